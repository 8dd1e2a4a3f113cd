use serde_json::{Value, json};
use uuid::Uuid;

use super::change::{event, find_for_change, record};
use super::{Author, EventActor, Ticket, TicketError, TicketEvent, TicketEventKind, TicketMessage};
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::TicketMessageKey;
use crate::store::Transaction;

/// Adds a message of the one who asks to a ticket's thread. Customers cannot write to a closed
/// ticket, staff can.
pub async fn comment(
    tx: &Transaction,
    actor: &Actor,
    ticket_id: Uuid,
    content: &str,
) -> Result<TicketMessage, TicketError> {
    let content = checked_comment(content)?;
    let ticket = find_for_change(tx, actor, ticket_id).await?;
    let is_owner = ticket.owner.key == actor.key;
    let author = if actor.is_staff() && !is_owner {
        Author::Agent
    } else {
        ticket.expect_open()?;
        Author::User
    };
    let message = insert(tx, &ticket, author, Some(actor), content).await?;
    let added = event(tx, actor, &ticket, TicketEventKind::MessageAdded);
    record(tx, named(added, &message)).await?;
    Ok(message)
}

/// Adds the assistant's answer to a thread that `reader` may see.
pub async fn comment_as_assistant(
    tx: &Transaction,
    reader: &Actor,
    ticket_id: Uuid,
    content: &str,
) -> Result<TicketMessage, TicketError> {
    let content = checked_comment(content)?;
    let ticket = find_for_change(tx, reader, ticket_id).await?;
    let message = insert(tx, &ticket, Author::Assistant, None, content).await?;
    let added = TicketEvent {
        actor: EventActor::Assistant,
        actor_ref: None,
        ..event(tx, reader, &ticket, TicketEventKind::MessageAdded)
    };
    record(tx, named(added, &message)).await?;
    Ok(message)
}

/// The content of a message, trimmed, if it has 1 to 8,000 characters.
pub(crate) fn checked_comment(content: &str) -> Result<String, TicketError> {
    let mut fields = Fields::new();
    let content = fields.text("content", content, 1..=8_000);
    fields.finish()?;
    Ok(content)
}

async fn insert(
    tx: &Transaction,
    ticket: &Ticket,
    author: Author,
    writer: Option<&Actor>,
    content: String,
) -> Result<TicketMessage, TicketError> {
    let message = TicketMessage {
        key: TicketMessageKey::UNSTORED,
        message_id: tx.new_id(),
        ticket_key: ticket.key,
        ticket_id: ticket.ticket_id,
        author,
        author_ref: writer.map(Actor::as_owner),
        content,
        created_at: tx.now(),
    };
    Ok(tx.tickets().insert_message(message).await?)
}

fn named(mut event: TicketEvent, message: &TicketMessage) -> TicketEvent {
    let change = (Value::Null, json!(message.message_id));
    event.changes.insert("message_id".to_owned(), change);
    event
}
