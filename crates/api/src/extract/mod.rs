//! What handlers take: who asks, path ids, queries and bodies, each with its problem document.

mod id;
mod json;
mod query;
mod signed_in;

pub(crate) use id::Id;
pub(crate) use json::Json;
pub(crate) use query::Query;
pub(crate) use signed_in::SignedIn;
