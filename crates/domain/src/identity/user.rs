use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::actor::Actor;
use crate::ids::UserKey;
use crate::words::words;
use crate::zone::Zone;

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A customer.
    User,
    /// Support staff.
    Agent,
    /// Support staff who also administers people, rooms and articles.
    Admin,
}

words!(Role {
    User => "user",
    Agent => "agent",
    Admin => "admin",
});

impl Role {
    /// Agents and admins.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Agent | Self::Admin)
    }
}

/// A person as others' rows name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UserRef {
    /// The key in the store.
    pub key: UserKey,
    /// The public id.
    pub user_id: Uuid,
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The key in the store.
    pub key: UserKey,
    /// The public id.
    pub user_id: Uuid,
    /// Trimmed, lower-case, unique.
    pub email: String,
    /// Unique ignoring case; optional.
    pub username: Option<String>,
    /// How to address the person.
    pub full_name: String,
    /// As the person typed it.
    pub phone: Option<String>,
    /// The zone in which times are said to this person.
    pub time_zone: Option<Zone>,
    /// What the person may do.
    pub role: Role,
    /// A disabled account is refused at once, not when its tokens end.
    pub is_active: bool,
    /// The argon2id hash in PHC string format. Never leaves the server.
    pub password_hash: String,
    /// Counts the changes of this row.
    pub version: i64,
    /// When the account was made.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

impl User {
    /// This person as the one who asks.
    pub fn as_actor(&self) -> Actor {
        Actor {
            key: self.key,
            user_id: self.user_id,
            role: self.role,
        }
    }

    /// Whether this person can administer the desk now.
    pub fn is_active_admin(&self) -> bool {
        self.is_active && self.role == Role::Admin
    }
}
