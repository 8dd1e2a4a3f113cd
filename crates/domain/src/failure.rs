//! What can go wrong, in terms that every front door understands.

use serde_json::{Map, Value};

use crate::fields::FieldError;

/// The kind of a failure. The HTTP API has exactly one status for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// A well-formed value breaks a rule, such as a booking in the past.
    Invalid,
    /// Nobody is signed in, or not any more.
    Unauthenticated,
    /// The role may not.
    Forbidden,
    /// Not there, or not there for the one who asks.
    NotFound,
    /// The present state forbids it.
    Conflict,
    /// It was there once; the time for it has passed.
    Gone,
    /// The request does not fit its schema.
    Unprocessable,
    /// Too often.
    TooMany,
    /// The database or the model is away; later it may work.
    Unavailable,
    /// Our fault. Details are for the log only.
    Internal,
}

/// An error of a use case, as its callers may show it.
///
/// `Display` is one plain sentence for the customer, without a full stop.
pub trait Failure: std::error::Error + Send + Sync + 'static {
    /// Which kind of failure this is.
    fn kind(&self) -> FailureKind;

    /// A stable word for machines, such as `ticket_not_found`.
    fn code(&self) -> &'static str;

    /// The fields that are to blame, if any.
    fn fields(&self) -> Vec<FieldError> {
        Vec::new()
    }

    /// Further members for machines, such as `allowed` of an illegal transition.
    fn members(&self) -> Map<String, Value> {
        Map::new()
    }
}
