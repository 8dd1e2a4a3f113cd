use time::OffsetDateTime;

use super::alternatives::Wish;
use super::booking::as_kept;
use super::{BookingError, RoomState, Slot};
use crate::fields::Fields;
use crate::rooms::Room;
use crate::store::Queries;

/// A room, and how it suits what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomAt {
    /// The room.
    pub room: Room,
    /// Whether it can be had, and if not, why.
    pub state: RoomState,
}

/// Every room, the smallest first, and how it suits a slot; the slot's own room does not matter.
pub async fn rooms_at(
    queries: &dyn Queries,
    now: OffsetDateTime,
    slot: &Slot,
) -> Result<Vec<RoomAt>, BookingError> {
    let slot = checked(slot)?;
    let wish = wish(queries, now, &slot);
    if slot.time <= now {
        let alternatives = Vec::new();
        return Err(BookingError::TimeInPast { alternatives });
    }
    let rooms = wish.rooms().await?;
    Ok(rooms
        .into_iter()
        .map(|(room, state)| RoomAt { room, state })
        .collect())
}

/// The smallest room that can be had for a slot; the slot's own room does not matter.
///
/// If there is none, the error says what stands in the way of those rooms that come closest, and
/// offers the next free times of the rooms that seat everybody.
pub async fn smallest_free_room(
    queries: &dyn Queries,
    now: OffsetDateTime,
    slot: &Slot,
) -> Result<Room, BookingError> {
    let slot = checked(slot)?;
    let wish = wish(queries, now, &slot);
    let rooms = wish.rooms().await?;
    let best = rooms.iter().map(|(_, state)| *state).min();
    let is_past = slot.time <= now;
    if !is_past && let Some((room, _)) = free(&rooms) {
        return Ok(room.clone());
    }
    let alternatives = wish.next_times_anywhere(&rooms).await?;
    Err(match best {
        _ if is_past => BookingError::TimeInPast { alternatives },
        None => BookingError::RoomNotFound,
        Some(obstacle) => BookingError::of_room(obstacle, None, alternatives),
    })
}

fn free(rooms: &[(Room, RoomState)]) -> Option<&(Room, RoomState)> {
    rooms.iter().find(|(_, state)| *state == RoomState::Free)
}

fn checked(slot: &Slot) -> Result<Slot, BookingError> {
    let mut fields = Fields::new();
    slot.check_fields(&mut fields);
    fields.finish()?;
    Ok(Slot {
        time: as_kept(slot.time),
        ..*slot
    })
}

fn wish<'a>(queries: &'a dyn Queries, now: OffsetDateTime, slot: &'a Slot) -> Wish<'a> {
    Wish {
        queries,
        now,
        slot,
        moving: None,
    }
}
