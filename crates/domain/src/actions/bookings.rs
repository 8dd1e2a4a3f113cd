use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::check::{Checked, Refusal, Verdict, complete};
use super::execute::{Execution, refused};
use super::{Draft, Subject};
use crate::actor::Actor;
use crate::bookings::{
    self, Booking, BookingChange, BookingError, BookingStatus, DEFAULT_DURATION_MINUTES, NewBooking,
};
use crate::rooms::{self, RoomError};
use crate::store::{Queries, StoreError, Transaction};

/// What a booking is for if nothing is said.
const DEFAULT_REASON: &str = "Meeting";

/// Checks a new booking and fills in the length and the room that were not said.
pub(super) async fn check_new_booking(
    queries: &dyn Queries,
    now: OffsetDateTime,
    draft: &Draft,
) -> Result<Verdict, StoreError> {
    let Draft::CreateBooking {
        duration_minutes,
        room,
        ..
    } = draft
    else {
        return Ok(Ok(complete(draft, None)));
    };
    let room_id = room_id(queries, room.as_deref()).await?;
    let new = new_booking(draft, room_id);
    let found = match room_id {
        Some(_) => bookings::check(queries, now, &new).await,
        None => bookings::smallest_free_room(queries, now, &new.slot())
            .await
            .map(Some),
    };
    let found = match found {
        Ok(found) => found,
        Err(BookingError::Store(error)) => return Err(error),
        Err(error) => return Ok(Err(Refusal::of(&error, draft, None))),
    };
    let is_assumed = [
        ("duration_minutes", duration_minutes.is_none()),
        ("room", room.is_none()),
    ];
    Ok(Ok(Checked {
        draft: filled(draft, found.map(|room| room.name)),
        assumed: is_assumed
            .into_iter()
            .filter_map(|(name, is_assumed)| is_assumed.then_some(name))
            .collect(),
        subject: None,
    }))
}

/// The room of this name; one that does not exist is the nil UUID, which no room has, so that
/// the rules are asked in their order.
async fn room_id(queries: &dyn Queries, name: Option<&str>) -> Result<Option<Uuid>, StoreError> {
    let Some(name) = name else {
        return Ok(None);
    };
    match rooms::find_by_name(queries, name).await {
        Ok(room) => Ok(Some(room.room_id)),
        Err(RoomError::Store(error)) => Err(error),
        Err(_) => Ok(Some(Uuid::nil())),
    }
}

fn new_booking(draft: &Draft, room_id: Option<Uuid>) -> NewBooking {
    let (time, duration_minutes, reason, attendees) = match draft.clone() {
        Draft::CreateBooking {
            time,
            duration_minutes,
            reason,
            attendees,
            ..
        } => (time, duration_minutes, reason, attendees),
        _ => (OffsetDateTime::UNIX_EPOCH, None, None, None),
    };
    NewBooking {
        reason: reason.unwrap_or_else(|| DEFAULT_REASON.to_owned()),
        time,
        duration_minutes: duration_minutes.unwrap_or(DEFAULT_DURATION_MINUTES),
        room_id,
        attendees,
        note: None,
    }
}

fn filled(draft: &Draft, found: Option<String>) -> Draft {
    let mut draft = draft.clone();
    if let Draft::CreateBooking {
        duration_minutes,
        room,
        ..
    } = &mut draft
    {
        duration_minutes.get_or_insert(DEFAULT_DURATION_MINUTES);
        *room = found.or(room.take());
    }
    draft
}

/// Checks a change of the booking that people call by this reference.
pub(super) async fn check_booking(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    (draft, reference): (&Draft, &str),
) -> Result<Verdict, StoreError> {
    let booking = match bookings::find_by_reference(queries, actor, now, reference).await {
        Ok(booking) if booking.owner.key == actor.key => booking,
        Ok(_) => return Ok(Err(Refusal::of(&BookingError::NotFound, draft, None))),
        Err(BookingError::Store(error)) => return Err(error),
        Err(error) => return Ok(Err(Refusal::of(&error, draft, None))),
    };
    let wanted = booking_change(queries, draft).await?;
    let subject = Subject::Booking(booking.clone());
    let is_cancellation = draft.is_cancellation();
    let verdict = match booking.status {
        BookingStatus::Canceled if is_cancellation => {
            let detail = "the booking is canceled already";
            return Ok(Err(Refusal::new(
                "already_canceled",
                detail,
                draft,
                subject,
            )));
        }
        BookingStatus::Scheduled if is_cancellation => Ok(booking),
        BookingStatus::Scheduled if wanted == BookingChange::default() => {
            let detail = "there is nothing to change";
            return Ok(Err(Refusal::new(
                "nothing_to_change",
                detail,
                draft,
                subject,
            )));
        }
        BookingStatus::Scheduled => {
            bookings::check_change(queries, actor, now, booking.booking_id, &wanted).await
        }
        status => Err(BookingError::Final(status)),
    };
    match verdict {
        Ok(_) => Ok(Ok(complete(draft, Some(subject)))),
        Err(BookingError::Store(error)) => Err(error),
        Err(error) => Ok(Err(Refusal::of(&error, draft, Some(subject)))),
    }
}

async fn booking_change(queries: &dyn Queries, draft: &Draft) -> Result<BookingChange, StoreError> {
    let Draft::RescheduleBooking {
        time,
        duration_minutes,
        room,
        ..
    } = draft
    else {
        return Ok(BookingChange::default());
    };
    Ok(BookingChange {
        time: (*time).into(),
        duration_minutes: (*duration_minutes).into(),
        room_id: room_id(queries, room.as_deref()).await?.into(),
        ..BookingChange::default()
    })
}

/// Books what the check completed.
pub(super) async fn book(
    tx: &Transaction,
    actor: &Actor,
    checked: &Checked,
) -> Result<Execution, StoreError> {
    let Draft::CreateBooking { room, .. } = &checked.draft else {
        return Ok(refused(&BookingError::NotFound, checked));
    };
    let room_id = room_id(tx.queries(), room.as_deref()).await?;
    let booked = bookings::book(tx, actor, new_booking(&checked.draft, room_id)).await;
    execution(booked, checked)
}

/// Moves or cancels a booking.
pub(super) async fn change_booking(
    tx: &Transaction,
    actor: &Actor,
    checked: &Checked,
    booking: &Booking,
) -> Result<Execution, StoreError> {
    let id = booking.booking_id;
    let changed = if checked.draft.is_cancellation() {
        bookings::cancel(tx, actor, id).await
    } else {
        let wanted = booking_change(tx.queries(), &checked.draft).await?;
        bookings::change(tx, actor, id, &wanted).await
    };
    execution(changed, checked)
}

fn execution(
    made: Result<Booking, BookingError>,
    checked: &Checked,
) -> Result<Execution, StoreError> {
    match made {
        Ok(booking) => Ok(Execution::Done(made_booking(&booking))),
        Err(BookingError::Store(error)) => Err(error),
        Err(error) => Ok(refused(&error, checked)),
    }
}

fn made_booking(booking: &Booking) -> Value {
    json!({"booking_id": booking.booking_id, "reference": booking.reference()})
}
