//! What a customer points at: `TK-1002`, "the second one", "it".

use std::ops::Range;

use super::fold::Text;

/// What kind of thing a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// A ticket, `TK-1002`.
    Ticket,
    /// A booking, `BK-501`.
    Booking,
}

/// A ticket or booking that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Ticket or booking.
    pub object: Object,
    /// As it is written everywhere: `TK-1002`, `BK-501`.
    pub written: String,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// Which of the things that were offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The one at this index.
    One(usize),
    /// All of them.
    All,
}

/// All references outside quotation marks, in order.
pub fn references(text: &Text) -> Vec<Reference> {
    let _ = text;
    Vec::new()
}

/// Which one of an offered list of references is meant: by reference, by its bare number, by
/// place ("the second", "cái đầu tiên", "the last one"), or all.
pub fn choose(text: &Text, offered: &[&str]) -> Option<Choice> {
    let _ = (text, offered);
    None
}

/// Whether the text points back at something ("it", "that one", "nó", "cái đó").
pub fn points_back(text: &Text) -> bool {
    let _ = text;
    false
}
