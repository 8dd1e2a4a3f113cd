//! Failures in the description, with an example for each code.

use serde_json::json;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use crate::problem::Problem;

const CONTENT_TYPE: &str = "application/problem+json";
const SOME_REQUEST_ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// One way to fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failing {
    pub(super) code: String,
    pub(super) detail: String,
}

impl Failing {
    pub(super) fn new(code: &str, detail: &str) -> Self {
        Self {
            code: code.to_owned(),
            detail: detail.to_owned(),
        }
    }
}

/// Reads the codes in a description such as "`a`: one thing; `b`, `c`: another".
pub(super) fn declared(description: &str) -> Vec<Failing> {
    let mut parts = description.split('`').skip(1);
    let mut failings = Vec::new();
    while let Some(code) = parts.next() {
        let text = parts.next().unwrap_or_default();
        let text = text.trim_start_matches([':', ',', ' ']);
        let text = text.trim_end_matches([';', ',', ' ', '.']);
        failings.push(Failing::new(code, text));
    }
    // Of several codes with one explanation, each gets it.
    let mut later = String::new();
    for failing in failings.iter_mut().rev() {
        if failing.detail.is_empty() || failing.detail == "or" {
            failing.detail.clone_from(&later);
        }
        later.clone_from(&failing.detail);
    }
    failings
}

/// The response with this status for these failings.
pub(super) fn response(status: u16, failings: &[Failing]) -> Response {
    let words = failings.iter().map(|Failing { code, detail }| {
        let detail = detail.trim_end_matches('.');
        format!("`{code}`: {detail}")
    });
    let description = words.collect::<Vec<_>>().join("; ");
    let schema = RefOr::Ref(Ref::from_schema_name("ProblemDocument"));
    let content = failings.iter().fold(
        ContentBuilder::new().schema(Some(schema)),
        |content, failing| {
            let example = ExampleBuilder::new().value(Some(example(status, failing)));
            content.examples_from_iter([(failing.code.clone(), example.build())])
        },
    );
    ResponseBuilder::new()
        .description(description)
        .content(CONTENT_TYPE, content.build())
        .build()
}

fn example(status: u16, failing: &Failing) -> serde_json::Value {
    let status = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    let problem = if failing.code == "validation_failed" {
        Problem::unprocessable("content", "blank", "must not be blank")
    } else {
        Problem::new(status, &failing.code, &failing.detail)
    };
    json!(problem.into_document(SOME_REQUEST_ID))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_from_a_description() {
        assert_eq!(
            declared("`ticket_closed`: it is resolved or canceled; `a`, `b` or `c`: you may not."),
            [
                Failing::new("ticket_closed", "it is resolved or canceled"),
                Failing::new("a", "you may not"),
                Failing::new("b", "you may not"),
                Failing::new("c", "you may not"),
            ]
        );
        assert_eq!(declared("no code"), []);
    }
}
