use async_trait::async_trait;
use uuid::Uuid;

use super::{Ticket, TicketEvent, TicketMessage, TicketStatus};
use crate::ids::{TicketKey, UserKey};
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Which tickets a list is about. Without an owner: everybody's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TicketFilter {
    /// Only this person's.
    pub owner: Option<UserKey>,
    /// Only with this status.
    pub status: Option<TicketStatus>,
    /// Only those that this member of the staff works on.
    pub assignee: Option<Uuid>,
    /// Only those whose content, description or reference contains this, ignoring case and
    /// diacritics.
    pub text: Option<String>,
}

/// Reads tickets. Who may see what is decided by the use cases in [`super::find`] and its
/// neighbours.
#[async_trait]
pub trait TicketQueries: Send + Sync {
    /// The ticket with this public id.
    async fn find(&self, ticket_id: Uuid) -> Result<Option<Ticket>, StoreError>;

    /// The ticket with this key.
    async fn find_by_key(&self, key: TicketKey) -> Result<Option<Ticket>, StoreError>;

    /// A page of tickets, newest first.
    async fn list(&self, filter: &TicketFilter, page: Page) -> Result<Paged<Ticket>, StoreError>;

    /// A page of a ticket's thread, oldest first.
    async fn messages(
        &self,
        ticket: &Ticket,
        page: Page,
    ) -> Result<Paged<TicketMessage>, StoreError>;

    /// A page of a ticket's history, oldest first.
    async fn events(&self, ticket: &Ticket, page: Page) -> Result<Paged<TicketEvent>, StoreError>;
}

/// Writes tickets.
#[async_trait]
pub trait TicketRepository: TicketQueries {
    /// The ticket, locked against other writers until the transaction ends.
    async fn find_for_update(&self, ticket_id: Uuid) -> Result<Option<Ticket>, StoreError>;

    /// Stores a new ticket and gives it its key, unless it has one already.
    async fn insert(&self, ticket: Ticket) -> Result<Ticket, StoreError>;

    /// Stores a changed ticket; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, ticket: Ticket) -> Result<Ticket, StoreError>;

    /// Adds a message to a thread.
    async fn insert_message(&self, message: TicketMessage) -> Result<TicketMessage, StoreError>;

    /// Adds an entry to a history.
    async fn insert_event(&self, event: TicketEvent) -> Result<(), StoreError>;
}
