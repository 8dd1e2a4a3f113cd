//! A booking as the customer wishes it, gathered over several messages.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    lexicon::Concept,
    memory::{BookingWish, Said},
    reading::Reading,
    reason,
    turn::Turn,
};
use crate::understanding::{
    Text,
    names::{Size, size},
    time::{Clock, Days, Now, OpeningHours, When, when},
};

impl BookingWish {
    /// Adds what a message says.
    pub(super) fn add(&mut self, turn: &Turn, reading: &Reading) {
        // "we are twelve now" does not move what has a time already.
        let is_known = self.time.is_some() || !self.said.is_empty();
        let says_only_now = reading.when.instant.is_some() && reading.people.is_some();
        if !(reading.when.is_empty() || (is_known && says_only_now)) {
            self.said.push(turn.said(reading.text.as_str()));
        }
        if let Some(room) = room(turn, reading) {
            self.room = Some(room);
        }
        if reading.people.is_some() && reading.people != self.attendees {
            self.attendees = reading.people;
        }
        if let Some(reason) = reason::of(reading) {
            self.reason = Some(reason);
        }
    }

    /// Whether the message says anything about a booking.
    pub(super) fn is_said_in(turn: &Turn, reading: &Reading) -> bool {
        !reading.when.is_empty() || reading.people.is_some() || room(turn, reading).is_some()
    }

    /// All that was said about when.
    pub(super) fn when(&self, turn: &Turn) -> When {
        let start = match &self.time {
            Some(time) => exactly(time, self.minutes, &turn.now),
            None => When::default(),
        };
        self.said.iter().fold(start, |so_far, said| {
            let later = said_when(said, turn);
            if so_far.is_empty() && so_far.start.is_none() {
                later
            } else {
                so_far.updated_by(&later)
            }
        })
    }
}

/// What words say about when, at the moment at which they were said.
pub(super) fn said_when(said: &Said, turn: &Turn) -> When {
    let at = OffsetDateTime::parse(&said.at, &Rfc3339).ok();
    let then = at.and_then(|at| Now::new(at, &turn.situation.time_zone));
    when(&Text::new(&said.words), then.as_ref().unwrap_or(&turn.now))
}

/// A known start and length, as something that later words change.
pub(super) fn exactly(time: &str, minutes: Option<u32>, now: &Now) -> When {
    let Ok(start) = OffsetDateTime::parse(time, &Rfc3339) else {
        return When::default();
    };
    let local = now.local(start);
    When {
        days: Some(Days::On(local.date())),
        start: Some(Clock::Exact(local.time())),
        minutes,
        ..When::default()
    }
}

/// The room that is named, by name or by size.
pub(super) fn room(turn: &Turn, reading: &Reading) -> Option<String> {
    let named = reading.rooms.iter().rev().find(|named| !named.is_rejected);
    if let Some(room) = named.and_then(|named| turn.situation.rooms.get(named.index)) {
        return Some(room.name.clone());
    }
    if let Some(unknown) = unknown_room(reading) {
        return Some(unknown);
    }
    let rooms = turn.situation.rooms.iter();
    let by_size = match size(&reading.text)? {
        Size::Largest => rooms.max_by_key(|room| room.capacity),
        Size::Smallest => rooms.min_by_key(|room| room.capacity),
    };
    by_size.map(|room| room.name.clone())
}

/// "a bigger room": the next one in size to the one that was meant so far.
pub(super) fn room_beside(turn: &Turn, reading: &Reading, current: Option<&str>) -> Option<String> {
    const BIGGER: &[&str] = &[
        "bigger room",
        "larger room",
        "bigger one",
        "larger one",
        "something bigger",
        "phòng to hơn",
        "phòng lớn hơn",
        "phòng rộng hơn",
        "to hơn",
        "lớn hơn",
        "rộng hơn",
    ];
    const SMALLER: &[&str] = &[
        "smaller room",
        "smaller one",
        "something smaller",
        "phòng nhỏ hơn",
        "phòng bé hơn",
        "nhỏ hơn",
    ];
    let rooms = turn.situation.rooms.iter();
    let capacity = rooms
        .clone()
        .find(|room| Some(room.name.as_str()) == current)?
        .capacity;
    let found = if reading.text.says_any(BIGGER) {
        rooms
            .filter(|room| room.capacity > capacity)
            .min_by_key(|room| room.capacity)
    } else if reading.text.says_any(SMALLER) {
        rooms
            .filter(|room| room.capacity < capacity)
            .max_by_key(|room| room.capacity)
    } else {
        None
    };
    found.map(|room| room.name.clone())
}

/// A name that no room has, after "room", "phòng" or "book": it is refused rather than ignored.
fn unknown_room(reading: &Reading) -> Option<String> {
    let is_name = |at: usize| {
        reading
            .text
            .get(at)
            .is_some_and(|token| token.is_capital && !token.is_quoted)
            && reading.concepts_at(at).is_empty()
            && !reading.is_when(at)
    };
    let leads = reading
        .marks
        .iter()
        .filter(|mark| matches!(mark.concept, Concept::Room | Concept::Book));
    let start = leads.map(|mark| mark.tokens.end).find(|at| is_name(*at))?;
    let count = reading.text.tokens().len();
    let end = (start..count).find(|at| !is_name(*at)).unwrap_or(count);
    Some(reading.text.slice(start..end).to_owned())
}

/// Whether a room (or, without a name, any room) is open at an instant.
pub(super) fn is_open(turn: &Turn, room: Option<&str>, instant: OffsetDateTime) -> bool {
    let mut rooms = turn
        .situation
        .rooms
        .iter()
        .filter(|known| room.is_none_or(|room| room == known.name));
    rooms.any(|room| {
        let hours = room.opening_hours.as_deref().map(OpeningHours::parse);
        let hours = hours.flatten().unwrap_or_else(OpeningHours::always);
        let zone = room
            .time_zone
            .as_deref()
            .unwrap_or(&turn.situation.time_zone);
        let local = Now::new(turn.now.at(), zone);
        hours.is_open_at(local.as_ref().unwrap_or(&turn.now), instant)
    })
}
