//! One file for each feature: its routes, its requests and responses.

pub(crate) mod tickets;
