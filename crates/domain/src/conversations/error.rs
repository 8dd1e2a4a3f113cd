use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::store::StoreError;

/// Why something could not be done with a conversation.
#[derive(Debug, thiserror::Error)]
pub enum ConversationError {
    /// There is none, or none for the one who asks.
    #[error("there is no such conversation")]
    NotFound,
    /// The assistant is still answering the last message.
    #[error("the assistant is still answering the last message")]
    TurnInProgress,
    /// The turn took so long that it was given up, or it was stopped.
    #[error("the answer was given up in the meantime")]
    TurnLost,
    /// The last turn was answered.
    #[error("there is no failed answer to try again")]
    NothingToRetry,
    /// Only staff may do this.
    #[error("only staff may {0}")]
    StaffOnly(&'static str),
    /// Only the customer whose conversation it is may do this.
    #[error("only the customer may {0}")]
    CustomerOnly(&'static str),
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for ConversationError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound => FailureKind::NotFound,
            Self::TurnInProgress | Self::TurnLost | Self::NothingToRetry => FailureKind::Conflict,
            Self::StaffOnly(_) | Self::CustomerOnly(_) => FailureKind::Forbidden,
            Self::Invalid(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "conversation_not_found",
            Self::TurnInProgress => "turn_in_progress",
            Self::TurnLost => "turn_lost",
            Self::NothingToRetry => "nothing_to_retry",
            Self::StaffOnly(_) => "staff_only",
            Self::CustomerOnly(_) => "customer_only",
            Self::Invalid(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}
