use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::alternatives::Wish;
use super::{Booking, BookingError};
use crate::fields::Fields;
use crate::rooms::{Room, Span};
use crate::store::Queries;

/// The shortest booking, in minutes.
pub const SHORTEST_MINUTES: i64 = 15;

/// The longest booking, in minutes.
pub const LONGEST_MINUTES: i64 = 480;

/// How long a booking takes if nothing is said, in minutes.
pub const DEFAULT_DURATION_MINUTES: i64 = 60;

/// The last year in which a booking may begin.
const LAST_YEAR: i32 = 2999;

/// A time, maybe a room, and how many come: what the rule of bookings is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The public id of the room, if there is to be one.
    pub room_id: Option<Uuid>,
    /// When it begins.
    pub time: OffsetDateTime,
    /// How long it takes.
    pub duration_minutes: i64,
    /// How many come, if that is known.
    pub attendees: Option<i64>,
}

impl Slot {
    /// From its beginning to its end.
    pub fn span(&self) -> Span {
        let length = Duration::seconds(self.duration_minutes.saturating_mul(60));
        Span {
            from: self.time,
            to: self.time.saturating_add(length),
        }
    }

    pub(super) fn check_fields(&self, fields: &mut Fields) {
        let lengths = SHORTEST_MINUTES..=LONGEST_MINUTES;
        fields.number("duration_minutes", self.duration_minutes, lengths);
        if let Some(attendees) = self.attendees {
            fields.number("attendees", attendees, 1..=i64::from(i32::MAX));
        }
        if self.time.year() > LAST_YEAR {
            let message = format!("must be before the year {}", LAST_YEAR + 1);
            fields.refuse("time", "out_of_range", message);
        }
    }
}

/// How a room suits a slot, the first obstacle first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoomState {
    /// It can be had.
    Free,
    /// Somebody has it.
    Taken,
    /// It is not open for the whole time.
    Closed,
    /// It does not seat so many.
    TooSmall,
}

impl RoomState {
    /// How `room` suits `slot`, when it is taken during `busy`.
    pub(super) fn of(room: &Room, slot: &Slot, busy: &[Span]) -> Self {
        let span = slot.span();
        if !room.seats(slot.attendees) {
            Self::TooSmall
        } else if !room.is_open(span) {
            Self::Closed
        } else if busy.iter().any(|busy| busy.overlaps(span)) {
            Self::Taken
        } else {
            Self::Free
        }
    }
}

/// The rule of bookings: the time is in the future, the room exists, seats everybody, is open all
/// the time and is free; checked in this order. Gives the room, if one is named.
///
/// `before` is the booking that is to move here, which is not in its own way. It may have begun
/// as long as its time does not change.
pub(super) async fn check_slot(
    queries: &dyn Queries,
    now: OffsetDateTime,
    slot: &Slot,
    before: Option<&Booking>,
) -> Result<Option<Room>, BookingError> {
    let wish = Wish {
        queries,
        now,
        slot,
        moving: before.map(|booking| booking.key),
    };
    let room = match slot.room_id {
        Some(room_id) => queries.rooms().find(room_id).await?,
        None => None,
    };
    let has_new_time = before.is_none_or(|booking| booking.time != slot.time);
    if has_new_time && slot.time <= now {
        let alternatives = match &room {
            Some(room) => wish.next_times(room).await?,
            None => Vec::new(),
        };
        return Err(BookingError::TimeInPast { alternatives });
    }
    if slot.room_id.is_none() {
        return Ok(None);
    }
    let room = room.ok_or(BookingError::RoomNotFound)?;
    let busy = wish.busy_in(&room, slot.span()).await?;
    match RoomState::of(&room, slot, &busy) {
        RoomState::Free => Ok(Some(room)),
        obstacle => {
            let alternatives = wish.alternatives(&room).await?;
            Err(BookingError::of_room(obstacle, Some(&room), alternatives))
        }
    }
}
