//! Databases, clocks and ids for the tests of the other crates.
//!
//! A test that needs a database is written once, in [`on_both_databases!`], and runs on SQLite
//! and on PostgreSQL, each time on a [`TestDatabase`] of its own. Where PostgreSQL is not to be
//! had, those variants say so and pass; with `CI=true` they fail.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::print_stderr,
    reason = "a test that does not get what it needs fails, and says why"
)]

mod both;
mod clock;
mod database;
mod ids;
mod passwords;
mod people;

pub use both::{on_postgres, on_sqlite};
pub use clock::ManualClock;
pub use database::TestDatabase;
pub use ids::CountedIds;
pub use passwords::PlainPasswords;
