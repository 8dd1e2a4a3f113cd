//! The assistant: model adapters, agents, tools, turns.
//!
//! [`model`] is the adapter trait that every backend implements, [`tools`] is what agents can
//! call, [`assistant`] brings both together. [`understanding`] reads what people write and
//! [`wording`] says things back, in English and Vietnamese.

pub mod assistant;
pub mod eval;
pub mod model;
pub mod tools;
pub mod understanding;
pub mod wording;
