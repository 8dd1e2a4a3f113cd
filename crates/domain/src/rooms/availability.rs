use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{RoomError, Span, find};
use crate::fields::InvalidFields;
use crate::store::Queries;

/// The longest range that availability is told for.
pub const LONGEST_RANGE: Duration = Duration::days(366);

/// When a room is taken and when it is free, without a word about who takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The public id of the room.
    pub room_id: Uuid,
    /// The range that was asked for.
    pub range: Span,
    /// Where there are bookings, in order.
    pub busy: Vec<Span>,
    /// Where it is open and nobody booked it, in order.
    pub free: Vec<Span>,
}

/// When the room is taken and when it is free within a range of at most [`LONGEST_RANGE`].
pub async fn availability(
    queries: &dyn Queries,
    room_id: Uuid,
    range: Span,
) -> Result<Availability, RoomError> {
    check(range.from, range.to)?;
    let room = find(queries, room_id).await?;
    let busy = queries.bookings().busy(Some(room.key), range).await?;
    let busy: Vec<Span> = busy
        .into_iter()
        .filter_map(|busy| busy.span.clipped_to(range))
        .collect();
    let free = room
        .open_spans(range)
        .into_iter()
        .flat_map(|open| open.without(&busy))
        .collect();
    Ok(Availability {
        room_id,
        range,
        busy,
        free,
    })
}

fn check(from: OffsetDateTime, to: OffsetDateTime) -> Result<(), InvalidFields> {
    if from >= to {
        let message = "must be before the end of the range";
        return Err(InvalidFields::one("from", "out_of_range", message));
    }
    if to - from > LONGEST_RANGE {
        let message = format!("must be at most {} days later", LONGEST_RANGE.whole_days());
        return Err(InvalidFields::one("to", "out_of_range", message));
    }
    Ok(())
}
