use time::OffsetDateTime;
use uuid::Uuid;

use super::{OpeningHours, Span};
use crate::ids::RoomKey;
use crate::zone::Zone;

/// A room where people meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The key in the store.
    pub key: RoomKey,
    /// The public id.
    pub room_id: Uuid,
    /// What people call it; no other room is called so, ignoring case, spaces and diacritics.
    pub name: String,
    /// How many it seats.
    pub capacity: i64,
    /// When it is open; always, if nothing is said.
    pub opening_hours: Option<OpeningHours>,
    /// Where it is: the opening hours are meant on the wall clock there.
    pub time_zone: Zone,
    /// Counts the changes of this row.
    pub version: i64,
    /// When it was made known.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

/// A room as a booking names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRef {
    /// The key in the store.
    pub key: RoomKey,
    /// The public id.
    pub room_id: Uuid,
    /// What people call it.
    pub name: String,
}

impl Room {
    /// This room as a booking names it.
    pub fn as_ref(&self) -> RoomRef {
        RoomRef {
            key: self.key,
            room_id: self.room_id,
            name: self.name.clone(),
        }
    }

    /// Whether so many people find a seat; an unknown number does.
    pub fn seats(&self, attendees: Option<i64>) -> bool {
        attendees.is_none_or(|attendees| attendees <= self.capacity)
    }

    /// When it is open within a span, in order.
    pub fn open_spans(&self, within: Span) -> Vec<Span> {
        match &self.opening_hours {
            Some(hours) => hours.open_spans(&self.time_zone, within),
            None => vec![within],
        }
    }

    /// Whether it is open for the whole span.
    pub fn is_open(&self, span: Span) -> bool {
        self.open_spans(span) == [span]
    }
}
