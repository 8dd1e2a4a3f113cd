//! The description of the API, for programs and for people. Nothing here needs the internet.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use utoipa_swagger_ui::Config;

use crate::problem::Problem;
use crate::state::AppState;

const HTML: &str = "text/html; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The pages run only what comes from here, and talk to nobody else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
    connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

const SWAGGER_PAGE: &str = include_str!("../../assets/swagger.html");
const SWAGGER_SCRIPT: &str = include_str!("../../assets/swagger.js");
const REDOC_PAGE: &str = include_str!("../../assets/redoc.html");

/// Every browser unpacks it, so it is kept as small as it is sent.
const REDOC_SCRIPT_GZ: &[u8] = include_bytes!("../../assets/redoc.standalone.js.gz");

/// Written at first use: a server starts faster than a document is put together.
static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| {
    crate::openapi::openapi()
        .to_json()
        .unwrap_or_default()
        .into()
});

/// The routes of the description.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/openapi.json", get(document))
        .route("/docs", get(async || page(SWAGGER_PAGE)))
        .route("/docs/{file}", get(swagger_file))
        .route("/redoc", get(async || page(REDOC_PAGE)))
        .route("/redoc/redoc.standalone.js", get(redoc_script))
}

async fn document() -> impl IntoResponse {
    let content_type = [(header::CONTENT_TYPE, "application/json")];
    (content_type, DOCUMENT.clone())
}

fn page(html: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HTML),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    ];
    (headers, html).into_response()
}

async fn swagger_file(Path(file): Path<String>) -> Result<Response, Problem> {
    if file == "start.js" {
        return Ok(([(header::CONTENT_TYPE, JAVASCRIPT)], SWAGGER_SCRIPT).into_response());
    }
    // Its own start page and settings are not used.
    let found = match file.as_str() {
        "index.html" | "swagger-initializer.js" => None,
        file => utoipa_swagger_ui::serve(file, Arc::new(Config::default()))
            .ok()
            .flatten(),
    };
    let found = found.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    let content_type = [(header::CONTENT_TYPE, found.content_type)];
    Ok((content_type, found.bytes.into_owned()).into_response())
}

async fn redoc_script() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, JAVASCRIPT),
        (header::CONTENT_ENCODING, "gzip"),
    ];
    (headers, REDOC_SCRIPT_GZ)
}
