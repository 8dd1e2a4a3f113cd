//! Access tokens, and who shows one.

pub(crate) mod bearer;
pub(crate) mod tokens;
