//! Meeting rooms: how many they seat and when they are open.
//!
//! Everybody sees every room, admins look after them. [`OpeningHours`] are read from text and
//! hold on the room's own wall clock, also on days when the clocks change. Who has a room when is
//! a matter of [`bookings`](crate::bookings). Start at [`create`] and [`availability`].

mod administer;
mod availability;
mod error;
mod hours;
mod read;
mod repository;
mod room;
mod span;

pub use administer::{NewRoom, RoomChange, change, create, delete};
pub use availability::{Availability, LONGEST_RANGE, availability};
pub use error::RoomError;
pub use hours::{OpeningHours, UnreadableHours};
pub use read::{find, find_by_name, list};
pub use repository::{RoomQueries, RoomRepository};
pub use room::{Room, RoomRef};
pub use span::Span;
