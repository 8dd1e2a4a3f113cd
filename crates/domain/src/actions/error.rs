use super::ActionStatus;
use crate::conversations::ConversationError;
use crate::failure::{Failure, FailureKind};
use crate::fields::FieldError;
use crate::store::StoreError;

/// Why an action could not be decided.
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// The conversation has no such action.
    #[error("there is no such action in this conversation")]
    NotFound,
    /// No action waits for a decision.
    #[error("nothing waits for your confirmation")]
    NothingPending,
    /// It was decided the other way.
    #[error("the action was decided already, it is {0}")]
    AlreadyDecided(ActionStatus),
    /// A newer proposal took its place.
    #[error("a newer proposal took the place of this action")]
    Superseded,
    /// It waited too long.
    #[error("the action waited too long and has expired")]
    Expired,
    /// Only the customer decides.
    #[error("only the customer may confirm or cancel an action")]
    CustomerOnly,
    /// The conversation is at fault.
    #[error(transparent)]
    Conversation(#[from] ConversationError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for ActionError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound => FailureKind::NotFound,
            Self::NothingPending | Self::AlreadyDecided(_) | Self::Superseded => {
                FailureKind::Conflict
            }
            Self::Expired => FailureKind::Gone,
            Self::CustomerOnly => FailureKind::Forbidden,
            Self::Conversation(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "action_not_found",
            Self::NothingPending => "nothing_pending",
            Self::AlreadyDecided(_) => "already_decided",
            Self::Superseded => "action_superseded",
            Self::Expired => "action_expired",
            Self::CustomerOnly => "customer_only",
            Self::Conversation(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Conversation(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}
