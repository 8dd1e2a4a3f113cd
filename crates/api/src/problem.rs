//! Failures as problem documents (RFC 9457): the one mapping from errors to HTTP.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::failure::{Failure, FailureKind};
use domain::fields::FieldError;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// How long to wait before asking again when something is away, in seconds.
const RETRY_AFTER_SECONDS: u64 = 2;

/// A failure on its way to the client. The request id is filled in, and the document written, by
/// [`crate::middleware::answer`].
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    code: String,
    detail: String,
    errors: Vec<FieldError>,
    members: Map<String, Value>,
    retry_after_seconds: Option<u64>,
}

/// A problem document as clients get it (RFC 9457, `application/problem+json`). Some problems
/// carry further members, such as `allowed` of `invalid_transition`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemDocument {
    /// `/problems/` and the code.
    #[serde(rename = "type")]
    #[schema(example = "/problems/ticket_not_found")]
    kind: String,
    /// The status in words.
    #[schema(example = "Not Found")]
    title: String,
    /// The HTTP status.
    #[schema(example = 404)]
    status: u16,
    /// One plain sentence.
    #[schema(example = "There is no such ticket.")]
    detail: String,
    /// A stable word for machines.
    #[schema(example = "ticket_not_found")]
    code: String,
    /// The id of the request, also in `X-Request-Id`.
    request_id: String,
    /// The fields that are to blame, maybe none.
    #[schema(value_type = Vec<FieldProblem>)]
    errors: Vec<FieldError>,
    #[serde(flatten)]
    #[schema(ignore)]
    members: Map<String, Value>,
}

/// A field of the request that is to blame.
#[derive(Debug, ToSchema)]
#[expect(
    dead_code,
    reason = "describes the domain's FieldError in the OpenAPI document"
)]
pub(crate) struct FieldProblem {
    /// The field, with dots for nesting.
    field: String,
    /// One plain sentence.
    message: String,
    /// A stable word.
    code: String,
}

impl Problem {
    /// A problem with a code and one plain sentence without its full stop.
    pub fn new(status: StatusCode, code: &str, detail: &str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            detail: sentence(detail),
            errors: Vec::new(),
            members: Map::new(),
            retry_after_seconds: (status == StatusCode::SERVICE_UNAVAILABLE)
                .then_some(RETRY_AFTER_SECONDS),
        }
    }

    /// The request's body or query does not fit: 422 with the field that is to blame.
    pub fn unprocessable(field: &str, code: &str, message: &str) -> Self {
        let mut problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "validation_failed",
            &format!("{field}: {message}"),
        );
        problem.errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
            code: code.to_owned(),
        });
        problem
    }

    /// Says when to come back.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What `WWW-Authenticate` says of 401 (RFC 6750, 3): whether there was a token that is not
    /// good, or none.
    pub(crate) fn challenge(&self) -> Option<&'static str> {
        match (self.status, self.code.as_str()) {
            (StatusCode::UNAUTHORIZED, "invalid_token" | "user_disabled") => {
                Some(r#"Bearer error="invalid_token""#)
            }
            (StatusCode::UNAUTHORIZED, _) => Some("Bearer"),
            _ => None,
        }
    }

    pub(crate) fn retry_after_seconds(&self) -> Option<u64> {
        self.retry_after_seconds
    }

    /// Our fault. What happened is for the log only.
    pub(crate) fn internal() -> Self {
        Self::of_status(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The problem of a response that carries only a status.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::NOT_FOUND => ("not_found", "there is nothing at this address"),
            StatusCode::METHOD_NOT_ALLOWED => (
                "method_not_allowed",
                "this address does not take that method",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => ("body_too_large", "the request body is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => (
                "unsupported_media_type",
                "this content type is not understood here",
            ),
            StatusCode::REQUEST_TIMEOUT => {
                ("request_timeout", "the request took too long to arrive")
            }
            status if status.is_server_error() => {
                ("internal_error", "something went wrong on our side")
            }
            _ => ("bad_request", "the request cannot be understood"),
        };
        Self::new(status, code, detail)
    }

    pub(crate) fn into_document(self, request_id: &str) -> ProblemDocument {
        ProblemDocument {
            kind: format!("/problems/{}", self.code),
            title: self.status.canonical_reason().unwrap_or("Error").to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            code: self.code,
            request_id: request_id.to_owned(),
            errors: self.errors,
            members: self.members,
        }
    }
}

/// A capital at the beginning and a full stop at the end.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut sentence: String = chars
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    sentence.push_str(chars.as_str());
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}

impl<E: Failure> From<E> for Problem {
    fn from(error: E) -> Self {
        let kind = error.kind();
        if matches!(kind, FailureKind::Internal | FailureKind::Unavailable) {
            let chain = chain(&error);
            tracing::error!(code = error.code(), error = %chain, "a request failed");
        }
        Self {
            errors: error.fields(),
            members: error.members(),
            ..Self::new(status_of(kind), error.code(), &error.to_string())
        }
    }
}

fn status_of(kind: FailureKind) -> StatusCode {
    match kind {
        FailureKind::Invalid => StatusCode::BAD_REQUEST,
        FailureKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        FailureKind::Forbidden => StatusCode::FORBIDDEN,
        FailureKind::NotFound => StatusCode::NOT_FOUND,
        FailureKind::Conflict => StatusCode::CONFLICT,
        FailureKind::Gone => StatusCode::GONE,
        FailureKind::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
        FailureKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        FailureKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        FailureKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The error and its sources, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut chain = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        chain.push_str(": ");
        chain.push_str(&cause.to_string());
        source = cause.source();
    }
    chain
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
