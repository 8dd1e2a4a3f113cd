//! What waits for a decision, and the short answers around yes and no.

use crate::understanding::Language;

/// The question that follows a proposal.
pub fn shall_i(language: Language) -> &'static str {
    language.pick(
        "Shall I do that? (yes / no)",
        "Bạn đồng ý chứ? (có / không)",
    )
}

/// One line that names the pending action and those that wait behind it.
pub fn reminder(pending: &str, waiting: &[String], language: Language) -> String {
    let mut line = language.pick(
        format!("Still waiting for your yes or no: {pending}."),
        format!("Vẫn đang chờ bạn đồng ý hoặc từ chối: {pending}."),
    );
    if !waiting.is_empty() {
        let then = waiting.join("; ");
        line += &language.pick(format!(" Then: {then}."), format!(" Sau đó: {then}."));
    }
    line
}

/// Asked when a bare "cancel" could mean yes or no, because the pending action is a cancellation.
pub fn question_cancel_or_keep(pending: &str, language: Language) -> String {
    language.pick(
        format!("Do you mean yes, go ahead ({pending}), or no, leave everything as it is? Please say yes or no."),
        format!("Ý bạn là có, cứ thực hiện ({pending}), hay không, giữ nguyên như cũ? Bạn hãy trả lời có hoặc không."),
    )
}

/// That a person takes over: because the customer asked, or because the assistant could not help.
pub fn hand_off(asked: bool, language: Language) -> &'static str {
    if asked {
        language.pick(
            "I am handing this conversation over to a person from our staff, who will answer you here. I will be quiet until then.",
            "Tôi chuyển cuộc trò chuyện này cho nhân viên, họ sẽ trả lời bạn tại đây. Từ giờ tôi sẽ im lặng.",
        )
    } else {
        language.pick(
            "I could not help twice in a row, so I am handing this conversation over to a person from our staff, who will answer you here.",
            "Hai lần liền tôi chưa giúp được, nên tôi chuyển cuộc trò chuyện này cho nhân viên, họ sẽ trả lời bạn tại đây.",
        )
    }
}

/// The answer to a yes or no when nothing waits for one.
pub fn nothing_pending(language: Language) -> &'static str {
    language.pick(
        "Nothing is waiting for a yes or no, so I have done nothing. What can I do for you?",
        "Không có việc nào đang chờ bạn trả lời có hay không, nên tôi chưa làm gì cả. Tôi có thể giúp gì cho bạn?",
    )
}
