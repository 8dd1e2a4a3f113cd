//! Greetings, help, and what the assistant does not do.

use crate::understanding::Language;

/// What the assistant can do.
pub fn help(language: Language) -> &'static str {
    language.pick(
        "I can open, show and change your support tickets, find and book meeting rooms, answer questions from our articles, help with IT problems, and hand you over to a person.",
        "Tôi có thể tạo, xem và sửa ticket hỗ trợ, tìm và đặt phòng họp, trả lời câu hỏi từ các bài viết, giúp xử lý sự cố IT và chuyển bạn cho nhân viên.",
    )
}

/// The answer to a greeting.
pub fn greeting(name: &str, language: Language) -> String {
    let help = help(language);
    let first = name.split_whitespace().next().unwrap_or_default();
    if first.is_empty() {
        return language.pick(format!("Hello! {help}"), format!("Xin chào! {help}"));
    }
    language.pick(
        format!("Hello {name}! {help}"),
        format!("Xin chào {name}! {help}"),
    )
}

/// The answer to small talk.
pub fn small_talk(language: Language) -> String {
    let help = help(language);
    language.pick(
        format!("I am Frontdesk's automatic assistant, and all is well here. {help}"),
        format!("Tôi là trợ lý tự động của Frontdesk, mọi thứ đều ổn. {help}"),
    )
}

/// The answer to thanks.
pub fn thanks(language: Language) -> &'static str {
    language.pick(
        "You are welcome. Is there anything else?",
        "Rất vui được giúp bạn. Bạn còn cần gì nữa không?",
    )
}

/// The answer to good news.
pub fn worked(language: Language) -> &'static str {
    language.pick(
        "Good to hear that it works again. Is there anything else?",
        "Thật tốt khi mọi thứ đã hoạt động lại. Bạn còn cần gì nữa không?",
    )
}

/// The answer to a farewell.
pub fn bye(language: Language) -> &'static str {
    language.pick("Goodbye!", "Tạm biệt bạn!")
}

/// One sentence on what is in scope.
pub fn out_of_scope(language: Language) -> &'static str {
    language.pick(
        "That is outside of what I can help with: I look after support tickets, meeting rooms, questions about our service and IT problems, or hand you over to a person.",
        "Việc này nằm ngoài phạm vi của tôi: tôi lo về ticket hỗ trợ, phòng họp, câu hỏi về dịch vụ và sự cố IT, hoặc chuyển bạn cho nhân viên.",
    )
}

/// One sentence that refuses to be instructed.
pub fn refuse_instruction(language: Language) -> &'static str {
    language.pick(
        "I cannot do that: I only help you with your own tickets and bookings and with questions about our service.",
        "Tôi không làm việc đó được: tôi chỉ giúp bạn với ticket, lịch đặt phòng của chính bạn và câu hỏi về dịch vụ.",
    )
}

/// That the message was not understood.
pub fn not_understood(language: Language) -> String {
    let help = help(language);
    language.pick(
        format!("I am sorry, I did not understand that. {help}"),
        format!("Xin lỗi, tôi chưa hiểu ý bạn. {help}"),
    )
}

/// That there is no article on this, with the ways out.
pub fn no_article(language: Language) -> &'static str {
    language.pick(
        "I have no article on this. Shall I open a ticket about it, or would you like to talk to a person?",
        "Tôi không có bài viết nào về việc này. Bạn có muốn tôi tạo ticket, hay muốn gặp nhân viên?",
    )
}

/// That there is no article on this, said before a person takes over.
pub fn no_article_either(language: Language) -> &'static str {
    language.pick(
        "I have no article on this either.",
        "Tôi cũng không có bài viết nào về việc này.",
    )
}

/// What follows the steps of an article.
pub fn did_it_help(language: Language) -> &'static str {
    language.pick(
        "If this does not help, tell me and I will prepare a ticket.",
        "Nếu vẫn chưa được, hãy cho tôi biết để tôi chuẩn bị ticket.",
    )
}

/// That steps of an article did not help.
pub fn steps_failed(language: Language) -> &'static str {
    language.pick(
        "I am sorry that the steps did not help.",
        "Rất tiếc các bước trên chưa giúp được bạn.",
    )
}

/// That an open ticket looks like the same problem.
pub fn similar_ticket(ticket: &str, content: &str, language: Language) -> String {
    language.pick(
        format!("Your open ticket {ticket} “{content}” looks like the same problem; you can also add to it."),
        format!("Ticket đang mở {ticket} “{content}” có vẻ cùng một vấn đề; bạn cũng có thể ghi thêm vào đó."),
    )
}
