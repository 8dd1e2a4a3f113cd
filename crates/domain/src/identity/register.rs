use std::fmt;

use super::checks;
use super::{AccountError, Password, Passwords, Role, User};
use crate::fields::Fields;
use crate::ids::UserKey;
use crate::store::{Queries as _, Store, Transaction};

/// What somebody says when asking for an account.
#[derive(Clone, Default)]
pub struct Registration {
    /// The e-mail address, in any case.
    pub email: String,
    /// 8 to 128 characters.
    pub password: String,
    /// How to address the person, 1 to 200 characters.
    pub full_name: String,
    /// Up to 40 characters.
    pub phone: Option<String>,
    /// 3 to 32 of `[A-Za-z0-9_.-]`.
    pub username: Option<String>,
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registration(..)")
    }
}

impl Registration {
    /// For somebody of whom only the e-mail address is known: what stands before its `@` is the
    /// name.
    pub fn of_email(email: &str, password: &str) -> Self {
        let email = checks::normal_email(email);
        Self {
            full_name: checks::local_part(&email).to_owned(),
            password: password.to_owned(),
            email,
            ..Self::default()
        }
    }

    fn checked(self) -> Result<(Self, Password), AccountError> {
        let mut fields = Fields::new();
        let email = checks::email(&mut fields, &self.email);
        let password = checks::new_password(&mut fields, "password", &self.password);
        let full_name = fields.text("full_name", &self.full_name, 1..=200);
        let phone = fields.optional_text("phone", self.phone.as_deref(), 1..=40);
        let username = self
            .username
            .map(|username| checks::username(&mut fields, &username));
        fields.finish()?;
        let checked = Self {
            email,
            password: String::new(),
            full_name,
            phone,
            username,
        };
        Ok((checked, password))
    }
}

/// Makes an account for a customer.
pub async fn register(
    store: &Store,
    passwords: &dyn Passwords,
    wanted: Registration,
) -> Result<User, AccountError> {
    make(store, passwords, wanted, Role::User).await
}

/// Makes an account for an administrator. Only who runs the server may do this.
pub async fn create_admin(
    store: &Store,
    passwords: &dyn Passwords,
    wanted: Registration,
) -> Result<User, AccountError> {
    make(store, passwords, wanted, Role::Admin).await
}

/// Makes the first administrator, if there is none yet. Several instances may do so at once.
///
/// Never promotes an existing account: whoever registered the address first would become an
/// administrator with a password of their own choice.
///
/// # Errors
///
/// [`AccountError::EmailTaken`] if somebody else has the address.
pub async fn bootstrap_admin(
    store: &Store,
    passwords: &dyn Passwords,
    wanted: Registration,
) -> Result<Option<User>, AccountError> {
    if any_admin(store).await? {
        return Ok(None);
    }
    match create_admin(store, passwords, wanted).await {
        Ok(admin) => Ok(Some(admin)),
        // Another instance was quicker.
        Err(AccountError::EmailTaken) if any_admin(store).await? => Ok(None),
        Err(error) => Err(error),
    }
}

async fn any_admin(store: &Store) -> Result<bool, AccountError> {
    let filter = super::UserFilter {
        role: Some(Role::Admin),
        ..super::UserFilter::default()
    };
    let admins = store
        .users()
        .list(&filter, crate::page::Page::FIRST)
        .await?;
    Ok(admins.total > 0)
}

async fn make(
    store: &Store,
    passwords: &dyn Passwords,
    wanted: Registration,
    role: Role,
) -> Result<User, AccountError> {
    let (wanted, password) = wanted.checked()?;
    // Saves hashing a password in vain. What counts is the unique index.
    if store.users().find_by_email(&wanted.email).await?.is_some() {
        return Err(AccountError::EmailTaken);
    }
    let password_hash = passwords.hash(&password).await?;
    store
        .transact(async |tx| insert(tx, wanted, role, password_hash).await)
        .await
}

async fn insert(
    tx: &Transaction,
    wanted: Registration,
    role: Role,
    password_hash: String,
) -> Result<User, AccountError> {
    let user = User {
        key: UserKey::UNSTORED,
        user_id: tx.new_id(),
        email: wanted.email,
        username: wanted.username,
        full_name: wanted.full_name,
        phone: wanted.phone,
        time_zone: None,
        role,
        is_active: true,
        password_hash,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    Ok(tx.users().insert(user).await?)
}
