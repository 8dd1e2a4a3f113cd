//! People in the database.

use async_trait::async_trait;
use domain::identity::{User, UserQueries, UserRepository};
use domain::ids::UserKey;
use domain::store::StoreError;
use domain::zone::Zone;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _};

use crate::columns::{Micros, word};
use crate::error::store_error;
use crate::session::Session;

/// A row of `users`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: Uuid,
    pub(crate) email: String,
    pub(crate) username: Option<String>,
    pub(crate) full_name: String,
    pub(crate) phone: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) role: String,
    pub(crate) is_active: bool,
    pub(crate) password_hash: String,
    pub(crate) version: i64,
    pub(crate) created_at: Micros,
    pub(crate) updated_at: Micros,
}

/// No relation is followed from a row: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<User> for Model {
    fn from(user: User) -> Self {
        Self {
            id: user.key.0,
            user_id: user.user_id,
            email: user.email,
            username: user.username,
            full_name: user.full_name,
            phone: user.phone,
            time_zone: user.time_zone.map(|zone| zone.name().to_owned()),
            role: user.role.as_str().to_owned(),
            is_active: user.is_active,
            password_hash: user.password_hash,
            version: user.version,
            created_at: user.created_at.into(),
            updated_at: user.updated_at.into(),
        }
    }
}

impl TryFrom<Model> for User {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            key: UserKey(row.id),
            user_id: row.user_id,
            email: row.email,
            username: row.username,
            full_name: row.full_name,
            phone: row.phone,
            // A zone that a later time zone database dropped reads as none.
            time_zone: row.time_zone.and_then(|name| Zone::parse(&name).ok()),
            role: word(&row.role)?,
            is_active: row.is_active,
            password_hash: row.password_hash,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

#[async_trait]
impl<C: ConnectionTrait + Send> UserQueries for Session<C> {
    async fn find(&self, user_id: Uuid) -> Result<Option<User>, StoreError> {
        let row = Entity::find()
            .filter(Column::UserId.eq(user_id))
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(User::try_from).transpose()
    }
}

#[async_trait]
impl UserRepository for Session<DatabaseTransaction> {
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
        let row = Model::from(user.clone()).into_active_model().reset_all();
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
