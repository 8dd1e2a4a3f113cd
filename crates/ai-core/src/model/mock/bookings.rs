//! What the booking agent does with new bookings and with those that exist.

use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    lexicon::Concept,
    matching,
    memory::{BookingWish, Open, Purpose},
    moves,
    proposals::{propose, replace},
    reading::Reading,
    tickets,
    turn::{Flow, Turn},
    wish,
};
use crate::{
    understanding::{
        reference::{Choice, Object, choose, points_back, references},
        time::{Clock, Days, Start, When},
    },
    wording::{self, BookingFacts},
};

/// Books a room, or asks for what is missing.
pub(super) fn create(turn: &mut Turn, text: &str) -> Flow {
    let reading = turn.read(text);
    let mut wish = BookingWish::default();
    if let Some(before) = turn.memory.booking.take()
        && matches!(turn.memory.open, Open::FreeWhen { .. })
    {
        // "is Hue free tomorrow at 2?" - "book it then"
        wish = before;
    }
    wish.add(turn, &reading);
    turn.memory.offers.clear();
    book(turn, wish, false)
}

/// Proposes the booking, or asks for what it still needs.
pub(super) fn book(turn: &mut Turn, wish: BookingWish, replaces: bool) -> Flow {
    turn.route("booking")?;
    let when = wish.when(turn);
    let start = when.start(&turn.now, &|instant| {
        wish::is_open(turn, wish.room.as_deref(), instant)
    });
    let needs_length = when.length().is_none();
    turn.memory.booking = Some(wish.clone());
    let question = match start {
        Start::At(start) => return propose_booking(turn, wish, (start, when.length()), replaces),
        Start::Either(one, other) => wording::which_hour(one, other, &turn.now, turn.language),
        Start::NeedsDay => wording::booking_slots(None, false, needs_length, turn.language),
        Start::NeedsHour => {
            let day = match when.days {
                Some(Days::On(day)) => Some(day),
                _ => None,
            };
            wording::booking_slots(day, true, needs_length, turn.language)
        }
        Start::NeedsDayAndHour => wording::booking_slots(None, true, needs_length, turn.language),
    };
    turn.memory.open = Open::BookingSlots;
    turn.say(question);
    Ok(())
}

fn propose_booking(
    turn: &mut Turn,
    mut wish: BookingWish,
    (start, length): (OffsetDateTime, Option<u32>),
    replaces: bool,
) -> Flow {
    let time = start.format(&Rfc3339).unwrap_or_default();
    let mut arguments = json!({ "time": time });
    let fields = [
        ("duration_minutes", json!(length)),
        ("room", json!(wish.room)),
        ("attendees", json!(wish.attendees)),
        ("reason", json!(wish.reason)),
    ];
    if let Some(object) = arguments.as_object_mut() {
        let given = fields.into_iter().filter(|(_, value)| !value.is_null());
        object.extend(given.map(|(name, value)| (name.to_owned(), value)));
    }
    let refused = if replaces {
        replace(turn, "create_booking", arguments)?
    } else {
        propose(turn, "create_booking", arguments)?
    };
    if let Some(refused) = refused {
        // A past time stays as it was said, so that "tomorrow then" keeps the hour.
        if refused.code != "time_in_past" {
            wish.time = Some(time);
            wish.minutes = length;
            wish.said.clear();
        }
        if !replaces {
            turn.memory.open = Open::BookingSlots;
        }
    }
    turn.memory.booking = Some(wish);
    Ok(())
}

/// Lists the customer's bookings.
pub(super) fn list(turn: &mut Turn, text: &str) -> Flow {
    turn.route("booking")?;
    let reading = turn.read(text);
    let arguments = match reading.when.window(&turn.now) {
        Some(window) => json!({
            "from": window.from.format(&Rfc3339).unwrap_or_default(),
            "to": window.to.format(&Rfc3339).unwrap_or_default(),
        }),
        None => json!({}),
    };
    let is_past = reading.has(Concept::Resolved) || reading.has(Concept::Canceled);
    let named: Vec<&str> = reading
        .references
        .iter()
        .filter(|reference| reference.object == Object::Booking)
        .map(|reference| reference.written.as_str())
        .collect();
    let found = listed(&turn.call("list_bookings", arguments)?);
    let shown: Vec<BookingFacts> = found
        .into_iter()
        .filter(|booking| match named.as_slice() {
            [] => is_past || booking.status == "Scheduled",
            named => named.contains(&booking.reference.as_str()),
        })
        .collect();
    let references = shown.iter().map(|booking| booking.reference.clone());
    turn.memory.listed = references.collect();
    match (shown.is_empty(), named.first()) {
        (true, Some(reference)) => turn.say(wording::no_such_booking(reference, turn.language)),
        _ => turn.say(wording::booking_list(&shown, &turn.now, turn.language)),
    }
    Ok(())
}

/// Cancels bookings.
pub(super) fn cancel(turn: &mut Turn, text: &str) -> Flow {
    turn.route("booking")?;
    let reading = turn.read(text);
    let found = resolve(turn, &reading, &reading.when.clone(), Purpose::Cancel)?;
    for reference in found {
        propose(turn, "cancel_booking", json!({ "booking": reference }))?;
    }
    Ok(())
}

/// "cancel the planning one": a ticket or a booking, whichever the words fit.
pub(super) fn cancel_something(turn: &mut Turn, text: &str) -> Flow {
    let reading = turn.read(text);
    let wanted = matching::wanted(&reading, usize::MAX);
    let fits = |text: &str| matching::score(&wanted, &matching::described(text)) > 0;
    let is_booking = turn
        .situation
        .bookings
        .iter()
        .any(|booking| fits(booking.reason.as_deref().unwrap_or_default()));
    let last_named = references(&turn.read(&turn.said_before).text);
    let points_at_booking = points_back(&reading.text)
        && last_named
            .last()
            .is_some_and(|last| last.object == Object::Booking);
    if is_booking || points_at_booking || !reading.when.is_empty() {
        cancel(turn, text)
    } else {
        tickets::cancel(turn, text)
    }
}

/// All of the customer's bookings.
pub(super) fn fetch(turn: &mut Turn) -> Flow<Vec<BookingFacts>> {
    Ok(listed(&turn.call("list_bookings", json!({}))?))
}

fn listed(result: &Value) -> Vec<BookingFacts> {
    let bookings = result.get("bookings").cloned().unwrap_or_default();
    serde_json::from_value(bookings).unwrap_or_default()
}

/// The bookings that a request means. If it is not clear it asks, and there are none.
pub(super) fn resolve(
    turn: &mut Turn,
    reading: &Reading,
    at: &When,
    purpose: Purpose,
) -> Flow<Vec<String>> {
    let named: Vec<String> = reading
        .references
        .iter()
        .filter(|reference| reference.object == Object::Booking)
        .map(|reference| reference.written.clone())
        .collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let listed: Vec<&str> = turn.memory.listed.iter().map(String::as_str).collect();
    if let Some(Choice::One(index)) = choose(&reading.text, &listed)
        && let Some(reference) = turn
            .memory
            .listed
            .get(index)
            .filter(|one| one.starts_with("BK-"))
    {
        return Ok(vec![reference.clone()]);
    }
    let bookings = fetch(turn)?;
    let wanted = matching::wanted(reading, usize::MAX);
    let room = moves::room_of_object(turn, reading, purpose);
    let fitting = |status: fn(&str) -> bool| -> Vec<&BookingFacts> {
        let candidates: Vec<&BookingFacts> = bookings
            .iter()
            .filter(|booking| status(&booking.status))
            .filter(|booking| fits_when(turn, at, booking))
            .filter(|booking| room.is_none() || booking.room == room)
            .collect();
        best(&candidates, &wanted)
    };
    let mut found = fitting(|status| status == "Scheduled");
    let says_something = !wanted.is_empty() || !at.is_empty() || room.is_some();
    if found.is_empty() && says_something {
        found = fitting(|status| status != "Scheduled");
    }
    let back = points_back(&reading.text).then(|| focus(turn)).flatten();
    if let Some(back) = back.filter(|_| found.len() != 1) {
        return Ok(vec![back]);
    }
    let found: Vec<BookingFacts> = found.into_iter().cloned().collect();
    match found.as_slice() {
        [one] => Ok(vec![one.reference.clone()]),
        several => {
            ask_which(turn, several, &bookings, (reading, purpose));
            Ok(Vec::new())
        }
    }
}

/// The references of those that a message describes by reason, room or time.
pub(super) fn described(turn: &Turn, reading: &Reading, all: &[BookingFacts]) -> Vec<String> {
    let wanted = matching::wanted(reading, usize::MAX);
    let room = wish::room(turn, reading);
    let candidates: Vec<&BookingFacts> = all
        .iter()
        .filter(|booking| fits_when(turn, &reading.when, booking))
        .filter(|booking| room.is_none() || booking.room == room)
        .collect();
    let says_something = !wanted.is_empty() || !reading.when.is_empty() || room.is_some();
    best(&candidates, &wanted)
        .into_iter()
        .filter(|_| says_something)
        .map(|booking| booking.reference.clone())
        .collect()
}

fn ask_which(
    turn: &mut Turn,
    several: &[BookingFacts],
    all: &[BookingFacts],
    (reading, purpose): (&Reading, Purpose),
) {
    if several.is_empty() {
        let coming: Vec<BookingFacts> = all
            .iter()
            .filter(|booking| booking.status == "Scheduled")
            .cloned()
            .collect();
        let list = wording::bookings(&coming, &turn.now, turn.language);
        turn.say(wording::no_matching_booking(&list, turn.language));
        return;
    }
    turn.memory.open = Open::Which {
        among: several
            .iter()
            .map(|booking| booking.reference.clone())
            .collect(),
        request: reading.text.as_str().to_owned(),
        purpose,
    };
    let list = wording::bookings(several, &turn.now, turn.language);
    turn.say(wording::which_booking(&list, turn.language));
}

/// Those whose reason has most of the wanted words; all, if none has any.
fn best<'a>(candidates: &[&'a BookingFacts], wanted: &[String]) -> Vec<&'a BookingFacts> {
    let score = |booking: &BookingFacts| {
        let reason = booking.reason.as_deref().unwrap_or_default();
        matching::score(wanted, &matching::described(reason))
    };
    let best = candidates
        .iter()
        .map(|booking| score(booking))
        .max()
        .unwrap_or(0);
    candidates
        .iter()
        .copied()
        .filter(|booking| score(booking) == best)
        .collect()
}

fn fits_when(turn: &Turn, at: &When, booking: &BookingFacts) -> bool {
    let Ok(start) = OffsetDateTime::parse(&booking.time, &Rfc3339) else {
        return false;
    };
    let local = turn.now.local(start);
    let fits_day = match at.days {
        Some(Days::On(day)) => local.date() == day,
        Some(Days::Within(from, to)) => from <= local.date() && local.date() < to,
        None => true,
    };
    let fits_clock = match at.start {
        Some(Clock::Exact(time)) => local.time() == time,
        Some(Clock::Either(time)) => {
            let other = time::Time::from_hms((time.hour() + 12) % 24, time.minute(), 0);
            local.time() == time || other.is_ok_and(|other| other == local.time())
        }
        None => true,
    };
    fits_day && fits_clock
}

/// The booking that "it" means: the only one that was named last.
fn focus(turn: &Turn) -> Option<String> {
    let before = turn.read(&turn.said_before);
    let mut named: Vec<String> = references(&before.text)
        .into_iter()
        .filter(|reference| reference.object == Object::Booking)
        .map(|reference| reference.written)
        .collect();
    named.dedup();
    match named.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}
