use async_trait::async_trait;
use domain::actor::Actor;
use domain::identity::{ActiveCheck, User, UserFilter, UserQueries};
use domain::ids::UserKey;
use domain::page::{Page, Paged};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func, SimpleExpr};
use sea_orm::{Condition, Order, QueryOrder as _, Statement};

use super::users::{Column, Entity, Model};
use crate::columns::{contains, word};
use crate::error::store_error;
use crate::page::page;
use crate::session::Session;

pub(super) async fn one(
    conn: &impl ConnectionTrait,
    condition: impl Into<SimpleExpr>,
) -> Result<Option<User>, StoreError> {
    let row = Entity::find()
        .filter(condition.into())
        .one(conn)
        .await
        .map_err(store_error)?;
    row.map(User::try_from).transpose()
}

fn condition(filter: &UserFilter) -> Condition {
    Condition::all()
        .add_option(filter.role.map(|role| Column::Role.eq(role.as_str())))
        .add_option(filter.is_active.map(|active| Column::IsActive.eq(active)))
        .add_option(
            filter
                .text
                .as_deref()
                .map(|wanted| contains(Column::Folded, wanted)),
        )
}

#[async_trait]
impl<C: ConnectionTrait + Send> UserQueries for Session<C> {
    async fn find(&self, user_id: Uuid) -> Result<Option<User>, StoreError> {
        one(&self.conn, Column::UserId.eq(user_id)).await
    }

    async fn check_active(&self, user_id: Uuid) -> Result<Option<ActiveCheck>, StoreError> {
        // Written out, because building it anew for every request costs more than running it.
        let sql = if self.is_postgres() {
            "select id, role, is_active from users where user_id = $1"
        } else {
            "select id, role, is_active from users where user_id = ?"
        };
        let backend = self.conn.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [user_id.into()]);
        let row = self.conn.query_one_raw(statement).await;
        let Some(row) = row.map_err(store_error)? else {
            return Ok(None);
        };
        let key: i64 = row.try_get_by_index(0).map_err(store_error)?;
        let role: String = row.try_get_by_index(1).map_err(store_error)?;
        let is_active: bool = row.try_get_by_index(2).map_err(store_error)?;
        let actor = Actor {
            key: UserKey(key),
            user_id,
            role: word(&role)?,
        };
        Ok(Some(ActiveCheck { actor, is_active }))
    }

    async fn find_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        one(&self.conn, Column::Email.eq(email)).await
    }

    async fn find_by_username(&self, username: &str) -> Result<Option<User>, StoreError> {
        let lower = SimpleExpr::from(Func::lower(Expr::col(Column::Username)));
        one(
            &self.conn,
            ExprTrait::eq(lower, username.to_ascii_lowercase()),
        )
        .await
    }

    async fn list(&self, filter: &UserFilter, wanted: Page) -> Result<Paged<User>, StoreError> {
        let found = Entity::find().filter(condition(filter));
        let shown = found.clone().order_by(Column::Id, Order::Desc);
        page(&self.conn, found, shown, wanted, |row: Model| {
            row.try_into()
        })
        .await
    }
}
