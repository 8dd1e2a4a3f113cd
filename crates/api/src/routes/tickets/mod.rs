//! Tickets.

mod schemas;

use axum::extract::State;
use axum::response::Response;
use domain::tickets::{self, NewTicket, TicketChange, TicketSearch};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::schemas::{
    ChangeTicketRequest, CommentRequest, OpenTicketRequest, TicketEventResponse, TicketListQuery,
    TicketMessageResponse, TicketResponse,
};
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
