use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use domain::actor::Actor;
use domain::identity::User;
use domain::store::Queries as _;

use crate::problem::Problem;
use crate::state::AppState;

/// The person who asks, as the database knows this person now: the role is never taken from the
/// token, and a disabled account is refused at once.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn(pub(crate) User);

impl SignedIn {
    pub(crate) fn actor(&self) -> Actor {
        self.0.as_actor()
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let token = bearer(parts).ok_or_else(|| {
            Problem::new(
                StatusCode::UNAUTHORIZED,
                "not_authenticated",
                "sign in first",
            )
        })?;
        let user_id = state.tokens.verify(token, state.store.now())?;
        let user = state.store.users().find(user_id).await?;
        match user {
            Some(user) if user.is_active => Ok(Self(user)),
            Some(_) => Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "user_disabled",
                "this account is disabled",
            )),
            None => Err(crate::security::tokens::invalid_token()),
        }
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
