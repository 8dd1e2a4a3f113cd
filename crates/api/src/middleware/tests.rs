use std::sync::Arc;

use ai_core::assistant::{self, Assistant, Prompts};
use ai_core::model::mock::Mock;
use axum::body::Body;
use axum::http::Request;
use axum::routing::{get, post};
use http_body_util::BodyExt as _;
use serde_json::Value;
use test_support::TestDatabase;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use super::*;
use crate::extract::Json;
use crate::{HttpSettings, Identity, IdentitySettings, Parts};

/// A server with routes that no real one has.
async fn server() -> Router {
    async fn panics() {
        panic!("a bug");
    }
    let db = TestDatabase::sqlite().await;
    let state = AppState::new(Parts {
        store: db.store().clone(),
        identity: Identity::new(IdentitySettings::with_secret(
            "a secret of at least 32 bytes, for tests".into(),
        ))
        .unwrap(),
        assistant: Assistant::new(assistant::Parts {
            store: db.store().clone(),
            model: Arc::new(Mock),
            prompts: Prompts::load(None).expect("the built-in templates are valid"),
            tasks: TaskTracker::new(),
            action_lifetime: time::Duration::DAY,
        }),
        http: HttpSettings::default(),
    });
    let routes = Router::new().route("/panics", get(panics)).route(
        "/echo",
        post(async |Json(body): Json<Value>| body.to_string()),
    );
    around(routes, &state)
}

async fn answered(server: Router, request: Request<Body>) -> (StatusCode, Value) {
    let response = server.oneshot(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_panic_is_a_problem_document_that_tells_nothing() {
    let request = Request::get("/panics").body(Body::empty()).unwrap();
    let (status, problem) = answered(server().await, request).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(problem["code"], "internal_error");
    assert_eq!(problem["detail"], "Something went wrong on our side.");
}

/// Time is only waited for while nothing else can happen, so this takes none.
#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for_for_ever() {
    let request = Request::post("/echo")
        .header("content-type", "application/json")
        .body(Body::from_stream(futures::stream::pending::<
            Result<Vec<u8>, std::io::Error>,
        >()))
        .unwrap();
    let server = server().await;
    tokio::time::pause();
    let (status, problem) = answered(server, request).await;
    assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(problem["code"], "request_timeout");
}

#[tokio::test]
async fn a_body_that_nobody_reads_is_read_before_the_answer() {
    let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Vec<u8>, std::io::Error>>(1);
    let body = futures::stream::unfold(receiver, async |mut receiver| {
        let chunk = receiver.recv().await?;
        Some((chunk, receiver))
    });
    let request = Request::post("/nowhere")
        .body(Body::from_stream(Box::pin(body)))
        .unwrap();
    let sending = async move {
        for _ in 0..100 {
            sender.send(Ok(vec![0; 64 * 1024])).await.unwrap();
        }
    };
    let ((status, problem), ()) = tokio::join!(answered(server().await, request), sending);
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(problem["code"], "not_found");
}
