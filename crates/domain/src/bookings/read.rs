use time::OffsetDateTime;
use uuid::Uuid;

use super::{Booking, BookingError, BookingFilter, BookingStatus, reference_key};
use crate::actor::{Actor, Scope};
use crate::page::{Page, Paged};
use crate::store::Queries;

/// What a list of bookings is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookingSearch {
    /// Whose.
    pub scope: Scope,
    /// Only with this status.
    pub status: Option<BookingStatus>,
    /// Only those that begin then or later.
    pub from: Option<OffsetDateTime>,
    /// Only those that begin before.
    pub to: Option<OffsetDateTime>,
}

/// The booking, if it exists for the one who asks.
pub async fn find(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    booking_id: Uuid,
) -> Result<Booking, BookingError> {
    visible(queries.bookings().find(booking_id).await?, actor, now)
}

/// The booking that people call by this reference, if it exists for the one who asks.
pub async fn find_by_reference(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    reference: &str,
) -> Result<Booking, BookingError> {
    let key = reference_key(reference).ok_or(BookingError::NotFound)?;
    visible(queries.bookings().find_by_key(key).await?, actor, now)
}

pub(super) fn visible(
    booking: Option<Booking>,
    actor: &Actor,
    now: OffsetDateTime,
) -> Result<Booking, BookingError> {
    booking
        .filter(|booking| actor.may_see(booking.owner))
        .map(|booking| booking.as_of(now))
        .ok_or(BookingError::NotFound)
}

/// A page of bookings, newest first: one's own, or everybody's for staff.
pub async fn list(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    search: BookingSearch,
    page: Page,
) -> Result<Paged<Booking>, BookingError> {
    let owner = match search.scope {
        Scope::Own => Some(actor.key),
        Scope::All if actor.is_staff() => None,
        Scope::All => return Err(BookingError::StaffOnly("list the bookings of others")),
    };
    let filter = BookingFilter {
        owner,
        status: search.status,
        now,
        from: search.from,
        to: search.to,
    };
    let found = queries.bookings().list(&filter, page).await?;
    Ok(found.map(|booking| booking.as_of(now)))
}
