use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use super::TicketStatus;
use crate::identity::{Role, UserRef};
use crate::ids::{TicketEventKey, TicketKey, TicketMessageKey};
use crate::words::words;

/// How much a ticket presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// Whenever there is time.
    Low,
    /// In its turn.
    #[default]
    Normal,
    /// Before others.
    High,
    /// Now.
    Urgent,
}

words!(Priority {
    Low => "low",
    Normal => "normal",
    High => "high",
    Urgent => "urgent",
});

/// What a customer wants from staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The key in the store.
    pub key: TicketKey,
    /// The public id.
    pub ticket_id: Uuid,
    /// The matter in one line, 1 to 500 characters.
    pub content: String,
    /// More about it, up to 20,000 characters.
    pub description: Option<String>,
    /// Where it stands.
    pub status: TicketStatus,
    /// How much it presses.
    pub priority: Priority,
    /// Whose it is.
    pub owner: UserRef,
    /// Who of the staff works on it.
    pub assignee: Option<UserRef>,
    /// Counts the changes of this row.
    pub version: i64,
    /// When it was opened.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

const FIRST_REFERENCE: i64 = 1000;

impl Ticket {
    /// What people say when they mean this ticket: `TK-1001`.
    pub fn reference(&self) -> String {
        format!("TK-{}", FIRST_REFERENCE.saturating_add(self.key.0))
    }
}

/// The key of the ticket that people call by this reference, such as `TK-1001`, ignoring case.
pub fn reference_key(reference: &str) -> Option<TicketKey> {
    let digits = reference
        .trim()
        .strip_prefix("TK-")
        .or_else(|| reference.trim().strip_prefix("tk-"))?;
    let number: i64 = digits.parse().ok()?;
    (number > FIRST_REFERENCE).then(|| TicketKey(number.saturating_sub(FIRST_REFERENCE)))
}

/// Who wrote a message of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The customer.
    User,
    /// Staff.
    Agent,
    /// The assistant.
    Assistant,
}

words!(Author {
    User => "user",
    Agent => "agent",
    Assistant => "assistant",
});

/// One message of a ticket's thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketMessage {
    /// The key in the store.
    pub key: TicketMessageKey,
    /// The public id.
    pub message_id: Uuid,
    /// The ticket's key.
    pub ticket_key: TicketKey,
    /// The ticket's public id.
    pub ticket_id: Uuid,
    /// What kind of author wrote it.
    pub author: Author,
    /// Who wrote it; nobody if it was the assistant.
    pub author_ref: Option<UserRef>,
    /// 1 to 8,000 characters.
    pub content: String,
    /// When it was written.
    pub created_at: OffsetDateTime,
}

/// In which capacity somebody changed a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventActor {
    /// A customer.
    User,
    /// Support staff.
    Agent,
    /// An administrator.
    Admin,
    /// The assistant, of its own accord.
    Assistant,
}

words!(EventActor {
    User => "user",
    Agent => "agent",
    Admin => "admin",
    Assistant => "assistant",
});

impl From<Role> for EventActor {
    fn from(role: Role) -> Self {
        match role {
            Role::User => Self::User,
            Role::Agent => Self::Agent,
            Role::Admin => Self::Admin,
        }
    }
}

/// What happened to a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketEventKind {
    /// It was opened.
    Created,
    /// Its status changed.
    StatusChanged,
    /// Its text or priority changed.
    Edited,
    /// Its assignee changed.
    Assigned,
    /// Its thread got a message.
    MessageAdded,
}

words!(TicketEventKind {
    Created => "created",
    StatusChanged => "status_changed",
    Edited => "edited",
    Assigned => "assigned",
    MessageAdded => "message_added",
});

/// The fields that a change touched, each with its old and its new value.
pub type Changes = BTreeMap<String, (Value, Value)>;

/// One entry of a ticket's history: who changed what and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketEvent {
    /// The key in the store.
    pub key: TicketEventKey,
    /// The ticket's key.
    pub ticket_key: TicketKey,
    /// What happened.
    pub kind: TicketEventKind,
    /// In which capacity.
    pub actor: EventActor,
    /// Who; nobody if it was the assistant.
    pub actor_ref: Option<UserRef>,
    /// What changed, old and new.
    pub changes: Changes,
    /// When.
    pub created_at: OffsetDateTime,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_keys() {
        assert_eq!(reference_key("TK-1002"), Some(TicketKey(2)));
        assert_eq!(reference_key(" tk-2001 "), Some(TicketKey(1001)));
        assert_eq!(reference_key("TK-1000"), None);
        assert_eq!(reference_key("TK--5"), None);
        assert_eq!(reference_key("BK-501"), None);
    }
}
