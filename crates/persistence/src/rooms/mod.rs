//! Rooms in the database. One that was deleted stays for the bookings that name it.

mod queries;
mod repository;
pub(crate) mod rows;
