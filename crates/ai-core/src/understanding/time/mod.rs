//! Dates and times in words.
//!
//! [`when`] reads a text into a [`When`], which says only what the customer said. Slots that are
//! filled over several turns are joined by [`When::updated_by`]; [`When::start`] finds the instant,
//! [`When::window`] the range that a question is about, [`moved`] both sides of "from ... to ...".

mod hours;
mod when;
mod zone;

pub use hours::OpeningHours;
pub use when::{
    Bound, Clock, DayPart, Days, Moved, Shift, ShiftOf, Start, When, Window, moved, when,
};
pub use zone::Now;
