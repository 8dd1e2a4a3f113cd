//! The assistant from outside.

mod decisions;
mod dialogs;
mod scripted;
mod turns;
