use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::body::read_body;
use super::refusal::refusal;
use crate::problem::Problem;
use crate::state::AppState;

/// A JSON body: 415 for another content type, 413 if it is too large, 400 if it does not parse,
/// 422 if it does not fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        parse(&json_bytes(request, state).await?).map(Self)
    }
}

/// The body as it was sent, if it says that it is JSON.
pub(super) async fn json_bytes(request: Request, state: &AppState) -> Result<Bytes, Problem> {
    expect_json(request.headers())?;
    read_body(request, state).await
}

/// The content type without its parameters.
pub(super) fn essence(headers: &HeaderMap) -> &str {
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim()
}

fn expect_json(headers: &HeaderMap) -> Result<(), Problem> {
    let essence = essence(headers);
    let is_json = essence.eq_ignore_ascii_case("application/json")
        || (essence.starts_with("application/") && essence.ends_with("+json"));
    if is_json {
        return Ok(());
    }
    Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))
}

/// Reads JSON and names the field that does not fit.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let field = error.path().to_string();
        if !error.inner().is_data() && !is_json(bytes) {
            malformed()
        } else if !is_object(bytes) {
            no_object()
        } else {
            refusal("body", &field, &error.inner().to_string())
        }
    })?;
    deserializer.end().map_err(|_| malformed())?;
    if !is_object(bytes) {
        return Err(no_object());
    }
    if has_escaped_nul(bytes) {
        return Err(Problem::unprocessable(
            "body",
            "forbidden_character",
            "text must not contain a NUL character",
        ));
    }
    Ok(value)
}

/// Whether it is the syntax that is wrong: where one of some words is expected, serde calls a
/// number a fault of syntax as well.
fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok()
}

/// Without this, the values of an object's members would be taken as a list as well.
fn is_object(json: &[u8]) -> bool {
    json.trim_ascii_start().starts_with(b"{")
}

fn no_object() -> Problem {
    Problem::unprocessable("body", "wrong_type", "must be an object")
}

fn malformed() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "malformed_json",
        "the request body is not valid JSON",
    )
}

/// Whether a string of this JSON text holds U+0000, which PostgreSQL cannot store. In JSON it
/// can only be written as an escape.
fn has_escaped_nul(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        let (_, escape) = rest.split_at(at);
        if escape.starts_with(b"\\u0000") {
            return true;
        }
        rest = escape.get(2..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_nul_is_found_and_an_escaped_backslash_is_not_mistaken_for_it() {
        assert!(has_escaped_nul(br#"{"a": "x\u0000"}"#));
        assert!(has_escaped_nul(br#"{"a": "\\\u0000"}"#));
        assert!(!has_escaped_nul(br#"{"a": "\\u0000"}"#));
        assert!(!has_escaped_nul(br#"{"a": "\u00001"#.get(..8).unwrap()));
    }

    #[test]
    fn json_nested_too_deep_is_malformed_and_not_a_crash() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let problem = parse::<serde_json::Value>(deep.as_bytes()).unwrap_err();
        assert_eq!(problem.status(), StatusCode::BAD_REQUEST);
    }
}
