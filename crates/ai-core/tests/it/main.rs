//! The assistant from outside.

mod decisions;
mod dialogs;
mod office;
mod scripted;
mod turns;
