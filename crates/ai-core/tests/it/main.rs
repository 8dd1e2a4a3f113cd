//! The assistant from outside.

mod dialogs;
mod office;
