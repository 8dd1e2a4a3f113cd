//! Lists of tickets, bookings, rooms and alternatives; each line names its reference.

use crate::understanding::{Language, time::Now};

use super::{
    Alternative, BookingFacts, RoomFacts, TicketFacts,
    dates::{day_and_range, moment},
    summaries::{booking_line, priority},
};

/// A status in words, as it follows "is" in English.
pub(super) fn status(word: &str, language: Language) -> &str {
    match word {
        "Pending" => language.pick("pending", "đang chờ xử lý"),
        "InProgress" => language.pick("in progress", "đang được xử lý"),
        "Resolved" => language.pick("resolved", "đã giải quyết xong"),
        "Canceled" => language.pick("canceled", "đã huỷ"),
        "Scheduled" => language.pick("scheduled", "đã lên lịch"),
        "Finished" => language.pick("finished", "đã kết thúc"),
        other => other,
    }
}

/// One line per ticket.
pub fn tickets(tickets: &[TicketFacts], language: Language) -> String {
    lines(tickets.iter().map(|ticket| {
        let state = status(&ticket.status, language);
        let mut line = format!("{} “{}”: {state}", ticket.reference, ticket.content);
        if !matches!(ticket.priority.as_str(), "" | "normal") {
            let level = priority(&ticket.priority, language);
            line += &language.pick(
                format!(", priority {level}"),
                format!(", mức ưu tiên {level}"),
            );
        }
        line
    }))
}

/// One line per booking.
pub fn bookings(bookings: &[BookingFacts], now: &Now, language: Language) -> String {
    lines(bookings.iter().map(|booking| {
        let line = booking_line(booking, now, language);
        if matches!(booking.status.as_str(), "" | "Scheduled") {
            line
        } else {
            format!("{line}: {}", status(&booking.status, language))
        }
    }))
}

/// One line per room.
pub fn rooms(rooms: &[RoomFacts], language: Language) -> String {
    lines(rooms.iter().map(|room| {
        let RoomFacts { name, capacity, .. } = room;
        let seats = language.pick(
            format!("{name}: {capacity} people"),
            format!("{name}: {capacity} người"),
        );
        match &room.opening_hours {
            Some(hours) => format!("{seats}, {hours}"),
            None => seats,
        }
    }))
}

/// What would work instead, numbered so that it can be picked; empty if nothing would.
pub fn alternatives(offers: &[Alternative], now: &Now, language: Language) -> String {
    if offers.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = offers
        .iter()
        .enumerate()
        .map(|(position, offer)| {
            let when = moment(&offer.time)
                .map(|start| day_and_range(start, offer.duration_minutes, now, language))
                .unwrap_or_default();
            format!("{}. {}, {when}", position + 1, offer.room_name)
        })
        .collect();
    let lines = lines.join("\n");
    language.pick(
        format!("These would work:\n{lines}"),
        format!("Những lựa chọn sau còn trống:\n{lines}"),
    )
}

fn lines(items: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = items.map(|line| format!("- {line}")).collect();
    lines.join("\n")
}
