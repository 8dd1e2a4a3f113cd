use super::change::{event, record};
use super::{Priority, Ticket, TicketError, TicketEventKind, TicketStatus};
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::TicketKey;
use crate::store::Transaction;

/// What a customer says when opening a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTicket {
    /// The matter in one line.
    pub content: String,
    /// More about it.
    pub description: Option<String>,
    /// How much it presses. Owners may say so only now, later it is for staff.
    pub priority: Priority,
}

impl NewTicket {
    /// The same with trimmed texts, if they fit: `content` 1 to 500 characters, `description` up
    /// to 20,000.
    pub fn checked(self) -> Result<Self, TicketError> {
        let mut fields = Fields::new();
        let content = fields.text("content", &self.content, 1..=500);
        let description =
            fields.optional_text("description", self.description.as_deref(), 0..=20_000);
        fields.finish()?;
        Ok(Self {
            content,
            description,
            priority: self.priority,
        })
    }
}

/// Opens a ticket for the one who asks.
pub async fn open(tx: &Transaction, actor: &Actor, new: NewTicket) -> Result<Ticket, TicketError> {
    let new = new.checked()?;
    let ticket = tx
        .tickets()
        .insert(Ticket {
            key: TicketKey::UNSTORED,
            ticket_id: tx.new_id(),
            content: new.content,
            description: new.description,
            status: TicketStatus::Pending,
            priority: new.priority,
            owner: actor.as_owner(),
            assignee: None,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        })
        .await?;
    record(tx, event(tx, actor, &ticket, TicketEventKind::Created)).await?;
    Ok(ticket)
}
