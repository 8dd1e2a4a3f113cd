use axum::extract::{FromRequest, OriginalUri, Request};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::actor::Actor;
use domain::idempotency::{
    self, Claimed, Fingerprint, IdempotencyError, IdempotencyKey, KeptAnswer, KeyedRequest,
};
use domain::store::Transaction;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::json::{json_bytes, parse};
use crate::problem::Problem;
use crate::state::AppState;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// A JSON body, as [`Json`](super::Json) takes it, of a request that has its effect once, however
/// often it is sent with the same `Idempotency-Key`.
#[derive(Debug)]
pub(crate) struct Once<T> {
    body: T,
    keyed: Option<Keyed>,
}

/// A request with a key, before it is known who asks.
#[derive(Debug)]
struct Keyed {
    method: String,
    path: String,
    key: IdempotencyKey,
    fingerprint: Fingerprint,
}

impl<T: DeserializeOwned> FromRequest<AppState> for Once<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let key = key(request.headers())?;
        let method = request.method().as_str().to_owned();
        let path = whole_path(&request).to_owned();
        let bytes = json_bytes(request, state).await?;
        let keyed = key.map(|key| Keyed {
            method,
            path,
            key,
            fingerprint: Sha256::digest(&bytes).into(),
        });
        Ok(Self {
            body: parse(&bytes)?,
            keyed,
        })
    }
}

fn key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, IdempotencyError> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    match (value.to_str(), values.next()) {
        (Ok(value), None) => value.parse().map(Some),
        _ => Err(IdempotencyError::InvalidKey),
    }
}

/// The path with the prefixes that nested routers take off.
fn whole_path(request: &Request) -> &str {
    request
        .extensions()
        .get::<OriginalUri>()
        .map_or(request.uri(), |OriginalUri(uri)| uri)
        .path()
}

impl<T> Once<T> {
    /// Makes something in one transaction, in which its answer is kept as well; or finds that it
    /// was made before, and answers as it was answered then.
    pub(crate) async fn create<R: Serialize>(
        self,
        state: &AppState,
        actor: &Actor,
        work: impl AsyncFnOnce(&Transaction, T) -> Result<Created<R>, Problem>,
    ) -> Result<Response, Problem> {
        let (body, request) = self.split(actor);
        let answer = state
            .store
            .transact(async |tx| {
                let Some(request) = &request else {
                    return work(tx, body).await?.answer();
                };
                match idempotency::claim(tx, request).await? {
                    Claimed::Answered(answer) => Ok(answer),
                    Claimed::New(claim) => {
                        let answer = work(tx, body).await?.answer()?;
                        idempotency::complete(tx, claim, &answer).await?;
                        Ok(answer)
                    }
                }
            })
            .await?;
        Ok(replayed(answer))
    }

    /// The body, and what to claim if the request has a key: for work that outlives a
    /// transaction.
    pub(crate) fn split(self, actor: &Actor) -> (T, Option<KeyedRequest>) {
        let request = self.keyed.map(|keyed| KeyedRequest {
            owner: actor.key,
            method: keyed.method,
            path: keyed.path,
            key: keyed.key,
            fingerprint: keyed.fingerprint,
        });
        (self.body, request)
    }
}

/// What was made, and its address if it has one: 201.
#[derive(Debug)]
pub(crate) struct Created<R> {
    location: Option<String>,
    body: R,
}

impl<R: Serialize> Created<R> {
    /// Something with an address of its own.
    pub(crate) fn at(location: String, body: R) -> Self {
        Self {
            location: Some(location),
            body,
        }
    }

    /// Something that is found only as a part of something else.
    pub(crate) fn part(body: R) -> Self {
        Self {
            location: None,
            body,
        }
    }

    fn answer(self) -> Result<KeptAnswer, Problem> {
        let body = serde_json::to_string(&self.body)
            .map_err(|_| Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR))?;
        Ok(KeptAnswer {
            status: StatusCode::CREATED.as_u16(),
            location: self.location,
            body,
        })
    }
}

/// An answer as it was given, or would have been, the first time.
pub(crate) fn replayed(answer: KeptAnswer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = [(header::CONTENT_TYPE, "application/json")];
    let location = answer
        .location
        .map(|location| [(header::LOCATION, location)]);
    (status, headers, location, answer.body).into_response()
}
