//! The description of the API (OpenAPI 3.1), generated from the handlers.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::problem::{FieldProblem, ProblemDocument};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Frontdesk",
        description = "A self-hosted customer-service backend."
    ),
    components(schemas(ProblemDocument, FieldProblem))
)]
struct Base;

/// The document without its routes.
pub(crate) fn base() -> Document {
    let mut document = Base::openapi();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .build();
    if let Some(components) = document.components.as_mut() {
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
    document
}

/// The whole document.
pub fn openapi() -> Document {
    crate::router::described().into_openapi()
}
