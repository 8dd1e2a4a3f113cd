//! People: oneself, and everybody for administrators.

use axum::extract::State;
use axum::http::StatusCode;
use domain::change::Change;
use domain::identity::{
    self, Password, PasswordChange, ProfileChange, Role, User, UserChange, UserSearch,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{Id, Json, Query, SignedIn};
use crate::page::{ListResponse, PageQuery};
use crate::problem::Problem;
use crate::state::AppState;

/// The routes of people.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(me, change_me))
        .routes(routes!(change_password))
        .routes(routes!(list))
        .routes(routes!(read, change))
}

/// What a person may do, for the description of the API.
#[derive(ToSchema)]
#[schema(as = Role, rename_all = "lowercase")]
#[expect(dead_code, reason = "describes the domain's Role")]
pub(crate) enum RoleWord {
    User,
    Agent,
    Admin,
}

/// A person with an account.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UserResponse {
    id: i64,
    user_id: Uuid,
    #[schema(example = "ann@example.com")]
    email: String,
    #[schema(required)]
    username: Option<String>,
    #[schema(example = "Ann Lee")]
    full_name: String,
    #[schema(required)]
    phone: Option<String>,
    /// The IANA name of the zone in which the assistant says times.
    #[schema(required, example = "Asia/Ho_Chi_Minh")]
    time_zone: Option<String>,
    #[schema(value_type = RoleWord)]
    role: Role,
    is_active: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<User> for UserResponse {
    fn from(user: User) -> Self {
        Self {
            id: user.key.0,
            user_id: user.user_id,
            email: user.email,
            username: user.username,
            full_name: user.full_name,
            phone: user.phone,
            time_zone: user.time_zone.map(|zone| zone.name().to_owned()),
            role: user.role,
            is_active: user.is_active,
            created_at: user.created_at,
            updated_at: user.updated_at,
        }
    }
}

/// A change of oneself; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"full_name": "Ann Lee", "time_zone": "Asia/Ho_Chi_Minh"}))]
pub(crate) struct ChangeMeRequest {
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    full_name: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 40)]
    phone: Change<String>,
    /// An IANA time zone name.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    time_zone: Change<String>,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"current_password": "correct horse battery",
    "new_password": "staple correct horse"}))]
pub(crate) struct ChangePasswordRequest {
    #[schema(format = "password")]
    current_password: String,
    #[schema(format = "password", min_length = 8, max_length = 128)]
    new_password: String,
}

/// A change of somebody by an administrator; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "agent"}))]
pub(crate) struct ChangeUserRequest {
    #[serde(default)]
    #[schema(value_type = RoleWord)]
    role: Change<Role>,
    /// A disabled account is refused at once.
    #[serde(default)]
    #[schema(value_type = bool)]
    is_active: Change<bool>,
}

/// Which people to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct UserListQuery {
    /// Only with this role.
    #[param(value_type = Option<RoleWord>)]
    role: Option<Role>,
    /// Only active or only disabled accounts.
    is_active: Option<bool>,
    /// Only those whose name, user name or e-mail address contains this.
    q: Option<String>,
}

/// Read oneself
#[utoipa::path(get, path = "/users/me", tag = "users", security(("bearer" = [])),
    responses((status = 200, body = UserResponse)))]
async fn me(
    State(state): State<AppState>,
    user: SignedIn,
) -> Result<axum::Json<UserResponse>, Problem> {
    let user = identity::me(&state.store, &user.actor()).await?;
    Ok(axum::Json(user.into()))
}

/// Change oneself
#[utoipa::path(put, path = "/users/me", tag = "users", security(("bearer" = [])),
    request_body = ChangeMeRequest,
    responses((status = 200, body = UserResponse)))]
async fn change_me(
    State(state): State<AppState>,
    user: SignedIn,
    Json(body): Json<ChangeMeRequest>,
) -> Result<axum::Json<UserResponse>, Problem> {
    let actor = user.actor();
    let wanted = ProfileChange {
        full_name: body.full_name,
        phone: body.phone,
        time_zone: body.time_zone,
    };
    let user = state
        .store
        .transact(async |tx| identity::change_profile(tx, &actor, wanted).await)
        .await?;
    Ok(axum::Json(user.into()))
}

/// Change one's password
///
/// Signs out everywhere: every refresh token dies.
#[utoipa::path(put, path = "/users/me/password", tag = "users", security(("bearer" = [])),
    request_body = ChangePasswordRequest,
    responses(
        (status = 204),
        (status = 400, description = "`wrong_password`: the current password is not right")))]
async fn change_password(
    State(state): State<AppState>,
    user: SignedIn,
    Json(body): Json<ChangePasswordRequest>,
) -> Result<StatusCode, Problem> {
    let wanted = PasswordChange {
        current: Password::new(&body.current_password),
        new: body.new_password,
    };
    let passwords = &state.identity.passwords;
    identity::change_password(&state.store, passwords, &user.actor(), wanted).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List people
#[utoipa::path(get, path = "/users", tag = "users", security(("bearer" = [])),
    params(UserListQuery, PageQuery),
    responses(
        (status = 200, body = ListResponse<UserResponse>),
        (status = 403, description = "`admin_only`: only an administrator may list the users")))]
async fn list(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<UserListQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<UserResponse>>, Problem> {
    let search = UserSearch {
        role: query.role,
        is_active: query.is_active,
        text: query.q,
    };
    let found = identity::list(&state.store, &user.actor(), &search, page.page()?).await?;
    Ok(axum::Json(found.into()))
}

/// Read a person
#[utoipa::path(get, path = "/users/{user_id}", tag = "users", security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses(
        (status = 200, body = UserResponse),
        (status = 403, description = "`admin_only`: only an administrator may see other users")))]
async fn read(
    State(state): State<AppState>,
    user: SignedIn,
    Id(user_id): Id,
) -> Result<axum::Json<UserResponse>, Problem> {
    let found = identity::find(&state.store, &user.actor(), user_id).await?;
    Ok(axum::Json(found.into()))
}

/// Change a person's role, or disable or enable the account
#[utoipa::path(patch, path = "/users/{user_id}", tag = "users", security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    request_body = ChangeUserRequest,
    responses(
        (status = 200, body = UserResponse),
        (status = 403, description = "`admin_only`: only an administrator may change other users"),
        (status = 409, description = "`last_admin`: the last active administrator cannot be \
            demoted or disabled")))]
async fn change(
    State(state): State<AppState>,
    user: SignedIn,
    Id(user_id): Id,
    Json(body): Json<ChangeUserRequest>,
) -> Result<axum::Json<UserResponse>, Problem> {
    let actor = user.actor();
    let wanted = UserChange {
        role: body.role,
        is_active: body.is_active,
    };
    let user = state
        .store
        .transact(async |tx| identity::change(tx, &actor, user_id, wanted).await)
        .await?;
    Ok(axum::Json(user.into()))
}
