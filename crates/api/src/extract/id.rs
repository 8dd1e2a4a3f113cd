use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::AppState;

/// The last public id in the path.
///
/// A malformed one is read as the nil UUID, which nothing has: whoever asks gets the same answer
/// as for something that does not exist.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Id(pub(crate) Uuid);

impl FromRequestParts<AppState> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        let id = params
            .ok()
            .and_then(|params| params.iter().last().map(|(_, id)| Uuid::try_parse(id)))
            .and_then(Result::ok);
        Ok(Self(id.unwrap_or_default()))
    }
}
