//! Who asks, and what that person may do.

use serde::Deserialize;
use uuid::Uuid;

use crate::identity::{Role, UserRef};
use crate::ids::UserKey;

/// The signed-in person on whose behalf something happens.
///
/// Every query and every change of somebody's data takes an actor; there is none without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The person's key in the store.
    pub key: UserKey,
    /// The person's public id.
    pub user_id: Uuid,
    /// What the person may do.
    pub role: Role,
}

impl Actor {
    /// Support staff: agents and admins.
    pub fn is_staff(&self) -> bool {
        self.role.is_staff()
    }

    /// An administrator.
    pub fn is_admin(&self) -> bool {
        self.role == Role::Admin
    }

    /// Whether something of `owner` exists for this person: one's own does, everything does for
    /// staff.
    pub fn may_see(&self, owner: UserRef) -> bool {
        self.is_staff() || owner.key == self.key
    }

    /// The actor as the owner of what is made now.
    pub fn as_owner(&self) -> UserRef {
        UserRef {
            key: self.key,
            user_id: self.user_id,
        }
    }
}

/// Whose things a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One's own.
    #[default]
    Own,
    /// Everybody's; for staff.
    All,
}
