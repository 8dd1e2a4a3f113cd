use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Booking, BookingStatus};
use crate::ids::{BookingKey, RoomKey, UserKey};
use crate::page::{Page, Paged};
use crate::rooms::Span;
use crate::store::StoreError;

/// Which bookings a list is about. Without an owner: everybody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingFilter {
    /// Only this person's.
    pub owner: Option<UserKey>,
    /// Only with this status, as it is at `now`.
    pub status: Option<BookingStatus>,
    /// Scheduled bookings that ended by then count as finished.
    pub now: OffsetDateTime,
    /// Only those that begin then or later.
    pub from: Option<OffsetDateTime>,
    /// Only those that begin before.
    pub to: Option<OffsetDateTime>,
}

/// That somebody has a room for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy {
    /// By which booking.
    pub booking: BookingKey,
    /// Which room.
    pub room: RoomKey,
    /// From when to when.
    pub span: Span,
}

/// Reads bookings as they are stored: a status may lag behind the clock. Who may see what, and
/// what a status is now, is decided by the use cases in [`super::find`] and its neighbours.
#[async_trait]
pub trait BookingQueries: Send + Sync {
    /// The booking with this public id.
    async fn find(&self, booking_id: Uuid) -> Result<Option<Booking>, StoreError>;

    /// The booking with this key.
    async fn find_by_key(&self, key: BookingKey) -> Result<Option<Booking>, StoreError>;

    /// A page of bookings, newest first.
    async fn list(&self, filter: &BookingFilter, page: Page) -> Result<Paged<Booking>, StoreError>;

    /// When bookings that were not canceled take a room, or any room, during part of a span; in
    /// order of their beginning.
    async fn busy(&self, room: Option<RoomKey>, during: Span) -> Result<Vec<Busy>, StoreError>;

    /// Whether a scheduled booking of the room ends after `now`.
    async fn has_coming(&self, room: RoomKey, now: OffsetDateTime) -> Result<bool, StoreError>;
}

/// Writes bookings.
#[async_trait]
pub trait BookingRepository: BookingQueries {
    /// The booking, locked against other writers until the transaction ends.
    async fn find_for_update(&self, booking_id: Uuid) -> Result<Option<Booking>, StoreError>;

    /// Scheduled bookings that ended by `now`, at most `limit`, the oldest first, locked; without
    /// those that somebody else has locked.
    async fn due_for_update(
        &self,
        now: OffsetDateTime,
        limit: u64,
    ) -> Result<Vec<Booking>, StoreError>;

    /// Stores a new booking and gives it its key, unless it has one already.
    async fn insert(&self, booking: Booking) -> Result<Booking, StoreError>;

    /// Stores a changed booking; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, booking: Booking) -> Result<Booking, StoreError>;
}
