//! The routes at a glance.

use axum::Router;
use axum::middleware::from_fn_with_state;
use utoipa_axum::router::OpenApiRouter;

use crate::middleware;
use crate::openapi;
use crate::routes;
use crate::state::AppState;

/// Every route with its description.
pub(crate) fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::base()).nest("/api/v1", routes::v1())
}

/// The whole API as a service.
pub fn router(state: AppState) -> Router {
    let (router, _) = described().split_for_parts();
    router
        .layer(from_fn_with_state(state.clone(), middleware::answer))
        .with_state(state)
}
