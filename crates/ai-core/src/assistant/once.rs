use domain::idempotency::{self, Claim, Claimed, KeptAnswer, KeyedRequest};
use domain::store::Transaction;

use super::{ChatError, TurnOutcome};

/// A request that has its effect once, however often it is sent, and how its answer is written.
#[derive(Debug, Clone)]
pub struct Once {
    /// What the request is recognised by.
    pub request: KeyedRequest,
    /// Writes the answer that is kept.
    pub render: fn(&TurnOutcome) -> KeptAnswer,
}

/// The right to answer such a request; it is kept with the turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keeping {
    claim: Claim,
    render: fn(&TurnOutcome) -> KeptAnswer,
}

/// Claims the request in the transaction that has its effect, or finds its answer.
pub(super) async fn claim(
    tx: &Transaction,
    once: Option<&Once>,
) -> Result<Result<Option<Keeping>, KeptAnswer>, ChatError> {
    let Some(Once { request, render }) = once else {
        return Ok(Ok(None));
    };
    Ok(match idempotency::claim(tx, request).await? {
        Claimed::Answered(answer) => Err(answer),
        Claimed::New(claim) => Ok(Some(Keeping {
            claim,
            render: *render,
        })),
    })
}

impl Keeping {
    /// Keeps the answer in the transaction that makes it.
    pub(super) async fn keep(
        self,
        tx: &Transaction,
        outcome: &TurnOutcome,
    ) -> Result<(), ChatError> {
        let answer = (self.render)(outcome);
        Ok(idempotency::complete(tx, self.claim, &answer).await?)
    }

    /// There will be no answer: the request may be made again.
    pub(super) async fn release(self, tx: &Transaction) -> Result<(), ChatError> {
        Ok(idempotency::release(tx, self.claim).await?)
    }
}
