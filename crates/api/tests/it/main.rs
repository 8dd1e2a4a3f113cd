//! The API through its whole router, on SQLite.
#![cfg(test)]

mod app;
mod tickets;
