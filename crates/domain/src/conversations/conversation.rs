use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::actions::Draft;
use crate::identity::UserRef;
use crate::ids::{ConversationKey, MessageKey};
use crate::words::words;

/// Who of the assistant's agents speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agent {
    /// Greets, routes, hands off, refuses what is out of scope.
    Primary,
    /// Answers questions from the knowledge base.
    Faq,
    /// Helps when something does not work.
    ItSupport,
    /// Looks after tickets.
    Ticket,
    /// Looks after bookings.
    Booking,
}

words!(Agent {
    Primary => "primary",
    Faq => "faq",
    ItSupport => "it_support",
    Ticket => "ticket",
    Booking => "booking",
});

/// Where a conversation stands. Being handed off wins over a pending action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// The assistant answers.
    Active,
    /// An action waits for the customer's yes or no.
    AwaitingConfirmation,
    /// Staff answers; the assistant is silent.
    HandedOff,
}

words!(ConversationStatus {
    Active => "active",
    AwaitingConfirmation => "awaiting_confirmation",
    HandedOff => "handed_off",
});

impl ConversationStatus {
    /// The status of a conversation, from what is true of it.
    pub fn of(is_handed_off: bool, has_pending_action: bool) -> Self {
        match (is_handed_off, has_pending_action) {
            (true, _) => Self::HandedOff,
            (false, true) => Self::AwaitingConfirmation,
            (false, false) => Self::Active,
        }
    }
}

/// A conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// The key in the store.
    pub key: ConversationKey,
    /// The public id.
    pub conversation_id: Uuid,
    /// Whose it is.
    pub owner: UserRef,
    /// What the customer calls it.
    pub title: Option<String>,
    /// Whether staff answers instead of the assistant.
    pub is_handed_off: bool,
    /// The language of the last message that had one, `en` or `vi`.
    pub language: Option<String>,
    /// What the assistant's backend asked to remember. Opaque here, never shown.
    pub memory: Value,
    /// Actions that become pending one after the other, once the pending one is decided.
    pub waiting: Vec<Waiting>,
    /// Counts the changes of this row.
    pub version: i64,
    /// When it was started.
    pub created_at: OffsetDateTime,
    /// When something was said or decided in it last.
    pub updated_at: OffsetDateTime,
}

/// An action that waits for its turn behind the pending one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// What is wanted.
    pub draft: Draft,
    /// Who proposed it.
    pub agent: Agent,
    /// In plain words.
    pub summary: String,
}

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationSummary {
    /// The conversation.
    pub conversation: Conversation,
    /// Where it stands.
    pub status: ConversationStatus,
    /// The first thing that the customer said.
    pub preview: Option<String>,
    /// How many messages it has.
    pub message_count: u64,
    /// When the last message was written.
    pub last_message_at: Option<OffsetDateTime>,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageRole {
    /// The customer.
    User,
    /// The assistant.
    Assistant,
    /// A person of the staff.
    Staff,
}

words!(MessageRole {
    User => "user",
    Assistant => "assistant",
    Staff => "staff",
});

/// An article that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The article's public id.
    pub article_id: Uuid,
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: String,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key in the store.
    pub key: MessageKey,
    /// The public id.
    pub message_id: Uuid,
    /// The conversation's key.
    pub conversation_key: ConversationKey,
    /// Who wrote it.
    pub role: MessageRole,
    /// Which agent, if it was the assistant.
    pub agent: Option<Agent>,
    /// Which backend, if it was the assistant.
    pub provider: Option<String>,
    /// The text.
    pub content: String,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The action that it proposes or whose outcome it tells.
    pub action_id: Option<Uuid>,
    /// When it was written.
    pub created_at: OffsetDateTime,
}
