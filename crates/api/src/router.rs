//! The routes at a glance.

use axum::Router;
use utoipa_axum::router::OpenApiRouter;

use crate::middleware;
use crate::openapi;
use crate::routes;
use crate::state::AppState;

/// Every route with its description.
pub(crate) fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::base())
        .merge(routes::operations::routes())
        .nest("/api/v1", routes::v1())
}

/// The whole API as a service.
pub fn router(state: &AppState) -> Router {
    let (routes, _) = described().split_for_parts();
    let routes = routes.merge(routes::documents::routes());
    middleware::around(routes, state)
}
