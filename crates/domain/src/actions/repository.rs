use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Action;
use crate::ids::ConversationKey;
use crate::store::StoreError;

/// Reads actions. Whoever writes has locked the conversation before.
#[async_trait]
pub trait ActionQueries: Send + Sync {
    /// The action with this public id.
    async fn find(&self, action_id: Uuid) -> Result<Option<Action>, StoreError>;

    /// The pending action of a conversation, even if its time is over.
    async fn pending(&self, conversation: ConversationKey) -> Result<Option<Action>, StoreError>;
}

/// Writes actions.
#[async_trait]
pub trait ActionRepository: ActionQueries {
    /// Stores a new action and gives it its key. A second pending one in a conversation is
    /// [`StoreError::Duplicate`].
    async fn insert(&self, action: Action) -> Result<Action, StoreError>;

    /// Stores a decided action.
    async fn save(&self, action: &Action) -> Result<(), StoreError>;

    /// Marks pending actions expired whose time ended before `now`; gives their number.
    async fn expire(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
