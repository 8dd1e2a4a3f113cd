//! Bookings: when people meet, and in which room.
//!
//! A booking is `Scheduled` until it is `Canceled` or its end has passed; then it is `Finished`,
//! on reading at once and in the store soon after ([`finish_due`]). Two bookings of one room
//! never overlap. What a time and a room must fulfil is one rule, asked for with [`check`] and
//! [`check_change`] and applied by [`book`] and [`change`]; who is refused learns what would work
//! instead. Owners and staff see a booking; for everybody else it does not exist.
//!
//! ```
//! use frontdesk_domain::bookings::BookingStatus;
//!
//! assert!(BookingStatus::Scheduled.can_become(BookingStatus::Canceled));
//! assert!(BookingStatus::Finished.is_final());
//! ```

mod alternatives;
mod book;
mod booking;
mod change;
mod error;
mod finish;
mod read;
mod repository;
mod rooms_at;
mod slot;
mod status;

pub use alternatives::{Alternative, HORIZON};
pub use book::{NewBooking, book, check};
pub use booking::{Booking, reference_key};
pub use change::{BookingChange, cancel, change, check_change};
pub use error::BookingError;
pub use finish::{FINISH_BATCH, finish_due};
pub use read::{BookingSearch, find, find_by_reference, list};
pub use repository::{BookingFilter, BookingQueries, BookingRepository, Busy};
pub use rooms_at::{RoomAt, rooms_at, smallest_free_room};
pub use slot::{DEFAULT_DURATION_MINUTES, LONGEST_MINUTES, RoomState, SHORTEST_MINUTES, Slot};
pub use status::BookingStatus;
