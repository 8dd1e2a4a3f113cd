//! Repositories, migrations and races, on SQLite and on PostgreSQL.
#![cfg(test)]

mod articles;
mod bookings;
mod idempotency;
mod identity;
mod rooms;
mod tickets;
