//! Plain yes and plain no.

use super::fold::Text;

/// What a message that is nothing but an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "yes", "go ahead", "đồng ý".
    Yes,
    /// "no", "never mind", "thôi khỏi".
    No,
    /// A no that says only "cancel" or "huỷ": while a cancellation is pending it is neither.
    Cancel,
}

/// The answer, if the whole message is one apart from punctuation, politeness and particles.
pub fn answer(text: &Text) -> Option<Answer> {
    let _ = text;
    None
}
