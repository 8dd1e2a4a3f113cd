//! Header fields that several routes have in common.

use utoipa::IntoParams;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// For routes that take [`Once`](crate::extract::Once).
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header field that an extractor reads")]
pub(crate) struct IdempotencyKeyHeader {
    /// Any name for this request, such as a UUID, quoted or not. Whoever sends the request again
    /// with the same key and body within 24 hours gets the same answer, and nothing happens twice.
    #[param(
        rename = "Idempotency-Key",
        min_length = 1,
        max_length = 255,
        example = "8e03978e-40d5-43dd-bc93-6894a57f9324"
    )]
    idempotency_key: Option<String>,
}

/// For routes whose answers are worded in the customer's language and time.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes header fields that an extractor reads")]
pub(crate) struct LocaleHeaders {
    /// The IANA time zone in which the customer means and reads times; else that of the profile,
    /// else UTC.
    #[param(rename = "X-Time-Zone", example = "Asia/Ho_Chi_Minh")]
    time_zone: Option<String>,
    /// The customer's language, if the messages do not tell.
    #[param(rename = "Accept-Language", example = "vi, en;q=0.8")]
    language: Option<String>,
}

/// The id under which a request is found in the log; everywhere.
pub(super) fn request_id_parameter() -> Parameter {
    ParameterBuilder::new()
        .name("X-Request-Id")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "An id for this request; the server makes one if there is none.",
        ))
        .schema(Some(
            ObjectBuilder::new()
                .schema_type(Type::String)
                .pattern(Some("^[A-Za-z0-9._-]{1,128}$")),
        ))
        .build()
}

/// A header field of an answer.
pub(super) fn answered(kind: Type, description: &str) -> Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(kind)))
        .description(Some(description))
        .build()
}
