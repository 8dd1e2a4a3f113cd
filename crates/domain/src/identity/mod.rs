//! People: who they are, how they sign in, what they may do.

mod repository;
mod user;

pub use repository::{UserQueries, UserRepository};
pub use user::{Role, UnknownWord, User, UserRef};
