//! Requests that carry an `Idempotency-Key`.

use axum::http::Method;
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const TICKETS: &str = "/api/v1/tickets";

async fn post(client: &Client<'_>, path: &str, key: &str, body: &Value) -> Answer {
    let request = client.request(Method::POST, path);
    request
        .header("idempotency-key", key)
        .json(body)
        .send()
        .await
}

async fn total(client: &Client<'_>, path: &str) -> Value {
    client.get(path).await.expect(200)["total"].clone()
}

#[tokio::test]
async fn the_same_request_is_answered_with_the_same_bytes_and_has_no_second_effect() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let body = json!({"content": "The printer jams"});
    let first = post(&user, TICKETS, "k-1", &body).await;
    assert_eq!(first.status, 201);
    for spelling in ["k-1", "\"k-1\""] {
        let again = post(&user, TICKETS, spelling, &body).await;
        assert_eq!(again.status, 201);
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(again.header("content-type"), Some("application/json"));
    }
    let slash = post(&user, "/api/v1/tickets/", "k-1", &body).await;
    assert_eq!(slash.body, first.body);
    assert_eq!(total(&user, TICKETS).await, 1);

    let thread = format!("{}/messages", first.header("location").unwrap());
    let message = json!({"content": "Still"});
    let said = post(&user, &thread, "k-1", &message).await;
    assert_eq!(post(&user, &thread, "k-1", &message).await.body, said.body);
    assert_eq!(total(&user, &thread).await, 1);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let app = TestApp::start().await;
    let user = app.user().await;
    post(&user, TICKETS, "k", &json!({"content": "One"})).await;
    let other = post(&user, TICKETS, "k", &json!({"content": "Two"})).await;
    assert_eq!(other.problem(), "422 idempotency_key_reused");
    let stranger = app.user().await;
    let own = post(&stranger, TICKETS, "k", &json!({"content": "Two"})).await;
    assert_eq!(own.status, 201);
}

#[tokio::test]
async fn a_failure_is_not_kept() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let refused = post(&user, TICKETS, "k", &json!({"content": " "})).await;
    assert_eq!(refused.status, 422);
    let fixed = post(&user, TICKETS, "k", &json!({"content": "Fixed"})).await;
    assert_eq!(fixed.status, 201);
}

#[tokio::test]
async fn what_is_no_key_is_refused() {
    let app = TestApp::start().await;
    let user = app.user().await;
    for key in ["", "a b", "\"", "\"\"", "é", &"k".repeat(256)] {
        let answer = post(&user, TICKETS, key, &json!({"content": "One"})).await;
        assert_eq!(answer.problem(), "400 invalid_idempotency_key", "{key}");
    }
    assert_eq!(total(&user, TICKETS).await, 0);
}

#[tokio::test]
async fn twins_at_the_same_time_get_one_answer() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let body = json!({"content": "The printer jams"});
    let twins = (0..32).map(|_| post(&user, TICKETS, "k", &body));
    let answers = futures::future::join_all(twins).await;
    for answer in &answers {
        assert_eq!(answer.status, 201);
        assert_eq!(answer.body, answers[0].body);
    }
    assert_eq!(total(&user, TICKETS).await, 1);
}
