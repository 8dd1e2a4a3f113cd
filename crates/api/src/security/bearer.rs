//! Whose access token a request carries.

use axum::http::{HeaderMap, StatusCode, header};
use uuid::Uuid;

use super::tokens::invalid_token;
use crate::problem::Problem;
use crate::state::AppState;

/// Who asks, by the token alone: whether this person still may is for the database to say.
#[derive(Debug, Clone)]
pub(crate) enum Caller {
    /// No token.
    Nobody,
    /// A token that is not ours, or not any more.
    Unknown,
    /// A good token of this person.
    Person(Uuid),
}

impl Caller {
    pub(crate) fn of(headers: &HeaderMap, state: &AppState) -> Self {
        match bearer(headers).map(|token| state.identity.tokens.verify(token, state.store.now())) {
            None => Self::Nobody,
            Some(Err(_)) => Self::Unknown,
            Some(Ok(user_id)) => Self::Person(user_id),
        }
    }

    pub(crate) fn user_id(&self) -> Option<Uuid> {
        match self {
            Self::Person(user_id) => Some(*user_id),
            Self::Nobody | Self::Unknown => None,
        }
    }

    /// The person, or 401.
    pub(crate) fn signed_in(&self) -> Result<Uuid, Problem> {
        match self {
            Self::Person(user_id) => Ok(*user_id),
            Self::Unknown => Err(invalid_token()),
            Self::Nobody => Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "not_authenticated",
                "sign in first",
            )),
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
