//! Use cases, on SQLite.
#![cfg(test)]

mod bookings;
mod identity;
