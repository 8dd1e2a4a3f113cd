//! The outermost layer: gives the request its id, writes problem documents, logs one line.

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tracing::Instrument as _;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::AppState;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const MAX_REQUEST_ID_LENGTH: usize = 128;

/// What is found out about a request on its way, for the log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trail(Arc<OnceLock<Uuid>>);

impl Trail {
    /// This person asks.
    pub(crate) fn signed_in(&self, user_id: Uuid) {
        // Whoever looks a second time finds the same person.
        let _ = self.0.set(user_id);
    }
}

/// Sees every answer last. Whatever failed without a problem document, such as an unknown route,
/// gets one here.
pub(crate) async fn answer(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = kept_id(request.headers()).unwrap_or_else(|| state.store.new_id().to_string());
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());

    let trail = Trail::default();
    request.extensions_mut().insert(trail.clone());
    let span = tracing::info_span!("request", id);

    let response = next.run(request).instrument(span).await;
    let mut response = written(response, &id);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    tracing::info!(
        request_id = id,
        method = method.as_str(),
        route = route.as_deref().unwrap_or("none"),
        status = response.status().as_u16(),
        user = trail.0.get().map(tracing::field::display),
        duration_ms = started.elapsed().as_secs_f64() * 1_000.0,
        "request"
    );
    response
}

fn kept_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let is_sane = (1..=MAX_REQUEST_ID_LENGTH).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    is_sane.then(|| id.to_owned())
}

fn written(mut response: Response, request_id: &str) -> Response {
    let status = response.status();
    let problem = response.extensions_mut().remove::<Problem>();
    let is_failure = status.is_client_error() || status.is_server_error();
    let problem = match problem {
        Some(problem) => problem,
        None if is_failure => Problem::of_status(status),
        None => return response,
    };
    let retry_after = problem.retry_after_seconds();
    let challenge = problem.challenge();
    let document = problem.into_document(request_id);
    let Ok(body) = serde_json::to_vec(&document) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    let content_type = HeaderValue::from_static("application/problem+json");
    headers.insert(header::CONTENT_TYPE, content_type);
    if let Some(challenge) = challenge {
        headers.insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(challenge),
        );
    }
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    *response.body_mut() = Body::from(body);
    response
}
