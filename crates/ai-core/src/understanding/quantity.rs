//! How many people.

use super::fold::Text;

/// The number of people that a room must seat, the speaker included.
pub fn head_count(text: &Text) -> Option<u32> {
    let _ = text;
    None
}
