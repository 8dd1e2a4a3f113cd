//! Evaluation: plays dialogs against a world and tells what differs from what must come of them.
//!
//! A [`World`] is the clock, the speaker and what exists; every [`Dialog`] starts from a fresh
//! copy of it, in a store of its own, with a clock that stands still.

mod compare;
mod dialog;
mod furnish;
mod play;
mod world;

pub use dialog::{Dialog, Expectation, Turn, parse_dialogs};
pub use furnish::furnish;
pub use play::{EvalError, play};
pub use world::{StandingClock, World};
