//! Tickets through the API.

use insta::assert_snapshot;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_new_ticket_is_pending_and_has_an_address() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let opened = user
        .post("/api/v1/tickets", json!({"content": "  The printer jams "}))
        .await;
    assert_snapshot!(opened.transcript(), @r#"
    201
    location: /api/v1/tickets/00000000-0000-0000-0000-000000000004
    {
      "allowed_transitions": [
        "InProgress",
        "Canceled"
      ],
      "assignee_id": null,
      "can_reopen": false,
      "content": "The printer jams",
      "created_at": "2026-03-02T09:00:00Z",
      "description": null,
      "id": 1,
      "priority": "normal",
      "reference": "TK-1001",
      "status": "Pending",
      "ticket_id": "00000000-0000-0000-0000-000000000004",
      "updated_at": "2026-03-02T09:00:00Z",
      "user_id": "00000000-0000-0000-0000-000000000001"
    }
    "#);
    let address = opened.header("location").unwrap();
    assert_eq!(user.get(address).await.expect(200), opened.json());
}

#[tokio::test]
async fn a_ticket_does_not_exist_for_a_stranger_and_does_for_staff() {
    let app = TestApp::start().await;
    let owner = app.user().await;
    let opened = owner
        .post("/api/v1/tickets", json!({"content": "Mine"}))
        .await;
    let address = opened.header("location").unwrap();
    let stranger = app.user().await;
    assert_snapshot!(stranger.get(address).await.transcript(), @r#"
    404
    {
      "code": "ticket_not_found",
      "detail": "There is no such ticket.",
      "errors": [],
      "status": 404,
      "title": "Not Found",
      "type": "/problems/ticket_not_found"
    }
    "#);
    assert_eq!(
        app.staff().await.get(address).await.expect(200),
        opened.json()
    );
    assert_snapshot!(app.anonymous().get(address).await.problem(), @"401 not_authenticated");
}

#[tokio::test]
async fn a_ticket_can_be_canceled_but_not_taken_up_again() {
    let app = TestApp::start().await;
    let owner = app.user().await;
    let opened = owner
        .post("/api/v1/tickets", json!({"content": "Mine"}))
        .await;
    let address = opened.header("location").unwrap();
    let canceled = owner.delete(address).await.expect(200);
    assert_eq!(canceled["status"], "Canceled");
    assert_eq!(
        canceled["user_id"],
        json!(owner.user().user_id),
        "the owner stays"
    );
    let admin = app.admin().await;
    let taken_up = admin.put(address, json!({"status": "InProgress"})).await;
    assert_snapshot!(taken_up.transcript(), @r#"
    409
    {
      "allowed": [],
      "code": "invalid_transition",
      "detail": "A ticket that is Canceled cannot become InProgress.",
      "errors": [],
      "from": "Canceled",
      "status": 409,
      "title": "Conflict",
      "to": "InProgress",
      "type": "/problems/invalid_transition"
    }
    "#);
}

#[tokio::test]
async fn an_access_token_ends() {
    let app = TestApp::start().await;
    let user = app.user().await;
    app.clock().advance(time::Duration::minutes(14));
    user.get("/api/v1/tickets").await.expect(200);
    app.clock().advance(time::Duration::minutes(2));
    assert_snapshot!(user.get("/api/v1/tickets").await.problem(), @"401 invalid_token");
}
