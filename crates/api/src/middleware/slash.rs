//! A slash at the end of an address makes no difference.

use axum::extract::{OriginalUri, Request};
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// The request without the slashes at the end of its path, before it is routed.
pub(super) fn without_trailing_slash(mut request: Request) -> Request {
    if let Some(uri) = trimmed(request.uri()) {
        *request.uri_mut() = uri;
        request.extensions_mut().remove::<OriginalUri>();
    }
    request
}

fn trimmed(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let kept = path.trim_end_matches('/');
    if kept.len() == path.len() || kept.is_empty() {
        return None;
    }
    let path_and_query = match uri.query() {
        Some(query) => PathAndQuery::try_from(format!("{kept}?{query}")),
        None => PathAndQuery::try_from(kept),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(path_and_query.ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(uri: &'static str) -> String {
        let uri = Uri::from_static(uri);
        trimmed(&uri).unwrap_or(uri).to_string()
    }

    #[test]
    fn slashes_at_the_end_go_and_the_query_stays() {
        assert_eq!(path_of("/api/v1/tickets/?skip=1"), "/api/v1/tickets?skip=1");
        assert_eq!(path_of("/api/v1/tickets//"), "/api/v1/tickets");
        assert_eq!(
            path_of("http://desk.example/api/"),
            "http://desk.example/api"
        );
        assert_eq!(path_of("/api/v1/tickets?q=a/"), "/api/v1/tickets?q=a/");
        assert_eq!(path_of("/"), "/");
    }
}
