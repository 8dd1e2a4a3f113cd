use serde_json::{Value, json};

use super::bookings::{book, change_booking};
use super::check::{Checked, Refusal, check, new_ticket, ticket_change};
use super::{Draft, Subject};
use crate::actor::Actor;
use crate::failure::Failure;
use crate::store::{StoreError, Transaction};
use crate::tickets::{self, Ticket, TicketError};

/// What came of doing it.
pub(super) enum Execution {
    /// Done: the ids and the reference of what was made or changed.
    Done(Value),
    /// A rule forbids it by now; nothing was written.
    Refused(Box<Refusal>),
}

/// Does what the draft says, with the rights of the one who confirms.
///
/// The draft is checked first, so that a refusal comes before the first write.
pub(super) async fn execute(
    tx: &Transaction,
    actor: &Actor,
    draft: &Draft,
) -> Result<Execution, StoreError> {
    let checked = match check(tx.queries(), actor, tx.now(), draft).await? {
        Ok(checked) => checked,
        Err(refusal) => return Ok(Execution::Refused(refusal)),
    };
    match &checked.subject {
        Some(Subject::Ticket(ticket)) => change_ticket(tx, actor, &checked, ticket).await,
        Some(Subject::Booking(booking)) => change_booking(tx, actor, &checked, booking).await,
        None if matches!(draft, Draft::CreateBooking { .. }) => book(tx, actor, &checked).await,
        None => match tickets::open(tx, actor, new_ticket(draft)).await {
            Ok(ticket) => Ok(Execution::Done(made_ticket(&ticket))),
            Err(TicketError::Store(error)) => Err(error),
            Err(error) => Ok(refused(&error, &checked)),
        },
    }
}

async fn change_ticket(
    tx: &Transaction,
    actor: &Actor,
    checked: &Checked,
    ticket: &Ticket,
) -> Result<Execution, StoreError> {
    let id = ticket.ticket_id;
    let changed = match &checked.draft {
        Draft::CommentOnTicket { content, .. } => tickets::comment(tx, actor, id, content)
            .await
            .map(|_| ticket.clone()),
        Draft::ReopenTicket { .. } => tickets::reopen(tx, actor, id).await,
        Draft::CancelTicket { .. } => tickets::cancel(tx, actor, id).await,
        draft => tickets::change(tx, actor, id, ticket_change(draft)).await,
    };
    match changed {
        Ok(ticket) => Ok(Execution::Done(made_ticket(&ticket))),
        Err(TicketError::Store(error)) => Err(error),
        Err(error) => Ok(refused(&error, checked)),
    }
}

fn made_ticket(ticket: &Ticket) -> Value {
    json!({"ticket_id": ticket.ticket_id, "reference": ticket.reference()})
}

pub(super) fn refused(error: &dyn Failure, checked: &Checked) -> Execution {
    Execution::Refused(Refusal::of(error, &checked.draft, checked.subject.clone()))
}
