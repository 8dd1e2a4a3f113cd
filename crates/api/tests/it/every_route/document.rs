//! The description, as far as these tests go by it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::Method;
use serde_json::Value;

/// One method of one path.
pub(super) struct Operation {
    /// Such as `GET /api/v1/tickets/{ticket_id}`.
    pub(super) name: String,
    pub(super) method: Method,
    pub(super) path: String,
    /// The ids in the path.
    pub(super) params: Vec<String>,
    /// The parameters of the query.
    pub(super) query: Vec<String>,
    /// The header fields, except those of every request.
    pub(super) headers: Vec<String>,
    pub(super) is_secured: bool,
    pub(super) has_body: bool,
    /// The members of a JSON body.
    pub(super) members: Vec<String>,
    /// A JSON body that fits.
    pub(super) example: Option<Value>,
    /// The codes of each status that is described.
    pub(super) answers: BTreeMap<u16, Vec<String>>,
}

impl Operation {
    pub(super) fn path_with(&self, id: impl Fn(&str) -> String) -> String {
        self.params.iter().fold(self.path.clone(), |path, param| {
            path.replace(&format!("{{{param}}}"), &id(param))
        })
    }
}

/// Every operation.
pub(super) fn operations() -> &'static [Operation] {
    static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(read);
    &OPERATIONS
}

fn read() -> Vec<Operation> {
    let document = serde_json::to_value(frontdesk_api::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(|(method, described)| operation(&document, path, method, described))
    });
    operations.collect()
}

fn operation(document: &Value, path: &str, method: &str, described: &Value) -> Operation {
    let method = method.to_uppercase();
    let names = |place: &str| {
        let parameters = described["parameters"].as_array().unwrap().iter();
        let names = parameters.filter(|parameter| parameter["in"] == place);
        names.map(|parameter| text(&parameter["name"])).collect()
    };
    let body = &described["requestBody"]["content"]["application/json"];
    let schema = resolved(document, &body["schema"]);
    let example = [&body["example"], &schema["example"]]
        .into_iter()
        .find(|example| !example.is_null());
    let members = schema["properties"].as_object();
    Operation {
        name: format!("{method} {path}"),
        method: method.parse().unwrap(),
        path: path.to_owned(),
        params: names("path"),
        query: names("query"),
        headers: names("header"),
        is_secured: described["security"].is_array(),
        has_body: described["requestBody"].is_object(),
        members: members
            .map(|members| members.keys().cloned().collect())
            .unwrap_or_default(),
        example: example.cloned(),
        answers: answers(described),
    }
}

fn answers(described: &Value) -> BTreeMap<u16, Vec<String>> {
    let responses = described["responses"].as_object().unwrap().iter();
    let answers = responses.map(|(status, response)| {
        let examples = response["content"]["application/problem+json"]["examples"].as_object();
        let codes = examples.map(|examples| examples.keys().cloned().collect());
        (status.parse().unwrap(), codes.unwrap_or_default())
    });
    answers.collect()
}

/// The schema behind references and, of several, the first that is more than null.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return resolved(document, document.pointer(pointer).unwrap());
    }
    let choices = ["oneOf", "anyOf", "allOf"]
        .iter()
        .find_map(|name| schema[name].as_array());
    let choice = choices.and_then(|choices| choices.iter().find(|choice| choice["type"] != "null"));
    choice.map_or(schema, |choice| resolved(document, choice))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
