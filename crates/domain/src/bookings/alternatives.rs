use serde::Serialize;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{RoomState, Slot};
use crate::ids::{BookingKey, RoomKey};
use crate::rooms::{Room, Span};
use crate::store::{Queries, StoreError};

/// How far ahead of the wanted time other times are looked for.
pub const HORIZON: Duration = Duration::days(14);

/// Offered times begin on a quarter of an hour.
const GRID_SECONDS: i64 = 15 * 60;

const MOST_TIMES: usize = 2;
const MOST_ALTERNATIVES: usize = 3;

/// A room and a time that can be had instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The public id of the room.
    pub room_id: Uuid,
    /// What people call it.
    pub room_name: String,
    /// When it would begin.
    #[serde(with = "time::serde::rfc3339")]
    pub time: OffsetDateTime,
    /// How long it would take.
    pub duration_minutes: i64,
}

/// A slot that somebody wants, and where to look for others.
pub(super) struct Wish<'a> {
    pub(super) queries: &'a dyn Queries,
    pub(super) now: OffsetDateTime,
    pub(super) slot: &'a Slot,
    /// The booking that is to move: it is not in its own way.
    pub(super) moving: Option<BookingKey>,
}

impl Wish<'_> {
    /// At most two of the room's next free times, then the smallest other room that is free at
    /// the wanted one.
    pub(super) async fn alternatives(&self, room: &Room) -> Result<Vec<Alternative>, StoreError> {
        let mut alternatives = self.next_times(room).await?;
        let rooms = self.rooms().await?;
        let other = rooms
            .iter()
            .find(|(other, state)| *state == RoomState::Free && other.key != room.key);
        alternatives.extend(other.map(|(other, _)| self.offer(other, self.slot.time)));
        Ok(alternatives)
    }

    /// Of every room that seats everybody its next free time, the earliest three.
    pub(super) async fn next_times_anywhere(
        &self,
        rooms: &[(Room, RoomState)],
    ) -> Result<Vec<Alternative>, StoreError> {
        let mut alternatives = Vec::new();
        for (room, _) in rooms {
            alternatives.extend(self.next_times(room).await?.into_iter().next());
        }
        // The sort is stable: at the same time the smaller room stays first.
        alternatives.sort_by_key(|alternative| alternative.time);
        alternatives.truncate(MOST_ALTERNATIVES);
        Ok(alternatives)
    }

    /// The room's next free times after the wanted one, but never in the past: at most two that
    /// do not overlap.
    pub(super) async fn next_times(&self, room: &Room) -> Result<Vec<Alternative>, StoreError> {
        if !room.seats(self.slot.attendees) {
            return Ok(Vec::new());
        }
        let earliest = self.slot.time.max(self.now);
        let horizon = Span {
            from: earliest,
            to: earliest.saturating_add(HORIZON),
        };
        let busy = self.busy_in(room, horizon).await?;
        let free = room
            .open_spans(horizon)
            .into_iter()
            .flat_map(|open| open.without(&busy));
        let length = Duration::minutes(self.slot.duration_minutes);
        let starts = free.flat_map(|free| starts_within(free, length, self.now));
        Ok(starts
            .take(MOST_TIMES)
            .map(|start| self.offer(room, start))
            .collect())
    }

    /// Every room, the smallest first, and how it suits the wanted slot.
    pub(super) async fn rooms(&self) -> Result<Vec<(Room, RoomState)>, StoreError> {
        let rooms = self.queries.rooms().by_size().await?;
        let busy = self.busy(None, self.slot.span()).await?;
        let state = |room: &Room| {
            let busy: Vec<Span> = busy
                .iter()
                .filter(|(key, _)| *key == room.key)
                .map(|(_, span)| *span)
                .collect();
            RoomState::of(room, self.slot, &busy)
        };
        Ok(rooms
            .into_iter()
            .map(|room| {
                let state = state(&room);
                (room, state)
            })
            .collect())
    }

    /// When others have the room within a span, in order.
    pub(super) async fn busy_in(&self, room: &Room, span: Span) -> Result<Vec<Span>, StoreError> {
        let busy = self.busy(Some(room.key), span).await?;
        Ok(busy.into_iter().map(|(_, span)| span).collect())
    }

    async fn busy(
        &self,
        room: Option<RoomKey>,
        span: Span,
    ) -> Result<Vec<(RoomKey, Span)>, StoreError> {
        let busy = self.queries.bookings().busy(room, span).await?;
        Ok(busy
            .into_iter()
            .filter(|busy| Some(busy.booking) != self.moving)
            .map(|busy| (busy.room, busy.span))
            .collect())
    }

    fn offer(&self, room: &Room, time: OffsetDateTime) -> Alternative {
        Alternative {
            room_id: room.room_id,
            room_name: room.name.clone(),
            time,
            duration_minutes: self.slot.duration_minutes,
        }
    }
}

/// The starts on the grid, one after the other, of meetings that fit into a free span.
fn starts_within(
    free: Span,
    length: Duration,
    now: OffsetDateTime,
) -> impl Iterator<Item = OffsetDateTime> {
    // A booking that begins now is no longer in the future.
    let soonest = now.saturating_add(Duration::MICROSECOND);
    let first = on_grid(free.from.max(soonest));
    let starts = std::iter::successors(first, move |start| on_grid(start.checked_add(length)?));
    starts.take_while(move |start| {
        let end = start.checked_add(length);
        end.is_some_and(|end| end <= free.to)
    })
}

/// The time itself if it is on the grid, else the next one that is.
fn on_grid(time: OffsetDateTime) -> Option<OffsetDateTime> {
    let past_grid = time.unix_timestamp().rem_euclid(GRID_SECONDS);
    if past_grid == 0 && time.nanosecond() == 0 {
        return Some(time);
    }
    let wait = Duration::seconds(GRID_SECONDS - past_grid);
    time.replace_nanosecond(0).ok()?.checked_add(wait)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn starts(from: OffsetDateTime, to: OffsetDateTime, minutes: i64) -> Vec<OffsetDateTime> {
        let now = datetime!(2026-11-24 09:00 UTC);
        starts_within(Span { from, to }, Duration::minutes(minutes), now).collect()
    }

    #[test]
    fn offered_times_are_on_a_quarter_and_follow_each_other() {
        let from = datetime!(2026-11-24 10:07:30.5 UTC);
        let to = datetime!(2026-11-24 12:15 UTC);
        assert_eq!(
            starts(from, to, 50),
            [
                datetime!(2026-11-24 10:15 UTC),
                datetime!(2026-11-24 11:15 UTC)
            ]
        );
    }

    #[test]
    fn a_time_that_is_now_is_not_offered() {
        let from = datetime!(2026-11-24 09:00 UTC);
        let to = datetime!(2026-11-24 11:00 UTC);
        assert_eq!(starts(from, to, 60), [datetime!(2026-11-24 09:15 UTC)]);
        assert!(starts(from, to, 106).is_empty());
    }
}
