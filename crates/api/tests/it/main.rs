//! The API through its whole router, on SQLite.
#![cfg(test)]

mod app;
mod bookings;
mod conventions;
mod every_route;
mod idempotency;
mod identity;
mod knowledge;
mod limits;
mod log;
mod operations;
mod rooms;
mod tickets;
