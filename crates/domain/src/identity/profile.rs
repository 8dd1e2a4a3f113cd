use std::fmt;

use super::checks;
use super::{AccountError, Password, Passwords, User};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::Fields;
use crate::store::{Queries, Store, StoreError, Transaction};

/// What people change of themselves; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// How to address the person, 1 to 200 characters.
    pub full_name: Change<String>,
    /// Up to 40 characters.
    pub phone: Change<String>,
    /// The IANA name of the zone in which times are said.
    pub time_zone: Change<String>,
}

/// A password and the one that replaces it.
#[derive(Clone)]
pub struct PasswordChange {
    /// The password until now.
    pub current: Password,
    /// The new one, 8 to 128 characters.
    pub new: String,
}

impl fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordChange(..)")
    }
}

/// The one who asks.
pub async fn me(queries: &dyn Queries, actor: &Actor) -> Result<User, AccountError> {
    let user = queries.users().find(actor.user_id).await?;
    user.ok_or(AccountError::NotFound)
}

/// Changes the one who asks. A change that changes nothing succeeds.
pub async fn change_profile(
    tx: &Transaction,
    actor: &Actor,
    wanted: ProfileChange,
) -> Result<User, AccountError> {
    let before = tx
        .users()
        .find_for_update(actor.key)
        .await?
        .ok_or(AccountError::NotFound)?;
    let after = edited(&before, wanted)?;
    store(tx, &before, after).await
}

fn edited(before: &User, wanted: ProfileChange) -> Result<User, AccountError> {
    let mut fields = Fields::new();
    let full_name = fields.required_text_change("full_name", wanted.full_name, 1..=200);
    let phone = fields.text_change("phone", wanted.phone, 1..=40);
    let time_zone = match wanted.time_zone {
        Change::Set(name) => checks::time_zone(&mut fields, &name).into(),
        Change::Keep => Change::Keep,
        Change::Clear => Change::Clear,
    };
    fields.finish()?;
    let mut after = before.clone();
    after.full_name = full_name.unwrap_or(after.full_name);
    after.phone = phone.applied_to(after.phone);
    after.time_zone = time_zone.applied_to(after.time_zone);
    Ok(after)
}

/// Saves the account, if anything changed.
pub(super) async fn store(
    tx: &Transaction,
    before: &User,
    after: User,
) -> Result<User, AccountError> {
    if after == *before {
        return Ok(after);
    }
    let changed = User {
        updated_at: tx.now(),
        ..after
    };
    Ok(tx.users().save(changed).await?)
}

/// Replaces the password of the one who asks, and signs this person out everywhere: every
/// refresh token dies.
///
/// Passwords are checked and hashed before the transaction begins.
pub async fn change_password(
    store: &Store,
    passwords: &dyn Passwords,
    actor: &Actor,
    wanted: PasswordChange,
) -> Result<(), AccountError> {
    let mut fields = Fields::new();
    let new = checks::new_password(&mut fields, "new_password", &wanted.new);
    fields.finish()?;
    let checked = me(store, actor).await?;
    let current = Some(checked.password_hash.as_str());
    if !passwords.verify(&wanted.current, current).await? {
        return Err(AccountError::WrongPassword);
    }
    let password_hash = passwords.hash(&new).await?;
    store
        .transact(async |tx| replace_password(tx, &checked, password_hash).await)
        .await
}

async fn replace_password(
    tx: &Transaction,
    checked: &User,
    password_hash: String,
) -> Result<(), AccountError> {
    let user = tx
        .users()
        .find_for_update(checked.key)
        .await?
        .filter(|user| user.password_hash == checked.password_hash)
        .ok_or(StoreError::Stale)?;
    let changed = User {
        password_hash,
        updated_at: tx.now(),
        ..user
    };
    let saved = tx.users().save(changed).await?;
    tx.refresh_tokens().delete_all_of(saved.key).await?;
    Ok(())
}
