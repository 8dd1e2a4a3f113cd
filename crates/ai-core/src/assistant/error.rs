use domain::actions::ActionError;
use domain::conversations::ConversationError;
use domain::failure::{Failure, FailureKind};
use domain::fields::FieldError;
use domain::idempotency::IdempotencyError;
use domain::store::StoreError;

use crate::model::ModelError;

/// Why the assistant did not answer.
#[derive(Debug, thiserror::Error)]
pub enum ChatError {
    /// The conversation is at fault.
    #[error(transparent)]
    Conversation(#[from] ConversationError),
    /// The decision is at fault.
    #[error(transparent)]
    Action(#[from] ActionError),
    /// The request was made before, and cannot be answered again.
    #[error(transparent)]
    Idempotency(#[from] IdempotencyError),
    /// The model did not answer. The message is stored, the turn can be tried again.
    #[error("the assistant cannot answer at the moment, your message is kept")]
    Model(#[from] ModelError),
    /// The task that worked on the answer ended without one.
    #[error("the assistant did not finish its answer, your message is kept")]
    Lost,
    /// A prompt template cannot be rendered.
    #[error("something went wrong on our side")]
    Prompt(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What the assistant needs to know of the customer could not be read.
    #[error("{0}")]
    Situation(Box<dyn Failure>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for ChatError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Conversation(error) => error.kind(),
            Self::Action(error) => error.kind(),
            Self::Idempotency(error) => error.kind(),
            Self::Model(_) | Self::Lost => FailureKind::Unavailable,
            Self::Prompt(_) => FailureKind::Internal,
            Self::Situation(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Conversation(error) => error.code(),
            Self::Action(error) => error.code(),
            Self::Idempotency(error) => error.code(),
            Self::Model(_) => "model_unavailable",
            Self::Lost => "turn_lost",
            Self::Prompt(_) => "internal_error",
            Self::Situation(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Conversation(error) => error.fields(),
            Self::Action(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}
