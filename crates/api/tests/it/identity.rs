//! Signing up, in and out.

use axum::http::Method;
use domain::change::Change;
use domain::identity::{self, UserChange};
use insta::assert_snapshot;
use serde_json::{Value, json};
use time::Duration;

use crate::app::{Answer, Client, PASSWORD, TestApp};

async fn register(app: &TestApp, body: Value) -> Answer {
    app.anonymous().post("/api/v1/auth/register", body).await
}

async fn log_in(app: &TestApp, login: &str, password: &str) -> Answer {
    let body = json!({"username": login, "password": password});
    app.anonymous().post("/api/v1/auth/login", body).await
}

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

async fn refresh(app: &TestApp, token: &Value) -> Answer {
    let body = json!({"refresh_token": token});
    app.anonymous().post("/api/v1/auth/refresh", body).await
}

/// Disables the account, as an administrator would.
async fn disable(app: &TestApp, client: &Client<'_>) {
    let admin = app.admin().await.user().as_actor();
    let user_id = client.user().user_id;
    let wanted = UserChange {
        is_active: Change::Set(false),
        ..UserChange::default()
    };
    app.store()
        .transact(async |tx| identity::change(tx, &admin, user_id, wanted).await)
        .await
        .unwrap();
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
    disable(&app, &user).await;
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
