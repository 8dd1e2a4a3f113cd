//! Moving a booking to another time, length or room.

use serde_json::json;
use time::format_description::well_known::Rfc3339;

use super::{
    bookings,
    memory::{Open, Purpose, Said},
    proposals::{propose, replace},
    reading::Reading,
    turn::{Flow, Turn},
    wish,
};
use crate::{
    understanding::{
        Text,
        reference::Object,
        time::{Start, When, moved},
    },
    wording::{self, BookingFacts},
};

/// What a booking shall become.
pub(super) struct Target {
    pub(super) when: When,
    pub(super) room: Option<String>,
}

/// Moves the booking that a request means.
pub(super) fn shift(turn: &mut Turn, text: &str) -> Flow {
    turn.route("booking")?;
    let reading = turn.read(text);
    let both = moved(&Text::new(text), &turn.now);
    let found = bookings::resolve(turn, &reading, &both.from, Purpose::Move)?;
    let Some(reference) = found.first() else {
        return Ok(());
    };
    let target = target(turn, &reading);
    shift_to(turn, reference, &target, vec![turn.said(text)])
}

/// What a request says about the target.
pub(super) fn target(turn: &Turn, reading: &Reading) -> Target {
    let both = moved(&reading.text, &turn.now);
    Target {
        when: both.to,
        room: room_of_target(turn, reading),
    }
}

/// Proposes the move of a known booking, or asks to when.
pub(super) fn shift_to(turn: &mut Turn, reference: &str, target: &Target, said: Vec<Said>) -> Flow {
    turn.route("booking")?;
    let all = bookings::fetch(turn)?;
    let Some(booking) = all.iter().find(|booking| booking.reference == reference) else {
        let arguments = json!({ "booking": reference });
        propose(turn, "reschedule_booking", arguments)?;
        return Ok(());
    };
    if (target.when.is_empty() && target.room.is_none()) || booking.status.is_empty() {
        turn.memory.open = Open::MoveTo {
            booking: reference.to_owned(),
            said,
        };
        turn.say(wording::move_to(reference, turn.language));
        return Ok(());
    }
    match arguments(turn, booking, target) {
        Ok(arguments) => {
            if propose(turn, "reschedule_booking", arguments)?.is_some() {
                turn.memory.open = Open::MoveTo {
                    booking: reference.to_owned(),
                    said,
                };
            }
        }
        Err(question) => {
            turn.memory.open = Open::MoveTo {
                booking: reference.to_owned(),
                said,
            };
            turn.say(question);
        }
    }
    Ok(())
}

/// Replaces the pending move by one with what the customer says now.
pub(super) fn reshift(
    turn: &mut Turn,
    pending: &super::situation::Pending,
    reading: &Reading,
) -> Flow {
    turn.route("booking")?;
    let reference = pending.text("booking").unwrap_or_default().to_owned();
    let all = bookings::fetch(turn)?;
    let Some(mut booking) = all
        .into_iter()
        .find(|booking| booking.reference == reference)
    else {
        return Ok(());
    };
    // What the pending move changes already stays, unless it is changed again.
    let before = booking.clone();
    if let Some(time) = pending.text("time") {
        time.clone_into(&mut booking.time);
    }
    if let Some(minutes) = pending.number("duration_minutes") {
        booking.duration_minutes = i64::from(minutes);
    }
    if let Some(room) = pending.text("room") {
        booking.room = Some(room.to_owned());
    }
    let mut target = target(turn, reading);
    target.room = target.room.or_else(|| wish::room(turn, reading));
    match arguments(turn, &booking, &target) {
        Ok(mut arguments) => {
            if let Some(fields) = arguments.as_object_mut() {
                if booking.time != before.time && !fields.contains_key("time") {
                    fields.insert("time".to_owned(), json!(booking.time));
                }
                if booking.duration_minutes != before.duration_minutes
                    && !fields.contains_key("duration_minutes")
                {
                    fields.insert(
                        "duration_minutes".to_owned(),
                        json!(booking.duration_minutes),
                    );
                }
                if booking.room != before.room && !fields.contains_key("room") {
                    fields.insert("room".to_owned(), json!(booking.room));
                }
            }
            replace(turn, "reschedule_booking", arguments)?;
        }
        Err(question) => turn.say(question),
    }
    Ok(())
}

/// The changed arguments, or the question that is still open.
fn arguments(
    turn: &Turn,
    booking: &BookingFacts,
    target: &Target,
) -> Result<serde_json::Value, String> {
    let minutes = u32::try_from(booking.duration_minutes).ok();
    let mut now_and_then = wish::exactly(&booking.time, minutes, &turn.now);
    if !target.when.is_empty() {
        now_and_then = now_and_then.updated_by(&target.when);
    }
    let room = target.room.clone().or_else(|| booking.room.clone());
    let is_open = |instant| wish::is_open(turn, room.as_deref(), instant);
    let start = match now_and_then.start(&turn.now, &is_open) {
        Start::At(start) => start,
        Start::Either(one, other) => {
            return Err(wording::which_hour(one, other, &turn.now, turn.language));
        }
        Start::NeedsDay | Start::NeedsHour | Start::NeedsDayAndHour => {
            return Err(wording::move_to(&booking.reference, turn.language));
        }
    };
    let mut arguments = json!({ "booking": booking.reference });
    if let Some(fields) = arguments.as_object_mut() {
        let same = time::OffsetDateTime::parse(&booking.time, &Rfc3339).ok() == Some(start);
        if !same {
            fields.insert(
                "time".to_owned(),
                json!(start.format(&Rfc3339).unwrap_or_default()),
            );
        }
        let length = now_and_then
            .length()
            .filter(|length| Some(*length) != minutes);
        if let Some(length) = length {
            fields.insert("duration_minutes".to_owned(), json!(length));
        }
        if let Some(room) = target
            .room
            .as_ref()
            .filter(|room| Some(*room) != booking.room.as_ref())
        {
            fields.insert("room".to_owned(), json!(room));
        }
    }
    Ok(arguments)
}

/// Whether a room name stands after "to", "sang".
fn is_target(reading: &Reading, at: usize) -> bool {
    const TOWARDS: &[&str] = &[
        "to", "into", "in", "sang", "qua", "đến", "tới", "thành", "use", "vào", "for",
    ];
    let before = |distance: usize| {
        at.checked_sub(distance).is_some_and(|at| {
            TOWARDS
                .iter()
                .any(|word| reading.text.phrase_at(at, word).is_some())
        })
    };
    before(1) || before(2) || before(3)
}

/// The room that a booking shall move to.
fn room_of_target(turn: &Turn, reading: &Reading) -> Option<String> {
    let has_reference = reading
        .references
        .iter()
        .any(|reference| reference.object == Object::Booking);
    let named = reading.rooms.iter().rev().find(|named| {
        !named.is_rejected && (has_reference || is_target(reading, named.tokens.start))
    });
    match named {
        Some(named) => turn
            .situation
            .rooms
            .get(named.index)
            .map(|room| room.name.clone()),
        None if reading.rooms.is_empty() => wish::room(turn, reading),
        None => None,
    }
}

/// The room that describes the booking which is meant.
pub(super) fn room_of_object(turn: &Turn, reading: &Reading, purpose: Purpose) -> Option<String> {
    let named = reading
        .rooms
        .iter()
        .find(|named| purpose != Purpose::Move || !is_target(reading, named.tokens.start))?;
    turn.situation
        .rooms
        .get(named.index)
        .map(|room| room.name.clone())
}
