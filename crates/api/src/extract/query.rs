use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::refusal::refusal;
use crate::problem::Problem;
use crate::state::AppState;

/// The query of the address. Unknown parameters are ignored; one that cannot be read is 422 with
/// its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &AppState) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        if query.contains("%00") {
            return Err(Problem::unprocessable(
                "query",
                "forbidden_character",
                "text must not contain a NUL character",
            ));
        }
        // `?status=` says nothing of the status.
        let given: Vec<&str> = query
            .split('&')
            .filter(|pair| {
                !pair
                    .split_once('=')
                    .is_some_and(|(_, value)| value.is_empty())
            })
            .collect();
        let given = given.join("&");
        let deserializer =
            serde_urlencoded::Deserializer::new(form_urlencoded::parse(given.as_bytes()));
        serde_path_to_error::deserialize(deserializer)
            .map(Self)
            .map_err(|error| {
                let field = error.path().to_string();
                refusal("query", &field, &error.inner().to_string())
            })
    }
}
