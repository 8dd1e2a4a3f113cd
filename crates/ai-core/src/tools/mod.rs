//! What the agents can call.
//!
//! A [`Tool`] gets [`Reading`]: queries, and the signed-in customer whose rights it has. By type
//! it cannot write. A reading tool gives facts; a writing tool gives a draft, which becomes an
//! action that the customer must confirm. No tool has an argument that names a user.

mod bookings;
mod facts;
mod find_rooms;
mod search_knowledge;
mod steering;
mod tickets;
mod writing;

use async_trait::async_trait;
use domain::actions::Draft;
use domain::actor::Actor;
use domain::conversations::{Agent, Citation};
use domain::store::{Queries, StoreError};
use serde_json::Value;
use time::OffsetDateTime;

use crate::model::ToolSpec;
use crate::understanding::Language;

pub(crate) use facts::{booking_facts, refused_facts, rfc3339, subject_facts, ticket_facts};

/// What a tool may know and read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Reads the data.
    pub queries: &'a dyn Queries,
    /// The customer, from the session, never from an argument.
    pub actor: &'a Actor,
    /// The time of the turn.
    pub now: OffsetDateTime,
    /// The language of the turn.
    pub language: Language,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum ToolOutput {
    /// Facts for the model.
    Facts(Value),
    /// Articles for the model, which may be cited.
    Articles(Vec<(Citation, Value)>),
    /// Something to be confirmed; `replaces_pending` if it corrects the pending action.
    Draft {
        /// What to do.
        draft: Draft,
        /// Whether it takes the pending action's place.
        replaces_pending: bool,
    },
    /// Another agent takes over.
    Route(Agent),
    /// A person takes over.
    HandOff,
}

/// Why a call came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// The arguments do not fit; the model is told.
    #[error("{0}")]
    Arguments(String),
    /// The store failed; the turn ends.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<serde_json::Error> for ToolError {
    fn from(error: serde_json::Error) -> Self {
        Self::Arguments(error.to_string())
    }
}

/// Something that an agent can call.
#[async_trait]
pub trait Tool: Send + Sync {
    /// Its name, purpose and arguments.
    fn spec(&self) -> ToolSpec;

    /// Runs it.
    ///
    /// # Errors
    ///
    /// Fails if the arguments do not fit, or if the store does.
    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError>;
}

/// Every tool.
pub fn all() -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![
        Box::new(search_knowledge::SearchKnowledge),
        Box::new(tickets::ListTickets),
        Box::new(tickets::GetTicket),
        Box::new(bookings::ListBookings),
        Box::new(find_rooms::FindRooms),
        Box::new(steering::Route),
        Box::new(steering::HandOff),
    ];
    tools.extend(writing::all());
    tools
}

/// A tool's description.
pub(crate) fn spec(name: &str, description: &str, parameters: Value) -> ToolSpec {
    ToolSpec {
        name: name.to_owned(),
        description: description.to_owned(),
        parameters,
    }
}
