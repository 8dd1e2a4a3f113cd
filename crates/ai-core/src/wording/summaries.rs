//! What an action would do, in one line.

use crate::understanding::{Language, time::Now};
use serde_json::Value;

use super::{
    BookingFacts, Proposal, TicketFacts,
    dates::{day_and_range, moment},
};

/// One line on what the action would do; names its object by reference, and for a booking the
/// room, the date, start and end, and what was assumed.
pub fn summary(proposal: &Proposal, now: &Now, language: Language) -> String {
    let line = match proposal.tool.as_str() {
        "create_ticket" => create_ticket(proposal, language),
        "update_ticket" => update_ticket(proposal, language),
        "comment_on_ticket" => {
            let content = text(proposal, "content");
            let ticket = ticket(proposal);
            language.pick(
                format!("Add to {ticket}: “{content}”"),
                format!("Ghi thêm vào {ticket}: “{content}”"),
            )
        }
        "cancel_ticket" => language.pick("Cancel ", "Huỷ ").to_owned() + &ticket(proposal),
        "reopen_ticket" => language.pick("Reopen ", "Mở lại ").to_owned() + &ticket(proposal),
        "create_booking" => create_booking(proposal, now, language),
        "reschedule_booking" => reschedule(proposal, now, language),
        "cancel_booking" => {
            language.pick("Cancel ", "Huỷ ").to_owned() + &booking(proposal, now, language)
        }
        other => other.to_owned(),
    };
    line + &assumptions(proposal, language)
}

fn text<'a>(proposal: &'a Proposal, name: &str) -> &'a str {
    proposal
        .arguments
        .get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn number(proposal: &Proposal, name: &str) -> Option<i64> {
    proposal.arguments.get(name).and_then(Value::as_i64)
}

fn ticket(proposal: &Proposal) -> String {
    match &proposal.ticket {
        Some(TicketFacts {
            reference, content, ..
        }) => format!("{reference} “{content}”"),
        None => text(proposal, "ticket").to_owned(),
    }
}

fn booking(proposal: &Proposal, now: &Now, language: Language) -> String {
    match &proposal.booking {
        Some(facts) => booking_line(facts, now, language),
        None => text(proposal, "booking").to_owned(),
    }
}

/// `BK-501 (Hue, Tue 24 Nov 2026, 10:00-11:00, Planning)`.
pub(super) fn booking_line(facts: &BookingFacts, now: &Now, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(room) = &facts.room {
        parts.push(room.clone());
    }
    if let Some(start) = moment(&facts.time) {
        parts.push(day_and_range(start, facts.duration_minutes, now, language));
    }
    if let Some(reason) = facts.reason.as_ref().filter(|reason| !reason.is_empty()) {
        parts.push(reason.clone());
    }
    format!("{} ({})", facts.reference, parts.join(", "))
}

/// A priority in words.
pub(super) fn priority(word: &str, language: Language) -> &str {
    match (language, word) {
        (Language::Vietnamese, "low") => "thấp",
        (Language::Vietnamese, "high") => "cao",
        (Language::Vietnamese, "urgent") => "khẩn cấp",
        (Language::Vietnamese, _) => "bình thường",
        (Language::English, "") => "normal",
        (Language::English, other) => other,
    }
}

fn create_ticket(proposal: &Proposal, language: Language) -> String {
    let content = text(proposal, "content");
    let priority = priority(text(proposal, "priority"), language);
    let mut line = language.pick(
        format!("Open a ticket: “{content}”, priority {priority}"),
        format!("Tạo ticket: “{content}”, mức ưu tiên {priority}"),
    );
    let description = text(proposal, "description");
    if !description.is_empty() {
        line += &language.pick(
            format!(", with the description “{description}”"),
            format!(", kèm mô tả “{description}”"),
        );
    }
    line
}

fn update_ticket(proposal: &Proposal, language: Language) -> String {
    let mut changes = Vec::new();
    let content = text(proposal, "content");
    if !content.is_empty() {
        changes.push(language.pick(
            format!("the text becomes “{content}”"),
            format!("nội dung thành “{content}”"),
        ));
    }
    let description = text(proposal, "description");
    if !description.is_empty() {
        changes.push(language.pick(
            format!("the description becomes “{description}”"),
            format!("mô tả thành “{description}”"),
        ));
    }
    let ticket = ticket(proposal);
    let changes = changes.join(", ");
    language.pick(
        format!("Change {ticket}: {changes}"),
        format!("Sửa {ticket}: {changes}"),
    )
}

fn create_booking(proposal: &Proposal, now: &Now, language: Language) -> String {
    let room = text(proposal, "room");
    let minutes = number(proposal, "duration_minutes").unwrap_or(60);
    let when = moment(text(proposal, "time"))
        .map(|start| day_and_range(start, minutes, now, language))
        .unwrap_or_default();
    let mut line = language.pick(
        format!("Book {room} on {when}"),
        format!("Đặt phòng {room}, {when}"),
    );
    if let Some(attendees) = number(proposal, "attendees") {
        line += &language.pick(
            format!(", for {attendees} people"),
            format!(", cho {attendees} người"),
        );
    }
    let reason = text(proposal, "reason");
    if !reason.is_empty() && !proposal.assumed.iter().any(|name| name == "reason") {
        line = format!("{line}, “{reason}”");
    }
    line
}

fn reschedule(proposal: &Proposal, now: &Now, language: Language) -> String {
    let facts = proposal.booking.clone().unwrap_or_default();
    let room = match text(proposal, "room") {
        "" => facts.room.clone().unwrap_or_default(),
        named => named.to_owned(),
    };
    let minutes = number(proposal, "duration_minutes").unwrap_or(facts.duration_minutes);
    let time = match text(proposal, "time") {
        "" => facts.time.as_str(),
        given => given,
    };
    let when = moment(time)
        .map(|start| day_and_range(start, minutes, now, language))
        .unwrap_or_default();
    let from = booking(proposal, now, language);
    let to = if room.is_empty() {
        when
    } else {
        format!("{room}, {when}")
    };
    language.pick(
        format!("Move {from} to {to}"),
        format!("Dời {from} sang {to}"),
    )
}

/// ` (assumed: 60 minutes, the smallest free room)`, or nothing.
fn assumptions(proposal: &Proposal, language: Language) -> String {
    let assumed: Vec<&str> = proposal
        .assumed
        .iter()
        .filter_map(|name| match name.as_str() {
            "duration_minutes" => Some(language.pick("the length", "thời lượng")),
            "room" => Some(language.pick(
                "the smallest free room that fits",
                "phòng trống nhỏ nhất phù hợp",
            )),
            "date" => Some(language.pick("today", "hôm nay")),
            _ => None,
        })
        .collect();
    if assumed.is_empty() {
        return String::new();
    }
    let assumed = assumed.join(", ");
    language.pick(
        format!(" (assumed: {assumed})"),
        format!(" (tạm hiểu: {assumed})"),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::macros::datetime;

    use super::*;

    fn now() -> Now {
        Now::new(datetime!(2026-11-23 02:00 UTC), "Asia/Ho_Chi_Minh").unwrap()
    }

    #[test]
    fn a_booking_shows_room_date_start_end_and_what_was_assumed() {
        let proposal = Proposal {
            tool: "create_booking".to_owned(),
            arguments: json!({"room": "Hue", "time": "2026-11-24T07:00:00Z", "duration_minutes": 60}),
            assumed: vec!["duration_minutes".to_owned(), "room".to_owned()],
            ..Proposal::default()
        };
        assert_eq!(
            summary(&proposal, &now(), Language::English),
            "Book Hue on Tue 24 Nov 2026, 14:00-15:00 (assumed: the length, the smallest free room that fits)"
        );
        assert_eq!(
            summary(&proposal, &now(), Language::Vietnamese),
            "Đặt phòng Hue, Thứ Ba 24/11/2026, 14:00-15:00 (tạm hiểu: thời lượng, phòng trống nhỏ nhất phù hợp)"
        );
    }

    #[test]
    fn a_move_names_both_sides() {
        let proposal = Proposal {
            tool: "reschedule_booking".to_owned(),
            arguments: json!({"booking": "BK-501", "room": "Hanoi"}),
            booking: Some(BookingFacts {
                reference: "BK-501".to_owned(),
                room: Some("Hue".to_owned()),
                time: "2026-11-24T03:00:00Z".to_owned(),
                duration_minutes: 90,
                ..BookingFacts::default()
            }),
            ..Proposal::default()
        };
        assert_eq!(
            summary(&proposal, &now(), Language::English),
            "Move BK-501 (Hue, Tue 24 Nov 2026, 10:00-11:30) to Hanoi, Tue 24 Nov 2026, 10:00-11:30"
        );
    }

    #[test]
    fn a_ticket_is_named_by_reference_and_priority_in_the_customer_s_words() {
        let open = Proposal {
            tool: "create_ticket".to_owned(),
            arguments: json!({"content": "Ghế gãy", "priority": "urgent"}),
            ..Proposal::default()
        };
        assert_eq!(
            summary(&open, &now(), Language::Vietnamese),
            "Tạo ticket: “Ghế gãy”, mức ưu tiên khẩn cấp"
        );
        let cancel = Proposal {
            tool: "cancel_ticket".to_owned(),
            arguments: json!({"ticket": "TK-1001"}),
            ..Proposal::default()
        };
        assert_eq!(
            summary(&cancel, &now(), Language::English),
            "Cancel TK-1001"
        );
    }
}
