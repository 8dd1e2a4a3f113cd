//! The HTTP API: routes, extractors, problem documents, OpenAPI.
//!
//! Handlers are thin: an extractor for the actor, one for the body, one use case of the domain,
//! one response. Every failure becomes a problem document in [`problem`], the one mapping from
//! the domain's errors to HTTP. Start at [`router`], the routes at a glance.

mod extract;
mod instant;
mod limits;
mod middleware;
mod openapi;
mod page;
mod problem;
mod router;
mod routes;
mod security;
mod state;

pub use openapi::openapi;
pub use problem::Problem;
pub use router::router;
pub use security::passwords::{Argon2Passwords, PasswordCost};
pub use security::tokens::{TokenSettings, Tokens};
pub use security::{Identity, IdentitySettings};
pub use state::{AppState, HttpSettings, Parts};
