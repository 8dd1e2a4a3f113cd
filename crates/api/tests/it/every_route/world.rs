//! Something of each kind, to ask about.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::document::operations;
use crate::app::{Client, TestApp};

/// How to make what an id in a path is of: who makes it, where, and from what.
const KINDS: [(&str, Maker, &str); 5] = [
    ("ticket_id", Maker::Owner, "/api/v1/tickets"),
    ("booking_id", Maker::Owner, "/api/v1/bookings"),
    (
        "conversation_id",
        Maker::Owner,
        "/api/v1/chat/conversations",
    ),
    ("room_id", Maker::Admin, "/api/v1/rooms"),
    ("article_id", Maker::Admin, "/api/v1/knowledge/articles"),
];

#[derive(Clone, Copy, PartialEq)]
enum Maker {
    Owner,
    Admin,
}

/// Whether things of this kind belong to one customer.
pub(super) fn is_private(param: &str) -> bool {
    let kind = KINDS.iter().find(|(known, ..)| *known == param);
    kind.is_some_and(|(_, maker, _)| *maker == Maker::Owner)
}

/// The ids of one thing of each kind.
pub(super) struct World(BTreeMap<&'static str, String>);

impl World {
    /// New things of this customer.
    pub(super) async fn of(app: &TestApp, owner: &Client<'_>) -> Self {
        let admin = app.admin().await;
        let mut ids = BTreeMap::from([("user_id", owner.user().user_id.to_string())]);
        for (param, maker, path) in KINDS {
            let name = format!("POST {path}");
            let Some(create) = operations().iter().find(|known| known.name == name) else {
                continue;
            };
            let mut body = create.example.clone().unwrap_or_else(|| json!({}));
            // What may exist only once gets a name of its own.
            for unique in ["name", "slug"] {
                if body[unique].is_string() {
                    body[unique] = Value::from(format!("the-{}", app.store().new_id()));
                }
            }
            if body["room_id"].is_string() {
                body["room_id"] = Value::Null;
            }
            let client = if maker == Maker::Owner { owner } else { &admin };
            let made = client.post(path, body).await.expect(201);
            ids.insert(param, made[param].as_str().unwrap().to_owned());
        }
        Self(ids)
    }

    /// The id to put into a path.
    pub(super) fn id(&self, param: &str) -> String {
        let id = self.0.get(param);
        id.unwrap_or_else(|| panic!("say in `KINDS` how to make a thing for {param}"))
            .clone()
    }
}
