//! Doing once what is asked twice: requests that carry an `Idempotency-Key`.
//!
//! A client that got no answer asks again with the same key and gets the first answer instead
//! of a second ticket. The key is [`claim`]ed before the effect and [`complete`]d with it, best in
//! one transaction: then an effect and its answer are kept together or not at all, and a twin that
//! comes at the same time waits for the first one. Work that outlives a transaction commits its
//! claim first, and completes it or [`release`]s it at its end.

mod error;
mod key;
mod once;
mod repository;

pub use error::IdempotencyError;
pub use key::IdempotencyKey;
pub use once::{Claimed, claim, complete, forget_expired, release};
pub use repository::{
    Claim, Fingerprint, IdempotencyRepository, KeptAnswer, KeptRequest, KeyedRequest,
};
