//! Every operation of the description, so that no route is forgotten.
//!
//! A new route is tested here by being described. If its path has an id of a new kind, [`world`]
//! has to know how to make such a thing.

mod document;
mod requests;
mod world;

use std::collections::BTreeSet;

use axum::http::Method;

use self::document::{Operation, operations};
use self::requests::requests;
use self::world::World;
use crate::app::{Answer, Client, TestApp};

/// What anybody may ask. Everything else must be secured.
const OPEN: [&str; 8] = [
    "GET /api",
    "GET /health",
    "GET /healthz",
    "GET /readyz",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/logout",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/register",
];

async fn ask(client: &Client<'_>, operation: &Operation, path: &str) -> Answer {
    let request = client.request(operation.method.clone(), path);
    match &operation.example {
        Some(body) => request.json(body).send().await,
        None => request.send().await,
    }
}

#[tokio::test]
async fn only_what_anybody_may_ask_is_open() {
    let app = TestApp::start().await;
    for operation in operations() {
        assert_eq!(
            operation.is_secured,
            !OPEN.contains(&operation.name.as_str()),
            "{}",
            operation.name
        );
        if operation.is_secured {
            let path = operation.path_with(|_| "00000000-0000-0000-0000-000000000000".to_owned());
            let answer = ask(&app.anonymous(), operation, &path).await;
            assert_eq!(
                answer.problem(),
                "401 not_authenticated",
                "{}",
                operation.name
            );
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
    }
}

#[tokio::test]
async fn nothing_of_one_customer_exists_for_another() {
    let app = TestApp::start().await;
    let owner = app.user().await;
    let stranger = app.user().await;
    for operation in operations() {
        let Some(param) = operation
            .params
            .iter()
            .find(|param| world::is_private(param))
        else {
            continue;
        };
        let world = World::of(&app, &owner).await;
        let path = operation.path_with(|param| world.id(param));
        let answer = ask(&stranger, operation, &path).await;
        let expected = format!("404 {}_not_found", param.trim_end_matches("_id"));
        assert_eq!(answer.problem(), expected, "{}", operation.name);
        let nothing = operation.path_with(|_| "00000000-0000-0000-0000-000000000000".to_owned());
        let of_nothing = ask(&stranger, operation, &nothing).await;
        assert_eq!(
            answer.transcript(),
            of_nothing.transcript(),
            "{}",
            operation.name
        );
    }
}

#[tokio::test]
async fn every_body_has_an_example_that_fits() {
    let app = TestApp::start().await;
    let owner = app.user().await;
    for operation in operations().iter().filter(|operation| operation.has_body) {
        assert!(
            operation.example.is_some(),
            "{} has no example",
            operation.name
        );
        let world = World::of(&app, &owner).await;
        let path = operation.path_with(|param| world.id(param));
        let answer = ask(&owner, operation, &path).await;
        assert_ne!(
            answer.status,
            422,
            "{}: {}",
            operation.name,
            answer.transcript()
        );
    }
}

/// Good requests and bad ones, from a customer and from an administrator: no answer is a
/// surprise, and none is the server's fault.
#[tokio::test]
async fn only_documented_answers_come_back() {
    let app = TestApp::start().await;
    let (customer, admin) = (app.user().await, app.admin().await);
    let mut surprises = BTreeSet::new();
    for operation in operations() {
        for client in [&customer, &admin] {
            let world = World::of(&app, client).await;
            for request in requests(operation, &world) {
                let answer = request.send(client).await;
                if let Some(surprise) = surprise(operation, &answer) {
                    let first = format!("{}: {surprise}", operation.name);
                    if surprises.insert(first) {
                        println!("{} with {}: {surprise}", operation.name, request.name);
                    }
                }
            }
        }
    }
    assert_eq!(surprises, BTreeSet::new());
}

/// What the description does not prepare a client for.
fn surprise(operation: &Operation, answer: &Answer) -> Option<String> {
    if answer.status < 400 {
        let is_described = operation.answers.contains_key(&answer.status);
        return (!is_described).then(|| answer.status.to_string());
    }
    if answer.header("content-type") != Some("application/problem+json") {
        return Some(format!("{} without a problem document", answer.status));
    }
    let problem = answer.problem();
    let is_described = operation.answers.get(&answer.status).is_some_and(|codes| {
        let mut codes = codes.iter();
        codes.any(|code| problem.ends_with(&format!(" {code}")))
    });
    (answer.status >= 500 || !is_described).then_some(problem)
}

#[tokio::test]
async fn no_route_takes_a_method_that_is_not_described() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let all = operations();
    for operation in all {
        for method in [
            Method::GET,
            Method::PUT,
            Method::POST,
            Method::PATCH,
            Method::DELETE,
        ] {
            let is_described = all
                .iter()
                .any(|other| other.path == operation.path && other.method == method);
            if !is_described {
                let path = operation.path_with(|_| "7".to_owned());
                let answer = user.request(method.clone(), &path).send().await;
                assert_eq!(
                    answer.problem(),
                    "405 method_not_allowed",
                    "{method} {path}"
                );
                assert!(answer.header("allow").is_some(), "{method} {path}");
            }
        }
    }
}
