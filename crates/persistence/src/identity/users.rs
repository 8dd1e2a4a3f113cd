//! People in the database.

use domain::identity::User;
use domain::ids::UserKey;
use domain::store::StoreError;
use domain::text;
use domain::zone::Zone;
use sea_orm::entity::prelude::*;

use crate::columns::{Micros, word};

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
    pub(crate) folded: String,
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
        let username = user.username.as_deref().unwrap_or_default();
        let names = format!("{} {username} {}", user.full_name, user.email);
        Self {
            folded: text::fold(&names),
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
