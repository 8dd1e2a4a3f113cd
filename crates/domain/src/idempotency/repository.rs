use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::IdempotencyKey;
use crate::ids::UserKey;
use crate::store::StoreError;

/// What a body is recognised by: its SHA-256.
pub type Fingerprint = [u8; 32];

/// A request that carries a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedRequest {
    /// Who asks: everybody has keys of one's own.
    pub owner: UserKey,
    /// Such as `POST`.
    pub method: String,
    /// The path without query and trailing slash.
    pub path: String,
    /// What the client calls this request.
    pub key: IdempotencyKey,
    /// Of the body, byte by byte.
    pub fingerprint: Fingerprint,
}

/// The right to answer a request, held by one worker at a time. It can be stored and taken up
/// again by another process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim(pub Uuid);

/// An answer that is given again as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The HTTP status; always a success.
    pub status: u16,
    /// The address of what was made, if it has one.
    pub location: Option<String>,
    /// The body as it was sent.
    pub body: String,
}

/// What is known of a request that came before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRequest {
    /// Of its body.
    pub fingerprint: Fingerprint,
    /// Its answer; none while it is in flight.
    pub answer: Option<KeptAnswer>,
}

/// Keeps requests and their answers.
#[async_trait]
pub trait IdempotencyRepository: Send + Sync {
    /// Stores the claim, unless there is an earlier one that has not expired by `now`. Whoever
    /// comes while another transaction does the same waits for that one's end.
    async fn claim(
        &self,
        request: &KeyedRequest,
        claim: Claim,
        now: OffsetDateTime,
        expires_at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// What came before of the same person under the same method, path and key.
    async fn find(&self, request: &KeyedRequest) -> Result<Option<KeptRequest>, StoreError>;

    /// Stores the answer of a claim that still stands.
    async fn complete(
        &self,
        claim: Claim,
        answer: &KeptAnswer,
        expires_at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Forgets a claim.
    async fn delete(&self, claim: Claim) -> Result<(), StoreError>;

    /// Forgets what has expired by `now`, and says how much that was.
    async fn delete_expired(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
