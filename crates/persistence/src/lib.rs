//! The ports of `frontdesk-domain` on SQLite and PostgreSQL.
//!
//! [`open`] gives a [`Store`](domain::store::Store). One file for each feature holds its rows,
//! their conversion and the implementation of its ports, written once for both databases: a
//! [`Session`] runs on a pool (reading) or in a transaction (reading and writing).

mod actions;
mod articles;
mod bookings;
mod columns;
mod connect;
mod conversations;
mod error;
mod idempotency;
mod identity;
mod page;
mod rooms;
mod session;
mod tickets;

use identity::users;

pub use connect::{ConnectError, DatabaseAddress, Pools, open};
pub use session::Session;
