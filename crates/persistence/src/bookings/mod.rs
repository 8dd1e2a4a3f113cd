//! Bookings in the database.

mod queries;
mod repository;
mod rows;
