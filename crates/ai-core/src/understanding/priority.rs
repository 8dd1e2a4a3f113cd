//! How urgent a customer says a matter is.

use super::fold::Text;

/// The urgency that words give; without any, a matter is normal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// "no rush", "khi nào rảnh".
    Low,
    /// "normal priority".
    Normal,
    /// "high priority", "ưu tiên cao".
    High,
    /// "urgent", "asap", "gấp".
    Urgent,
}

impl Priority {
    /// The word of the contract: `low`, `normal`, `high`, `urgent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }
}

/// The priority that is said outside quotation marks.
pub fn priority(text: &Text) -> Option<Priority> {
    let _ = text;
    None
}
