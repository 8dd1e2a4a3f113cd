//! Signing up.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::app::{Answer, PASSWORD, TestApp};

async fn register(app: &TestApp, body: Value) -> Answer {
    app.anonymous().post("/api/v1/auth/register", body).await
}

#[tokio::test]
async fn a_customer_signs_up() {
    let app = TestApp::start().await;
    let body = json!({"email": " Ann@Example.COM ", "password": PASSWORD, "full_name": "Ann Lee",
        "phone": "+84 24 3825 0000", "username": "Ann.Lee"});
    let answer = register(&app, body).await;
    assert_snapshot!(answer.transcript(), @r#"
    201
    location: /api/v1/users/00000000-0000-0000-0000-000000000002
    {
      "created_at": "2026-03-02T09:00:00Z",
      "email": "ann@example.com",
      "full_name": "Ann Lee",
      "id": 1,
      "is_active": true,
      "phone": "+84 24 3825 0000",
      "role": "user",
      "time_zone": null,
      "updated_at": "2026-03-02T09:00:00Z",
      "user_id": "00000000-0000-0000-0000-000000000002",
      "username": "Ann.Lee"
    }
    "#);
}

#[tokio::test]
async fn signing_up_needs_no_more_than_address_password_and_name() {
    let app = TestApp::start().await;
    let body = json!({"email": "ann@example.com", "password": PASSWORD, "full_name": "Ann",
        "phone": null, "username": null});
    let user = register(&app, body).await.expect(201);
    assert_eq!(
        (&user["phone"], &user["username"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn nobody_becomes_an_administrator_by_signing_up() {
    let app = TestApp::start().await;
    let body = json!({"email": "ann@example.com", "password": PASSWORD, "full_name": "Ann",
        "role": "admin"});
    assert_snapshot!(register(&app, body).await.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "Role: is not a known field.",
      "errors": [
        {
          "code": "unknown_field",
          "field": "role",
          "message": "is not a known field"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
}

#[tokio::test]
async fn everything_wrong_with_a_registration_is_named_at_once() {
    let app = TestApp::start().await;
    let body = json!({"email": "ann.example.com", "password": "1234567", "full_name": " ",
        "phone": "", "username": "ann@example.com"});
    assert_snapshot!(register(&app, body).await.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "5 fields are not valid.",
      "errors": [
        {
          "code": "invalid_email",
          "field": "email",
          "message": "must be an e-mail address"
        },
        {
          "code": "too_short",
          "field": "password",
          "message": "must have at least 8 characters"
        },
        {
          "code": "blank",
          "field": "full_name",
          "message": "must not be blank"
        },
        {
          "code": "blank",
          "field": "phone",
          "message": "must not be blank"
        },
        {
          "code": "forbidden_character",
          "field": "username",
          "message": "must consist of letters A to Z, digits, dots, dashes and underscores"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
}

#[tokio::test]
async fn an_address_and_a_name_are_taken_whatever_their_case() {
    let app = TestApp::start().await;
    let person = |email: &str, username: &str| json!({"email": email, "username": username, "password": PASSWORD, "full_name": "Ann"});
    register(&app, person("ann@example.com", "Ann"))
        .await
        .expect(201);
    let email = register(&app, person("ANN@example.com", "bob")).await;
    assert_snapshot!(email.transcript(), @r#"
    409
    {
      "code": "email_taken",
      "detail": "There is an account with this e-mail address already.",
      "errors": [
        {
          "code": "email_taken",
          "field": "email",
          "message": "is taken"
        }
      ],
      "status": 409,
      "title": "Conflict",
      "type": "/problems/email_taken"
    }
    "#);
    let username = register(&app, person("bob@example.com", "aNN")).await;
    assert_snapshot!(username.problem(), @"409 username_taken");
}
