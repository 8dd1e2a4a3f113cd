//! Bookings.

use axum::extract::State;
use axum::response::Response;
use domain::actor::Scope;
use domain::bookings::{
    self, Booking, BookingChange, BookingSearch, BookingStatus, DEFAULT_DURATION_MINUTES,
    NewBooking,
};
use domain::change::Change;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
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

/// The routes of bookings.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(book, list))
        .routes(routes!(read, change, cancel))
}

/// The statuses of a booking, for the description of the API.
#[derive(ToSchema)]
#[schema(as = BookingStatus)]
#[expect(dead_code, reason = "describes the domain's BookingStatus")]
pub(crate) enum StatusWord {
    Scheduled,
    Finished,
    Canceled,
}

/// When somebody meets, maybe in a room.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BookingResponse {
    id: i64,
    booking_id: Uuid,
    /// What people say when they mean this booking.
    #[schema(example = "BK-501")]
    reference: String,
    #[schema(example = "Planning")]
    reason: String,
    /// When it begins.
    #[serde(with = "time::serde::rfc3339")]
    time: OffsetDateTime,
    duration_minutes: i64,
    room_id: Option<Uuid>,
    attendees: Option<i64>,
    note: Option<String>,
    /// `Finished` as soon as the end has passed.
    #[schema(value_type = StatusWord)]
    status: BookingStatus,
    /// The owner.
    user_id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<Booking> for BookingResponse {
    fn from(booking: Booking) -> Self {
        Self {
            id: booking.key.0,
            booking_id: booking.booking_id,
            reference: booking.reference(),
            reason: booking.reason,
            time: booking.time,
            duration_minutes: booking.duration_minutes,
            room_id: booking.room.map(|room| room.room_id),
            attendees: booking.attendees,
            note: booking.note,
            status: booking.status,
            user_id: booking.owner.user_id,
            created_at: booking.created_at,
            updated_at: booking.updated_at,
        }
    }
}

/// A new booking.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "reason": "Planning", "time": "2030-11-25T15:00:00+07:00", "duration_minutes": 90
}))]
pub(crate) struct BookRequest {
    /// What it is for.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// When it begins, in the future. Without an offset it is meant in UTC.
    #[schema(value_type = String, format = DateTime)]
    time: Instant,
    /// 60 if it is not said.
    #[schema(minimum = 15, maximum = 480, default = 60)]
    duration_minutes: Option<i64>,
    /// A room that seats everybody, is open all the time and is free.
    room_id: Option<Uuid>,
    /// How many come.
    #[schema(minimum = 1)]
    attendees: Option<i64>,
    /// More about it.
    #[schema(max_length = 2_000)]
    note: Option<String>,
}

impl From<BookRequest> for NewBooking {
    fn from(request: BookRequest) -> Self {
        let Instant(time) = request.time;
        Self {
            reason: request.reason,
            time,
            duration_minutes: request.duration_minutes.unwrap_or(DEFAULT_DURATION_MINUTES),
            room_id: request.room_id,
            attendees: request.attendees,
            note: request.note,
        }
    }
}

/// A change of a scheduled booking; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"time": "2030-11-25T16:00:00Z"}))]
pub(crate) struct ChangeBookingRequest {
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500)]
    reason: Change<String>,
    /// In the future. Without an offset it is meant in UTC.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    time: Change<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 15, maximum = 480)]
    duration_minutes: Change<i64>,
    /// Null gives the room up.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    room_id: Change<Uuid>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1)]
    attendees: Change<i64>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2_000)]
    note: Change<String>,
}

impl From<ChangeBookingRequest> for BookingChange {
    fn from(request: ChangeBookingRequest) -> Self {
        Self {
            reason: request.reason,
            time: request.time.map(|Instant(time)| time),
            duration_minutes: request.duration_minutes,
            room_id: request.room_id,
            attendees: request.attendees,
            note: request.note,
        }
    }
}

/// Which bookings to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct BookingListQuery {
    /// Only with this status.
    #[param(value_type = Option<StatusWord>)]
    status: Option<BookingStatus>,
    /// Only those that begin then or later.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Instant>,
    /// Only those that begin before.
    #[param(value_type = Option<String>, format = DateTime)]
    to: Option<Instant>,
    /// `all`: everybody's, for staff.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "all")]
    scope: Scope,
}

/// Book a time, and maybe a room
///
/// Refused with `time_in_past`, `room_not_found`, `room_too_small`, `room_closed` or
/// `room_taken`, checked in this order. All but `room_not_found` carry `alternatives`: up to two
/// of the room's next free times, then the smallest other room that is free then.
#[utoipa::path(post, path = "/bookings", tag = "bookings", security(("bearer" = [])),
    params(IdempotencyKeyHeader),
    request_body = BookRequest,
    responses((status = 201, body = BookingResponse, headers(("Location" = String))),
        (status = 400, description = "`time_in_past`: the time of a booking must be in the future; \
            `room_too_small`: the room is too small for that many people; \
            `room_closed`: the room is closed at that time"),
        (status = 404, description = "`room_not_found`: there is no such room"),
        (status = 409, description = "`room_taken`: the room is taken at that time")))]
async fn book(
    State(state): State<AppState>,
    user: SignedIn,
    request: Once<BookRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let booking = bookings::book(tx, &actor, body.into()).await?;
            let location = format!("/api/v1/bookings/{}", booking.booking_id);
            Ok(Created::at(location, BookingResponse::from(booking)))
        })
        .await
}

/// List bookings
#[utoipa::path(get, path = "/bookings", tag = "bookings", security(("bearer" = [])),
    params(BookingListQuery, PageQuery),
    responses((status = 200, body = ListResponse<BookingResponse>),
        (status = 403, description = "`staff_only`: only staff may list everybody's bookings")))]
async fn list(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<BookingListQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<BookingResponse>>, Problem> {
    let search = BookingSearch {
        scope: query.scope,
        status: query.status,
        from: query.from.map(|Instant(from)| from),
        to: query.to.map(|Instant(to)| to),
    };
    let (store, page) = (&state.store, page.page()?);
    let found = bookings::list(store, &user.actor(), store.now(), search, page).await?;
    Ok(axum::Json(found.into()))
}

/// Read a booking
#[utoipa::path(get, path = "/bookings/{booking_id}", tag = "bookings",
    security(("bearer" = [])),
    params(("booking_id" = Uuid, Path)),
    responses((status = 200, body = BookingResponse)))]
async fn read(
    State(state): State<AppState>,
    user: SignedIn,
    Id(booking_id): Id,
) -> Result<axum::Json<BookingResponse>, Problem> {
    let store = &state.store;
    let booking = bookings::find(store, &user.actor(), store.now(), booking_id).await?;
    Ok(axum::Json(booking.into()))
}

/// Change a scheduled booking
///
/// The rules of booking hold for the new time and room; a booking is not in its own way.
#[utoipa::path(put, path = "/bookings/{booking_id}", tag = "bookings",
    security(("bearer" = [])),
    params(("booking_id" = Uuid, Path)),
    request_body = ChangeBookingRequest,
    responses((status = 200, body = BookingResponse),
        (status = 400, description = "`time_in_past`: the time of a booking must be in the future; \
            `room_too_small`: the room is too small for that many people; \
            `room_closed`: the room is closed at that time"),
        (status = 404, description = "`room_not_found`: there is no such room"),
        (status = 409, description = "`room_taken`: the room is taken at that time; \
            `booking_final`: the booking is finished or canceled; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn change(
    State(state): State<AppState>,
    user: SignedIn,
    Id(booking_id): Id,
    Json(body): Json<ChangeBookingRequest>,
) -> Result<axum::Json<BookingResponse>, Problem> {
    let (actor, wanted) = (user.actor(), body.into());
    let booking = state
        .store
        .transact(async |tx| bookings::change(tx, &actor, booking_id, &wanted).await)
        .await?;
    Ok(axum::Json(booking.into()))
}

/// Cancel a booking
#[utoipa::path(delete, path = "/bookings/{booking_id}", tag = "bookings",
    security(("bearer" = [])),
    params(("booking_id" = Uuid, Path)),
    responses((status = 200, body = BookingResponse),
        (status = 409, description = "`booking_final`: the booking is finished; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn cancel(
    State(state): State<AppState>,
    user: SignedIn,
    Id(booking_id): Id,
) -> Result<axum::Json<BookingResponse>, Problem> {
    let actor = user.actor();
    let booking = state
        .store
        .transact(async |tx| bookings::cancel(tx, &actor, booking_id).await)
        .await?;
    Ok(axum::Json(booking.into()))
}
