//! People: oneself, and everybody for administrators.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::app::TestApp;

#[tokio::test]
async fn somebody_changes_name_phone_and_time_zone() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let change = |body: Value| user.put("/api/v1/users/me", body);
    let body = json!({"full_name": " Ann Lee ", "phone": "113", "time_zone": "asia/ho_chi_minh"});
    let changed = change(body).await;
    assert_snapshot!(changed.transcript(), @r#"
    200
    {
      "created_at": "2026-03-02T09:00:00Z",
      "email": "user1@example.com",
      "full_name": "Ann Lee",
      "id": 1,
      "is_active": true,
      "phone": "113",
      "role": "user",
      "time_zone": "Asia/Ho_Chi_Minh",
      "updated_at": "2026-03-02T09:00:00Z",
      "user_id": "00000000-0000-0000-0000-000000000001",
      "username": null
    }
    "#);
    app.clock().advance(time::Duration::minutes(10));
    assert_eq!(change(json!({})).await.expect(200), changed.json());
    let cleared = change(json!({"phone": null, "time_zone": null}))
        .await
        .expect(200);
    assert_eq!(cleared["phone"], Value::Null);
    assert_eq!(cleared["time_zone"], Value::Null);
    assert_eq!(cleared["updated_at"], "2026-03-02T09:10:00Z");
    assert_eq!(user.get("/api/v1/users/me").await.expect(200), cleared);
}

#[tokio::test]
async fn a_change_of_oneself_that_does_not_fit_is_refused() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let body = json!({"full_name": null, "phone": " ", "time_zone": "Mars/Base"});
    let refused = user.put("/api/v1/users/me", body).await;
    assert_snapshot!(refused.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "3 fields are not valid.",
      "errors": [
        {
          "code": "required",
          "field": "full_name",
          "message": "must not be null"
        },
        {
          "code": "blank",
          "field": "phone",
          "message": "must not be blank"
        },
        {
          "code": "invalid_time_zone",
          "field": "time_zone",
          "message": "must be an IANA time zone name, such as Asia/Ho_Chi_Minh"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
    let role = user.put("/api/v1/users/me", json!({"role": "admin"})).await;
    assert_snapshot!(role.problem(), @"422 validation_failed");
}

#[tokio::test]
async fn administrators_list_people_newest_first() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    app.user().await;
    app.staff().await;
    let emails = async |query: &str| {
        let list = admin
            .get(&format!("/api/v1/users{query}"))
            .await
            .expect(200);
        let people = list["items"].as_array().unwrap().iter();
        let emails: Vec<_> = people.map(|user| user["email"].as_str().unwrap()).collect();
        format!(
            "{} of {}: {}",
            emails.len(),
            list["total"],
            emails.join(" ")
        )
    };
    assert_snapshot!(emails("").await, @"3 of 3: agent3@example.com user2@example.com admin1@example.com");
    assert_snapshot!(emails("?skip=1&limit=1").await, @"1 of 3: user2@example.com");
    assert_snapshot!(emails("?role=agent").await, @"1 of 1: agent3@example.com");
    assert_snapshot!(emails("?is_active=false").await, @"0 of 0:");
    assert_snapshot!(emails("?q=USER").await, @"1 of 1: user2@example.com");
    assert_snapshot!(admin.get("/api/v1/users?role=boss").await.problem(), @"422 validation_failed");
    assert_snapshot!(admin.get("/api/v1/users?limit=101").await.problem(), @"422 validation_failed");
}

#[tokio::test]
async fn only_administrators_see_and_change_others() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let own = format!("/api/v1/users/{}", user.user().user_id);
    assert_snapshot!(user.get("/api/v1/users").await.transcript(), @r#"
    403
    {
      "code": "admin_only",
      "detail": "Only an administrator may list the users.",
      "errors": [],
      "status": 403,
      "title": "Forbidden",
      "type": "/problems/admin_only"
    }
    "#);
    for client in [&user, &app.staff().await] {
        let listed = client.get("/api/v1/users").await;
        let read = client.get(&own).await;
        let promoted = client.patch(&own, json!({"role": "admin"})).await;
        let answers = [listed, read, promoted].map(|answer| answer.problem());
        assert_eq!(answers, ["403 admin_only"; 3]);
    }
    let admin = app.admin().await;
    assert_eq!(
        admin.get(&own).await.expect(200)["email"],
        "user1@example.com"
    );
    let unknown = admin
        .get("/api/v1/users/00000000-0000-0000-0000-0000000000ff")
        .await;
    assert_snapshot!(unknown.problem(), @"404 user_not_found");
    assert_snapshot!(admin.get("/api/v1/users/12").await.problem(), @"404 user_not_found");
}

#[tokio::test]
async fn a_role_counts_from_the_next_request_on() {
    let app = TestApp::start().await;
    let (admin, user) = (app.admin().await, app.user().await);
    let address = format!("/api/v1/users/{}", user.user().user_id);
    let promoted = admin
        .patch(&address, json!({"role": "admin"}))
        .await
        .expect(200);
    assert_eq!(promoted["role"], "admin");
    user.get("/api/v1/users").await.expect(200);
    admin
        .patch(&address, json!({"role": "user"}))
        .await
        .expect(200);
    user.get("/api/v1/users").await.expect(403);
    assert_eq!(
        admin.patch(&address, json!({})).await.expect(200)["role"],
        "user"
    );
}

#[tokio::test]
async fn a_disabled_account_can_be_enabled_again() {
    let app = TestApp::start().await;
    let (admin, user) = (app.admin().await, app.user().await);
    let address = format!("/api/v1/users/{}", user.user().user_id);
    let disabled = admin
        .patch(&address, json!({"is_active": false}))
        .await
        .expect(200);
    assert_eq!(disabled["is_active"], false);
    user.get("/api/v1/users/me").await.expect(401);
    admin
        .patch(&address, json!({"is_active": true}))
        .await
        .expect(200);
    user.get("/api/v1/users/me").await.expect(200);
}

#[tokio::test]
async fn the_last_active_administrator_stays() {
    let app = TestApp::start().await;
    let (admin, other) = (app.admin().await, app.admin().await);
    let address = |user: &crate::app::Client<'_>| format!("/api/v1/users/{}", user.user().user_id);
    admin
        .patch(&address(&other), json!({"is_active": false}))
        .await
        .expect(200);
    let demoted = admin
        .patch(&address(&admin), json!({"role": "agent"}))
        .await;
    assert_snapshot!(demoted.transcript(), @r#"
    409
    {
      "code": "last_admin",
      "detail": "The last active administrator cannot be demoted or disabled.",
      "errors": [],
      "status": 409,
      "title": "Conflict",
      "type": "/problems/last_admin"
    }
    "#);
    let disabled = admin
        .patch(&address(&admin), json!({"is_active": false}))
        .await;
    assert_snapshot!(disabled.problem(), @"409 last_admin");
    // Who is no active administrator may be demoted.
    admin
        .patch(&address(&other), json!({"role": "user"}))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_change_of_somebody_that_does_not_fit_is_refused() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let address = format!("/api/v1/users/{}", admin.user().user_id);
    let nulls = admin
        .patch(&address, json!({"role": null, "is_active": null}))
        .await;
    assert_snapshot!(nulls.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "2 fields are not valid.",
      "errors": [
        {
          "code": "required",
          "field": "role",
          "message": "must not be null"
        },
        {
          "code": "required",
          "field": "is_active",
          "message": "must not be null"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
    let unknown = admin.patch(&address, json!({"role": "boss"})).await;
    assert_snapshot!(unknown.transcript(), @r#"
    422
    {
      "code": "validation_failed",
      "detail": "Role: must be one of `user`, `agent`, `admin`.",
      "errors": [
        {
          "code": "wrong_type",
          "field": "role",
          "message": "must be one of `user`, `agent`, `admin`"
        }
      ],
      "status": 422,
      "title": "Unprocessable Entity",
      "type": "/problems/validation_failed"
    }
    "#);
}
