//! Refuses who asks too often.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::limits::{Asker, too_many};
use crate::security::bearer::Caller;
use crate::state::AppState;

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// What load balancers and monitors ask all the time.
const PROBES: [&str; 3] = ["/health", "/healthz", "/readyz"];

/// Takes one request from the quota of the person, or of the address if nobody is signed in.
/// The answer says what is left, as the IETF draft on `RateLimit` header fields has it.
pub(crate) async fn limit(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let limits = state.limits();
    if !limits.is_on() || PROBES.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let caller = Caller::of(request.headers(), &state);
    let asker = match caller.user_id() {
        Some(user_id) => Asker::Person(user_id),
        None => Asker::at(peer(&request)),
    };
    let is_signing_in = matches!(asker, Asker::Address(_)) && is_for_signing_in(&request);
    request.extensions_mut().insert(caller);
    let now = state.store.now();
    let (allowance, policy) = if is_signing_in {
        let policy = "\"sign-in\";q=100;w=20";
        (limits.take_sign_in(asker, now), policy)
    } else {
        let policy = "\"requests\";q=2000;w=10";
        (limits.take_request(asker, now), policy)
    };
    let mut response = match allowance.refused_for_seconds {
        Some(seconds) => too_many("too many requests, wait a little", seconds).into_response(),
        None => next.run(request).await,
    };
    let name = policy.split(';').next().unwrap_or_default();
    let (left, full) = (allowance.remaining, allowance.full_in_seconds);
    let headers = response.headers_mut();
    headers.insert(RATE_LIMIT_POLICY, HeaderValue::from_static(policy));
    if let Ok(left) = HeaderValue::try_from(format!("{name};r={left};t={full}")) {
        headers.insert(RATE_LIMIT, left);
    }
    response
}

/// Where the request comes from; unknown without a socket.
fn peer(request: &Request) -> Option<IpAddr> {
    let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
    info.map(|ConnectInfo(peer)| peer.ip())
}

fn is_for_signing_in(request: &Request) -> bool {
    let path = request.uri().path();
    path.starts_with("/api/v1/auth/") || path.starts_with("/auth/")
}
