//! Why something cannot be done, and what could be done instead.

use crate::understanding::{Language, time::Now};
use serde_json::Value;

use super::{
    Refused,
    dates::{day_and_clock, day_and_range, moment},
    lists::{alternatives, status},
    summaries::booking_line,
};

/// The codes that have a wording of their own.
pub const KNOWN_REFUSALS: &[&str] = &[
    "ticket_not_found",
    "booking_not_found",
    "time_in_past",
    "room_not_found",
    "room_too_small",
    "room_closed",
    "room_taken",
    "invalid_transition",
    "ticket_closed",
    "already_canceled",
    "booking_final",
    "too_many_waiting",
];

/// The refusal in the customer's words, with what would work instead.
pub fn refusal(refused: &Refused, now: &Now, language: Language) -> String {
    let mut text = match refused.code.as_str() {
        "ticket_not_found" => no_such_ticket(&argument(refused, "ticket"), language),
        "booking_not_found" => no_such_booking(&argument(refused, "booking"), language),
        "time_in_past" | "room_not_found" | "room_too_small" | "room_closed" | "room_taken" => {
            room_or_time(refused, now, language)
        }
        "invalid_transition" | "ticket_closed" | "already_canceled" | "booking_final" => {
            wrong_status(refused, now, language)
        }
        "too_many_waiting" => language.pick(
            "Several actions already wait for your decision. Please decide those first.".to_owned(),
            "Đã có nhiều việc đang chờ bạn quyết định. Bạn hãy quyết định những việc đó trước."
                .to_owned(),
        ),
        _ => refused.detail.clone(),
    };
    let offers = alternatives(&refused.alternatives, now, language);
    if !offers.is_empty() {
        text += "\n";
        text += &offers;
    }
    text
}

/// That what was asked for is beyond what the tool takes at all.
pub fn not_possible(tool: &str, language: Language) -> &'static str {
    if tool.ends_with("_booking") {
        language.pick(
            "A booking takes 15 minutes to 8 hours. How long shall it be?",
            "Mỗi lịch đặt phòng dài từ 15 phút đến 8 giờ. Bạn muốn đặt trong bao lâu?",
        )
    } else {
        language.pick(
            "That does not fit: a ticket's text takes up to 500 characters.",
            "Nội dung không phù hợp: ticket có tối đa 500 ký tự.",
        )
    }
}

/// That there is no such ticket, whether it is missing or somebody else's.
pub fn no_such_ticket(reference: &str, language: Language) -> String {
    language.pick(
        format!("I find no ticket {reference} of yours."),
        format!("Tôi không tìm thấy ticket {reference} nào của bạn."),
    )
}

/// That there is no such booking, whether it is missing or somebody else's.
pub fn no_such_booking(reference: &str, language: Language) -> String {
    language.pick(
        format!("I find no booking {reference} of yours."),
        format!("Tôi không tìm thấy lịch đặt phòng {reference} nào của bạn."),
    )
}

fn argument(refused: &Refused, name: &str) -> String {
    let value = refused.arguments.get(name);
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn room_or_time(refused: &Refused, now: &Now, language: Language) -> String {
    let room = argument(refused, "room");
    let minutes = refused
        .arguments
        .get("duration_minutes")
        .and_then(Value::as_i64)
        .unwrap_or(60);
    let start = moment(&argument(refused, "time"));
    let when = start
        .map(|start| day_and_range(start, minutes, now, language))
        .unwrap_or_default();
    match refused.code.as_str() {
        "time_in_past" => {
            let asked = start
                .map(|start| day_and_clock(now.local(start), language))
                .unwrap_or_default();
            let today = day_and_clock(now.local(now.at()), language);
            language.pick(
                format!(
                    "{asked} is in the past: it is {today} now. Which other time would you like?"
                ),
                format!("{asked} đã qua: bây giờ là {today}. Bạn muốn đặt lúc nào khác?"),
            )
        }
        "room_not_found" => language.pick(
            format!("I know no room “{room}”."),
            format!("Tôi không biết phòng nào tên “{room}”."),
        ),
        "room_too_small" if room.is_empty() => language.pick(
            "No room seats that many people.".to_owned(),
            "Không có phòng nào đủ chỗ cho từng ấy người.".to_owned(),
        ),
        "room_too_small" => language.pick(
            format!("{room} is too small for that many people."),
            format!("Phòng {room} không đủ chỗ cho từng ấy người."),
        ),
        "room_closed" if room.is_empty() => language.pick(
            format!("{when} is outside the opening hours of every room that fits."),
            format!("{when} nằm ngoài giờ mở cửa của mọi phòng phù hợp."),
        ),
        "room_closed" => language.pick(
            format!("{room} is closed then: {when} is outside its opening hours."),
            format!("Phòng {room} đóng cửa lúc đó: {when} nằm ngoài giờ mở cửa."),
        ),
        _ if room.is_empty() => language.pick(
            format!("No room that fits is free on {when}."),
            format!("Không còn phòng phù hợp nào trống vào {when}."),
        ),
        _ => language.pick(
            format!("{room} is taken on {when}."),
            format!("Phòng {room} đã có người đặt vào {when}."),
        ),
    }
}

fn wrong_status(refused: &Refused, now: &Now, language: Language) -> String {
    if let Some(booking) = &refused.booking {
        let line = booking_line(booking, now, language);
        let status = status(&booking.status, language);
        return language.pick(
            format!("{line} is {status} and cannot be changed any more."),
            format!("{line} {status}, không thay đổi được nữa."),
        );
    }
    let Some(ticket) = &refused.ticket else {
        return refused.detail.clone();
    };
    let (reference, content) = (&ticket.reference, &ticket.content);
    let state = status(&ticket.status, language);
    let mut text = language.pick(
        format!("{reference} “{content}” is {state}, so that is not possible."),
        format!("{reference} “{content}” {state} nên không làm vậy được."),
    );
    if ticket.can_reopen {
        text += language.pick(
            " I can reopen it or open a new ticket.",
            " Tôi có thể mở lại ticket này hoặc tạo ticket mới.",
        );
    } else if ticket.allowed_transitions.is_empty() {
        text += language.pick(" I can open a new ticket.", " Tôi có thể tạo ticket mới.");
    }
    text
}
