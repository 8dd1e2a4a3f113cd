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

/// A list of tickets with what it is, or that there are none.
pub fn ticket_list(items: &[TicketFacts], language: Language) -> String {
    if items.is_empty() {
        return language
            .pick(
                "You have no such tickets.",
                "Bạn không có ticket nào như vậy.",
            )
            .to_owned();
    }
    let list = tickets(items, language);
    language.pick(
        format!("Your tickets:\n{list}"),
        format!("Ticket của bạn:\n{list}"),
    )
}

/// A list of bookings with what it is, or that there are none.
pub fn booking_list(items: &[BookingFacts], now: &Now, language: Language) -> String {
    if items.is_empty() {
        return language
            .pick(
                "You have no such bookings.",
                "Bạn không có lịch đặt phòng nào như vậy.",
            )
            .to_owned();
    }
    let list = bookings(items, now, language);
    language.pick(
        format!("Your bookings:\n{list}"),
        format!("Lịch đặt phòng của bạn:\n{list}"),
    )
}

/// Whether one room is free at a time.
pub fn one_room(room: &str, is_free: bool, at: &str, language: Language) -> String {
    if is_free {
        language.pick(
            format!("{room} is free: {at}."),
            format!("Phòng {room} còn trống: {at}."),
        )
    } else {
        language.pick(
            format!("{room} is not free: {at}."),
            format!("Phòng {room} không trống: {at}."),
        )
    }
}

/// Which rooms are free at a time.
pub fn free_rooms(rooms: &[String], at: &str, language: Language) -> String {
    if rooms.is_empty() {
        return language.pick(
            format!("No room is free: {at}."),
            format!("Không còn phòng nào trống: {at}."),
        );
    }
    let rooms = rooms.join(", ");
    language.pick(
        format!("Free rooms, {at}: {rooms}."),
        format!("Phòng còn trống, {at}: {rooms}."),
    )
}

/// One ticket with its status and, if there is one, the last message.
pub fn ticket_details(ticket: &TicketFacts, last: Option<&str>, language: Language) -> String {
    let line = tickets(std::slice::from_ref(ticket), language);
    let line = line.trim_start_matches("- ");
    match last {
        Some(last) => language.pick(
            format!("{line}. Last message: “{last}”"),
            format!("{line}. Tin nhắn gần nhất: “{last}”"),
        ),
        None => format!("{line}."),
    }
}
