//! People and what keeps them signed in.

pub(crate) mod users;

mod queries;
mod refresh_tokens;
mod repository;
