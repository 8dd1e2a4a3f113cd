//! Tickets.

use axum::extract::State;
use axum::response::Response;
use domain::actor::Scope;
use domain::change::Change;
use domain::tickets::{
    self, Author, EventActor, NewTicket, Priority, Ticket, TicketChange, TicketEvent,
    TicketEventKind, TicketMessage, TicketSearch, TicketStatus,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{Created, Id, Json, Once, Query, SignedIn};
use crate::openapi::IdempotencyKeyHeader;
use crate::page::{ListResponse, PageQuery};
use crate::problem::Problem;
use crate::state::AppState;

/// The routes of tickets.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(open, list))
        .routes(routes!(read, change, cancel))
        .routes(routes!(reopen))
        .routes(routes!(messages, comment))
        .routes(routes!(events))
}

/// The statuses of a ticket, for the description of the API.
#[derive(ToSchema)]
#[schema(as = TicketStatus)]
#[expect(dead_code, reason = "describes the domain's TicketStatus")]
pub(crate) enum StatusWord {
    Pending,
    InProgress,
    Resolved,
    Canceled,
}

/// How much a ticket presses, for the description of the API.
#[derive(ToSchema)]
#[schema(as = TicketPriority, rename_all = "lowercase")]
#[expect(dead_code, reason = "describes the domain's Priority")]
pub(crate) enum PriorityWord {
    Low,
    Normal,
    High,
    Urgent,
}

/// What a customer wants from staff.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketResponse {
    id: i64,
    ticket_id: Uuid,
    /// What people say when they mean this ticket.
    #[schema(example = "TK-1001")]
    reference: String,
    content: String,
    description: Option<String>,
    #[schema(value_type = StatusWord)]
    status: TicketStatus,
    #[schema(value_type = PriorityWord)]
    priority: Priority,
    /// The owner.
    user_id: Uuid,
    /// Who of the staff works on it.
    assignee_id: Option<Uuid>,
    /// What a change of the status may lead to now.
    #[schema(value_type = Vec<StatusWord>)]
    allowed_transitions: &'static [TicketStatus],
    /// Whether it can be reopened now.
    can_reopen: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<Ticket> for TicketResponse {
    fn from(ticket: Ticket) -> Self {
        Self {
            id: ticket.key.0,
            ticket_id: ticket.ticket_id,
            reference: ticket.reference(),
            content: ticket.content,
            description: ticket.description,
            status: ticket.status,
            priority: ticket.priority,
            user_id: ticket.owner.user_id,
            assignee_id: ticket.assignee.map(|assignee| assignee.user_id),
            allowed_transitions: ticket.status.allowed_transitions(),
            can_reopen: ticket.status.can_reopen(),
            created_at: ticket.created_at,
            updated_at: ticket.updated_at,
        }
    }
}

/// A message of a ticket's thread.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketMessageResponse {
    id: i64,
    message_id: Uuid,
    ticket_id: Uuid,
    /// `user`, `agent` or `assistant`.
    #[schema(value_type = String, example = "user")]
    author: Author,
    /// Nobody if it was the assistant.
    author_id: Option<Uuid>,
    content: String,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<TicketMessage> for TicketMessageResponse {
    fn from(message: TicketMessage) -> Self {
        Self {
            id: message.key.0,
            message_id: message.message_id,
            ticket_id: message.ticket_id,
            author: message.author,
            author_id: message.author_ref.map(|author| author.user_id),
            content: message.content,
            created_at: message.created_at,
        }
    }
}

/// An entry of a ticket's history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketEventResponse {
    id: i64,
    /// `created`, `status_changed`, `edited`, `assigned` or `message_added`.
    #[schema(value_type = String, example = "status_changed")]
    r#type: TicketEventKind,
    /// Nobody if it was the assistant.
    actor_id: Option<Uuid>,
    /// `user`, `agent`, `admin` or `assistant`.
    #[schema(value_type = String, example = "user")]
    actor: EventActor,
    /// The fields that changed, each with its old and its new value.
    #[schema(value_type = Object, example = json!({"status": ["Pending", "InProgress"]}))]
    changes: tickets::Changes,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<TicketEvent> for TicketEventResponse {
    fn from(event: TicketEvent) -> Self {
        Self {
            id: event.key.0,
            r#type: event.kind,
            actor_id: event.actor_ref.map(|actor| actor.user_id),
            actor: event.actor,
            changes: event.changes,
            created_at: event.created_at,
        }
    }
}

/// A new ticket.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "The printer on floor 2 jams", "priority": "high"}))]
pub(crate) struct OpenTicketRequest {
    /// The matter in one line.
    #[schema(min_length = 1, max_length = 500)]
    content: String,
    /// More about it.
    #[schema(max_length = 20_000)]
    description: Option<String>,
    /// `normal` if it is not said. Later only staff may change it.
    #[serde(default)]
    #[schema(value_type = Option<PriorityWord>)]
    priority: Option<Priority>,
}

/// A change of a ticket; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"status": "InProgress"}))]
pub(crate) struct ChangeTicketRequest {
    #[serde(default)]
    #[schema(value_type = Option<StatusWord>)]
    status: Change<TicketStatus>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500)]
    content: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20_000)]
    description: Change<String>,
    /// By staff.
    #[serde(default)]
    #[schema(value_type = Option<PriorityWord>)]
    priority: Change<Priority>,
    /// By staff: an active member of the staff.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    assignee_id: Change<Uuid>,
}

/// A new message of a thread.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "It also happens on the guest network."}))]
pub(crate) struct CommentRequest {
    #[schema(min_length = 1, max_length = 8_000)]
    content: String,
}

/// Which tickets to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct TicketListQuery {
    /// Only with this status.
    #[param(value_type = Option<StatusWord>)]
    status: Option<TicketStatus>,
    /// `all`: everybody's, for staff.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "all")]
    scope: Scope,
    /// Only those that this member of the staff works on.
    assignee: Option<Uuid>,
    /// Only those whose content, description or reference contains this.
    q: Option<String>,
}

/// Open a ticket
#[utoipa::path(post, path = "/tickets", tag = "tickets", security(("bearer" = [])),
    params(IdempotencyKeyHeader),
    request_body = OpenTicketRequest,
    responses((status = 201, body = TicketResponse, headers(("Location" = String)))))]
async fn open(
    State(state): State<AppState>,
    user: SignedIn,
    request: Once<OpenTicketRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let new = NewTicket {
                content: body.content,
                description: body.description,
                priority: body.priority.unwrap_or_default(),
            };
            let ticket = tickets::open(tx, &actor, new).await?;
            let location = format!("/api/v1/tickets/{}", ticket.ticket_id);
            Ok(Created::at(location, TicketResponse::from(ticket)))
        })
        .await
}

/// List tickets
#[utoipa::path(get, path = "/tickets", tag = "tickets", security(("bearer" = [])),
    params(TicketListQuery, PageQuery),
    responses((status = 200, body = ListResponse<TicketResponse>),
        (status = 403, description = "`staff_only`: only staff may list everybody's tickets")))]
async fn list(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<TicketListQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<TicketResponse>>, Problem> {
    let search = TicketSearch {
        scope: query.scope,
        status: query.status,
        assignee: query.assignee,
        text: query.q,
    };
    let found = tickets::list(&state.store, &user.actor(), search, page.page()?).await?;
    Ok(axum::Json(found.into()))
}

/// Read a ticket
#[utoipa::path(get, path = "/tickets/{ticket_id}", tag = "tickets", security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path)),
    responses((status = 200, body = TicketResponse)))]
async fn read(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
) -> Result<axum::Json<TicketResponse>, Problem> {
    let ticket = tickets::find(&state.store, &user.actor(), ticket_id).await?;
    Ok(axum::Json(ticket.into()))
}

/// Change a ticket
#[utoipa::path(put, path = "/tickets/{ticket_id}", tag = "tickets", security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path)),
    request_body = ChangeTicketRequest,
    responses((status = 200, body = TicketResponse),
        (status = 400, description = "`assignee_not_staff`: the assignee must be of the staff"),
        (status = 403, description = "`staff_only`: only staff may set priority and assignee"),
        (status = 409, description = "`invalid_transition`: the status does not lead there; \
            `ticket_closed`: its text cannot change any more; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn change(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
    Json(body): Json<ChangeTicketRequest>,
) -> Result<axum::Json<TicketResponse>, Problem> {
    let actor = user.actor();
    let wanted = TicketChange {
        status: body.status,
        content: body.content,
        description: body.description,
        priority: body.priority,
        assignee: body.assignee_id,
    };
    let ticket = state
        .store
        .transact(async |tx| tickets::change(tx, &actor, ticket_id, wanted).await)
        .await?;
    Ok(axum::Json(ticket.into()))
}

/// Cancel a ticket
#[utoipa::path(delete, path = "/tickets/{ticket_id}", tag = "tickets", security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path)),
    responses((status = 200, body = TicketResponse),
        (status = 409, description = "`invalid_transition`: the status does not lead there; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn cancel(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
) -> Result<axum::Json<TicketResponse>, Problem> {
    let actor = user.actor();
    let ticket = state
        .store
        .transact(async |tx| tickets::cancel(tx, &actor, ticket_id).await)
        .await?;
    Ok(axum::Json(ticket.into()))
}

/// Reopen a resolved ticket
#[utoipa::path(post, path = "/tickets/{ticket_id}/reopen", tag = "tickets",
    security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path)),
    responses((status = 200, body = TicketResponse),
        (status = 409, description = "`invalid_transition`: the status does not lead there; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn reopen(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
) -> Result<axum::Json<TicketResponse>, Problem> {
    let actor = user.actor();
    let ticket = state
        .store
        .transact(async |tx| tickets::reopen(tx, &actor, ticket_id).await)
        .await?;
    Ok(axum::Json(ticket.into()))
}

/// Read a ticket's thread
#[utoipa::path(get, path = "/tickets/{ticket_id}/messages", tag = "tickets",
    security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = ListResponse<TicketMessageResponse>)))]
async fn messages(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<TicketMessageResponse>>, Problem> {
    let thread = tickets::messages(&state.store, &user.actor(), ticket_id, page.page()?).await?;
    Ok(axum::Json(thread.into()))
}

/// Write to a ticket's thread
#[utoipa::path(post, path = "/tickets/{ticket_id}/messages", tag = "tickets",
    security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path), IdempotencyKeyHeader),
    request_body = CommentRequest,
    responses((status = 201, body = TicketMessageResponse),
        (status = 409, description = "`ticket_closed`: the ticket is resolved or canceled")))]
async fn comment(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
    request: Once<CommentRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let message = tickets::comment(tx, &actor, ticket_id, &body.content).await?;
            Ok(Created::part(TicketMessageResponse::from(message)))
        })
        .await
}

/// Read a ticket's history
#[utoipa::path(get, path = "/tickets/{ticket_id}/events", tag = "tickets",
    security(("bearer" = [])),
    params(("ticket_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = ListResponse<TicketEventResponse>)))]
async fn events(
    State(state): State<AppState>,
    user: SignedIn,
    Id(ticket_id): Id,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<TicketEventResponse>>, Problem> {
    let history = tickets::events(&state.store, &user.actor(), ticket_id, page.page()?).await?;
    Ok(axum::Json(history.into()))
}
