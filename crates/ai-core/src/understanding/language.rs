//! Which language a message is written in.

use super::fold::Text;

/// A language that the assistant speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Vietnamese.
    Vietnamese,
}

/// The language of a message; `None` when it says nothing about it ("ok", a number, a time, a
/// reference, one of `names`), so that the language of the message before holds on.
pub fn detect(text: &Text, names: &[&str]) -> Option<Language> {
    let _ = (text, names);
    None
}
