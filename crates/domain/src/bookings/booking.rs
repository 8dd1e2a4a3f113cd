use time::{Duration, OffsetDateTime, UtcOffset};
use uuid::Uuid;

use super::{BookingError, BookingStatus, Slot};
use crate::identity::UserRef;
use crate::ids::BookingKey;
use crate::rooms::{RoomRef, Span};

/// When somebody wants to meet, maybe in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// The key in the store.
    pub key: BookingKey,
    /// The public id.
    pub booking_id: Uuid,
    /// What it is for, 1 to 500 characters.
    pub reason: String,
    /// When it begins, in whole microseconds.
    pub time: OffsetDateTime,
    /// How long it takes.
    pub duration_minutes: i64,
    /// Where; nowhere in particular, if nothing is said.
    pub room: Option<RoomRef>,
    /// How many come, if that is known.
    pub attendees: Option<i64>,
    /// More about it, up to 2,000 characters.
    pub note: Option<String>,
    /// Where it stands. A stored row may lag behind the clock, see [`Booking::as_of`].
    pub status: BookingStatus,
    /// Whose it is.
    pub owner: UserRef,
    /// Counts the changes of this row.
    pub version: i64,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

const FIRST_REFERENCE: i64 = 500;

impl Booking {
    /// What people say when they mean this booking: `BK-501`.
    pub fn reference(&self) -> String {
        format!("BK-{}", FIRST_REFERENCE.saturating_add(self.key.0))
    }

    /// From its beginning to its end.
    pub fn span(&self) -> Span {
        self.slot().span()
    }

    /// When it is over.
    pub fn ends_at(&self) -> OffsetDateTime {
        self.span().to
    }

    /// Its time, its room and how many come.
    pub fn slot(&self) -> Slot {
        Slot {
            room_id: self.room.as_ref().map(|room| room.room_id),
            time: self.time,
            duration_minutes: self.duration_minutes,
            attendees: self.attendees,
        }
    }

    /// The booking as it is at a time: `Finished` from the moment of its end.
    #[must_use]
    pub fn as_of(mut self, now: OffsetDateTime) -> Self {
        let ends_at = self.ends_at();
        if self.status.can_become(BookingStatus::Finished) && ends_at <= now {
            self.status = BookingStatus::Finished;
            self.updated_at = self.updated_at.max(ends_at);
        }
        self
    }

    /// Checks that it may still change.
    ///
    /// # Errors
    ///
    /// [`BookingError::Final`] if it is finished or canceled.
    pub fn expect_scheduled(&self) -> Result<(), BookingError> {
        if self.status.is_final() {
            return Err(BookingError::Final(self.status));
        }
        Ok(())
    }
}

/// The key of the booking that people call by this reference, such as `BK-501`, ignoring case.
pub fn reference_key(reference: &str) -> Option<BookingKey> {
    let reference = reference.trim();
    let digits = reference
        .strip_prefix("BK-")
        .or_else(|| reference.strip_prefix("bk-"))?;
    let number: i64 = digits.parse().ok()?;
    (number > FIRST_REFERENCE).then(|| BookingKey(number.saturating_sub(FIRST_REFERENCE)))
}

/// The time in UTC and without what is finer than a microsecond: what both databases keep.
pub(super) fn as_kept(time: OffsetDateTime) -> OffsetDateTime {
    let rest = i64::from(time.nanosecond() % 1_000);
    time.checked_sub(Duration::nanoseconds(rest))
        .and_then(|time| time.checked_to_offset(UtcOffset::UTC))
        .unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_keys() {
        assert_eq!(reference_key("BK-501"), Some(BookingKey(1)));
        assert_eq!(reference_key(" bk-1500 "), Some(BookingKey(1000)));
        assert_eq!(reference_key("BK-500"), None);
        assert_eq!(reference_key("BK--7"), None);
        assert_eq!(reference_key("TK-1001"), None);
    }
}
