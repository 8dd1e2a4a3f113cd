//! Rooms by name or by size.

use std::ops::Range;

use super::fold::Text;

/// A known name that a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which of the given names.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// It is said to be the wrong one ("not Hue", "instead of Hue").
    pub is_rejected: bool,
}

/// A room by its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// "the big room", "phòng lớn nhất".
    Largest,
    /// "the smallest one", "phòng nhỏ".
    Smallest,
}

/// The names that are said outside quotation marks, in order, ignoring case, spaces and diacritics.
pub fn find(text: &Text, names: &[&str]) -> Vec<Named> {
    let _ = (text, names);
    Vec::new()
}

/// Whether two names are the same, ignoring case, spaces and diacritics.
pub fn same(one: &str, other: &str) -> bool {
    let squeeze = |name: &str| super::fold::fold(name).replace(' ', "");
    squeeze(one) == squeeze(other)
}

/// The size that is asked for.
pub fn size(text: &Text) -> Option<Size> {
    let _ = text;
    None
}
