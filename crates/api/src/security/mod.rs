//! Access tokens.

pub(crate) mod tokens;
