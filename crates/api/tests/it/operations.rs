//! How the server is, and what it says of itself.

use insta::assert_snapshot;

use crate::app::TestApp;

#[tokio::test]
async fn the_server_tells_what_and_how_it_is() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    assert_snapshot!(anonymous.get("/health").await.transcript(), @r#"
    200
    {
      "ai": {
        "model": "mock",
        "provider": "mock"
      },
      "database": "ok",
      "status": "ok",
      "timestamp": "2026-03-02T09:00:00Z",
      "version": "0.1.0"
    }
    "#);
    assert_snapshot!(anonymous.get("/healthz").await.transcript(), @r#"
    200
    {
      "status": "ok"
    }
    "#);
    assert_snapshot!(anonymous.get("/readyz").await.transcript(), @r#"
    200
    {
      "status": "ok"
    }
    "#);
    assert_snapshot!(anonymous.get("/api").await.transcript(), @r#"
    200
    {
      "message": "Frontdesk API",
      "version": "0.1.0"
    }
    "#);
}

#[tokio::test]
async fn the_description_and_its_pages_come_from_here() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let document = anonymous.get("/openapi.json").await.expect(200);
    assert_eq!(document["openapi"], "3.1.0");
    for (page, script) in [
        ("/docs", "/docs/swagger-ui-bundle.js"),
        ("/docs", "/docs/start.js"),
        ("/redoc", "/redoc/redoc.standalone.js"),
    ] {
        let html = anonymous.get(page).await;
        let text = String::from_utf8(html.body.to_vec()).unwrap();
        assert!(text.contains(script), "{text}");
        assert!(!text.contains("//"), "an address of somebody else: {text}");
        let script = anonymous.get(script).await;
        let content_type = script.header("content-type").unwrap();
        assert!(
            content_type.starts_with("text/javascript"),
            "{content_type}"
        );
        assert!(!script.body.is_empty());
    }
    assert_eq!(anonymous.get("/docs/swagger-ui.css").await.status, 200);
    assert_eq!(
        anonymous.get("/docs/nothing.js").await.problem(),
        "404 not_found"
    );
}

#[tokio::test]
async fn a_server_without_its_database_is_alive_but_not_ready_and_says_so() {
    let app = TestApp::start().await;
    app.database().age().await;
    let anonymous = app.anonymous();
    assert_eq!(anonymous.get("/healthz").await.status, 200);
    let health = anonymous.get("/health").await.expect(200);
    assert_eq!(
        (&health["status"], &health["database"]),
        (&"down".into(), &"down".into())
    );
    assert_snapshot!(anonymous.get("/readyz").await.transcript(), @r#"
    503
    retry-after: 2
    {
      "code": "not_ready",
      "detail": "The database is away or has another schema.",
      "errors": [],
      "status": 503,
      "title": "Service Unavailable",
      "type": "/problems/not_ready"
    }
    "#);
}
