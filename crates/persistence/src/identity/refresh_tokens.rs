//! Refresh tokens in the database, known only by their hashes.

use async_trait::async_trait;
use domain::identity::{RefreshToken, RefreshTokenRepository, TokenHash};
use domain::ids::UserKey;
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ActiveValue, DatabaseTransaction, QuerySelect as _, QueryTrait as _};
use time::OffsetDateTime;

use crate::columns::Micros;
use crate::error::store_error;
use crate::session::Session;

/// How many ended tokens one sign-in clears away at most.
const CLEARED_AT_ONCE: u64 = 500;

/// A row of `refresh_tokens`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_tokens")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    id: i64,
    token_hash: Vec<u8>,
    family_id: Uuid,
    user_id: i64,
    created_at: Micros,
    expires_at: Micros,
    used_at: Option<Micros>,
}

/// No relation is followed from a row.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

fn of_hash(hash: &TokenHash) -> Expr {
    Column::TokenHash.eq(hash.0.to_vec())
}

impl Session<DatabaseTransaction> {
    async fn delete_tokens(&self, condition: Expr) -> Result<(), StoreError> {
        let deleted = Entity::delete_many().filter(condition).exec(&self.conn);
        deleted.await.map_err(store_error)?;
        Ok(())
    }
}

#[async_trait]
impl RefreshTokenRepository for Session<DatabaseTransaction> {
    async fn find(&self, hash: &TokenHash) -> Result<Option<RefreshToken>, StoreError> {
        let row = Entity::find()
            .filter(of_hash(hash))
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(row.map(|row| RefreshToken {
            hash: *hash,
            family_id: row.family_id,
            user: UserKey(row.user_id),
            created_at: row.created_at.into(),
            expires_at: row.expires_at.into(),
            used_at: row.used_at.map(Into::into),
        }))
    }

    async fn insert(&self, token: RefreshToken) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: ActiveValue::NotSet,
            token_hash: ActiveValue::Set(token.hash.0.to_vec()),
            family_id: ActiveValue::Set(token.family_id),
            user_id: ActiveValue::Set(token.user.0),
            created_at: ActiveValue::Set(token.created_at.into()),
            expires_at: ActiveValue::Set(token.expires_at.into()),
            used_at: ActiveValue::Set(token.used_at.map(Into::into)),
        };
        Entity::insert(row)
            .exec_without_returning(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn mark_used(&self, hash: &TokenHash, at: OffsetDateTime) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::UsedAt, Expr::value(Micros::from(at)))
            .filter(of_hash(hash))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn delete_family(&self, family_id: Uuid) -> Result<(), StoreError> {
        self.delete_tokens(Column::FamilyId.eq(family_id)).await
    }

    async fn delete_all_of(&self, user: UserKey) -> Result<(), StoreError> {
        self.delete_tokens(Column::UserId.eq(user.0)).await
    }

    async fn delete_expired(&self, now: OffsetDateTime) -> Result<(), StoreError> {
        let mut ended = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::ExpiresAt.lte(Micros::from(now)))
            .limit(CLEARED_AT_ONCE)
            .into_query();
        // Those that somebody else is working on are left for the next time: waiting for them
        // with rows of others locked could end in a deadlock.
        ended.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        self.delete_tokens(Column::Id.in_subquery(ended)).await
    }
}
