//! What became of an action.

use crate::understanding::{Language, time::Now};

use super::{Outcome, refusals::refusal};

/// The message after an action was decided: what was done, with its reference, or why not.
pub fn outcome(outcome: &Outcome, now: &Now, language: Language) -> String {
    let summary = &outcome.summary;
    match outcome.status.as_str() {
        "executed" => executed(outcome, language),
        "canceled" => language.pick(
            format!("All right, I have not done it: {summary}."),
            format!("Được, tôi không thực hiện: {summary}."),
        ),
        "superseded" => language.pick(
            format!("Replaced by the new proposal: {summary}."),
            format!("Đã thay bằng đề xuất mới: {summary}."),
        ),
        "expired" => language.pick(
            format!("This waited too long and has expired, so nothing was done: {summary}. Ask me again if you still want it."),
            format!("Yêu cầu này đã quá hạn nên không có gì được thực hiện: {summary}. Nếu vẫn cần, bạn hãy nói lại."),
        ),
        _ => {
            let why = outcome
                .refused
                .as_ref()
                .map(|refused| refusal(refused, now, language))
                .unwrap_or_default();
            language.pick(
                format!("That did not work, nothing was changed. {why}"),
                format!("Không thực hiện được, chưa có gì thay đổi. {why}"),
            )
        }
    }
    .trim_end()
    .to_owned()
}

fn executed(outcome: &Outcome, language: Language) -> String {
    let reference = outcome.reference.as_deref().unwrap_or_default();
    let summary = &outcome.summary;
    let (english, vietnamese) = match outcome.tool.as_str() {
        "create_ticket" => ("is open", "đã được tạo"),
        "update_ticket" => ("is changed", "đã được sửa"),
        "comment_on_ticket" => ("has your comment", "đã có ghi chú của bạn"),
        "cancel_ticket" | "cancel_booking" => ("is canceled", "đã được huỷ"),
        "reopen_ticket" => ("is open again", "đã được mở lại"),
        "create_booking" => ("is booked", "đã được đặt"),
        "reschedule_booking" => ("is moved", "đã được dời"),
        _ => ("is done", "đã xong"),
    };
    language.pick(
        format!("Done, {reference} {english}. ({summary}.)"),
        format!("Xong, {reference} {vietnamese}. ({summary}.)"),
    )
}

/// That an action waits behind the pending one.
pub fn waits(summary: &str, language: Language) -> String {
    language.pick(
        format!("Next, after that one: {summary}."),
        format!("Tiếp theo, sau việc đó: {summary}."),
    )
}
