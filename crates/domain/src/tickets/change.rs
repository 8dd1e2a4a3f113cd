use serde_json::{Value, json};
use uuid::Uuid;

use super::ticket::Changes;
use super::{
    EventActor, Priority, Ticket, TicketError, TicketEvent, TicketEventKind, TicketStatus,
};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::Fields;
use crate::identity::UserRef;
use crate::ids::TicketEventKey;
use crate::store::Transaction;

/// What an update says of a ticket; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TicketChange {
    /// A legal transition, or the status that it already has.
    pub status: Change<TicketStatus>,
    /// The matter, until the ticket is closed.
    pub content: Change<String>,
    /// More about it, until the ticket is closed.
    pub description: Change<String>,
    /// By staff.
    pub priority: Change<Priority>,
    /// The public id of an active member of the staff; by staff.
    pub assignee: Change<Uuid>,
}

/// Changes a ticket, all that is named or nothing. A change that changes nothing succeeds.
pub async fn change(
    tx: &Transaction,
    actor: &Actor,
    ticket_id: Uuid,
    wanted: TicketChange,
) -> Result<Ticket, TicketError> {
    let before = find_for_change(tx, actor, ticket_id).await?;
    let is_open_to_all = wanted.priority.is_keep() && wanted.assignee.is_keep();
    if !(actor.is_staff() || is_open_to_all) {
        return Err(TicketError::StaffOnly(
            "set the priority or the assignee of a ticket",
        ));
    }
    let assignee = assignee(tx, wanted.assignee).await?;
    let mut after = before.edited(&wanted)?;
    after.assignee = assignee.applied_to(after.assignee);
    store(tx, actor, &before, after).await
}

/// Withdraws a ticket. One that is canceled already stays as it is; a resolved one is refused.
pub async fn cancel(
    tx: &Transaction,
    actor: &Actor,
    ticket_id: Uuid,
) -> Result<Ticket, TicketError> {
    let wanted = TicketChange {
        status: Change::Set(TicketStatus::Canceled),
        ..TicketChange::default()
    };
    change(tx, actor, ticket_id, wanted).await
}

/// Brings a resolved ticket back to `InProgress`; the only way out of `Resolved`.
pub async fn reopen(
    tx: &Transaction,
    actor: &Actor,
    ticket_id: Uuid,
) -> Result<Ticket, TicketError> {
    let before = find_for_change(tx, actor, ticket_id).await?;
    before.expect_reopenable()?;
    let after = Ticket {
        status: TicketStatus::InProgress,
        ..before.clone()
    };
    store(tx, actor, &before, after).await
}

pub(super) async fn find_for_change(
    tx: &Transaction,
    actor: &Actor,
    ticket_id: Uuid,
) -> Result<Ticket, TicketError> {
    tx.tickets()
        .find_for_update(ticket_id)
        .await?
        .filter(|ticket| actor.may_see(ticket.owner))
        .ok_or(TicketError::NotFound)
}

async fn assignee(tx: &Transaction, wanted: Change<Uuid>) -> Result<Change<UserRef>, TicketError> {
    let user_id = match wanted {
        Change::Keep => return Ok(Change::Keep),
        Change::Clear => return Ok(Change::Clear),
        Change::Set(user_id) => user_id,
    };
    let user = tx.users().find(user_id).await?;
    user.filter(|user| user.is_active && user.role.is_staff())
        .map(|user| Change::Set(user.as_actor().as_owner()))
        .ok_or(TicketError::NotStaff)
}

impl Ticket {
    /// Checks that the text may still change.
    ///
    /// # Errors
    ///
    /// [`TicketError::Closed`] if the ticket is resolved or canceled.
    pub fn expect_open(&self) -> Result<(), TicketError> {
        if self.status.is_closed() {
            return Err(TicketError::Closed(self.status));
        }
        Ok(())
    }

    /// Checks that the status may become `next`; the one that it has is fine.
    ///
    /// # Errors
    ///
    /// [`TicketError::InvalidTransition`] if it does not lead there.
    pub fn expect_transition(&self, next: TicketStatus) -> Result<(), TicketError> {
        if self.status == next || self.status.can_become(next) {
            return Ok(());
        }
        Err(TicketError::InvalidTransition {
            from: self.status,
            to: next,
        })
    }

    /// Checks that the ticket can be reopened.
    ///
    /// # Errors
    ///
    /// [`TicketError::InvalidTransition`] unless it is resolved.
    pub fn expect_reopenable(&self) -> Result<(), TicketError> {
        if self.status.can_reopen() {
            return Ok(());
        }
        Err(TicketError::InvalidTransition {
            from: self.status,
            to: TicketStatus::InProgress,
        })
    }

    /// The ticket after this change, except for its assignee.
    pub(crate) fn edited(&self, wanted: &TicketChange) -> Result<Self, TicketError> {
        let mut fields = Fields::new();
        let content = fields.required_text_change("content", wanted.content.clone(), 1..=500);
        let description = fields.text_change("description", wanted.description.clone(), 0..=20_000);
        let status = fields.required_change("status", wanted.status);
        let priority = fields.required_change("priority", wanted.priority);
        fields.finish()?;

        let mut after = self.clone();
        after.content = content.unwrap_or(after.content);
        after.description = description.applied_to(after.description);
        if (&after.content, &after.description) != (&self.content, &self.description) {
            self.expect_open()?;
        }
        if let Some(next) = status {
            self.expect_transition(next)?;
            after.status = next;
        }
        after.priority = priority.unwrap_or(after.priority);
        Ok(after)
    }
}

/// Saves the ticket with one history entry for each kind of change, if there was any.
async fn store(
    tx: &Transaction,
    actor: &Actor,
    before: &Ticket,
    after: Ticket,
) -> Result<Ticket, TicketError> {
    let differences = differences(before, &after);
    if differences.is_empty() {
        return Ok(after);
    }
    let saved = tx
        .tickets()
        .save(Ticket {
            updated_at: tx.now(),
            ..after
        })
        .await?;
    for (kind, changes) in differences {
        let entry = TicketEvent {
            changes,
            ..event(tx, actor, &saved, kind)
        };
        record(tx, entry).await?;
    }
    Ok(saved)
}

fn differences(before: &Ticket, after: &Ticket) -> Vec<(TicketEventKind, Changes)> {
    let user_id = |user: Option<UserRef>| json!(user.map(|user| user.user_id));
    let status = [("status", json!(before.status), json!(after.status))];
    let text = [
        ("content", json!(before.content), json!(after.content)),
        (
            "description",
            json!(before.description),
            json!(after.description),
        ),
        ("priority", json!(before.priority), json!(after.priority)),
    ];
    let assignee = [(
        "assignee_id",
        user_id(before.assignee),
        user_id(after.assignee),
    )];
    [
        (TicketEventKind::StatusChanged, changed(status)),
        (TicketEventKind::Edited, changed(text)),
        (TicketEventKind::Assigned, changed(assignee)),
    ]
    .into_iter()
    .filter(|(_, changes)| !changes.is_empty())
    .collect()
}

fn changed<const N: usize>(fields: [(&str, Value, Value); N]) -> Changes {
    fields
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(field, old, new)| (field.to_owned(), (old, new)))
        .collect()
}

pub(super) fn event(
    tx: &Transaction,
    actor: &Actor,
    ticket: &Ticket,
    kind: TicketEventKind,
) -> TicketEvent {
    TicketEvent {
        key: TicketEventKey::UNSTORED,
        ticket_key: ticket.key,
        kind,
        actor: EventActor::from(actor.role),
        actor_ref: Some(actor.as_owner()),
        changes: Changes::new(),
        created_at: tx.now(),
    }
}

pub(super) async fn record(tx: &Transaction, event: TicketEvent) -> Result<(), TicketError> {
    Ok(tx.tickets().insert_event(event).await?)
}
