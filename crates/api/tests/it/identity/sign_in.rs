//! Signing in.

use axum::http::Method;
use frontdesk_api::HttpSettings;
use insta::assert_snapshot;
use serde_json::json;
use time::Duration;

use super::log_in;
use crate::app::{Answer, PASSWORD, TestApp};

async fn log_in_by_form(app: &TestApp, form: &str) -> Answer {
    app.anonymous()
        .request(Method::POST, "/api/v1/auth/login")
        .header(
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        )
        .body(form.to_owned())
        .send()
        .await
}

#[tokio::test]
async fn somebody_signs_in_by_json_and_reads_who_that_is() {
    let app = TestApp::start().await;
    app.user().await;
    let answer = log_in(&app, "User1@Example.com", PASSWORD).await;
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
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let session = answer.json();
    let client = app.with_token(session["access_token"].as_str().unwrap());
    assert_eq!(
        client.get("/api/v1/users/me").await.expect(200),
        session["user"]
    );
    let by_email = json!({"email": "user1@example.com", "password": PASSWORD});
    app.anonymous()
        .post("/api/v1/auth/login", by_email)
        .await
        .expect(200);
}

#[tokio::test]
async fn somebody_signs_in_by_the_form_of_oauth2() {
    let app = TestApp::start().await;
    app.user().await;
    let form = "grant_type=password&username=user1%40example.com&password=correct+horse&scope=";
    let session = log_in_by_form(&app, form).await.expect(200);
    assert_eq!(session["token_type"], "bearer");
    let missing = log_in_by_form(&app, "grant_type=password").await;
    assert_snapshot!(missing.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "2 fields are not valid.",
      "errors": [
        {
          "code": "required",
          "field": "username",
          "message": "is required"
        },
        {
          "code": "required",
          "field": "password",
          "message": "is required"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
    let nul = log_in_by_form(&app, "username=a%00b&password=correct+horse").await;
    assert_snapshot!(nul.problem(), @"422 validation_failed");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let app = TestApp::start().await;
    app.user().await;
    let wrong = log_in(&app, "user1@example.com", "wrong horse").await;
    assert_snapshot!(wrong.transcript(), @r#"
    401
    www-authenticate: Bearer
    {
      "code": "invalid_credentials",
      "detail": "The name or the password is not right.",
      "errors": [],
      "status": 401,
      "title": "Unauthorized",
      "type": "/problems/invalid_credentials"
    }
    "#);
    let unknown = log_in(&app, "nobody@example.com", PASSWORD).await;
    assert_eq!(unknown.transcript(), wrong.transcript());
    let unknown = log_in(&app, "nobody", PASSWORD).await;
    assert_eq!(unknown.transcript(), wrong.transcript());
}

#[tokio::test]
async fn a_log_in_without_a_name_or_of_another_type_is_refused() {
    let app = TestApp::start().await;
    let nameless = json!({"password": PASSWORD});
    let answer = app.anonymous().post("/api/v1/auth/login", nameless).await;
    assert_snapshot!(answer.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "Email: is required.",
      "errors": [
        {
          "code": "required",
          "field": "email",
          "message": "is required"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
    let text = app
        .anonymous()
        .request(Method::POST, "/api/v1/auth/login")
        .header("content-type", "text/plain")
        .body("ann")
        .send()
        .await;
    assert_snapshot!(text.problem(), @"415 unsupported_media_type");
}

#[tokio::test]
async fn after_many_wrong_passwords_an_account_rests_and_a_right_one_does_not_count() {
    let app = TestApp::with(HttpSettings::default()).await;
    app.user().await;
    for _ in 0..30 {
        log_in(&app, "user1@example.com", PASSWORD)
            .await
            .expect(200);
    }
    for _ in 0..20 {
        log_in(&app, "user1@example.com", "wrong horse")
            .await
            .expect(401);
    }
    let refused = log_in(&app, "user1@example.com", PASSWORD).await;
    assert_snapshot!(refused.problem(), @"429 rate_limited");
    app.clock().advance(Duration::seconds(15));
    log_in(&app, "user1@example.com", PASSWORD)
        .await
        .expect(200);
}
