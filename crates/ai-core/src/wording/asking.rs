//! What the assistant asks when something is missing.

use time::OffsetDateTime;

use super::dates::day_and_clock;
use crate::understanding::{Language, format, time::Now};

/// What a new ticket shall be about.
pub fn what_is_the_problem(language: Language) -> &'static str {
    language.pick(
        "What is the problem? Please describe it in a sentence.",
        "Bạn gặp vấn đề gì? Hãy mô tả trong một câu.",
    )
}

/// What a comment shall say.
pub fn what_to_add(ticket: &str, language: Language) -> String {
    language.pick(
        format!("What shall I add to {ticket}?"),
        format!("Bạn muốn ghi thêm gì vào {ticket}?"),
    )
}

/// What a ticket's text shall become.
pub fn what_text(ticket: &str, language: Language) -> String {
    language.pick(
        format!("What shall the new text of {ticket} be?"),
        format!("Nội dung mới của {ticket} là gì?"),
    )
}

/// Which one of the listed tickets is meant.
pub fn which_ticket(list: &str, language: Language) -> String {
    language.pick(
        format!("Which ticket do you mean?\n{list}"),
        format!("Ý bạn là ticket nào?\n{list}"),
    )
}

/// Which one of the listed bookings is meant.
pub fn which_booking(list: &str, language: Language) -> String {
    language.pick(
        format!("Which booking do you mean?\n{list}"),
        format!("Ý bạn là lịch nào?\n{list}"),
    )
}

/// That nothing of the customer's fits the words.
pub fn no_matching_ticket(list: &str, language: Language) -> String {
    let found = language.pick(
        "I find no ticket of yours that fits.",
        "Tôi không tìm thấy ticket nào của bạn phù hợp.",
    );
    with_list(found, list, language)
}

/// That no booking of the customer's fits the words.
pub fn no_matching_booking(list: &str, language: Language) -> String {
    let found = language.pick(
        "I find no booking of yours that fits.",
        "Tôi không tìm thấy lịch đặt phòng nào của bạn phù hợp.",
    );
    with_list(found, list, language)
}

fn with_list(found: &str, list: &str, language: Language) -> String {
    if list.is_empty() {
        return found.to_owned();
    }
    let have = language.pick("You have:", "Bạn đang có:");
    format!("{found} {have}\n{list}")
}

/// What is missing of a booking, in one question that may ask for the length too.
pub fn booking_slots(
    day: Option<time::Date>,
    needs_hour: bool,
    needs_length: bool,
    language: Language,
) -> String {
    let length = if needs_length {
        language.pick(", and for how long", " và trong bao lâu")
    } else {
        ""
    };
    match (day, needs_hour) {
        (Some(day), _) => {
            let day = format::date(language, day);
            language.pick(
                format!("At what time on {day} shall it start{length}?"),
                format!("Bạn muốn bắt đầu lúc mấy giờ vào {day}{length}?"),
            )
        }
        (None, true) => language.pick(
            format!("On which day and at what time shall it start{length}?"),
            format!("Bạn muốn đặt ngày nào, lúc mấy giờ{length}?"),
        ),
        (None, false) => language.pick(
            format!("On which day shall it be{length}?"),
            format!("Bạn muốn đặt vào ngày nào{length}?"),
        ),
    }
}

/// Which of two readings of an hour is meant.
pub fn which_hour(
    one: OffsetDateTime,
    other: OffsetDateTime,
    now: &Now,
    language: Language,
) -> String {
    let one = day_and_clock(now.local(one), language);
    let other = day_and_clock(now.local(other), language);
    language.pick(
        format!("Do you mean {one} or {other}?"),
        format!("Ý bạn là {one} hay {other}?"),
    )
}

/// To when or where a booking shall be moved.
pub fn move_to(booking: &str, language: Language) -> String {
    language.pick(
        format!("To which day, time or room shall I move {booking}?"),
        format!("Bạn muốn dời {booking} sang ngày, giờ hay phòng nào?"),
    )
}

/// When a room shall be free.
pub fn free_when(language: Language) -> &'static str {
    language.pick(
        "For which day and time shall I look?",
        "Bạn muốn tôi xem ngày nào, lúc mấy giờ?",
    )
}

/// That the question that was open is dropped.
pub fn dropped(language: Language) -> &'static str {
    language.pick(
        "All right, I have dropped that; nothing was done.",
        "Được, tôi bỏ qua việc đó; chưa có gì được thực hiện.",
    )
}

/// That only staff changes a priority later.
pub fn priority_by_staff(ticket: &str, language: Language) -> String {
    language.pick(
        format!("Only our staff can change the priority of {ticket} once it is open. I can add a comment that asks for it, if you like."),
        format!("Chỉ nhân viên mới đổi được mức ưu tiên của {ticket} sau khi đã tạo. Nếu muốn, tôi có thể ghi thêm lời đề nghị vào ticket."),
    )
}
