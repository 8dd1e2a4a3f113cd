use async_trait::async_trait;
use domain::identity::{Role, User, UserRepository};
use domain::ids::UserKey;
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue, DatabaseTransaction, IntoActiveModel as _, Order, QueryOrder as _,
    QuerySelect as _,
};

use super::users::{Column, Entity, Model};
use crate::error::store_error;
use crate::session::Session;

/// Against others who take it or write to the row. Rows that refer to a person, such as a new
/// ticket, may be stored meanwhile: waiting for them could end in a deadlock.
const LOCK: LockType = LockType::NoKeyUpdate;

#[async_trait]
impl UserRepository for Session<DatabaseTransaction> {
    async fn find_for_update(&self, key: UserKey) -> Result<Option<User>, StoreError> {
        let row = Entity::find_by_id(key.0)
            .lock(LOCK)
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(User::try_from).transpose()
    }

    async fn lock_active_admins(&self) -> Result<Vec<UserKey>, StoreError> {
        // In the order of their keys, so that two transactions cannot wait for each other.
        let keys: Vec<i64> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Role.eq(Role::Admin.as_str()))
            .filter(Column::IsActive.eq(true))
            .order_by(Column::Id, Order::Asc)
            .lock(LOCK)
            .into_tuple()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(keys.into_iter().map(UserKey).collect())
    }

    async fn insert(&self, user: User) -> Result<User, StoreError> {
        let is_keyed = user.key != UserKey::UNSTORED;
        let mut row = Model::from(user).into_active_model().reset_all();
        if !is_keyed {
            row.id = ActiveValue::NotSet;
        }
        let stored = row.insert(&self.conn).await.map_err(store_error)?;
        if is_keyed {
            self.skip_keys("users").await?;
        }
        stored.try_into()
    }

    async fn save(&self, mut user: User) -> Result<User, StoreError> {
        let read = user.version;
        user.version = read.saturating_add(1);
        let mut row = Model::from(user.clone()).into_active_model().reset_all();
        row.id = ActiveValue::NotSet;
        let saved = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(user.key.0))
            .filter(Column::Version.eq(read))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if saved.rows_affected == 1 {
            Ok(user)
        } else {
            Err(StoreError::Stale)
        }
    }
}
