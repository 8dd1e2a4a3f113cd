use serde_json::{Map, Value, json};

use super::TicketStatus;
use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::store::StoreError;

/// Why something could not be done with a ticket.
#[derive(Debug, thiserror::Error)]
pub enum TicketError {
    /// There is none, or none for the one who asks.
    #[error("there is no such ticket")]
    NotFound,
    /// The status does not lead there.
    #[error("a ticket that is {from} cannot become {to}")]
    InvalidTransition {
        /// Where it stands.
        from: TicketStatus,
        /// Where it was to go.
        to: TicketStatus,
    },
    /// It is resolved or canceled.
    #[error("the ticket is {0}, its text and thread are closed")]
    Closed(TicketStatus),
    /// Only staff may do this.
    #[error("only staff may {0}")]
    StaffOnly(&'static str),
    /// The assignee is nobody who could work on it.
    #[error("the assignee must be an active member of the staff")]
    NotStaff,
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for TicketError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound => FailureKind::NotFound,
            Self::InvalidTransition { .. } | Self::Closed(_) => FailureKind::Conflict,
            Self::StaffOnly(_) => FailureKind::Forbidden,
            Self::NotStaff => FailureKind::Invalid,
            Self::Invalid(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "ticket_not_found",
            Self::InvalidTransition { .. } => "invalid_transition",
            Self::Closed(_) => "ticket_closed",
            Self::StaffOnly(_) => "staff_only",
            Self::NotStaff => "assignee_not_staff",
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

    fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        if let Self::InvalidTransition { from, to } = self {
            members.insert("from".to_owned(), json!(from));
            members.insert("to".to_owned(), json!(to));
            members.insert("allowed".to_owned(), json!(from.allowed_transitions()));
        }
        members
    }
}
