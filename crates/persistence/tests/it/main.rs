//! Repositories, migrations and races, on SQLite and on PostgreSQL.
#![cfg(test)]

mod idempotency;
