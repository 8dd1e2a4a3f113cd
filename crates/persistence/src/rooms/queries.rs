use async_trait::async_trait;
use domain::page::{Page, Paged};
use domain::rooms::{Room, RoomQueries};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, Select};

use super::rows::{Column, Entity, Model};
use crate::error::store_error;
use crate::page::page;
use crate::session::Session;

/// Rooms that were not deleted.
pub(super) fn rooms() -> Select<Entity> {
    Entity::find().filter(Column::DeletedAt.is_null())
}

pub(super) async fn one(
    conn: &impl ConnectionTrait,
    select: Select<Entity>,
) -> Result<Option<Room>, StoreError> {
    let row = select.one(conn).await.map_err(store_error)?;
    row.map(Room::try_from).transpose()
}

#[async_trait]
impl<C: ConnectionTrait + Send> RoomQueries for Session<C> {
    async fn find(&self, room_id: Uuid) -> Result<Option<Room>, StoreError> {
        one(&self.conn, rooms().filter(Column::RoomId.eq(room_id))).await
    }

    async fn find_by_folded_name(&self, folded: &str) -> Result<Option<Room>, StoreError> {
        one(&self.conn, rooms().filter(Column::FoldedName.eq(folded))).await
    }

    async fn list(&self, wanted: Page) -> Result<Paged<Room>, StoreError> {
        let shown = rooms().order_by_desc(Column::Id);
        page(&self.conn, rooms(), shown, wanted, |row: Model| {
            row.try_into()
        })
        .await
    }

    async fn by_size(&self) -> Result<Vec<Room>, StoreError> {
        let rows = rooms()
            .order_by_asc(Column::Capacity)
            .order_by_asc(Column::FoldedName)
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        rows.into_iter().map(Room::try_from).collect()
    }
}
