use std::fmt;

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{SignInError, User};
use crate::ids::UserKey;
use crate::store::{Store, StoreError, Transaction};

/// The SHA-256 hash of a refresh token. The token itself is a random secret of 256 bits that only
/// its holder has, so whoever reads the database can sign in as nobody.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(..)")
    }
}

/// What keeps somebody signed in after the access token ended.
///
/// Each is good once and is replaced by the next of its family; a family is what came of one
/// sign-in. A used one is kept until it ends, because a second use shows that it was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshToken {
    /// The hash by which it is found.
    pub hash: TokenHash,
    /// The sign-in that it comes from.
    pub family_id: Uuid,
    /// Whom it keeps signed in.
    pub user: UserKey,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it ends.
    pub expires_at: OffsetDateTime,
    /// When it was used.
    pub used_at: Option<OffsetDateTime>,
}

/// The next refresh token, which the caller drew at random.
#[derive(Debug, Clone, Copy)]
pub struct NewSession {
    /// Its hash.
    pub token: TokenHash,
    /// How long it is good.
    pub lifetime: Duration,
}

impl NewSession {
    pub(super) async fn store(
        self,
        tx: &Transaction,
        user: &User,
        family_id: Uuid,
    ) -> Result<(), StoreError> {
        let expires_at = tx.now().checked_add(self.lifetime);
        tx.refresh_tokens()
            .insert(RefreshToken {
                hash: self.token,
                family_id,
                user: user.key,
                created_at: tx.now(),
                expires_at: expires_at.unwrap_or(tx.now()),
                used_at: None,
            })
            .await
    }
}

/// Exchanges a refresh token for the next one, for an account that is active.
///
/// One that was used before is refused, and its whole family is revoked: either the holder or a
/// thief has the newest one, and nobody can tell which. That is kept although the answer is an
/// error, so this use case opens its transaction itself.
pub async fn refresh(
    store: &Store,
    presented: &TokenHash,
    next: NewSession,
) -> Result<User, SignInError> {
    let exchange = async |tx: &Transaction| exchange(tx, presented, next).await;
    match store.transact(exchange).await? {
        Exchange::Renewed(user) => Ok(*user),
        Exchange::Reused => Err(SignInError::ReusedRefreshToken),
    }
}

enum Exchange {
    Renewed(Box<User>),
    Reused,
}

async fn exchange(
    tx: &Transaction,
    presented: &TokenHash,
    next: NewSession,
) -> Result<Exchange, SignInError> {
    let (user, token) = holder(tx, presented)
        .await?
        .ok_or(SignInError::InvalidRefreshToken)?;
    if token.expires_at <= tx.now() {
        return Err(SignInError::InvalidRefreshToken);
    }
    if token.used_at.is_some() {
        tx.refresh_tokens().delete_family(token.family_id).await?;
        return Ok(Exchange::Reused);
    }
    if !user.is_active {
        return Err(SignInError::Disabled);
    }
    tx.refresh_tokens().mark_used(&token.hash, tx.now()).await?;
    next.store(tx, &user, token.family_id).await?;
    Ok(Exchange::Renewed(Box::new(user)))
}

/// Signs out: every refresh token of the same sign-in dies. An unknown one is signed out already.
pub async fn sign_out(tx: &Transaction, presented: &TokenHash) -> Result<(), StoreError> {
    if let Some((_, token)) = holder(tx, presented).await? {
        tx.refresh_tokens().delete_family(token.family_id).await?;
    }
    Ok(())
}

/// The token and whom it belongs to, locked. The token is read again under the lock: meanwhile
/// it may have been used or revoked.
async fn holder(
    tx: &Transaction,
    presented: &TokenHash,
) -> Result<Option<(User, RefreshToken)>, StoreError> {
    let Some(token) = tx.refresh_tokens().find(presented).await? else {
        return Ok(None);
    };
    let user = tx.users().find_for_update(token.user).await?;
    let token = tx.refresh_tokens().find(presented).await?;
    Ok(user.zip(token))
}
