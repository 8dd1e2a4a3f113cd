//! Staying signed in, and out.

use axum::http::Method;
use insta::assert_snapshot;
use serde_json::{Value, json};
use time::Duration;

use super::log_in;
use crate::app::{Answer, PASSWORD, TestApp};

async fn refresh(app: &TestApp, token: &Value) -> Answer {
    let body = json!({"refresh_token": token});
    app.anonymous().post("/api/v1/auth/refresh", body).await
}

#[tokio::test]
async fn without_a_good_token_nobody_is_signed_in() {
    let app = TestApp::start().await;
    let none = app.anonymous().get("/api/v1/users/me").await;
    assert_snapshot!(none.transcript(), @r#"
    401
    www-authenticate: Bearer
    {
      "code": "not_authenticated",
      "detail": "Sign in first.",
      "errors": [],
      "status": 401,
      "title": "Unauthorized",
      "type": "/problems/not_authenticated"
    }
    "#);
    let nonsense = app.with_token("nonsense").get("/api/v1/users/me").await;
    assert_snapshot!(nonsense.transcript(), @r#"
    401
    www-authenticate: Bearer error="invalid_token"
    {
      "code": "invalid_token",
      "detail": "The access token is not valid or has ended.",
      "errors": [],
      "status": 401,
      "title": "Unauthorized",
      "type": "/problems/invalid_token"
    }
    "#);
    let other_scheme = app
        .anonymous()
        .request(Method::GET, "/api/v1/users/me")
        .header("authorization", "Basic YW5uOmNvcnJlY3QgaG9yc2U=")
        .send()
        .await;
    assert_snapshot!(other_scheme.problem(), @"401 not_authenticated");
}

#[tokio::test]
async fn a_refresh_token_is_good_once() {
    let app = TestApp::start().await;
    app.user().await;
    let first = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let answer = refresh(&app, &first["refresh_token"]).await;
    assert_snapshot!(answer.transcript(), @r#"
    200
    {
      "access_token": "[access_token]",
      "expires_in": 900,
      "refresh_token": "[refresh_token]",
      "token_type": "bearer",
      "user": {
        "created_at": "2026-03-02T09:00:00Z",
        "email": "user1@example.com",
        "full_name": "user 1",
        "id": 1,
        "is_active": true,
        "phone": null,
        "role": "user",
        "time_zone": null,
        "updated_at": "2026-03-02T09:00:00Z",
        "user_id": "00000000-0000-0000-0000-000000000001",
        "username": null
      }
    }
    "#);
    let second = answer.json();
    assert_ne!(second["refresh_token"], first["refresh_token"]);
    let token = second["access_token"].as_str().unwrap();
    app.with_token(token)
        .get("/api/v1/users/me")
        .await
        .expect(200);

    let reused = refresh(&app, &first["refresh_token"]).await;
    assert_snapshot!(reused.transcript(), @r#"
    401
    www-authenticate: Bearer
    {
      "code": "invalid_refresh_token",
      "detail": "The refresh token was used before, sign in again.",
      "errors": [],
      "status": 401,
      "title": "Unauthorized",
      "type": "/problems/invalid_refresh_token"
    }
    "#);
    let family = refresh(&app, &second["refresh_token"]).await;
    assert_snapshot!(family.problem(), @"401 invalid_refresh_token");
}

#[tokio::test]
async fn a_reuse_leaves_other_log_ins_alone() {
    let app = TestApp::start().await;
    app.user().await;
    let phone = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let laptop = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    refresh(&app, &phone["refresh_token"]).await.expect(200);
    refresh(&app, &phone["refresh_token"]).await.expect(401);
    refresh(&app, &laptop["refresh_token"]).await.expect(200);
}

#[tokio::test]
async fn a_refresh_token_ends() {
    let app = TestApp::start().await;
    app.user().await;
    let session = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    app.clock().advance(Duration::days(30));
    let ended = refresh(&app, &session["refresh_token"]).await;
    assert_snapshot!(ended.problem(), @"401 invalid_refresh_token");
    let unknown = refresh(&app, &json!("unknown")).await;
    assert_snapshot!(unknown.problem(), @"401 invalid_refresh_token");
}

#[tokio::test]
async fn signing_out_ends_one_log_in_and_succeeds_twice() {
    let app = TestApp::start().await;
    app.user().await;
    let phone = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let laptop = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let body = json!({"refresh_token": phone["refresh_token"]});
    for _ in 0..2 {
        let out = app
            .anonymous()
            .post("/api/v1/auth/logout", body.clone())
            .await;
        assert_eq!(out.transcript(), "204");
    }
    refresh(&app, &phone["refresh_token"]).await.expect(401);
    refresh(&app, &laptop["refresh_token"]).await.expect(200);
}

#[tokio::test]
async fn a_disabled_person_is_refused_at_once() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let session = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let address = format!("/api/v1/users/{}", user.user().user_id);
    let disabled = json!({"is_active": false});
    app.admin()
        .await
        .patch(&address, disabled)
        .await
        .expect(200);
    let request = user.get("/api/v1/users/me").await;
    assert_snapshot!(request.transcript(), @r#"
    401
    www-authenticate: Bearer error="invalid_token"
    {
      "code": "user_disabled",
      "detail": "This account is disabled.",
      "errors": [],
      "status": 401,
      "title": "Unauthorized",
      "type": "/problems/user_disabled"
    }
    "#);
    let refreshed = refresh(&app, &session["refresh_token"]).await;
    assert_snapshot!(refreshed.problem(), @"401 user_disabled");
    let right = log_in(&app, "user1@example.com", PASSWORD).await;
    assert_snapshot!(right.problem(), @"401 user_disabled");
    let wrong = log_in(&app, "user1@example.com", "wrong horse").await;
    assert_snapshot!(wrong.problem(), @"401 invalid_credentials");
}

#[tokio::test]
async fn a_new_password_signs_out_everywhere() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let session = log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
    let change = |current: &str, new: &str| {
        let body = json!({"current_password": current, "new_password": new});
        user.put("/api/v1/users/me/password", body)
    };
    let wrong = change("wrong horse", "new password").await;
    assert_snapshot!(wrong.transcript(), @r#"
    400
    {
      "code": "wrong_password",
      "detail": "The current password is not right.",
      "errors": [
        {
          "code": "wrong_password",
          "field": "current_password",
          "message": "is not right"
        }
      ],
      "status": 400,
      "title": "Bad Request",
      "type": "/problems/wrong_password"
    }
    "#);
    let short = change(PASSWORD, "short").await;
    assert_snapshot!(short.problem(), @"422 validation_failed");
    refresh(&app, &session["refresh_token"]).await.expect(200);

    let changed = change(PASSWORD, " new pässword ").await;
    assert_snapshot!(changed.transcript(), @"204");
    refresh(&app, &session["refresh_token"]).await.expect(401);
    log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(401);
    log_in(&app, "user1@example.com", " new pa\u{308}ssword ")
        .await
        .expect(200);
}
