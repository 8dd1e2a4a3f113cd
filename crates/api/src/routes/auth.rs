//! Signing up, in and out.

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::IntoResponse;
use domain::identity::{self, Credentials, Registration, SignInError, User};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::users::UserResponse;
use crate::extract::{GivenCredentials, Json, LoginForm, LoginRequest};
use crate::problem::Problem;
use crate::security::refresh::RefreshSecret;
use crate::state::AppState;

/// The routes of signing in.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
}

/// A new account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "ann@example.com", "password": "correct horse battery",
    "full_name": "Ann Lee"}))]
pub(crate) struct RegisterRequest {
    /// Unique, whatever its case.
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[schema(format = "password", min_length = 8, max_length = 128)]
    password: String,
    #[schema(min_length = 1, max_length = 200)]
    full_name: String,
    #[schema(min_length = 1, max_length = 40)]
    phone: Option<String>,
    /// Unique, whatever its case.
    #[schema(min_length = 3, max_length = 32, pattern = "^[A-Za-z0-9_.-]+$")]
    username: Option<String>,
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"refresh_token": "gW8yJzq1vVtWc0kGZ5n4vA3mF2xH7sLrTb9dQeUoYpI"}))]
pub(crate) struct RefreshRequest {
    refresh_token: String,
}

/// Somebody is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct LoginResponse {
    /// For `Authorization: Bearer`, a JWT.
    access_token: String,
    /// For the next `POST /api/v1/auth/refresh`; good once.
    refresh_token: String,
    #[schema(example = "bearer")]
    token_type: &'static str,
    /// How long the access token is good, in seconds.
    #[schema(example = 900)]
    expires_in: i64,
    user: UserResponse,
}

/// Nobody may keep a copy of tokens (RFC 6749, 5.1).
const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

fn signed_in(
    state: &AppState,
    user: User,
    refresh_token: &RefreshSecret,
) -> Result<impl IntoResponse + use<>, Problem> {
    let tokens = &state.identity.tokens;
    let token_id = state.store.new_id();
    let answer = LoginResponse {
        access_token: tokens.issue(user.user_id, token_id, state.store.now())?,
        refresh_token: refresh_token.expose().to_owned(),
        token_type: "bearer",
        expires_in: tokens.lifetime_seconds(),
        user: user.into(),
    };
    Ok((NO_STORE, axum::Json(answer)))
}

/// Sign up
#[utoipa::path(post, path = "/auth/register", tag = "auth",
    request_body = RegisterRequest,
    responses(
        (status = 201, body = UserResponse, headers(("Location" = String))),
        (status = 409, description = "`email_taken`: there is an account with this e-mail \
            address already. `username_taken`: this user name is taken")))]
async fn register(
    State(state): State<AppState>,
    Json(body): Json<RegisterRequest>,
) -> Result<impl IntoResponse, Problem> {
    let wanted = Registration {
        email: body.email,
        password: body.password,
        full_name: body.full_name,
        phone: body.phone,
        username: body.username,
    };
    let user = identity::register(&state.store, &state.identity.passwords, wanted).await?;
    let location = format!("/api/v1/users/{}", user.user_id);
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, location)],
        axum::Json(UserResponse::from(user)),
    ))
}

/// Sign in
///
/// Takes JSON with an e-mail address or a user name, or the form of OAuth2's password grant.
#[utoipa::path(post, path = "/auth/login", tag = "auth",
    request_body(content((LoginRequest = "application/json"),
        (LoginForm = "application/x-www-form-urlencoded"))),
    responses(
        (status = 200, body = LoginResponse),
        (status = 401, description = "`invalid_credentials`: the name or the password is not \
            right. `user_disabled`: this account is disabled")))]
async fn login(
    State(state): State<AppState>,
    GivenCredentials(given): GivenCredentials,
) -> Result<impl IntoResponse, Problem> {
    let refresh_token = RefreshSecret::random()?;
    let user = sign_in(&state, &given, &refresh_token).await?;
    signed_in(&state, user, &refresh_token)
}

async fn sign_in(
    state: &AppState,
    given: &Credentials,
    refresh_token: &RefreshSecret,
) -> Result<User, Problem> {
    let (identity, limits) = (&state.identity, state.limits());
    limits.check_sign_in(&given.login, state.store.now())?;
    let session = identity.session(refresh_token);
    let user = identity::sign_in(&state.store, &identity.passwords, given, session).await;
    if matches!(user, Err(SignInError::InvalidCredentials)) {
        limits.count_wrong_password(&given.login, state.store.now());
    }
    Ok(user?)
}

/// Stay signed in
///
/// Exchanges a refresh token for a new pair. A refresh token that was used before is refused, and
/// everything that came of the same log-in is revoked.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth",
    request_body = RefreshRequest,
    responses(
        (status = 200, body = LoginResponse),
        (status = 401, description = "`invalid_refresh_token`: the refresh token is not valid or \
            has ended, sign in again. `user_disabled`: this account is disabled")))]
async fn refresh(
    State(state): State<AppState>,
    Json(body): Json<RefreshRequest>,
) -> Result<impl IntoResponse, Problem> {
    let presented = RefreshSecret::presented(body.refresh_token).hash();
    let next = RefreshSecret::random()?;
    let session = state.identity.session(&next);
    let user = identity::refresh(&state.store, &presented, session).await;
    if matches!(user, Err(SignInError::ReusedRefreshToken)) {
        tracing::warn!("a refresh token was used twice, its family is revoked");
    }
    signed_in(&state, user?, &next)
}

/// Sign out
///
/// Revokes the refresh token and everything that came of the same log-in. One that is not known
/// is revoked already.
#[utoipa::path(post, path = "/auth/logout", tag = "auth",
    request_body = RefreshRequest,
    responses((status = 204)))]
async fn logout(
    State(state): State<AppState>,
    Json(body): Json<RefreshRequest>,
) -> Result<StatusCode, Problem> {
    let presented = RefreshSecret::presented(body.refresh_token).hash();
    state
        .store
        .transact(async |tx| identity::sign_out(tx, &presented).await)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
