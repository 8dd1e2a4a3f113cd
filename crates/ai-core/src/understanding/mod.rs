//! What a customer's words say, in English and Vietnamese, with or without diacritics.
//!
//! Pure functions without I/O: they know neither tickets nor rooms nor models. Start at
//! [`fold::Text`], which every other part reads; [`time`] is the grammar of dates and times.
//! Words inside quotation marks are cited, not said, and set nothing anywhere.

pub mod consent;
pub mod fold;
pub mod format;
pub mod language;
pub mod names;
pub mod numbers;
mod phrases;
pub mod priority;
pub mod quantity;
mod quotes;
pub mod reference;
pub mod spelling;
pub mod time;

#[cfg(test)]
mod tests;

pub use fold::Text;
pub use language::Language;
