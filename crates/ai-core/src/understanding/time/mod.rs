//! Dates and times in words.
//!
//! [`when`] reads a text into a [`When`], which says only what the customer said. Slots that are
//! filled over several turns are joined by [`When::updated_by`]; [`When::start`] finds the instant,
//! [`When::window`] the range that a question is about, [`moved`] both sides of "from ... to ...".
//!
//! Inside: `dates`, `clock`, `ranges`, `lengths`, `instants` and `parts` each read one kind of
//! phrase at a place; `scan` finds all phrases of a text and how they are tied to it; `combine`
//! makes one [`When`] of them.

mod clock;
mod combine;
mod dates;
mod hours;
mod instants;
mod lengths;
mod moved;
mod parts;
mod ranges;
mod scan;
mod spoken;
mod start;
mod when;
mod words;
mod zone;

#[cfg(test)]
mod tests;

pub use hours::OpeningHours;
pub use moved::moved;
pub use when::{Bound, Clock, DayPart, Days, Moved, Shift, ShiftOf, Start, When, Window, when};
pub use zone::Now;
