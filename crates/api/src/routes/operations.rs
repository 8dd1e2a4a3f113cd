//! Whether the server is well.

use std::time::Duration;

use ai_core::model::ModelInfo;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::store::StoreError;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::state::AppState;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A database that takes longer than this to say that it is there is as good as away.
const PATIENCE: Duration = Duration::from_secs(2);

/// The routes of operations.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(health))
        .routes(routes!(healthz))
        .routes(routes!(readyz))
        .routes(routes!(about))
}

/// Whether something works.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Condition {
    Ok,
    Down,
}

/// How the server is.
#[derive(Debug, Serialize, ToSchema)]
struct HealthResponse {
    /// `down` if the database is.
    status: Condition,
    #[serde(with = "time::serde::rfc3339")]
    timestamp: OffsetDateTime,
    database: Condition,
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// Who thinks for the assistant.
    #[schema(value_type = ModelResponse)]
    ai: ModelInfo,
}

/// Who thinks for the assistant.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the adapter's ModelInfo")]
struct ModelResponse {
    #[schema(example = "mock")]
    provider: String,
    #[schema(example = "mock")]
    model: String,
}

/// The server is there.
#[derive(Debug, Serialize, ToSchema)]
struct AliveResponse {
    status: Condition,
}

/// What this is.
#[derive(Debug, Serialize, ToSchema)]
struct AboutResponse {
    #[schema(example = "Frontdesk API")]
    message: &'static str,
    #[schema(example = "0.1.0")]
    version: &'static str,
}

/// See how the server is
///
/// A report for people and monitors: 200 also when the database is away, which `status` and
/// `database` then say. Load balancers ask `/readyz`.
#[utoipa::path(get, path = "/health", tag = "operations",
    responses((status = 200, body = HealthResponse)))]
async fn health(State(state): State<AppState>) -> Json<HealthResponse> {
    let database = match checked(&state).await {
        Ok(()) => Condition::Ok,
        Err(_) => Condition::Down,
    };
    Json(HealthResponse {
        status: database,
        timestamp: state.store.now(),
        database,
        version: VERSION,
        ai: state.assistant.model(),
    })
}

/// See whether the server is alive
///
/// Touches nothing: a server that does not answer this should be started anew.
#[utoipa::path(get, path = "/healthz", tag = "operations",
    responses((status = 200, body = AliveResponse)))]
async fn healthz() -> Json<AliveResponse> {
    Json(AliveResponse {
        status: Condition::Ok,
    })
}

/// See whether the server can take requests
///
/// The database can be reached and has the schema of this version.
#[utoipa::path(get, path = "/readyz", tag = "operations",
    responses((status = 200, body = AliveResponse),
        (status = 503, description = "`not_ready`: the database is away or has another schema")))]
async fn readyz(State(state): State<AppState>) -> Result<Json<AliveResponse>, Problem> {
    checked(&state).await.map_err(|error| {
        tracing::warn!(%error, "not ready");
        let detail = "the database is away or has another schema";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", detail)
    })?;
    Ok(healthz().await)
}

/// See what this is
#[utoipa::path(get, path = "/api", tag = "operations",
    responses((status = 200, body = AboutResponse)))]
async fn about() -> Json<AboutResponse> {
    Json(AboutResponse {
        message: "Frontdesk API",
        version: VERSION,
    })
}

async fn checked(state: &AppState) -> Result<(), StoreError> {
    tokio::time::timeout(PATIENCE, state.store.check())
        .await
        .unwrap_or_else(|error| Err(StoreError::Unavailable(Box::new(error))))
}
