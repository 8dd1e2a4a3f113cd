//! Pending actions: what the assistant proposes and the customer confirms.
//!
//! The assistant cannot write. It makes a [`Draft`]; [`check`] says whether it would work now and
//! fills in what was left open; [`propose`] stores it as a row, at most one pending in a
//! conversation. Only [`confirm`] executes it, with the rights of the signed-in customer, exactly
//! once: the action, what it makes and the conversation's message are one transaction.

mod action;
mod bookings;
mod check;
mod decide;
mod draft;
mod error;
mod execute;
mod repository;

pub use action::{Action, ActionStatus};
pub use check::{Checked, Refusal, Subject, Verdict, check};
pub use decide::{Decided, cancel, confirm, expire, expire_due, propose, supersede};
pub use draft::Draft;
pub use error::ActionError;
pub use repository::{ActionQueries, ActionRepository};
