use domain::bookings::{Booking, Busy};
use domain::identity::UserRef;
use domain::ids::{BookingKey, RoomKey, UserKey};
use domain::rooms::{RoomRef, Span};
use domain::store::StoreError;
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;

use crate::columns::{Micros, word};

/// Bookings.
pub(super) mod booking {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bookings")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) booking_id: Uuid,
        pub(crate) reason: String,
        pub(crate) starts_at: Micros,
        pub(crate) ends_at: Micros,
        pub(crate) duration_minutes: i64,
        pub(crate) room_id: Option<i64>,
        pub(crate) attendees: Option<i64>,
        pub(crate) note: Option<String>,
        pub(crate) status: String,
        pub(crate) user_id: i64,
        pub(crate) version: i64,
        pub(crate) created_at: Micros,
        pub(crate) updated_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl From<&Booking> for booking::Model {
    fn from(booking: &Booking) -> Self {
        Self {
            id: booking.key.0,
            booking_id: booking.booking_id,
            reason: booking.reason.clone(),
            starts_at: booking.time.into(),
            ends_at: booking.ends_at().into(),
            duration_minutes: booking.duration_minutes,
            room_id: booking.room.as_ref().map(|room| room.key.0),
            attendees: booking.attendees,
            note: booking.note.clone(),
            status: booking.status.as_str().to_owned(),
            user_id: booking.owner.key.0,
            version: booking.version,
            created_at: booking.created_at.into(),
            updated_at: booking.updated_at.into(),
        }
    }
}

/// A booking with the public ids of its owner and its room.
#[derive(Debug, FromQueryResult)]
pub(super) struct BookingRow {
    id: i64,
    booking_id: Uuid,
    reason: String,
    starts_at: Micros,
    duration_minutes: i64,
    room_id: Option<i64>,
    attendees: Option<i64>,
    note: Option<String>,
    status: String,
    user_id: i64,
    version: i64,
    created_at: Micros,
    updated_at: Micros,
    owner_user_id: Uuid,
    room_room_id: Option<Uuid>,
    room_name: Option<String>,
}

impl TryFrom<BookingRow> for Booking {
    type Error = StoreError;

    fn try_from(row: BookingRow) -> Result<Self, StoreError> {
        let names = row.room_room_id.zip(row.room_name);
        Ok(Self {
            key: BookingKey(row.id),
            booking_id: row.booking_id,
            reason: row.reason,
            time: row.starts_at.into(),
            duration_minutes: row.duration_minutes,
            room: row
                .room_id
                .zip(names)
                .map(|(key, (room_id, name))| RoomRef {
                    key: RoomKey(key),
                    room_id,
                    name,
                }),
            attendees: row.attendees,
            note: row.note,
            status: word(&row.status)?,
            owner: UserRef {
                key: UserKey(row.user_id),
                user_id: row.owner_user_id,
            },
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// That a booking takes a room for a while.
#[derive(Debug, FromQueryResult)]
pub(super) struct BusyRow {
    id: i64,
    room_id: i64,
    starts_at: Micros,
    ends_at: Micros,
}

impl From<BusyRow> for Busy {
    fn from(row: BusyRow) -> Self {
        Self {
            booking: BookingKey(row.id),
            room: RoomKey(row.room_id),
            span: Span {
                from: row.starts_at.into(),
                to: row.ends_at.into(),
            },
        }
    }
}
