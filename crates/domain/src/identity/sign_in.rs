use std::fmt;

use super::checks::normal_email;
use super::{NewSession, Password, Passwords, SignInError, User};
use crate::fields::InvalidFields;
use crate::store::{Queries as _, Store, Transaction};

/// A name and a password that somebody gave.
#[derive(Clone)]
pub struct Credentials {
    /// An e-mail address or a user name, whatever its case.
    pub login: String,
    /// The password.
    pub password: Password,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}

/// Signs somebody in and starts a new family of refresh tokens.
///
/// A name that nobody has costs the same time as a wrong password, and that an account is
/// disabled is told only to who knows its password. The password is checked before the
/// transaction begins; if the account changed in between, what it is now counts.
pub async fn sign_in(
    store: &Store,
    passwords: &dyn Passwords,
    given: &Credentials,
    session: NewSession,
) -> Result<User, SignInError> {
    let found = find(store, &given.login).await?;
    let hash = found.as_ref().map(|user| user.password_hash.as_str());
    let is_right = passwords.verify(&given.password, hash).await?;
    let checked = found
        .filter(|_| is_right)
        .ok_or(SignInError::InvalidCredentials)?;
    store
        .transact(async |tx| begin(tx, &checked, session).await)
        .await
}

async fn find(store: &Store, login: &str) -> Result<Option<User>, SignInError> {
    let login = login.trim();
    if login.contains('\0') {
        return Err(InvalidFields::one(
            "username",
            "forbidden_character",
            "must not contain a NUL character",
        )
        .into());
    }
    let found = if login.contains('@') {
        store.users().find_by_email(&normal_email(login)).await?
    } else {
        store.users().find_by_username(login).await?
    };
    Ok(found)
}

async fn begin(tx: &Transaction, checked: &User, session: NewSession) -> Result<User, SignInError> {
    let user = tx
        .users()
        .find_for_update(checked.key)
        .await?
        .filter(|user| user.password_hash == checked.password_hash)
        .ok_or(SignInError::InvalidCredentials)?;
    if !user.is_active {
        return Err(SignInError::Disabled);
    }
    tx.refresh_tokens().delete_expired(tx.now()).await?;
    session.store(tx, &user, tx.new_id()).await?;
    Ok(user)
}
