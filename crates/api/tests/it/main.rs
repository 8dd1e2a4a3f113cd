//! The API through its whole router, on SQLite.
#![cfg(test)]

mod app;
mod conventions;
mod idempotency;
mod limits;
mod operations;
mod tickets;
