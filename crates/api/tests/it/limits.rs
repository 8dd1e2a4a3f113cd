//! Who asks too often.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::Method;
use frontdesk_api::HttpSettings;
use insta::assert_snapshot;
use time::Duration;

use crate::app::{Answer, TestApp};

/// Signing up without any data, which is refused for that alone.
async fn sign_up(app: &TestApp, from: &str) -> Answer {
    let peer: SocketAddr = from.parse().unwrap();
    let request = app
        .anonymous()
        .request(Method::POST, "/api/v1/auth/register");
    request.extension(ConnectInfo(peer)).send().await
}

#[tokio::test]
async fn an_address_that_signs_up_too_often_waits_and_others_do_not() {
    let app = TestApp::with(HttpSettings::default()).await;
    for _ in 0..100 {
        assert_ne!(sign_up(&app, "192.0.2.1:999").await.status, 429);
    }
    let refused = sign_up(&app, "192.0.2.1:998").await;
    assert_snapshot!(refused.transcript(), @r#"
    429
    retry-after: 1
    {
      "code": "rate_limited",
      "detail": "Too many requests, wait a little.",
      "errors": [],
      "status": 429,
      "title": "Too Many Requests",
      "type": "/problems/rate_limited"
    }
    "#);
    assert_eq!(refused.header("ratelimit"), Some("\"sign-in\";r=0;t=20"));
    assert_eq!(
        refused.header("ratelimit-policy"),
        Some("\"sign-in\";q=100;w=20")
    );
    assert_ne!(sign_up(&app, "192.0.2.2:999").await.status, 429);
    app.clock().advance(Duration::milliseconds(200));
    assert_ne!(sign_up(&app, "192.0.2.1:997").await.status, 429);
}

#[tokio::test]
async fn a_person_who_asks_too_often_waits_and_others_do_not() {
    let app = TestApp::with(HttpSettings::default()).await;
    let (busy, calm) = (app.user().await, app.user().await);
    for _ in 0..2_000 {
        assert_eq!(busy.get("/api").await.status, 200);
    }
    assert_eq!(busy.get("/api").await.problem(), "429 rate_limited");
    assert_eq!(calm.get("/api").await.status, 200);
    assert_eq!(app.anonymous().get("/api").await.status, 200);
    assert_eq!(busy.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn without_limits_nobody_waits() {
    let app = TestApp::start().await;
    for _ in 0..200 {
        assert_ne!(sign_up(&app, "192.0.2.1:999").await.status, 429);
    }
}
