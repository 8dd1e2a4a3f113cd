use time::OffsetDateTime;
use uuid::Uuid;

use super::book::lock_room;
use super::booking::as_kept;
use super::read::{find, visible};
use super::slot::check_slot;
use super::{Booking, BookingError, BookingStatus, Slot};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::Fields;
use crate::rooms::Room;
use crate::store::{Queries, Transaction};

/// What an update says of a booking; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookingChange {
    /// What it is for.
    pub reason: Change<String>,
    /// When it begins.
    pub time: Change<OffsetDateTime>,
    /// How long it takes.
    pub duration_minutes: Change<i64>,
    /// The public id of the room; cleared, the booking gives its room up.
    pub room_id: Change<Uuid>,
    /// How many come.
    pub attendees: Change<i64>,
    /// More about it.
    pub note: Change<String>,
}

/// A booking with its new texts, and the slot that it is to have.
struct Draft {
    booking: Booking,
    slot: Slot,
}

/// The booking as [`change`] would leave it now, without doing it.
///
/// # Errors
///
/// `booking_not_found`, `booking_final`, or the first of `time_in_past`, `room_not_found`,
/// `room_too_small`, `room_closed` and `room_taken` that stands in the way.
pub async fn check_change(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    booking_id: Uuid,
    wanted: &BookingChange,
) -> Result<Booking, BookingError> {
    let before = find(queries, actor, now, booking_id).await?;
    let draft = Draft::of(&before, wanted)?;
    draft.settled(queries, now, &before).await
}

/// Changes a scheduled booking, all that is named or nothing. A change that changes nothing
/// succeeds. A meeting that has begun keeps its time, but may change otherwise.
pub async fn change(
    tx: &Transaction,
    actor: &Actor,
    booking_id: Uuid,
    wanted: &BookingChange,
) -> Result<Booking, BookingError> {
    let before = find_for_change(tx, actor, booking_id).await?;
    let draft = Draft::of(&before, wanted)?;
    if draft.slot != before.slot() {
        lock_room(tx, draft.slot.room_id).await?;
    }
    let after = draft.settled(tx.queries(), tx.now(), &before).await?;
    if after == before {
        return Ok(before);
    }
    save(tx, after).await
}

/// Calls a booking off. One that is canceled already stays as it is; a finished one is refused.
pub async fn cancel(
    tx: &Transaction,
    actor: &Actor,
    booking_id: Uuid,
) -> Result<Booking, BookingError> {
    let before = find_for_change(tx, actor, booking_id).await?;
    if before.status == BookingStatus::Canceled {
        return Ok(before);
    }
    before.expect_scheduled()?;
    let status = BookingStatus::Canceled;
    save(tx, Booking { status, ..before }).await
}

async fn find_for_change(
    tx: &Transaction,
    actor: &Actor,
    booking_id: Uuid,
) -> Result<Booking, BookingError> {
    let booking = tx.bookings().find_for_update(booking_id).await?;
    visible(booking, actor, tx.now())
}

async fn save(tx: &Transaction, booking: Booking) -> Result<Booking, BookingError> {
    let updated_at = tx.now();
    let booking = Booking {
        updated_at,
        ..booking
    };
    let saved = tx.bookings().save(booking).await?;
    // A meeting that was cut short may be over by now.
    Ok(saved.as_of(tx.now()))
}

impl Draft {
    fn of(before: &Booking, wanted: &BookingChange) -> Result<Self, BookingError> {
        let wanted = wanted.clone();
        if wanted != BookingChange::default() {
            before.expect_scheduled()?;
        }
        let mut fields = Fields::new();
        let reason = fields.required_text_change("reason", wanted.reason, 1..=500);
        let note = fields.text_change("note", wanted.note, 0..=2_000);
        let time = fields.required_change("time", wanted.time);
        let duration = fields.required_change("duration_minutes", wanted.duration_minutes);
        let old = before.slot();
        let slot = Slot {
            room_id: wanted.room_id.applied_to(old.room_id),
            time: time.map_or(old.time, as_kept),
            duration_minutes: duration.unwrap_or(old.duration_minutes),
            attendees: wanted.attendees.applied_to(old.attendees),
        };
        slot.check_fields(&mut fields);
        fields.finish()?;
        let booking = Booking {
            reason: reason.unwrap_or_else(|| before.reason.clone()),
            note: note.applied_to(before.note.clone()),
            ..before.clone()
        };
        Ok(Self { booking, slot })
    }

    /// The booking in its new slot, if it can have it.
    async fn settled(
        self,
        queries: &dyn Queries,
        now: OffsetDateTime,
        before: &Booking,
    ) -> Result<Booking, BookingError> {
        let Self { booking, slot } = self;
        if slot == before.slot() {
            return Ok(booking);
        }
        let room = check_slot(queries, now, &slot, Some(before)).await?;
        Ok(Booking {
            room: room.as_ref().map(Room::as_ref),
            time: slot.time,
            duration_minutes: slot.duration_minutes,
            attendees: slot.attendees,
            ..booking
        })
    }
}
