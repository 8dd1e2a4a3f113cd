use async_trait::async_trait;
use domain::bookings::{
    Booking, BookingFilter, BookingQueries, BookingStatus, Busy, LONGEST_MINUTES,
};
use domain::ids::{BookingKey, RoomKey};
use domain::page::{Page, Paged};
use domain::rooms::Span;
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, JoinType, QueryOrder as _, QuerySelect as _, Select};
use time::{Duration, OffsetDateTime};

use super::rows::booking::{Column, Entity};
use super::rows::{BookingRow, BusyRow};
use crate::columns::Micros;
use crate::error::store_error;
use crate::page::page;
use crate::rooms::rows as rooms;
use crate::session::Session;
use crate::users;

const OWNER: &str = "owner";
const ROOM: &str = "room";

/// Bookings with the public ids of their owners and their rooms.
pub(super) fn bookings() -> Select<Entity> {
    let owner = Entity::belongs_to(users::Entity)
        .from(Column::UserId)
        .to(users::Column::Id);
    let room = Entity::belongs_to(rooms::Entity)
        .from(Column::RoomId)
        .to(rooms::Column::Id);
    Entity::find()
        .join_as(JoinType::InnerJoin, owner.into(), OWNER)
        .join_as(JoinType::LeftJoin, room.into(), ROOM)
        .expr_as(Expr::col((OWNER, users::Column::UserId)), "owner_user_id")
        .expr_as(Expr::col((ROOM, rooms::Column::RoomId)), "room_room_id")
        .expr_as(Expr::col((ROOM, rooms::Column::Name)), "room_name")
}

async fn one(
    conn: &impl ConnectionTrait,
    select: Select<Entity>,
) -> Result<Option<Booking>, StoreError> {
    let row = select
        .into_model::<BookingRow>()
        .one(conn)
        .await
        .map_err(store_error)?;
    row.map(Booking::try_from).transpose()
}

fn condition(filter: &BookingFilter) -> Condition {
    Condition::all()
        .add_option(filter.owner.map(|owner| Column::UserId.eq(owner.0)))
        .add_option(filter.status.map(|status| status_at(status, filter.now)))
        .add_option(
            filter
                .from
                .map(|from| Column::StartsAt.gte(Micros::from(from))),
        )
        .add_option(filter.to.map(|to| Column::StartsAt.lt(Micros::from(to))))
}

/// Scheduled bookings are finished as soon as their end has passed, whatever the row says.
fn status_at(status: BookingStatus, now: OffsetDateTime) -> Condition {
    let stored = Column::Status.eq(status.as_str());
    match status {
        BookingStatus::Scheduled => Condition::all()
            .add(stored)
            .add(Column::EndsAt.gt(Micros::from(now))),
        BookingStatus::Finished => Condition::any().add(stored).add(due(now)),
        BookingStatus::Canceled => Condition::all().add(stored),
    }
}

/// Scheduled, though the end has passed.
pub(super) fn due(now: OffsetDateTime) -> Condition {
    Condition::all()
        .add(Column::Status.eq(BookingStatus::Scheduled.as_str()))
        .add(Column::EndsAt.lte(Micros::from(now)))
}

#[async_trait]
impl<C: ConnectionTrait + Send> BookingQueries for Session<C> {
    async fn find(&self, booking_id: Uuid) -> Result<Option<Booking>, StoreError> {
        one(
            &self.conn,
            bookings().filter(Column::BookingId.eq(booking_id)),
        )
        .await
    }

    async fn find_by_key(&self, key: BookingKey) -> Result<Option<Booking>, StoreError> {
        one(&self.conn, bookings().filter(Column::Id.eq(key.0))).await
    }

    async fn list(
        &self,
        filter: &BookingFilter,
        wanted: Page,
    ) -> Result<Paged<Booking>, StoreError> {
        let counted = Entity::find().filter(condition(filter));
        let shown = bookings()
            .filter(condition(filter))
            .order_by_desc(Column::Id);
        page(&self.conn, counted, shown, wanted, |row: BookingRow| {
            row.try_into()
        })
        .await
    }

    async fn busy(&self, room: Option<RoomKey>, during: Span) -> Result<Vec<Busy>, StoreError> {
        // No booking is longer than this. It bounds what is read of the index from below.
        let earliest = during
            .from
            .saturating_sub(Duration::minutes(LONGEST_MINUTES));
        let rows = Entity::find()
            .select_only()
            .columns([Column::Id, Column::RoomId, Column::StartsAt, Column::EndsAt])
            .filter(match room {
                Some(room) => Column::RoomId.eq(room.0),
                None => Column::RoomId.is_not_null(),
            })
            .filter(Column::Status.ne(BookingStatus::Canceled.as_str()))
            .filter(Column::StartsAt.gte(Micros::from(earliest)))
            .filter(Column::StartsAt.lt(Micros::from(during.to)))
            .filter(Column::EndsAt.gt(Micros::from(during.from)))
            .order_by_asc(Column::StartsAt)
            .into_model::<BusyRow>()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(rows.into_iter().map(Busy::from).collect())
    }

    async fn has_coming(&self, room: RoomKey, now: OffsetDateTime) -> Result<bool, StoreError> {
        let coming = Entity::find()
            .filter(Column::RoomId.eq(room.0))
            .filter(status_at(BookingStatus::Scheduled, now))
            .count(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(coming > 0)
    }
}
