use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::StatusCode;
use bytes::Bytes;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use crate::problem::Problem;
use crate::state::AppState;

/// How long a client may take to send a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole body: 413 if it is larger than the server reads, before the first byte if its length
/// was announced; 408 if it does not arrive in time.
pub(crate) async fn read_body(request: Request, state: &AppState) -> Result<Bytes, Problem> {
    let (body, limit) = (request.into_body(), state.http.max_body_bytes);
    if usize::try_from(body.size_hint().lower()).is_ok_and(|announced| announced > limit) {
        return Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE));
    }
    tokio::time::timeout(PATIENCE, collect(body, limit))
        .await
        .unwrap_or_else(|_| Err(Problem::of_status(StatusCode::REQUEST_TIMEOUT)))
}

async fn collect(body: Body, limit: usize) -> Result<Bytes, Problem> {
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))
        }
        Err(_) => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "incomplete_body",
            "the request body broke off",
        )),
    }
}
