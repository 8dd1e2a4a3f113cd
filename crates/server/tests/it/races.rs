//! Many who want the same at the same time. On PostgreSQL they ask two servers.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::thread;

use persistence::DatabaseAddress;
use serde_json::{Value, json};
use test_support::{TestDatabase, on_both_databases};

use crate::binary::{Binary, Running};
use crate::client::{Answer, Client, PASSWORD};

const MANY: usize = 64;
const TICKETS: &str = "/api/v1/tickets";

/// Every way that the status of a ticket may go.
const WAYS: [(&str, &str); 5] = [
    ("Pending", "InProgress"),
    ("Pending", "Canceled"),
    ("InProgress", "Resolved"),
    ("InProgress", "Canceled"),
    ("Resolved", "InProgress"),
];

/// The servers of one database. With SQLite there is only ever one.
struct Desk(Vec<Running>);

impl Desk {
    fn on(db: &TestDatabase) -> Self {
        let binary = Binary::on(db).with("JWT_SECRET", "0123456789abcdef0123456789abcdef");
        let servers = match db.address() {
            DatabaseAddress::Sqlite(_) => 1,
            DatabaseAddress::Postgres(_) => 2,
        };
        Self((0..servers).map(|_| binary.start()).collect())
    }

    fn customer(&self, name: &str) -> Client {
        self.0[0].customer(name)
    }

    /// Asks many times at once, each server in turn.
    fn all_at_once(&self, ask: impl Fn(usize, &Running) -> Answer + Sync) -> Vec<Answer> {
        let start = Barrier::new(MANY);
        let ask_one = |n: usize| {
            start.wait();
            ask(n, &self.0[n % self.0.len()])
        };
        let ask_one = &ask_one;
        thread::scope(|scope| {
            let asking: Vec<_> = (0..MANY).map(|n| scope.spawn(move || ask_one(n))).collect();
            asking
                .into_iter()
                .map(|asking| asking.join().unwrap())
                .collect()
        })
    }
}

/// How often each answer was given, such as 63 times `409 email_taken`.
fn counted(answers: &[Answer]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for answer in answers {
        let what = match answer.status {
            200..300 => answer.status.to_string(),
            _ => answer.problem(),
        };
        *counted.entry(what).or_default() += 1;
    }
    counted
}

fn counts<const N: usize>(expected: [(&str, usize); N]) -> BTreeMap<String, usize> {
    expected
        .map(|(what, times)| (what.to_owned(), times))
        .into()
}

/// `annette@example.com` in as many ways as there are letters to write large.
fn spelling(n: usize) -> String {
    let letters = "annette".chars().enumerate();
    let letters = letters.map(|(i, letter)| match n >> i & 1 {
        0 => letter,
        _ => letter.to_ascii_uppercase(),
    });
    format!("{}@example.com", letters.collect::<String>())
}

/// A conversation in which the assistant has proposed a ticket: its path and the action's id.
fn proposal(client: &Client) -> (String, Value) {
    let started = client.post("/api/v1/chat/conversations", &json!({}));
    let chat = started.header("location").unwrap().to_owned();
    let say = json!({"content": "The printer on floor 2 jams, please open a ticket"});
    let said = client.post(&format!("{chat}/messages"), &say).expect(200);
    (chat, said["pending_action"]["action_id"].clone())
}

fn open_ticket(client: &Client) -> String {
    let opened = client.post(TICKETS, &json!({"content": "The printer jams"}));
    opened.expect(201);
    opened.header("location").unwrap().to_owned()
}

/// The statuses that a ticket had, one after the other.
fn history(client: &Client, ticket: &str) -> Vec<String> {
    let events = client
        .get(&format!("{ticket}/events?limit=100"))
        .expect(200);
    let changes = events["items"].as_array().unwrap().clone().into_iter();
    let mut history = vec!["Pending".to_owned()];
    for mut event in changes.filter(|event| event["type"] == "status_changed") {
        let change = event["changes"]["status"].take();
        let [old, new]: [String; 2] = serde_json::from_value(change).unwrap();
        assert_eq!(history.last(), Some(&old), "after {history:?}");
        assert!(
            WAYS.contains(&(&old, &new)),
            "{old} to {new} after {history:?}"
        );
        history.push(new);
    }
    let ticket = client.get(ticket).expect(200);
    assert_eq!(ticket["status"], *history.last().unwrap());
    history
}

on_both_databases! {
    async fn of_many_registrations_of_one_address_one_counts(db) {
        let desk = Desk::on(db);
        let answers = desk.all_at_once(|n, server| {
            let password = format!("{PASSWORD} {n}");
            let body = json!({"email": spelling(n), "password": password, "full_name": "A"});
            server.anonymous().post("/api/v1/auth/register", &body)
        });
        assert_eq!(counted(&answers), counts([("201", 1), ("409 email_taken", MANY - 1)]));
        let winner = answers.iter().position(|answer| answer.status == 201).unwrap();
        for n in [winner, (winner + 1) % MANY] {
            let login = json!({"email": spelling(0), "password": format!("{PASSWORD} {n}")});
            let login = desk.0[0].anonymous().post("/api/v1/auth/login", &login);
            assert_eq!(login.status == 200, n == winner, "{}", login.body);
        }
    }

    async fn of_many_bookings_of_one_slot_one_counts(db) {
        let desk = Desk::on(db);
        let made = Binary::on(db).run_with_input("admin create --email ada@example.com", PASSWORD);
        assert_eq!(made.code, Some(0), "{}", made.err);
        let admin = desk.0[0].sign_in("ada@example.com");
        let room = admin.post("/api/v1/rooms", &json!({"name": "Hue", "capacity": 8})).expect(201);
        let people = [admin, desk.customer("ann"), desk.customer("bob")];
        let answers = desk.all_at_once(|n, server| {
            let client = people[n % people.len()].at(server);
            let body = json!({"reason": "Review", "time": "2090-01-02T09:00:00Z",
                "room_id": room["room_id"]});
            client.post("/api/v1/bookings", &body)
        });
        assert_eq!(counted(&answers), counts([("201", 1), ("409 room_taken", MANY - 1)]));
        for refused in answers.iter().filter(|answer| answer.status == 409) {
            assert_eq!(refused.json()["alternatives"][0]["time"], "2090-01-02T10:00:00Z");
        }
        let totals = people.map(|client| client.get("/api/v1/bookings").expect(200)["total"].as_u64());
        assert_eq!(totals.into_iter().flatten().sum::<u64>(), 1);
    }

    async fn many_confirmations_of_one_action_open_one_ticket_and_say_the_same(db) {
        let desk = Desk::on(db);
        let ann = desk.customer("ann");
        let (chat, action_id) = proposal(&ann);
        let confirm = json!({"action": "confirm", "action_id": action_id});
        let path = format!("{chat}/confirm");
        let answers = desk.all_at_once(|_, server| ann.at(server).post(&path, &confirm));
        assert_eq!(counted(&answers), counts([("200", MANY)]));
        for answer in &answers {
            assert_eq!(answer.body, answers[0].body);
        }
        let tickets = ann.get(TICKETS).expect(200);
        assert_eq!(tickets["total"], 1);
        let told = answers[0].json();
        assert_eq!(told["action"]["status"], "executed");
        assert_eq!(told["action"]["result"]["ticket_id"], tickets["items"][0]["ticket_id"]);
        // What was said, what was proposed, what came of it.
        let messages = ann.get(&chat).expect(200)["messages"].clone();
        assert_eq!(messages.as_array().unwrap().len(), 3);
    }

    async fn of_yes_and_no_at_once_one_counts(db) {
        let desk = Desk::on(db);
        let ann = desk.customer("ann");
        let (chat, action_id) = proposal(&ann);
        let path = format!("{chat}/confirm");
        let answers = desk.all_at_once(|n, server| {
            // So that each server hears both.
            let word = if n / 2 % 2 == 0 { "confirm" } else { "cancel" };
            ann.at(server).post(&path, &json!({"action": word, "action_id": action_id}))
        });
        let half = MANY / 2;
        assert_eq!(counted(&answers), counts([("200", half), ("409 already_decided", half)]));
        let is_confirmed = answers[0].status == 200;
        let tickets = ann.get(TICKETS).expect(200);
        assert_eq!(tickets["total"], u64::from(is_confirmed));
    }

    async fn a_ticket_that_many_change_at_once_has_a_legal_history(db) {
        let desk = Desk::on(db);
        let ann = desk.customer("ann");
        let ticket = open_ticket(&ann);
        let answers = desk.all_at_once(|n, server| match n / 2 % 3 {
            0 => ann.at(server).put(&ticket, &json!({"status": "InProgress"})),
            1 => ann.at(server).put(&ticket, &json!({"status": "Resolved"})),
            _ => ann.at(server).post(&format!("{ticket}/reopen"), &json!({})),
        });
        let counted = counted(&answers);
        let refused = counted.get("409 invalid_transition").copied().unwrap_or_default();
        let done = counted.get("200").copied().unwrap_or_default();
        assert_eq!(done + refused, MANY, "{counted:?}");
        let history = history(&ann, &ticket);
        assert!((2..=done + 1).contains(&history.len()), "{done} changes, {history:?}");
    }

    async fn a_ticket_is_resolved_or_canceled_but_never_both(db) {
        let desk = Desk::on(db);
        let ann = desk.customer("ann");
        let ticket = open_ticket(&ann);
        ann.put(&ticket, &json!({"status": "InProgress"})).expect(200);
        let answers = desk.all_at_once(|n, server| match n / 2 % 2 {
            0 => ann.at(server).put(&ticket, &json!({"status": "Resolved"})),
            _ => ann.at(server).delete(&ticket),
        });
        let half = MANY / 2;
        assert_eq!(counted(&answers), counts([("200", half), ("409 invalid_transition", half)]));
        let end = if answers[0].status == 200 { "Resolved" } else { "Canceled" };
        assert_eq!(history(&ann, &ticket), ["Pending", "InProgress", end]);
    }
}
