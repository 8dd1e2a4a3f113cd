//! One file for each feature: its routes, its requests and responses.

mod bookings;
pub(crate) mod documents;
pub(crate) mod operations;
mod rooms;
mod tickets;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// The routes under `/api/v1`.
pub(crate) fn v1() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        // One line for each feature.
        .merge(tickets::routes())
        .merge(bookings::routes())
        .merge(rooms::routes())
}
