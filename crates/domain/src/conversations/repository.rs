use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Conversation, ConversationStatus, ConversationSummary, Message, Turn};
use crate::ids::{ConversationKey, MessageKey, UserKey};
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Which conversations a list is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationFilter {
    /// Only this person's; without, everybody's.
    pub owner: Option<UserKey>,
    /// Only with this status.
    pub status: Option<ConversationStatus>,
    /// An action that ends before this is not pending any more.
    pub now: OffsetDateTime,
}

/// Reads conversations. Who may see what is decided by the use cases.
#[async_trait]
pub trait ConversationQueries: Send + Sync {
    /// The conversation with this public id.
    async fn find(&self, conversation_id: Uuid) -> Result<Option<Conversation>, StoreError>;

    /// A page of conversations, by latest activity.
    async fn list(
        &self,
        filter: &ConversationFilter,
        page: Page,
    ) -> Result<Paged<ConversationSummary>, StoreError>;

    /// The last `limit` messages, oldest first.
    async fn messages(
        &self,
        conversation: ConversationKey,
        limit: u32,
    ) -> Result<Vec<Message>, StoreError>;

    /// The message with this key.
    async fn message(&self, key: MessageKey) -> Result<Option<Message>, StoreError>;

    /// The latest turn.
    async fn latest_turn(&self, conversation: ConversationKey) -> Result<Option<Turn>, StoreError>;
}

/// Writes conversations.
#[async_trait]
pub trait ConversationRepository: ConversationQueries {
    /// The conversation, locked until the transaction ends: whatever happens in a conversation
    /// happens one after the other.
    async fn find_for_update(
        &self,
        conversation_id: Uuid,
    ) -> Result<Option<Conversation>, StoreError>;

    /// Stores a new conversation and gives it its key.
    async fn insert(&self, conversation: Conversation) -> Result<Conversation, StoreError>;

    /// Stores a changed conversation; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, conversation: Conversation) -> Result<Conversation, StoreError>;

    /// Deletes a conversation with its messages, turns and actions.
    async fn delete(&self, conversation: ConversationKey) -> Result<(), StoreError>;

    /// Adds a message and gives it its key.
    async fn insert_message(&self, message: Message) -> Result<Message, StoreError>;

    /// Stores a new turn and gives it its key.
    async fn insert_turn(&self, turn: Turn) -> Result<Turn, StoreError>;

    /// Stores a changed turn if it is stored as running; says whether it was.
    async fn save_turn(&self, turn: &Turn) -> Result<bool, StoreError>;

    /// Marks running turns failed whose lease ended before `now`; gives their number.
    async fn fail_turns(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
