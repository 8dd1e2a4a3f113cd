use async_trait::async_trait;
use domain::bookings::{Booking, BookingQueries, BookingRepository};
use domain::ids::BookingKey;
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue, DatabaseTransaction, IntoActiveModel as _, QueryOrder as _, QuerySelect as _,
};
use time::OffsetDateTime;

use super::queries::{bookings, due};
use super::rows::BookingRow;
use super::rows::booking::{Column, Entity, Model};
use crate::error::store_error;
use crate::session::Session;

#[async_trait]
impl BookingRepository for Session<DatabaseTransaction> {
    async fn find_for_update(&self, booking_id: Uuid) -> Result<Option<Booking>, StoreError> {
        if self.is_postgres() {
            // Lock first, then read. A joined row that had to wait for its lock would be put
            // together from the new booking and the old room, and so lose a room that was
            // changed meanwhile.
            Entity::find()
                .filter(Column::BookingId.eq(booking_id))
                .lock(LockType::NoKeyUpdate)
                .one(&self.conn)
                .await
                .map_err(store_error)?;
        }
        BookingQueries::find(self, booking_id).await
    }

    async fn due_for_update(
        &self,
        now: OffsetDateTime,
        limit: u64,
    ) -> Result<Vec<Booking>, StoreError> {
        let mut select = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(due(now))
            .order_by_asc(Column::EndsAt)
            .limit(limit);
        if self.is_postgres() {
            select = select.lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked);
        }
        let keys: Vec<i64> = select
            .into_tuple()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let rows = bookings()
            .filter(Column::Id.is_in(keys))
            .order_by_asc(Column::EndsAt)
            .into_model::<BookingRow>()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    async fn insert(&self, mut booking: Booking) -> Result<Booking, StoreError> {
        let is_keyed = booking.key != BookingKey::UNSTORED;
        let mut row = Model::from(&booking).into_active_model().reset_all();
        if !is_keyed {
            row.id = ActiveValue::NotSet;
        }
        let stored = Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if is_keyed {
            self.skip_keys("bookings").await?;
        }
        booking.key = BookingKey(stored.last_insert_id);
        Ok(booking)
    }

    async fn save(&self, mut booking: Booking) -> Result<Booking, StoreError> {
        let read = booking.version;
        booking.version = read.saturating_add(1);
        let mut row = Model::from(&booking).into_active_model().reset_all();
        row.id = ActiveValue::NotSet;
        let saved = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(booking.key.0))
            .filter(Column::Version.eq(read))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if saved.rows_affected == 1 {
            Ok(booking)
        } else {
            Err(StoreError::Stale)
        }
    }
}
