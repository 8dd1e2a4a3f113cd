use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{RefreshToken, Role, TokenHash, User};
use crate::actor::Actor;
use crate::ids::UserKey;
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Which people a list is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// Only with this role.
    pub role: Option<Role>,
    /// Only active or only disabled accounts.
    pub is_active: Option<bool>,
    /// Only those whose name, user name or e-mail address contains this, ignoring case and
    /// diacritics.
    pub text: Option<String>,
}

/// The little that every request needs to know of who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActiveCheck {
    /// The person, with the role of this moment.
    pub actor: Actor,
    /// Whether the account is active.
    pub is_active: bool,
}

/// Reads people.
#[async_trait]
pub trait UserQueries: Send + Sync {
    /// The person with this public id.
    async fn find(&self, user_id: Uuid) -> Result<Option<User>, StoreError>;

    /// What the person with this public id may do now. Asked by every request, so it is one
    /// short statement.
    async fn check_active(&self, user_id: Uuid) -> Result<Option<ActiveCheck>, StoreError>;

    /// The person with this e-mail address, which is in lower case.
    async fn find_by_email(&self, email: &str) -> Result<Option<User>, StoreError>;

    /// The person with this user name, ignoring case.
    async fn find_by_username(&self, username: &str) -> Result<Option<User>, StoreError>;

    /// A page of people, newest first.
    async fn list(&self, filter: &UserFilter, page: Page) -> Result<Paged<User>, StoreError>;
}

/// Writes people.
#[async_trait]
pub trait UserRepository: UserQueries {
    /// The person, locked against other writers until the transaction ends. Whoever changes
    /// somebody's refresh tokens holds this lock, so that no new one slips in while others are
    /// revoked.
    async fn find_for_update(&self, key: UserKey) -> Result<Option<User>, StoreError>;

    /// The active administrators, locked against other writers until the transaction ends.
    /// Taken before any other lock on people.
    async fn lock_active_admins(&self) -> Result<Vec<UserKey>, StoreError>;

    /// Stores a new person and gives it its key, unless it has one already. A taken e-mail or
    /// user name is [`StoreError::Duplicate`].
    async fn insert(&self, user: User) -> Result<User, StoreError>;

    /// Stores a changed person; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, user: User) -> Result<User, StoreError>;
}

/// Reads and writes refresh tokens.
#[async_trait]
pub trait RefreshTokenRepository: Send + Sync {
    /// The token with this hash, used or not, ended or not.
    async fn find(&self, hash: &TokenHash) -> Result<Option<RefreshToken>, StoreError>;

    /// Stores a new token.
    async fn insert(&self, token: RefreshToken) -> Result<(), StoreError>;

    /// Notes that the token was used; it is kept so that a second use is noticed.
    async fn mark_used(&self, hash: &TokenHash, at: OffsetDateTime) -> Result<(), StoreError>;

    /// Forgets every token that came of one sign-in.
    async fn delete_family(&self, family_id: Uuid) -> Result<(), StoreError>;

    /// Forgets every token of a person.
    async fn delete_all_of(&self, user: UserKey) -> Result<(), StoreError>;

    /// Forgets some tokens that ended before `now`, whosesoever. Never waits for another
    /// transaction.
    async fn delete_expired(&self, now: OffsetDateTime) -> Result<(), StoreError>;
}
