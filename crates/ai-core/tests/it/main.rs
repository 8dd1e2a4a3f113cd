//! The assistant from outside.

mod decisions;
#[cfg(test)]
mod dialogs;
mod scripted;
mod turns;
