use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation))
    });
    operations.collect()
}

fn document() -> Value {
    serde_json::to_value(openapi()).unwrap()
}

#[test]
fn every_operation_has_a_name_of_its_own_a_known_tag_and_a_summary() {
    let document = document();
    let tags: BTreeSet<&str> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].as_str().unwrap())
        .collect();
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id), "{name}: {id} is taken");
        assert!(
            tags.contains(operation["tags"][0].as_str().unwrap()),
            "{name}"
        );
        assert!(operation["summary"].is_string(), "{name}");
    }
}

#[test]
fn every_answer_is_described_and_every_failure_has_an_example_that_fits() {
    let document = document();
    for (name, operation) in operations(&document) {
        for (status, response) in operation["responses"].as_object().unwrap() {
            let place = format!("{name} {status}");
            assert!(response["description"].is_string(), "{place}");
            assert!(response["headers"]["X-Request-Id"].is_object(), "{place}");
            if status.as_str() < "400" {
                continue;
            }
            let content = &response["content"]["application/problem+json"];
            let examples = content["examples"].as_object();
            for (code, example) in examples.unwrap_or_else(|| panic!("{place} has no code")) {
                assert_eq!(example["value"]["code"], **code, "{place}");
                assert_eq!(example["value"]["status"].to_string(), **status, "{place}");
            }
        }
    }
}

#[test]
fn what_is_secured_says_so_and_every_path_parameter_is_described() {
    let document = document();
    for (name, operation) in operations(&document) {
        let responses = &operation["responses"];
        let is_secured = operation["security"].is_array();
        if is_secured {
            assert!(responses["401"].is_object(), "{name}");
        }
        let parameters = operation["parameters"].as_array().unwrap();
        let described: BTreeSet<&str> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        let needed: BTreeSet<&str> = name
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        assert_eq!(described, needed, "{name}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn follow(document: &Value, value: &Value) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get("$ref") {
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                }
                members.values().for_each(|value| follow(document, value));
            }
            Value::Array(values) => values.iter().for_each(|value| follow(document, value)),
            _ => {}
        }
    }
    let document = document();
    follow(&document, &document);
}
