//! What handlers take: who asks, path ids, queries and bodies, each with its problem document.

mod body;
mod credentials;
mod id;
mod json;
mod once;
mod query;
mod refusal;
mod signed_in;
mod speaking;

pub(crate) use credentials::{GivenCredentials, LoginForm, LoginRequest};
pub(crate) use id::Id;
pub(crate) use json::Json;
pub(crate) use once::{Created, Once, replayed};
pub(crate) use query::Query;
pub(crate) use signed_in::SignedIn;
pub(crate) use speaking::Speaking;
