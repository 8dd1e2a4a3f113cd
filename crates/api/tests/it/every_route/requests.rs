//! Requests as good and bad clients send them.

use bytes::Bytes;
use serde_json::{Value, json};

use super::document::Operation;
use super::world::World;
use crate::app::{Answer, Client};

/// A request that is written down.
pub(super) struct Written {
    pub(super) name: String,
    method: axum::http::Method,
    path: String,
    content_type: Option<&'static str>,
    header: Option<(String, &'static str)>,
    body: Bytes,
}

impl Written {
    pub(super) async fn send(&self, client: &Client<'_>) -> Answer {
        let mut request = client.request(self.method.clone(), &self.path);
        if let Some(content_type) = self.content_type {
            request = request.header("content-type", content_type);
        }
        if let Some((name, value)) = &self.header {
            request = request.header(name, value);
        }
        request.body(self.body.clone()).send().await
    }
}

/// Values that a member of a body may not expect.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!(" \u{a0}\n"),
        json!("a\0b"),
        json!("x".repeat(30_000)),
        json!("\u{202e}đồng ý 😀"),
        json!("' or 1=1 --"),
        json!("9999-12-31T23:59:59.999999999-23:59"),
        json!("0000-01-01T00:00:00+23:59"),
        json!("2026-02-30T25:00:00Z"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!([]),
        json!([null]),
        json!({}),
        json!({"a": {"b": []}}),
    ]
}

/// Texts that a parameter of a query may not expect.
const ODD_TEXTS: [&str; 13] = [
    "",
    "-1",
    "0",
    "1.5",
    "99999999999999999999999",
    "9223372036854775807",
    "%00",
    "%ff%fe",
    "all",
    "%25%5F%27",
    "2026-02-30T25:00:00Z",
    "9999-12-31T23:59:59.999999999-23:59",
    "00000000-0000-0000-0000-000000000000",
];

/// All of them for this operation.
pub(super) fn requests(operation: &Operation, world: &World) -> Vec<Written> {
    let path = operation.path_with(|param| world.id(param));
    let written = |name: String, path: String, body: Bytes| Written {
        name,
        method: operation.method.clone(),
        path,
        content_type: operation.has_body.then_some("application/json"),
        header: None,
        body,
    };
    let example = operation.example.as_ref();
    let good = example
        .map(|example| Bytes::from(example.to_string()))
        .unwrap_or_default();
    let mut requests = Vec::new();
    for query in &operation.query {
        for value in ODD_TEXTS {
            let path = format!("{path}?{query}={value}");
            requests.push(written(format!("{query}={value}"), path, good.clone()));
        }
    }
    for header in &operation.headers {
        for value in ["", "a b", "Nowhere/City", "\"open", "é"] {
            let request = written(format!("{header}: {value}"), path.clone(), good.clone());
            let header = Some((header.clone(), value));
            requests.push(Written { header, ..request });
        }
    }
    for id in [
        "7",
        "%00",
        "not-an-id",
        "00000000-0000-0000-0000-000000000000",
    ] {
        if !operation.params.is_empty() {
            let path = operation.path_with(|_| id.to_owned());
            requests.push(written(format!("the id {id}"), path, good.clone()));
        }
    }
    if operation.has_body {
        for (name, body) in odd_bodies(operation) {
            requests.push(written(name, path.clone(), body));
        }
        for content_type in [None, Some("text/plain"), Some("multipart/form-data")] {
            let name = format!("{content_type:?}");
            let request = written(name, path.clone(), good.clone());
            requests.push(Written {
                content_type,
                ..request
            });
        }
    }
    // At the end, since it may be the end of the thing as well; and once more after that.
    requests.push(written(
        "a good request".to_owned(),
        path.clone(),
        good.clone(),
    ));
    requests.push(written("the same again".to_owned(), path, good));
    requests
}

fn odd_bodies(operation: &Operation) -> Vec<(String, Bytes)> {
    let deep = "[".repeat(5_000);
    let mut bodies: Vec<(String, Bytes)> = vec![
        ("nothing".to_owned(), Bytes::new()),
        ("half a body".to_owned(), "{\"a\":".into()),
        ("no UTF-8".to_owned(), Bytes::from_static(b"{\"\xff\": 1}")),
        ("a deep body".to_owned(), format!("{{\"a\": {deep}").into()),
        (
            "a large body".to_owned(),
            vec![b' '; 10 * 1024 * 1024].into(),
        ),
        ("null".to_owned(), "null".into()),
        ("a list".to_owned(), "[]".into()),
        ("no member".to_owned(), "{}".into()),
    ];
    let Some(Value::Object(example)) = &operation.example else {
        return bodies;
    };
    let with = |member: &str, value: Value| {
        let mut body = example.clone();
        body.insert(member.to_owned(), value);
        Bytes::from(Value::Object(body).to_string())
    };
    bodies.push((
        "an unknown member".to_owned(),
        with("nobody_knows", json!(1)),
    ));
    bodies.push(("NUL in a member's name".to_owned(), with("a\0", json!(1))));
    for member in &operation.members {
        for value in odd_values() {
            let name = format!("{member}: {value:.60}");
            bodies.push((name, with(member, value)));
        }
    }
    bodies
}
