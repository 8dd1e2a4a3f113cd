//! What every request passes through.

mod answer;
mod cors;
mod limit;
mod linger;
mod slash;

use std::any::Any;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

pub(crate) use answer::Trail;

use crate::problem::Problem;
use crate::state::AppState;

/// The routes with everything around them, the outermost first.
pub(crate) fn around(routes: Router<AppState>, state: &AppState) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), answer::answer))
        .layer(cors::cors(&state.http))
        .layer(CatchPanicLayer::custom(our_fault))
        .layer(from_fn(linger::linger))
        .layer(from_fn_with_state(state.clone(), limit::limit));
    let routes = routes.layer(layers).with_state(state.clone());
    let routes = ServiceBuilder::new()
        .map_request(slash::without_trailing_slash)
        .service(routes);
    // A router's own layers see a request when its route is already chosen.
    Router::new().fallback_service(routes)
}

/// A panic is a bug: the log has its place, the client an apology.
fn our_fault(_panic: Box<dyn Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

#[cfg(test)]
mod tests;
