use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::actor::Actor;
use domain::store::Queries as _;

use crate::middleware::Trail;
use crate::problem::Problem;
use crate::security::bearer::Caller;
use crate::security::tokens::invalid_token;
use crate::state::AppState;

/// The person who asks, as the database knows this person now: the role is never taken from the
/// token, and a disabled account is refused at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedIn(Actor);

impl SignedIn {
    pub(crate) fn actor(&self) -> Actor {
        self.0
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let user_id = match parts.extensions.get::<Caller>() {
            Some(caller) => caller.signed_in()?,
            None => Caller::of(&parts.headers, state).signed_in()?,
        };
        if let Some(trail) = parts.extensions.get::<Trail>() {
            trail.signed_in(user_id);
        }
        match state.store.users().check_active(user_id).await? {
            Some(found) if found.is_active => Ok(Self(found.actor)),
            Some(_) => Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "user_disabled",
                "this account is disabled",
            )),
            None => Err(invalid_token()),
        }
    }
}
