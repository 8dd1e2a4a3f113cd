use async_trait::async_trait;
use domain::ids::RoomKey;
use domain::rooms::{Room, RoomRepository};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _, QuerySelect as _};
use time::OffsetDateTime;

use super::queries::{one, rooms};
use super::rows::{Column, Entity, Model};
use crate::error::store_error;
use crate::session::Session;

#[async_trait]
impl RoomRepository for Session<DatabaseTransaction> {
    async fn find_for_update(&self, room_id: Uuid) -> Result<Option<Room>, StoreError> {
        // The weaker lock: rows that only refer to the room need not wait.
        let select = rooms()
            .filter(Column::RoomId.eq(room_id))
            .lock(LockType::NoKeyUpdate);
        one(&self.conn, select).await
    }

    async fn insert(&self, mut room: Room) -> Result<Room, StoreError> {
        let is_keyed = room.key != RoomKey::UNSTORED;
        let mut row = Model::from(&room).into_active_model().reset_all();
        if !is_keyed {
            row.id = ActiveValue::NotSet;
        }
        let stored = Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if is_keyed {
            self.skip_keys("rooms").await?;
        }
        room.key = RoomKey(stored.last_insert_id);
        Ok(room)
    }

    async fn save(&self, mut room: Room) -> Result<Room, StoreError> {
        let read = room.version;
        room.version = read.saturating_add(1);
        update(&self.conn, Model::from(&room), read).await?;
        Ok(room)
    }

    async fn delete(&self, room: Room, at: OffsetDateTime) -> Result<(), StoreError> {
        let row = Model {
            version: room.version.saturating_add(1),
            deleted_at: Some(at.into()),
            ..Model::from(&room)
        };
        update(&self.conn, row, room.version).await
    }
}

async fn update(conn: &DatabaseTransaction, row: Model, read: i64) -> Result<(), StoreError> {
    let key = row.id;
    let mut row = row.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    let saved = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(key))
        .filter(Column::Version.eq(read))
        .exec(conn)
        .await
        .map_err(store_error)?;
    if saved.rows_affected == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}
