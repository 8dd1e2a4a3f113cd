use time::Duration;

use super::{Claim, IdempotencyError, KeptAnswer, KeyedRequest};
use crate::store::{StoreError, Transaction};

/// How long an answer is kept.
const KEPT: Duration = Duration::hours(24);

/// How long a claim stands without an answer; after that its process is taken for dead, and the
/// request may be made again. Work that takes longer guards itself: a turn that still runs
/// refuses the next one.
const LEASE: Duration = Duration::seconds(10);

/// What to do with a request that carries a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// Nobody asked for this before: do it, then [`complete`] or [`release`].
    New(Claim),
    /// It was done before; this was the answer.
    Answered(KeptAnswer),
}

/// Claims a request for its first time, or finds its answer.
///
/// # Errors
///
/// [`IdempotencyError::Reused`] if the key belongs to another body,
/// [`IdempotencyError::InFlight`] if a committed claim has no answer yet.
pub async fn claim(tx: &Transaction, request: &KeyedRequest) -> Result<Claimed, IdempotencyError> {
    let (kept, claim, now) = (tx.idempotency(), Claim(tx.new_id()), tx.now());
    if kept.claim(request, claim, now, now + LEASE).await? {
        return Ok(Claimed::New(claim));
    }
    match kept.find(request).await? {
        Some(earlier) if earlier.fingerprint != request.fingerprint => {
            Err(IdempotencyError::Reused)
        }
        Some(earlier) => earlier
            .answer
            .map(Claimed::Answered)
            .ok_or(IdempotencyError::InFlight),
        None => Err(IdempotencyError::InFlight),
    }
}

/// Keeps the answer for 24 hours. Nothing happens if the claim was lost in the meantime.
pub async fn complete(
    tx: &Transaction,
    claim: Claim,
    answer: &KeptAnswer,
) -> Result<(), StoreError> {
    tx.idempotency()
        .complete(claim, answer, tx.now() + KEPT)
        .await
}

/// Gives a claim up, so that the request may be made again at once.
pub async fn release(tx: &Transaction, claim: Claim) -> Result<(), StoreError> {
    tx.idempotency().delete(claim).await
}

/// Deletes expired answers and abandoned claims, and says how many.
pub async fn forget_expired(tx: &Transaction) -> Result<u64, StoreError> {
    tx.idempotency().delete_expired(tx.now()).await
}
