//! What holds for every request, whatever it is about.

use axum::body::Body;
use axum::http::Method;
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::app::{Answer, Client, TestApp};

const TICKETS: &str = "/api/v1/tickets";

async fn posted(client: &Client<'_>, body: impl Into<Body>) -> Answer {
    let request = client.request(Method::POST, TICKETS);
    let request = request.header("content-type", "application/json");
    request.body(body).send().await
}

/// The fields that a problem blames, such as `skip: wrong_type`.
fn blamed(answer: &Answer) -> String {
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let errors = errors.iter().map(|error| {
        let word = |name: &str| error[name].as_str().unwrap().to_owned();
        format!("{}: {}", word("field"), word("code"))
    });
    format!(
        "{} {}",
        answer.problem(),
        errors.collect::<Vec<_>>().join(", ")
    )
}

#[tokio::test]
async fn an_unknown_address_is_a_problem_document() {
    let app = TestApp::start().await;
    let answer = app.anonymous().get("/api/v1/nothing").await;
    assert_snapshot!(answer.transcript(), @r#"
    404
    {
      "code": "not_found",
      "detail": "There is nothing at this address.",
      "errors": [],
      "status": 404,
      "title": "Not Found",
      "type": "/problems/not_found"
    }
    "#);
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let request_id = answer.json()["request_id"].clone();
    assert_eq!(request_id.as_str(), answer.header("x-request-id"));
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_refused_with_those_that_it_takes() {
    let app = TestApp::start().await;
    let answer = app.user().await.delete(TICKETS).await;
    assert_eq!(answer.problem(), "405 method_not_allowed");
    assert_eq!(answer.header("allow"), Some("POST,GET,HEAD"));
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_told_how() {
    let app = TestApp::start().await;
    assert_snapshot!(app.anonymous().get(TICKETS).await.transcript(), @r#"
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
    let forged = app.anonymous().request(Method::GET, TICKETS);
    let forged = forged.header("authorization", "Bearer a.b.c").send().await;
    assert_eq!(forged.problem(), "401 invalid_token");
}

#[tokio::test]
async fn a_trailing_slash_makes_no_difference() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let opened = user
        .post("/api/v1/tickets/", json!({"content": "Hi"}))
        .await;
    assert_eq!(opened.status, 201);
    let address = opened.header("location").unwrap();
    assert_eq!(
        user.get(&format!("{address}/")).await.expect(200),
        opened.json()
    );
    let listed = user.get("/api/v1/tickets/?limit=1").await;
    assert_eq!(listed.expect(200)["total"], 1);
    let canceled = user.delete(&format!("{address}//")).await;
    assert_eq!(canceled.expect(200)["status"], "Canceled");
    assert_eq!(user.get("/docs/").await.status, 200);
}

#[tokio::test]
async fn a_request_id_is_kept_if_it_is_sane() {
    let app = TestApp::start().await;
    let asked = async |id: &str| {
        let request = app
            .anonymous()
            .request(Method::GET, "/api")
            .header("x-request-id", id);
        request
            .send()
            .await
            .header("x-request-id")
            .unwrap()
            .to_owned()
    };
    assert_eq!(asked("Trace-1_2.3").await, "Trace-1_2.3");
    assert_eq!(asked(&"a".repeat(128)).await, "a".repeat(128));
    for insane in ["", "a b", "é", "a/b", &"a".repeat(129)] {
        assert_ne!(asked(insane).await, insane);
    }
}

#[rstest]
#[case::nothing(b"", "400 malformed_json ")]
#[case::a_half(b"{\"content\": ", "400 malformed_json ")]
#[case::two(b"{\"content\": \"a\"}{}", "400 malformed_json ")]
#[case::a_raw_nul(b"{\"content\": \"a\0\"}", "400 malformed_json ")]
#[case::no_utf_8(b"{\"content\": \"\xff\"}", "400 malformed_json ")]
#[case::half_a_pair(br#"{"content": "\ud800"}"#, "400 malformed_json ")]
#[case::a_nul(
    br#"{"content": "a\u0000"}"#,
    "422 validation_failed body: forbidden_character"
)]
#[case::a_nul_in_a_name(
    br#"{"content": "a", "\u0000": 1}"#,
    "422 validation_failed \0: unknown_field"
)]
#[case::a_number(br#"{"content": 5}"#, "422 validation_failed content: wrong_type")]
#[case::a_number_for_a_word(
    br#"{"content": "a", "priority": 5}"#,
    "422 validation_failed priority: wrong_type"
)]
#[case::one_member_twice(
    br#"{"content": "a", "content": "b"}"#,
    "422 validation_failed content: duplicate_field"
)]
#[case::a_list(br#"["a"]"#, "422 validation_failed body: wrong_type")]
#[case::no_member(b"{}", "422 validation_failed content: required")]
#[case::one_member_too_many(
    br#"{"content": "a", "id": 7}"#,
    "422 validation_failed id: unknown_field"
)]
#[case::a_blank(br#"{"content": " \n"}"#, "422 validation_failed content: blank")]
#[case::deep(deep(), "422 validation_failed content: wrong_type")]
#[tokio::test]
async fn a_body_that_does_not_fit_is_refused_for_its_reason(
    #[case] body: impl Into<Vec<u8>>,
    #[case] refusal: &str,
) {
    let app = TestApp::start().await;
    let user = app.user().await;
    assert_eq!(blamed(&posted(&user, body.into()).await), refusal);
    assert_eq!(user.get(TICKETS).await.expect(200)["total"], 0);
}

fn deep() -> String {
    format!(
        "{{\"content\": {}1{}}}",
        "[".repeat(9_999),
        "]".repeat(9_999)
    )
}

#[tokio::test]
async fn a_large_body_is_refused_however_it_comes() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let huge = vec![b' '; 10 * 1024 * 1024];
    assert_eq!(posted(&user, huge).await.problem(), "413 body_too_large");
    let chunks = (0..32).map(|_| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]));
    let chunked = Body::from_stream(futures::stream::iter(chunks));
    assert_eq!(posted(&user, chunked).await.problem(), "413 body_too_large");
    let padded = format!("{}{{\"content\": \"a\"}}", " ".repeat(1024 * 1024 - 16));
    assert_eq!(posted(&user, padded.clone()).await.status, 201);
    assert_eq!(
        posted(&user, format!("{padded} ")).await.problem(),
        "413 body_too_large"
    );
}

#[tokio::test]
async fn only_json_is_taken_for_json() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let sent = async |content_type: &str| {
        let request = user
            .request(Method::POST, TICKETS)
            .header("content-type", content_type);
        request.body(r#"{"content": "a"}"#).send().await.status
    };
    for json in [
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/ld+json",
    ] {
        assert_eq!(sent(json).await, 201, "{json}");
    }
    for other in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "",
    ] {
        assert_eq!(sent(other).await, 415, "{other}");
    }
    let unnamed = user.request(Method::POST, TICKETS).body("{}").send().await;
    assert_eq!(unnamed.problem(), "415 unsupported_media_type");
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused_by_name_and_never_clamped() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let asked = async |query: &str| blamed(&user.get(&format!("{TICKETS}?{query}")).await);
    assert_eq!(
        asked("skip=-1").await,
        "422 validation_failed skip: out_of_range"
    );
    assert_eq!(
        asked("limit=0").await,
        "422 validation_failed limit: out_of_range"
    );
    assert_eq!(
        asked("limit=101").await,
        "422 validation_failed limit: out_of_range"
    );
    let huge = "skip=99999999999999999999999";
    assert_eq!(asked(huge).await, "422 validation_failed skip: wrong_type");
    assert_eq!(
        asked("skip=9223372036854775807").await,
        "422 validation_failed skip: out_of_range"
    );
    assert_eq!(
        asked("limit=ten").await,
        "422 validation_failed limit: wrong_type"
    );
    assert_eq!(
        asked("status=Open").await,
        "422 validation_failed status: wrong_type"
    );
    assert_eq!(
        asked("assignee=7").await,
        "422 validation_failed assignee: wrong_type"
    );
    assert_eq!(
        asked("q=a%00b").await,
        "422 validation_failed query: forbidden_character"
    );
    assert_eq!(
        asked("skip=1&skip=2").await,
        "422 validation_failed skip: duplicate_field"
    );
    let fine = user
        .get(&format!(
            "{TICKETS}?skip=2147483647&limit=100&status=&unknown=1"
        ))
        .await;
    assert_eq!(fine.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn an_id_that_is_none_is_the_id_of_nothing() {
    let app = TestApp::start().await;
    let user = app.user().await;
    for id in [
        "7",
        "%00",
        "not-a-uuid",
        "%F0%9F%98%80",
        "00000000-0000-0000-0000-000000000000",
    ] {
        let answer = user.get(&format!("{TICKETS}/{id}")).await;
        assert_eq!(answer.problem(), "404 ticket_not_found", "{id}");
    }
    assert_eq!(user.get(&format!("{TICKETS}/%ff")).await.status, 404);
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_may_use_the_api() {
    let app = TestApp::start().await;
    let anonymous = app.anonymous();
    let preflight = anonymous
        .request(Method::OPTIONS, TICKETS)
        .header("origin", "http://localhost:3000")
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "authorization,idempotency-key",
        );
    let preflight = preflight.send().await;
    assert_eq!(preflight.status, 200);
    let allowed = |name: &str| preflight.header(&format!("access-control-allow-{name}"));
    assert_eq!(allowed("origin"), Some("http://localhost:3000"));
    assert_eq!(allowed("credentials"), Some("true"));
    assert_eq!(allowed("headers"), Some("authorization,idempotency-key"));
    assert_eq!(allowed("methods"), Some("GET,POST,PUT,PATCH,DELETE"));

    let from = async |origin: &str| {
        let request = anonymous.request(Method::GET, TICKETS);
        request.header("origin", origin).send().await
    };
    let refused = from("http://localhost:3000").await;
    assert_eq!(refused.problem(), "401 not_authenticated");
    assert_eq!(
        refused.header("access-control-allow-origin"),
        Some("http://localhost:3000")
    );
    let exposed = refused.header("access-control-expose-headers").unwrap();
    for name in ["x-request-id", "location", "retry-after"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    let stranger = from("https://evil.example").await;
    assert_eq!(stranger.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let app = TestApp::start().await;
    let answer = app.user().await.request(Method::HEAD, TICKETS).send().await;
    assert_eq!((answer.status, answer.body.len()), (200, 0));
}

#[tokio::test]
async fn every_problem_has_the_same_members() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let answers = [
        app.anonymous().get("/nothing").await,
        app.anonymous().get(TICKETS).await,
        user.delete(TICKETS).await,
        posted(&user, "{").await,
        user.get(&format!("{TICKETS}?limit=0")).await,
    ];
    for answer in answers {
        let problem = answer.json();
        let members: Vec<_> = problem.as_object().unwrap().keys().collect();
        let all = [
            "code",
            "detail",
            "errors",
            "request_id",
            "status",
            "title",
            "type",
        ];
        assert_eq!(members, all);
        assert_eq!(
            problem["type"],
            format!("/problems/{}", problem["code"].as_str().unwrap())
        );
        assert_eq!(problem["status"], Value::from(answer.status));
    }
}
