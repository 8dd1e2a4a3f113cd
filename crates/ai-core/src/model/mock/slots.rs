//! Answers to what a booking still needs: its day, its hour, a pick from what was offered instead.

use super::{
    bookings,
    intent::Intent,
    lexicon::Concept,
    memory::{BookingWish, Open, Said},
    moves::{self, Target},
    reading::Reading,
    reason,
    requests::Request,
    rooms,
    turn::{Flow, Turn},
    wish,
};
use crate::understanding::{
    Text,
    consent::{Answer, answer},
    reference::{Choice, choose},
};

/// Whether nothing in the message is a request of another kind.
fn is_detail(found: &[Request]) -> bool {
    found.iter().all(|request| {
        matches!(
            request.intent,
            Intent::CreateBooking
                | Intent::MoveBooking
                | Intent::Thanks
                | Intent::Greeting
                | Intent::Complaint
                | Intent::Person
        )
    })
}

/// More about the booking that is being gathered, or a pick from what was offered instead.
pub(super) fn slots(turn: &mut Turn, message: &Reading, found: &[Request]) -> Flow<bool> {
    let asks_free = found
        .iter()
        .any(|request| request.intent == Intent::FindRooms);
    if !(is_detail(found) || (asks_free && !message.asks())) {
        return Ok(false);
    }
    if let Some(wish) = picked_offer(turn, message) {
        bookings::book(turn, wish, false)?;
        return Ok(true);
    }
    let message = &hour_read(turn, message);
    let says_reason = found.is_empty() && reason::of(message).is_some();
    if !BookingWish::is_said_in(turn, message) && !says_reason {
        return Ok(false);
    }
    let is_new = message.leads_with(Concept::Book)
        && message.has(Concept::Clock)
        && message.has(Concept::Day);
    let mut wish = match turn.memory.booking.take() {
        Some(wish) if !is_new => wish,
        _ => BookingWish::default(),
    };
    wish.add(turn, message);
    bookings::book(turn, wish, false)?;
    Ok(true)
}

pub(super) fn picked_offer(turn: &Turn, message: &Reading) -> Option<BookingWish> {
    let offers = &turn.memory.offers;
    let is_yes = answer(&message.text) == Some(Answer::Yes);
    let index = match offers.len() {
        0 => return None,
        1 if is_yes => 0,
        _ if message.text.says_any(&[
            "other room",
            "other one",
            "another room",
            "phòng khác",
            "phòng kia",
        ]) =>
        {
            let room = turn.memory.booking.as_ref()?.room.clone();
            offers
                .iter()
                .position(|offer| Some(&offer.room_name) != room.as_ref())?
        }
        count => {
            let is_number = message.words().count() == 1
                && message.words().all(|(_, token)| token.number().is_some());
            let has_time = !is_number && (message.has(Concept::Clock) || !message.rooms.is_empty());
            let numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            match choose(&plain_choice(message), &numbers).filter(|_| !has_time)? {
                Choice::One(index) => index,
                Choice::All => return None,
            }
        }
    };
    let offer = offers.get(index)?;
    let before = turn.memory.booking.clone().unwrap_or_default();
    Some(BookingWish {
        said: Vec::new(),
        room: Some(offer.room_name.clone()),
        time: Some(offer.time.clone()),
        minutes: u32::try_from(offer.duration_minutes).ok(),
        ..before
    })
}

/// The words of a pick without those that say nothing about which one: "then the second option".
fn plain_choice(message: &Reading) -> Text {
    const EMPTY: &[&str] = &[
        "option",
        "options",
        "choice",
        "alternative",
        "slot",
        "suggestion",
        "lựa chọn",
        "phương án",
    ];
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(token) = message.text.get(at) {
        let is_place = message.text.any_at(at, &["first", "nhất", "đầu"]).is_some();
        let is_small = !is_place
            && message.concepts_at(at).iter().any(|concept| {
                matches!(
                    concept,
                    Concept::Polite | Concept::Correction | Concept::Need | Concept::Myself
                )
            });
        let end = message.text.any_at(at, EMPTY);
        if end.is_none() && !is_small {
            words.push(token.marked.as_str());
        }
        at = end.unwrap_or(at + 1);
    }
    Text::new(&words.join(" "))
}

/// Where a booking shall be moved to.
pub(super) fn moved_to(
    turn: &mut Turn,
    message: &Reading,
    found: &[Request],
    (booking, said): (String, Vec<Said>),
) -> Flow<bool> {
    if !is_detail(found) || !BookingWish::is_said_in(turn, message) {
        return Ok(false);
    }
    let mut when = moves::target(turn, message).when;
    if when.is_empty() {
        when = message.when.clone();
    }
    let mut so_far: Option<crate::understanding::time::When> = None;
    for before in &said {
        let earlier = moves::target(turn, &turn.read(&before.words)).when;
        if !earlier.is_empty() {
            so_far = Some(so_far.map_or(earlier.clone(), |so_far| so_far.updated_by(&earlier)));
        }
    }
    let when = so_far.map_or(when.clone(), |so_far| so_far.updated_by(&when));
    let room = wish::room(turn, message);
    turn.memory.open = Open::Nothing;
    let said = said.into_iter().chain([turn.said(&turn.message)]).collect();
    moves::shift_to(turn, &booking, &Target { when, room }, said)?;
    Ok(true)
}

/// When a room shall be free, after "is Hue free?".
pub(super) fn free_when(turn: &mut Turn, message: &Reading, found: &[Request]) -> Flow<bool> {
    let is_yes = answer(&message.text) == Some(Answer::Yes);
    let books = found
        .iter()
        .any(|request| request.intent == Intent::CreateBooking);
    if (is_yes || books) && turn.memory.booking.is_some() {
        let mut wish = turn.memory.booking.take().unwrap_or_default();
        wish.add(turn, message);
        bookings::book(turn, wish, false)?;
        return Ok(true);
    }
    let is_other = found.iter().any(|request| {
        !matches!(request.intent, Intent::Question | Intent::FindRooms)
            || message.has_any(&[Concept::Service, Concept::Rooms, Concept::Which])
    });
    if is_other || !BookingWish::is_said_in(turn, message) {
        return Ok(false);
    }
    let mut wish = turn.memory.booking.take().unwrap_or_default();
    wish.add(turn, message);
    rooms::find_for(turn, &wish)?;
    Ok(true)
}

/// A bare number is an hour where an hour is asked for, unless it picks from a list.
pub(super) fn hour_read(turn: &Turn, message: &Reading) -> Reading {
    let hour = message.with_hour(&turn.reader());
    hour.unwrap_or_else(|| message.clone())
}
