use crate::failure::{Failure, FailureKind};
use crate::store::StoreError;

/// Why a request with a key cannot be carried out.
#[derive(Debug, thiserror::Error)]
pub enum IdempotencyError {
    /// It is no key.
    #[error("an idempotency key is 1 to 255 visible ASCII characters, quoted or not")]
    InvalidKey,
    /// The key belongs to a request with another body.
    #[error("this idempotency key was used before for a request with another body")]
    Reused,
    /// The first request is still being worked on.
    #[error("the first request with this idempotency key is still being worked on")]
    InFlight,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for IdempotencyError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::InvalidKey => FailureKind::Invalid,
            Self::Reused => FailureKind::Unprocessable,
            Self::InFlight => FailureKind::Conflict,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::InvalidKey => "invalid_idempotency_key",
            Self::Reused => "idempotency_key_reused",
            Self::InFlight => "request_in_flight",
            Self::Store(error) => error.code(),
        }
    }
}
