//! Rooms.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::change::Change;
use domain::rooms::{self, Availability, NewRoom, Room, RoomChange, Span};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{Created, Id, Json, Once, Query, SignedIn};
use crate::instant::Instant;
use crate::openapi::IdempotencyKeyHeader;
use crate::page::{ListResponse, PageQuery};
use crate::problem::Problem;
use crate::state::AppState;

/// How far availability looks if the end of the range is not said.
const DEFAULT_RANGE: Duration = Duration::days(7);

/// The routes of rooms.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(read, change, delete))
        .routes(routes!(availability))
}

/// A room where people meet.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RoomResponse {
    id: i64,
    room_id: Uuid,
    #[schema(example = "Sapa")]
    name: String,
    /// How many it seats.
    #[schema(example = 4)]
    capacity: i64,
    /// Null: always open.
    #[schema(example = "Mon-Fri 08:00-18:00, Sat 09:00-12:00")]
    opening_hours: Option<String>,
    /// The IANA name of the zone in which the opening hours are meant.
    #[schema(example = "Asia/Ho_Chi_Minh")]
    time_zone: String,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<Room> for RoomResponse {
    fn from(room: Room) -> Self {
        Self {
            id: room.key.0,
            room_id: room.room_id,
            name: room.name,
            capacity: room.capacity,
            opening_hours: room.opening_hours.map(|hours| hours.to_string()),
            time_zone: room.time_zone.name().to_owned(),
            created_at: room.created_at,
            updated_at: room.updated_at,
        }
    }
}

/// A stretch of time, up to but not including its end.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SpanResponse {
    #[serde(with = "time::serde::rfc3339")]
    from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    to: OffsetDateTime,
}

impl From<Span> for SpanResponse {
    fn from(span: Span) -> Self {
        Self {
            from: span.from,
            to: span.to,
        }
    }
}

/// When a room is taken and when it is free; nothing about who takes it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AvailabilityResponse {
    room_id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    to: OffsetDateTime,
    /// Where there are bookings, in order.
    busy: Vec<SpanResponse>,
    /// Where it is open and nobody booked it, in order.
    free: Vec<SpanResponse>,
}

impl From<Availability> for AvailabilityResponse {
    fn from(availability: Availability) -> Self {
        let spans = |spans: Vec<Span>| spans.into_iter().map(SpanResponse::from).collect();
        Self {
            room_id: availability.room_id,
            from: availability.range.from,
            to: availability.range.to,
            busy: spans(availability.busy),
            free: spans(availability.free),
        }
    }
}

/// A new room.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Sapa", "capacity": 4, "opening_hours": "Mon-Fri 08:00-18:00",
    "time_zone": "Asia/Ho_Chi_Minh"
}))]
pub(crate) struct CreateRoomRequest {
    /// No other room may be called so, ignoring case, spaces and diacritics.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    #[schema(minimum = 1, maximum = 100_000)]
    capacity: i64,
    /// Days and hours, several ranges separated by commas. Null: always open.
    #[schema(max_length = 500)]
    opening_hours: Option<String>,
    /// An IANA name; `UTC` if it is not said.
    time_zone: Option<String>,
}

/// A change of a room; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"capacity": 6}))]
pub(crate) struct ChangeRoomRequest {
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    name: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 100_000)]
    capacity: Change<i64>,
    /// Null: always open.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    opening_hours: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    time_zone: Change<String>,
}

/// For which range to tell a room's availability.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AvailabilityQuery {
    /// Now, if it is not said.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Instant>,
    /// Seven days after `from`, if it is not said; at most 366 days after it.
    #[param(value_type = Option<String>, format = DateTime)]
    to: Option<Instant>,
}

/// Make a room known
///
/// For admins.
#[utoipa::path(post, path = "/rooms", tag = "rooms", security(("bearer" = [])),
    params(IdempotencyKeyHeader),
    request_body = CreateRoomRequest,
    responses((status = 201, body = RoomResponse, headers(("Location" = String))),
        (status = 403, description = "`admin_only`: only an admin may look after rooms"),
        (status = 409, description = "`room_name_taken`: another room has that name"),
        (status = 422, description = "`invalid_time_zone`: there is no such time zone")))]
async fn create(
    State(state): State<AppState>,
    user: SignedIn,
    request: Once<CreateRoomRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let new = NewRoom {
                name: body.name,
                capacity: body.capacity,
                opening_hours: body.opening_hours,
                time_zone: body.time_zone,
            };
            let room = rooms::create(tx, &actor, new).await?;
            let location = format!("/api/v1/rooms/{}", room.room_id);
            Ok(Created::at(location, RoomResponse::from(room)))
        })
        .await
}

/// List rooms
#[utoipa::path(get, path = "/rooms", tag = "rooms", security(("bearer" = [])),
    params(PageQuery),
    responses((status = 200, body = ListResponse<RoomResponse>)))]
async fn list(
    State(state): State<AppState>,
    _: SignedIn,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<RoomResponse>>, Problem> {
    let found = rooms::list(&state.store, page.page()?).await?;
    Ok(axum::Json(found.into()))
}

/// Read a room
#[utoipa::path(get, path = "/rooms/{room_id}", tag = "rooms", security(("bearer" = [])),
    params(("room_id" = Uuid, Path)),
    responses((status = 200, body = RoomResponse)))]
async fn read(
    State(state): State<AppState>,
    _: SignedIn,
    Id(room_id): Id,
) -> Result<axum::Json<RoomResponse>, Problem> {
    let room = rooms::find(&state.store, room_id).await?;
    Ok(axum::Json(room.into()))
}

/// Change a room
///
/// For admins. Bookings that were made before stay as they are.
#[utoipa::path(put, path = "/rooms/{room_id}", tag = "rooms", security(("bearer" = [])),
    params(("room_id" = Uuid, Path)),
    request_body = ChangeRoomRequest,
    responses((status = 200, body = RoomResponse),
        (status = 403, description = "`admin_only`: only an admin may look after rooms"),
        (status = 409, description = "`room_name_taken`: another room has that name; \
            `changed_meanwhile`: somebody else was faster, read it again"),
        (status = 422, description = "`invalid_time_zone`: there is no such time zone")))]
async fn change(
    State(state): State<AppState>,
    user: SignedIn,
    Id(room_id): Id,
    Json(body): Json<ChangeRoomRequest>,
) -> Result<axum::Json<RoomResponse>, Problem> {
    let actor = user.actor();
    let wanted = RoomChange {
        name: body.name,
        capacity: body.capacity,
        opening_hours: body.opening_hours,
        time_zone: body.time_zone,
    };
    let room = state
        .store
        .transact(async |tx| rooms::change(tx, &actor, room_id, wanted).await)
        .await?;
    Ok(axum::Json(room.into()))
}

/// Take a room away
///
/// For admins. Refused with `room_in_use` while a coming booking is scheduled there.
#[utoipa::path(delete, path = "/rooms/{room_id}", tag = "rooms", security(("bearer" = [])),
    params(("room_id" = Uuid, Path)),
    responses((status = 204),
        (status = 403, description = "`admin_only`: only an admin may look after rooms"),
        (status = 409, description = "`room_in_use`: the room has bookings to come; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn delete(
    State(state): State<AppState>,
    user: SignedIn,
    Id(room_id): Id,
) -> Result<StatusCode, Problem> {
    let actor = user.actor();
    state
        .store
        .transact(async |tx| rooms::delete(tx, &actor, room_id).await)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Read when a room is free
#[utoipa::path(get, path = "/rooms/{room_id}/availability", tag = "rooms",
    security(("bearer" = [])),
    params(("room_id" = Uuid, Path), AvailabilityQuery),
    responses((status = 200, body = AvailabilityResponse)))]
async fn availability(
    State(state): State<AppState>,
    _: SignedIn,
    Id(room_id): Id,
    Query(query): Query<AvailabilityQuery>,
) -> Result<axum::Json<AvailabilityResponse>, Problem> {
    let from = query.from.map_or(state.store.now(), |Instant(from)| from);
    let later = || from.saturating_add(DEFAULT_RANGE);
    let to = query.to.map_or_else(later, |Instant(to)| to);
    let range = Span { from, to };
    let availability = rooms::availability(&state.store, room_id, range).await?;
    Ok(axum::Json(availability.into()))
}
