use async_trait::async_trait;
use uuid::Uuid;

use super::User;
use crate::store::StoreError;

/// Reads people.
#[async_trait]
pub trait UserQueries: Send + Sync {
    /// The person with this public id.
    async fn find(&self, user_id: Uuid) -> Result<Option<User>, StoreError>;
}

/// Writes people.
#[async_trait]
pub trait UserRepository: UserQueries {
    /// Stores a new person and gives it its key, unless it has one already. A taken e-mail or
    /// user name is [`StoreError::Duplicate`].
    async fn insert(&self, user: User) -> Result<User, StoreError>;

    /// Stores a changed person; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, user: User) -> Result<User, StoreError>;
}
