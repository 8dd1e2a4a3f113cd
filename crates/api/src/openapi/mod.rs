//! The description of the API (OpenAPI 3.1), generated from the handlers.
//!
//! A handler describes what is its own: request, success, and the failures of its rules, each with
//! a description that begins with its code in backticks and goes on after a colon. What holds
//! everywhere, such as 401 of what is secured and 422 of what has a body, is added in [`rules`],
//! and every failure gets its schema and an example for each code.

mod headers;
mod problems;
mod rules;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{
    Flow, HttpAuthScheme, HttpBuilder, OAuth2, Password, Scopes, SecurityScheme,
};

pub(crate) use headers::{IdempotencyKeyHeader, LocaleHeaders};

use crate::problem::{FieldProblem, ProblemDocument};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Frontdesk",
        description = "A self-hosted customer-service backend. Failures are problem documents \
            (RFC 9457) with a stable `code`; times are UTC; lists take `skip` and `limit`."
    ),
    components(schemas(ProblemDocument, FieldProblem)),
    tags(
        (name = "auth", description = "Signing up, in and out."),
        (name = "users", description = "People: oneself, and everybody for administrators."),
        (name = "tickets", description = "What customers want from staff, with thread and history."),
        (name = "bookings", description = "Appointments, in a meeting room or without one."),
        (name = "rooms", description = "Meeting rooms and when they are free."),
        (name = "chat", description = "Conversations with the assistant, and with staff."),
        (name = "knowledge", description = "The articles that the assistant answers from."),
        (name = "operations", description = "Whether the server is well.")
    )
)]
struct Base;

/// The document without its routes.
pub(crate) fn base() -> Document {
    let mut document = Base::openapi();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some("The `access_token` of a log-in."))
        .build();
    let password = Flow::Password(Password::new("/api/v1/auth/login", Scopes::new()));
    if let Some(components) = document.components.as_mut() {
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        components.add_security_scheme("password", SecurityScheme::OAuth2(OAuth2::new([password])));
    }
    document
}

/// The whole document.
pub fn openapi() -> Document {
    let mut document = crate::router::described().into_openapi();
    rules::complete(&mut document);
    document
}

#[cfg(test)]
mod tests;
