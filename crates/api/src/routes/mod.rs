//! One file for each feature: its routes, its requests and responses.

mod auth;
mod bookings;
mod chat;
pub(crate) mod documents;
mod knowledge;
pub(crate) mod operations;
mod rooms;
mod tickets;
mod users;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// The routes under `/api/v1`.
pub(crate) fn v1() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        // One line for each feature.
        .merge(auth::routes())
        .merge(chat::routes())
        .merge(knowledge::routes())
        .merge(tickets::routes())
        .merge(bookings::routes())
        .merge(rooms::routes())
        .merge(users::routes())
}
