//! Articles through the API.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};

const ARTICLES: &str = "/api/v1/knowledge/articles";

fn refunds() -> Value {
    json!({
        "slug": "refund-policy",
        "language": "en",
        "title": "Refund policy",
        "body": "A paid service can be **refunded** within [14 days](/terms) of purchase.",
    })
}

async fn written(admin: &Client<'_>, article: Value) -> String {
    let answer = admin.post(ARTICLES, article).await;
    answer.expect(201);
    answer.header("location").unwrap().to_owned()
}

async fn found(client: &Client<'_>, query: &str) -> Vec<Value> {
    let path = format!("/api/v1/knowledge/search?q={query}");
    let answer = client.get(&path).await.expect(200);
    answer["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_admin_writes_an_article_and_everybody_reads_it() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let answer = admin.post(ARTICLES, refunds()).await;
    assert_snapshot!(answer.transcript(), @r#"
    201
    location: /api/v1/knowledge/articles/00000000-0000-0000-0000-000000000004
    {
      "article_id": "00000000-0000-0000-0000-000000000004",
      "body": "A paid service can be **refunded** within [14 days](/terms) of purchase.",
      "created_at": "2026-03-02T09:00:00Z",
      "is_published": true,
      "language": "en",
      "slug": "refund-policy",
      "title": "Refund policy",
      "updated_at": "2026-03-02T09:00:00Z"
    }
    "#);
    let address = answer.header("location").unwrap();
    let user = app.user().await;
    assert_eq!(user.get(address).await.expect(200), answer.json());
    let list = user.get(ARTICLES).await.expect(200);
    assert_eq!(list["items"], json!([answer.json()]));
    assert_eq!(list["total"], 1);
    assert_eq!(app.anonymous().get(address).await.status, 401);
}

#[tokio::test]
async fn only_admins_write() {
    let app = TestApp::start().await;
    let address = written(&app.admin().await, refunds()).await;
    for person in [app.user().await, app.staff().await] {
        let write = person.post(ARTICLES, refunds()).await;
        assert_eq!(write.problem(), "403 admin_only");
        let change = person.put(&address, json!({"title": "Mine"})).await;
        assert_eq!(change.problem(), "403 admin_only");
        assert_eq!(person.delete(&address).await.problem(), "403 admin_only");
    }
}

#[tokio::test]
async fn slug_and_language_are_taken_once() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    written(&admin, refunds()).await;
    assert_eq!(
        admin.post(ARTICLES, refunds()).await.problem(),
        "409 slug_taken"
    );
    let mut vietnamese = refunds();
    vietnamese["language"] = json!("vi");
    let address = written(&admin, vietnamese).await;
    let moved = admin.put(&address, json!({"language": "EN"})).await;
    assert_eq!(moved.problem(), "409 slug_taken");
}

#[tokio::test]
async fn what_does_not_fit_is_named_field_by_field() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let wrong = json!({"slug": "Refund Policy", "language": "english", "title": " ", "body": ""});
    let answer = admin.post(ARTICLES, wrong).await;
    assert_eq!(answer.problem(), "422 validation_failed");
    let errors = answer.json()["errors"].clone();
    let named: Vec<_> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["field"].clone())
        .collect();
    assert_eq!(named, ["slug", "language", "title", "body"]);

    let address = written(&admin, refunds()).await;
    for wrong in [
        json!({"title": null}),
        json!({"is_published": "yes"}),
        json!({"title": "x".repeat(201)}),
        json!({"body": "x".repeat(100_001)}),
        json!({"author": "me"}),
    ] {
        assert_eq!(admin.put(&address, wrong).await.status, 422);
    }
}

#[tokio::test]
async fn a_change_keeps_what_is_not_sent_and_a_deleted_article_is_gone() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let address = written(&admin, refunds()).await;
    let before = admin.get(&address).await.json();
    app.clock().advance(time::Duration::minutes(1));
    assert_eq!(admin.put(&address, json!({})).await.expect(200), before);
    let after = admin
        .put(&address, json!({"title": "Refunds"}))
        .await
        .expect(200);
    assert_eq!(after["title"], "Refunds");
    assert_eq!(after["body"], before["body"]);
    assert_ne!(after["updated_at"], before["updated_at"]);

    let deleted = admin.delete(&address).await;
    assert_eq!((deleted.status, deleted.body.len()), (204, 0));
    assert_eq!(admin.get(&address).await.problem(), "404 article_not_found");
    assert_eq!(
        admin.delete(&address).await.problem(),
        "404 article_not_found"
    );
    assert!(found(&admin, "refunds").await.is_empty());
}

#[tokio::test]
async fn a_draft_exists_for_admins_only() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let address = written(&admin, refunds()).await;
    admin
        .put(&address, json!({"is_published": false}))
        .await
        .expect(200);
    for person in [app.user().await, app.staff().await] {
        assert_eq!(
            person.get(&address).await.problem(),
            "404 article_not_found"
        );
        assert_eq!(person.get(ARTICLES).await.json()["total"], 0);
        assert!(found(&person, "refund").await.is_empty());
    }
    assert_eq!(admin.get(ARTICLES).await.json()["total"], 1);
    assert_eq!(found(&admin, "refund").await.len(), 1);
}

#[tokio::test]
async fn a_hit_is_the_article_without_body_with_score_and_snippet() {
    let app = TestApp::start().await;
    written(&app.admin().await, refunds()).await;
    let user = app.user().await;
    let answer = user
        .get("/api/v1/knowledge/search?q=How+do+I+get+my+money+back%3F")
        .await;
    let mut answer = answer.expect(200);
    let score = answer["items"][0]["score"].take();
    assert!((0.5..=1.0).contains(&score.as_f64().unwrap()), "{score}");
    assert_eq!(
        answer,
        json!({
            "items": [{
                "article_id": "00000000-0000-0000-0000-000000000004",
                "slug": "refund-policy",
                "language": "en",
                "title": "Refund policy",
                "is_published": true,
                "created_at": "2026-03-02T09:00:00Z",
                "updated_at": "2026-03-02T09:00:00Z",
                "score": null,
                "snippet": "A paid service can be refunded within 14 days of purchase.",
            }],
            "total": 1,
            "skip": 0,
            "limit": 20,
        })
    );
}

#[tokio::test]
async fn a_search_can_be_for_one_language() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    written(&admin, refunds()).await;
    let vietnamese = json!({
        "slug": "refund-policy",
        "language": "vi",
        "title": "Chính sách hoàn tiền",
        "body": "Được hoàn tiền trong vòng 14 ngày.",
    });
    written(&admin, vietnamese).await;
    let user = app.user().await;
    assert_eq!(found(&user, "hoan+tien").await[0]["language"], "vi");
    let english = found(&user, "hoan+tien&language=en").await;
    assert_eq!(english.len(), 1);
    assert_eq!(english[0]["language"], "en");
    let list = user
        .get(&format!("{ARTICLES}?language=vi&limit=1"))
        .await
        .json();
    assert_eq!(
        (&list["total"], &list["items"][0]["language"]),
        (&json!(1), &json!("vi"))
    );
}

#[tokio::test]
async fn a_query_that_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let long = "x".repeat(201);
    for query in [
        "",
        "?q=",
        "?q=%20%20",
        &format!("?q={long}"),
        "?q=a%00b",
        "?q=vpn&limit=0",
        "?q=vpn&limit=101",
        "?q=vpn&skip=-1",
        "?q=vpn&language=english",
    ] {
        let answer = user.get(&format!("/api/v1/knowledge/search{query}")).await;
        assert_eq!(answer.status, 422, "{query}");
        assert_eq!(
            answer.json()["errors"].as_array().unwrap().len(),
            1,
            "{query}"
        );
    }
    for query in [
        "%22",
        "NEAR(",
        "*",
        "a+AND",
        "%27%3B--",
        "x:y",
        "%F0%9F%A6%80",
    ] {
        let answer = user
            .get(&format!("/api/v1/knowledge/search?q={query}"))
            .await;
        assert_eq!(answer.status, 200, "{query}");
    }
}

#[tokio::test]
async fn a_keyed_article_is_written_once() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let send = async || {
        let call = admin.request(axum::http::Method::POST, ARTICLES);
        call.header("idempotency-key", "\"k1\"")
            .json(&refunds())
            .send()
            .await
    };
    let (first, again) = (send().await, send().await);
    assert_eq!((first.status, &first.body), (again.status, &again.body));
    assert_eq!(admin.get(ARTICLES).await.json()["total"], 1);
}
