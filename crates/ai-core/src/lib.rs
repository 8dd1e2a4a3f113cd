//! The assistant: model adapters, agents, tools, turns.
//!
//! Start at [`model`] for the adapter trait that every backend implements.

pub mod model;
pub mod understanding;
pub mod wording;
