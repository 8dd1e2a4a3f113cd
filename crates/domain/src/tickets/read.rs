use uuid::Uuid;

use super::{
    Ticket, TicketError, TicketEvent, TicketFilter, TicketMessage, TicketStatus, reference_key,
};
use crate::actor::{Actor, Scope};
use crate::page::{Page, Paged};
use crate::store::Queries;

/// What a list of tickets is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TicketSearch {
    /// Whose.
    pub scope: Scope,
    /// Only with this status.
    pub status: Option<TicketStatus>,
    /// Only those that this member of the staff works on.
    pub assignee: Option<Uuid>,
    /// Only those whose content, description or reference contains this.
    pub text: Option<String>,
}

/// The ticket, if it exists for the one who asks.
pub async fn find(
    queries: &dyn Queries,
    actor: &Actor,
    ticket_id: Uuid,
) -> Result<Ticket, TicketError> {
    visible(queries.tickets().find(ticket_id).await?, actor)
}

/// The ticket that people call by this reference, if it exists for the one who asks.
pub async fn find_by_reference(
    queries: &dyn Queries,
    actor: &Actor,
    reference: &str,
) -> Result<Ticket, TicketError> {
    let key = reference_key(reference).ok_or(TicketError::NotFound)?;
    visible(queries.tickets().find_by_key(key).await?, actor)
}

fn visible(ticket: Option<Ticket>, actor: &Actor) -> Result<Ticket, TicketError> {
    ticket
        .filter(|ticket| actor.may_see(ticket.owner))
        .ok_or(TicketError::NotFound)
}

/// A page of tickets, newest first: one's own, or everybody's for staff.
pub async fn list(
    queries: &dyn Queries,
    actor: &Actor,
    search: TicketSearch,
    page: Page,
) -> Result<Paged<Ticket>, TicketError> {
    let owner = match search.scope {
        Scope::Own => Some(actor.key),
        Scope::All if actor.is_staff() => None,
        Scope::All => return Err(TicketError::StaffOnly("list the tickets of others")),
    };
    let filter = TicketFilter {
        owner,
        status: search.status,
        assignee: search.assignee,
        text: search.text,
    };
    Ok(queries.tickets().list(&filter, page).await?)
}

/// A page of the ticket's thread, oldest first.
pub async fn messages(
    queries: &dyn Queries,
    actor: &Actor,
    ticket_id: Uuid,
    page: Page,
) -> Result<Paged<TicketMessage>, TicketError> {
    let ticket = find(queries, actor, ticket_id).await?;
    Ok(queries.tickets().messages(&ticket, page).await?)
}

/// A page of the ticket's history, oldest first.
pub async fn events(
    queries: &dyn Queries,
    actor: &Actor,
    ticket_id: Uuid,
    page: Page,
) -> Result<Paged<TicketEvent>, TicketError> {
    let ticket = find(queries, actor, ticket_id).await?;
    Ok(queries.tickets().events(&ticket, page).await?)
}
