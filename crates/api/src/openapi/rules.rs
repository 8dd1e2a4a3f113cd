//! What holds for every route of a kind, so that no handler has to say it.

use std::collections::BTreeMap;

use utoipa::openapi::path::{Operation, ParameterIn, PathItem};
use utoipa::openapi::{OpenApi as Document, Ref, RefOr, Response, SecurityRequirement, Type};

use super::headers::{answered, request_id_parameter};
use super::problems::{self, Failing};

type Failings = BTreeMap<u16, Vec<Failing>>;

/// Adds what handlers do not say themselves.
pub(super) fn complete(document: &mut Document) {
    for (path, item) in &mut document.paths.paths {
        for operation in operations(item) {
            complete_operation(path, operation);
        }
    }
    let Some(components) = document.components.as_mut() else {
        return;
    };
    let seconds = "How many seconds to wait before asking again.";
    let headers = [
        (
            "RequestId",
            answered(Type::String, "The id of the request."),
        ),
        ("RetryAfter", answered(Type::Integer, seconds)),
        ("Authenticate", answered(Type::String, "`Bearer`.")),
    ];
    for (name, header) in headers {
        components.headers.insert(name.to_owned(), header.into());
    }
    let parameter = request_id_parameter();
    components
        .parameters
        .insert("RequestId".to_owned(), parameter.into());
}

/// The operations of an address.
pub(super) fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem {
        get,
        put,
        post,
        delete,
        patch,
        ..
    } = item;
    [get, put, post, delete, patch].into_iter().flatten()
}

fn complete_operation(path: &str, operation: &mut Operation) {
    let tag = operation.tags.iter().flatten().next().cloned();
    if let (Some(tag), Some(id)) = (tag, operation.operation_id.as_mut()) {
        *id = format!("{tag}_{id}");
    }
    if let Some(security) = operation.security.as_mut() {
        let scopes: [&str; 0] = [];
        security.push(SecurityRequirement::new("password", scopes));
    }
    let mut failings = declared(operation);
    for (status, failing) in by_rule(path, operation) {
        let known = failings.entry(status).or_default();
        if !known.iter().any(|known| known.code == failing.code) {
            known.push(failing);
        }
    }
    for (status, failings) in failings {
        let response = problems::response(status, &failings);
        let responses = &mut operation.responses.responses;
        responses.insert(status.to_string(), response.into());
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response {
            complete_response(status, response);
        }
    }
    let reference = Ref::new("#/components/parameters/RequestId");
    let parameters = operation.parameters.get_or_insert_default();
    parameters.push(RefOr::Ref(reference));
}

/// The failures that the handler declares.
fn declared(operation: &Operation) -> Failings {
    let responses = operation.responses.responses.iter();
    responses
        .filter_map(|(status, response)| match (status.parse(), response) {
            (Ok(status @ 400..), RefOr::T(response)) => {
                Some((status, problems::declared(&response.description)))
            }
            _ => None,
        })
        .collect()
}

type Rule = (u16, &'static str, &'static str);

const OF_BODIES: [Rule; 5] = [
    (400, "malformed_json", "the request body is not valid JSON"),
    (
        408,
        "request_timeout",
        "the request took too long to arrive",
    ),
    (413, "body_too_large", "the request body is too large"),
    (
        415,
        "unsupported_media_type",
        "this content type is not understood here",
    ),
    OF_VALUES,
];
const OF_VALUES: Rule = (422, "validation_failed", "content: must not be blank");
const OF_KEYS: [Rule; 3] = [
    (400, "invalid_idempotency_key", "that is no idempotency key"),
    (
        409,
        "request_in_flight",
        "the first request with this key is still being worked on",
    ),
    (
        422,
        "idempotency_key_reused",
        "this key was used before with another body",
    ),
];
const OF_ZONES: Rule = (422, "invalid_time_zone", "there is no such time zone");
const OF_SIGNED_IN: [Rule; 3] = [
    (401, "not_authenticated", "sign in first"),
    (
        401,
        "invalid_token",
        "the access token is not valid or has ended",
    ),
    (401, "user_disabled", "this account is disabled"),
];
const OF_ALL: [Rule; 3] = [
    (429, "rate_limited", "too many requests, wait a little"),
    (500, "internal_error", "something went wrong on our side"),
    (
        503,
        "database_unavailable",
        "the database is not available at the moment",
    ),
];

/// The failures that its kind brings with it.
fn by_rule(path: &str, operation: &Operation) -> Vec<(u16, Failing)> {
    let mut rules: Vec<Rule> = Vec::new();
    if operation.request_body.is_some() {
        rules.extend(OF_BODIES);
    } else if has_parameter(operation, &ParameterIn::Query, None) {
        rules.push(OF_VALUES);
    }
    if has_parameter(operation, &ParameterIn::Header, Some("Idempotency-Key")) {
        rules.extend(OF_KEYS);
    }
    if has_parameter(operation, &ParameterIn::Header, Some("X-Time-Zone")) {
        rules.push(OF_ZONES);
    }
    if operation.security.is_some() {
        rules.extend(OF_SIGNED_IN);
    }
    if path.starts_with("/api/v1/") {
        rules.extend(OF_ALL);
    }
    let of_things = thing(path).map(|thing| {
        let detail = format!("there is no such {thing}");
        (404, Failing::new(&format!("{thing}_not_found"), &detail))
    });
    let rules = rules.into_iter();
    rules
        .map(|(status, code, detail)| (status, Failing::new(code, detail)))
        .chain(of_things)
        .collect()
}

fn has_parameter(operation: &Operation, place: &ParameterIn, name: Option<&str>) -> bool {
    let parameters = operation.parameters.iter().flatten();
    parameters.into_iter().any(|parameter| match parameter {
        RefOr::T(parameter) => {
            parameter.parameter_in == *place && name.is_none_or(|name| parameter.name == name)
        }
        RefOr::Ref(_) => false,
    })
}

/// What the last id in the path is of: `ticket` for `/tickets/{ticket_id}/messages`.
fn thing(path: &str) -> Option<&str> {
    let (_, rest) = path.rsplit_once('{')?;
    let (name, _) = rest.split_once('}')?;
    name.strip_suffix("_id")
}

fn complete_response(status: &str, response: &mut Response) {
    if response.description.is_empty() {
        let description = match status {
            "201" => "Made.",
            "204" => "Done; there is nothing to say.",
            _ => "Done.",
        };
        description.clone_into(&mut response.description);
    }
    let mut headers = vec![("X-Request-Id", "RequestId")];
    match status {
        "401" => headers.push(("WWW-Authenticate", "Authenticate")),
        "429" | "503" => headers.push(("Retry-After", "RetryAfter")),
        _ => {}
    }
    for (name, component) in headers {
        let reference = Ref::new(format!("#/components/headers/{component}"));
        response
            .headers
            .insert(name.to_owned(), RefOr::Ref(reference));
    }
}
