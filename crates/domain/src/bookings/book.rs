use time::OffsetDateTime;
use uuid::Uuid;

use super::booking::as_kept;
use super::slot::check_slot;
use super::{Booking, BookingError, BookingStatus, Slot};
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::BookingKey;
use crate::rooms::Room;
use crate::store::{Queries, Transaction};

/// What somebody says who wants to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBooking {
    /// What it is for.
    pub reason: String,
    /// When it begins.
    pub time: OffsetDateTime,
    /// How long it takes.
    pub duration_minutes: i64,
    /// The public id of the room, if there is to be one.
    pub room_id: Option<Uuid>,
    /// How many come, if that is known.
    pub attendees: Option<i64>,
    /// More about it.
    pub note: Option<String>,
}

impl NewBooking {
    /// The same with trimmed texts, if it fits: `reason` 1 to 500 characters, `note` up to 2,000,
    /// 15 to 480 minutes, at least one attendee.
    pub fn checked(self) -> Result<Self, BookingError> {
        let mut fields = Fields::new();
        let reason = fields.text("reason", &self.reason, 1..=500);
        let note = fields.optional_text("note", self.note.as_deref(), 0..=2_000);
        self.slot().check_fields(&mut fields);
        fields.finish()?;
        Ok(Self {
            reason,
            note,
            time: as_kept(self.time),
            ..self
        })
    }

    /// Its time, its room and how many come.
    pub fn slot(&self) -> Slot {
        Slot {
            room_id: self.room_id,
            time: self.time,
            duration_minutes: self.duration_minutes,
            attendees: self.attendees,
        }
    }
}

/// Whether [`book`] would succeed now, without doing it. Gives the room, if one is named.
///
/// # Errors
///
/// The first of `time_in_past`, `room_not_found`, `room_too_small`, `room_closed` and
/// `room_taken` that stands in the way.
pub async fn check(
    queries: &dyn Queries,
    now: OffsetDateTime,
    new: &NewBooking,
) -> Result<Option<Room>, BookingError> {
    let new = new.clone().checked()?;
    check_slot(queries, now, &new.slot(), None).await
}

/// Books a time, and a room if one is named, for the one who asks.
pub async fn book(
    tx: &Transaction,
    actor: &Actor,
    new: NewBooking,
) -> Result<Booking, BookingError> {
    let new = new.checked()?;
    lock_room(tx, new.room_id).await?;
    let room = check_slot(tx.queries(), tx.now(), &new.slot(), None).await?;
    let booking = Booking {
        key: BookingKey::UNSTORED,
        booking_id: tx.new_id(),
        reason: new.reason,
        time: new.time,
        duration_minutes: new.duration_minutes,
        room: room.as_ref().map(Room::as_ref),
        attendees: new.attendees,
        note: new.note,
        status: BookingStatus::Scheduled,
        owner: actor.as_owner(),
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    Ok(tx.bookings().insert(booking).await?)
}

/// Whoever books in a room holds its lock, so that what is checked is still true when it is
/// written. A booking is locked before its room, never after, and only one room at a time.
pub(super) async fn lock_room(tx: &Transaction, room_id: Option<Uuid>) -> Result<(), BookingError> {
    if let Some(room_id) = room_id {
        tx.rooms().find_for_update(room_id).await?;
    }
    Ok(())
}
