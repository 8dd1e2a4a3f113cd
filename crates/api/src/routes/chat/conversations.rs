use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::actor::Scope;
use domain::conversations::{self, Conversation, ConversationSearch, ConversationStatus};
use domain::store::Transaction;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::responses::{ConversationDetail, ConversationListItem, ConversationResponse};
use crate::extract::{Created, Id, Once, Query, SignedIn};
use crate::openapi::IdempotencyKeyHeader;
use crate::page::{ListResponse, PageQuery};
use crate::problem::Problem;
use crate::state::AppState;

/// A new conversation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title": "Trouble with the VPN"}))]
pub(crate) struct StartConversationRequest {
    /// What the customer calls it.
    #[schema(min_length = 1, max_length = 200)]
    title: Option<String>,
}

/// Which conversations to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ConversationListQuery {
    /// `all`: those of everybody that are handed off, for staff.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "all")]
    scope: Scope,
    /// Only with this status: `active`, `awaiting_confirmation` or `handed_off`.
    #[param(value_type = Option<String>, example = "handed_off")]
    status: Option<ConversationStatus>,
}

/// Start a conversation
#[utoipa::path(post, path = "/chat/conversations", tag = "chat", security(("bearer" = [])),
    params(IdempotencyKeyHeader),
    request_body = StartConversationRequest,
    responses((status = 201, body = ConversationResponse, headers(("Location" = String)))))]
pub(super) async fn start(
    State(state): State<AppState>,
    user: SignedIn,
    request: Once<StartConversationRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let started = conversations::start(tx, &actor, body.title.as_deref()).await?;
            let location = format!("/api/v1/chat/conversations/{}", started.conversation_id);
            let response = ConversationResponse::new(started, ConversationStatus::Active);
            Ok(Created::at(location, response))
        })
        .await
}

/// List conversations
#[utoipa::path(get, path = "/chat/conversations", tag = "chat", security(("bearer" = [])),
    params(ConversationListQuery, PageQuery),
    responses((status = 200, body = ListResponse<ConversationListItem>),
        (status = 403, description = "`staff_only`: only staff may list everybody's conversations")))]
pub(super) async fn list(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<ConversationListQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<ConversationListItem>>, Problem> {
    let search = ConversationSearch {
        scope: query.scope,
        status: query.status,
    };
    let found = conversations::list(&state.store, &user.actor(), search, page.page()?).await?;
    Ok(axum::Json(found.into()))
}

/// Read a conversation
#[utoipa::path(get, path = "/chat/conversations/{conversation_id}", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path)),
    responses((status = 200, body = ConversationDetail)))]
pub(super) async fn read(
    State(state): State<AppState>,
    user: SignedIn,
    Id(conversation_id): Id,
) -> Result<axum::Json<ConversationDetail>, Problem> {
    let view = conversations::view(&state.store, &user.actor(), conversation_id).await?;
    Ok(axum::Json(view.into()))
}

/// Delete a conversation
///
/// Tickets and bookings that were made in it stay.
#[utoipa::path(delete, path = "/chat/conversations/{conversation_id}", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path)),
    responses((status = 204),
        (status = 403, description = "`customer_only`: only the customer may delete it")))]
pub(super) async fn delete(
    State(state): State<AppState>,
    user: SignedIn,
    Id(conversation_id): Id,
) -> Result<StatusCode, Problem> {
    let actor = user.actor();
    state
        .store
        .transact(async |tx| conversations::delete(tx, &actor, conversation_id).await)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask for a person
///
/// The assistant is silent until staff gives the conversation back.
#[utoipa::path(post, path = "/chat/conversations/{conversation_id}/handoff", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path)),
    responses((status = 200, body = ConversationResponse)))]
pub(super) async fn hand_off(
    State(state): State<AppState>,
    user: SignedIn,
    Id(conversation_id): Id,
) -> Result<axum::Json<ConversationResponse>, Problem> {
    let actor = user.actor();
    let response = state
        .store
        .transact(async |tx| {
            let conversation = conversations::hand_off(tx, &actor, conversation_id).await?;
            with_status(tx, conversation).await
        })
        .await?;
    Ok(axum::Json(response))
}

/// Give a conversation back to the assistant
#[utoipa::path(post, path = "/chat/conversations/{conversation_id}/return", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path)),
    responses((status = 200, body = ConversationResponse),
        (status = 403, description = "`staff_only`: only staff may give it back")))]
pub(super) async fn give_back(
    State(state): State<AppState>,
    user: SignedIn,
    Id(conversation_id): Id,
) -> Result<axum::Json<ConversationResponse>, Problem> {
    let actor = user.actor();
    let response = state
        .store
        .transact(async |tx| {
            let conversation = conversations::give_back(tx, &actor, conversation_id).await?;
            with_status(tx, conversation).await
        })
        .await?;
    Ok(axum::Json(response))
}

async fn with_status(
    tx: &Transaction,
    conversation: Conversation,
) -> Result<ConversationResponse, Problem> {
    let pending = tx.actions().pending(conversation.key).await?;
    let has_pending = pending.is_some_and(|action| action.is_pending_at(tx.now()));
    let status = ConversationStatus::of(conversation.is_handed_off, has_pending);
    Ok(ConversationResponse::new(conversation, status))
}
