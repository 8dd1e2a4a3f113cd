use super::{Booking, BookingError};
use crate::store::Transaction;

/// How many bookings [`finish_due`] finishes at most in one transaction.
pub const FINISH_BATCH: u64 = 100;

/// Finishes bookings whose end has passed, at most [`FINISH_BATCH`], and gives them. Readers know
/// already; this makes the rows follow. Call it again while it gives a full batch.
///
/// Several instances may do so at once: each takes bookings that no other one holds.
pub async fn finish_due(tx: &Transaction) -> Result<Vec<Booking>, BookingError> {
    let due = tx.bookings().due_for_update(tx.now(), FINISH_BATCH).await?;
    let mut finished = Vec::with_capacity(due.len());
    for booking in due {
        let booking = booking.as_of(tx.now());
        finished.push(tx.bookings().save(booking).await?);
    }
    Ok(finished)
}
