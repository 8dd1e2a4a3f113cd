//! What is written down of a request.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Once;

use axum::http::Method;
use serde_json::{Value, json};

use crate::app::TestApp;

thread_local! {
    /// Each test has a thread of its own, and so a log of its own.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct OwnLog;

impl Write for OwnLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// From now on all threads keep their logs: a subscriber of one thread alone would miss what
/// another thread came upon first.
fn keep_logs() {
    static KEEP: Once = Once::new();
    KEEP.call_once(|| {
        let format = tracing_subscriber::fmt().json().flatten_event(true);
        format.with_writer(|| OwnLog).init();
    });
}

fn log() -> String {
    LOG.with_borrow(|log| String::from_utf8(log.clone()).unwrap())
}

/// The lines about requests.
fn requests() -> Vec<Value> {
    let log = log();
    let lines = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["message"] == "request").collect()
}

#[tokio::test]
async fn each_request_is_one_line_without_secrets_and_without_what_people_wrote() {
    keep_logs();
    let app = TestApp::start().await;
    let user = app.user().await;
    let opened = user
        .request(Method::POST, "/api/v1/tickets?password=hunter2")
        .header("x-request-id", "my-request")
        .json(&json!({"content": "a secret matter"}))
        .send()
        .await;
    let address = opened.header("location").unwrap();
    app.anonymous().get(address).await;
    user.get("/no/such/address").await;

    let lines = requests();
    let read = |line: &Value| {
        let word = |name: &str| line[name].as_str().unwrap_or("-").to_owned();
        let status = line["status"].as_u64().unwrap();
        format!(
            "{} {} {status} {}",
            word("method"),
            word("route"),
            word("user")
        )
    };
    let user_id = user.user().user_id;
    assert_eq!(
        lines.iter().map(read).collect::<Vec<_>>(),
        [
            format!("POST /api/v1/tickets 201 {user_id}"),
            "GET /api/v1/tickets/{ticket_id} 401 -".to_owned(),
            "GET none 404 -".to_owned(),
        ]
    );
    assert_eq!(lines[0]["request_id"], "my-request");
    assert!(lines.iter().all(|line| line["duration_ms"].is_number()));
    for secret in ["hunter2", "secret matter", "Bearer", "eyJ"] {
        assert!(!log().contains(secret), "{secret}");
    }
}
