//! Conversations with the assistant, and with staff once they are handed off.

mod conversations;
mod messages;
mod responses;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

/// The routes of conversations.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(conversations::start, conversations::list))
        .routes(routes!(conversations::read, conversations::delete))
        .routes(routes!(conversations::hand_off))
        .routes(routes!(conversations::give_back))
        .routes(routes!(messages::say))
        .routes(routes!(messages::retry))
        .routes(routes!(messages::decide))
}
