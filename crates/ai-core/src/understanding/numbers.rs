//! Numbers in digits and words.

use super::fold::Text;

/// The whole number from 0 to 999 that begins at a token, and how many tokens it takes.
pub fn at(text: &Text, at: usize) -> Option<(u32, usize)> {
    Some((text.get(at)?.number()?, 1))
}
