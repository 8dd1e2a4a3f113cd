use uuid::Uuid;

use super::profile::store;
use super::{AccountError, Role, User, UserFilter};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::Fields;
use crate::page::{Page, Paged};
use crate::store::{Queries, Transaction};

/// Which people an administrator looks for.
pub type UserSearch = UserFilter;

/// What an administrator changes of somebody; what is not named stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UserChange {
    /// What the person may do from now on.
    pub role: Change<Role>,
    /// Whether the account is active. A disabled one is refused at once.
    pub is_active: Change<bool>,
}

/// A page of people, newest first; for administrators.
pub async fn list(
    queries: &dyn Queries,
    actor: &Actor,
    search: &UserSearch,
    page: Page,
) -> Result<Paged<User>, AccountError> {
    expect_admin(actor, "list the users")?;
    Ok(queries.users().list(search, page).await?)
}

/// The person with this public id; for administrators.
pub async fn find(
    queries: &dyn Queries,
    actor: &Actor,
    user_id: Uuid,
) -> Result<User, AccountError> {
    expect_admin(actor, "see other users")?;
    let user = queries.users().find(user_id).await?;
    user.ok_or(AccountError::NotFound)
}

/// Changes somebody's role or disables or enables the account; for administrators. The last
/// active administrator stays one.
pub async fn change(
    tx: &Transaction,
    actor: &Actor,
    user_id: Uuid,
    wanted: UserChange,
) -> Result<User, AccountError> {
    expect_admin(actor, "change other users")?;
    let mut fields = Fields::new();
    let role = fields.required_change("role", wanted.role);
    let is_active = fields.required_change("is_active", wanted.is_active);
    fields.finish()?;

    // Two administrators who demote each other at once: the second waits here and then finds
    // itself alone.
    let may_end_admin = role.is_some_and(|role| role != Role::Admin) || is_active == Some(false);
    let admins = if may_end_admin {
        tx.users().lock_active_admins().await?
    } else {
        Vec::new()
    };
    let found = tx.users().find(user_id).await?;
    let key = found.ok_or(AccountError::NotFound)?.key;
    let before = tx
        .users()
        .find_for_update(key)
        .await?
        .ok_or(AccountError::NotFound)?;
    let after = User {
        role: role.unwrap_or(before.role),
        is_active: is_active.unwrap_or(before.is_active),
        ..before.clone()
    };
    if before.is_active_admin() && !after.is_active_admin() && admins == [before.key] {
        return Err(AccountError::LastAdmin);
    }
    store(tx, &before, after).await
}

fn expect_admin(actor: &Actor, what: &'static str) -> Result<(), AccountError> {
    if actor.is_admin() {
        Ok(())
    } else {
        Err(AccountError::AdminOnly(what))
    }
}
