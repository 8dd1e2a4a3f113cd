//! What does not fit, over the wire.

use serde_json::json;
use test_support::on_both_databases;

use crate::binary::Binary;
use crate::client::{Answer, Client};

const TICKETS: &str = "/api/v1/tickets";
const JSON: &str = "application/json";

/// The refusal with the fields that it blames, such as `422 validation_failed skip: wrong_type`.
fn blamed(answer: &Answer) -> String {
    let problem = answer.json();
    let errors = problem["errors"].as_array().unwrap().iter();
    let errors = errors.map(|error| {
        let word = |name: &str| error[name].as_str().unwrap();
        format!(" {}: {}", word("field"), word("code"))
    });
    format!("{}{}", answer.problem(), errors.collect::<String>())
}

/// Sends bodies of JSON and compares the refusals.
fn assert_refused(client: &Client, path: &str, cases: &[(&str, &str)]) {
    for (body, refusal) in cases {
        let answer = client.request("POST", path).body(JSON, *body).send();
        assert_eq!(blamed(&answer), *refusal, "{body}");
    }
}

/// The server does its work, and of what was refused nothing is there.
fn assert_well(client: &Client) {
    assert_eq!(client.get("/readyz").status, 200);
    for path in [TICKETS, "/api/v1/bookings", "/api/v1/chat/conversations"] {
        assert_eq!(client.get(path).expect(200)["total"], 0, "{path}");
    }
    client
        .post(TICKETS, &json!({"content": "The printer jams"}))
        .expect(201);
}

on_both_databases! {
    async fn a_body_that_does_not_fit_is_refused_by_its_field(db) {
        let server = Binary::on(db).start();
        let ann = server.customer("ann");
        let deep = format!("{{\"content\": {}{}}}", "[".repeat(50_000), "]".repeat(50_000));
        assert_refused(&ann, TICKETS, &[
            ("{\"content\": ", "400 malformed_json"),
            ("{\"content\": \"a\0\"}", "400 malformed_json"),
            (r#"{"content": "a\u0000"}"#, "422 validation_failed body: forbidden_character"),
            (r#"["a"]"#, "422 validation_failed body: wrong_type"),
            (r#"{"content": 5}"#, "422 validation_failed content: wrong_type"),
            (r#"{"content": "a", "user_id": 1}"#, "422 validation_failed user_id: unknown_field"),
            (&deep, "422 validation_failed content: wrong_type"),
        ]);
        let time = |time: &str| format!(r#"{{"reason": "Review", "time": {time}}}"#);
        let booking = |more: &str| time(&format!("\"2090-01-02T09:00:00Z\", {more}"));
        assert_refused(&ann, "/api/v1/bookings", &[
            (&time("\"2090-02-30T09:00:00Z\""), "422 validation_failed time: wrong_type"),
            (&time("\"12090-01-02T09:00:00Z\""), "422 validation_failed time: wrong_type"),
            (&time("\"9999-12-31T23:59:59Z\""), "422 validation_failed time: out_of_range"),
            (&time("4000000000"), "422 validation_failed time: wrong_type"),
            (&time("\"0000-01-01T00:00:00+23:59\""), "422 validation_failed time: wrong_type"),
            (&time("\"0000-01-01T00:00:00Z\""), "400 time_in_past"),
            (&booking(r#""duration_minutes": 9223372036854775807"#),
                "422 validation_failed duration_minutes: out_of_range"),
            (&booking(r#""attendees": 1e99"#), "422 validation_failed attendees: wrong_type"),
            (&booking(r#""room_id": "Hue""#), "422 validation_failed room_id: wrong_type"),
        ]);
        assert_well(&ann);
    }

    async fn a_query_or_address_that_does_not_fit_is_refused(db) {
        let server = Binary::on(db).start();
        let ann = server.customer("ann");
        for (path, refusal) in [
            ("tickets?skip=99999999999999999999999", "422 validation_failed skip: wrong_type"),
            ("tickets?skip=9223372036854775807", "422 validation_failed skip: out_of_range"),
            ("tickets?limit=101", "422 validation_failed limit: out_of_range"),
            ("tickets?q=a%00b", "422 validation_failed query: forbidden_character"),
            ("bookings?from=yesterday", "422 validation_failed from: wrong_type"),
            ("tickets/7", "404 ticket_not_found"),
            ("tickets/%00", "404 ticket_not_found"),
            ("bookings/%F0%9F%98%80", "404 booking_not_found"),
            ("chat/conversations/not-a-uuid", "404 conversation_not_found"),
            ("nothing", "404 not_found"),
        ] {
            assert_eq!(blamed(&ann.get(&format!("/api/v1/{path}"))), refusal, "{path}");
        }
        let last = ann.get(&format!("{TICKETS}?skip=2147483647"));
        assert_eq!(last.expect(200)["items"], json!([]));
        assert_well(&ann);
    }

    async fn a_body_of_another_kind_or_size_is_refused(db) {
        let server = Binary::on(db).start();
        let ann = server.customer("ann");
        let body = r#"{"content": "a"}"#;
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            let answer = ann.request("POST", TICKETS).body(kind, body).send();
            assert_eq!(answer.problem(), "415 unsupported_media_type", "{kind}");
        }
        let huge = vec![b' '; 10 * 1024 * 1024];
        for path in [TICKETS, "/api/v1/auth/login", "/api/v1/nothing"] {
            let answer = ann.request("POST", path).body(JSON, huge.clone()).send();
            let refusal = if path.ends_with("nothing") { "404 not_found" } else { "413 body_too_large" };
            assert_eq!(answer.problem(), refusal, "{path}");
        }
        let key = ann.request("POST", TICKETS).header("Idempotency-Key", &"k".repeat(256));
        assert_eq!(key.body(JSON, body).send().problem(), "400 invalid_idempotency_key");
        assert_well(&ann);
    }
}
