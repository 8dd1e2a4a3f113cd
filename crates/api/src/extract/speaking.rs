use ai_core::assistant::Speaker;
use ai_core::understanding::Language;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use domain::store::Queries as _;
use domain::zone::Zone;

use super::SignedIn;
use crate::problem::Problem;
use crate::security::tokens::invalid_token;
use crate::state::AppState;

const TIME_ZONE: HeaderName = HeaderName::from_static("x-time-zone");

/// The signed-in person as a partner of the assistant: with the time zone of `X-Time-Zone`, else
/// of the profile, else UTC, and the language of `Accept-Language` to begin with.
#[derive(Debug, Clone)]
pub(crate) struct Speaking(pub(crate) Speaker);

impl FromRequestParts<AppState> for Speaking {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let actor = SignedIn::from_request_parts(parts, state).await?.actor();
        let zone = zone(&parts.headers)?;
        let user = state.store.users().find(actor.user_id).await?;
        let user = user.ok_or_else(invalid_token)?;
        Ok(Self(Speaker {
            actor,
            zone: zone.or(user.time_zone).unwrap_or_else(Zone::utc),
            name: user.full_name,
            preferred_language: preferred_language(&parts.headers),
        }))
    }
}

fn zone(headers: &HeaderMap) -> Result<Option<Zone>, Problem> {
    let Some(name) = headers.get(TIME_ZONE) else {
        return Ok(None);
    };
    let name = name.to_str().unwrap_or_default().trim();
    Ok(Some(Zone::parse(name)?))
}

/// The first language of `Accept-Language` that is spoken here, by weight (RFC 9110, 12.5.4).
fn preferred_language(headers: &HeaderMap) -> Option<Language> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut ranges: Vec<(f32, &str)> = accepted
        .split(',')
        .map(|range| {
            let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            (weight.trim().parse().unwrap_or(0.0), tag.trim())
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    ranges.sort_by(|one, other| other.0.total_cmp(&one.0));
    ranges
        .into_iter()
        .find_map(|(_, tag)| Language::from_code(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_with_the_greatest_weight_that_is_spoken_here_is_taken() {
        let preferred = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, value.parse().unwrap());
            preferred_language(&headers)
        };
        assert_eq!(
            preferred("fr, en;q=0.5, vi-VN;q=0.8"),
            Some(Language::Vietnamese)
        );
        assert_eq!(preferred("en-GB,en;q=0.9"), Some(Language::English));
        assert_eq!(preferred("vi;q=0, de"), None);
    }
}
