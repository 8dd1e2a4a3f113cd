//! What people come for, from beginning to end.

use serde_json::{Value, json};
use test_support::on_both_databases;

use crate::binary::{Binary, Running};
use crate::client::{Client, PASSWORD};

const TICKETS: &str = "/api/v1/tickets";
const BOOKINGS: &str = "/api/v1/bookings";

/// An administrator, made as on a new server.
fn admin(binary: &Binary, server: &Running) -> Client {
    let made = binary.run_with_input("admin create --email ada@example.com", PASSWORD);
    assert_eq!(made.code, Some(0), "{}", made.err);
    server.sign_in("ada@example.com")
}

fn path_of(ticket: &Value) -> String {
    format!("{TICKETS}/{}", ticket["ticket_id"].as_str().unwrap())
}

fn with_status(client: &Client, ticket: &Value, status: &str) -> Value {
    let changed = client.put(&path_of(ticket), &json!({"status": status}));
    let changed = changed.expect(200);
    assert_eq!(changed["status"], status);
    changed
}

/// The ticket can have none of these statuses now, and stays as it is.
fn assert_refuses(client: &Client, ticket: &Value, statuses: &[&str]) {
    for status in statuses {
        let refused = client.put(&path_of(ticket), &json!({"status": status}));
        assert_eq!(refused.problem(), "409 invalid_transition");
        let problem = refused.json();
        assert_eq!(problem["from"], ticket["status"]);
        assert_eq!(problem["to"], *status);
        assert_eq!(problem["allowed"], ticket["allowed_transitions"]);
    }
    assert_eq!(client.get(&path_of(ticket)).expect(200), *ticket);
}

fn assert_cannot_be_reopened(client: &Client, ticket: &Value) {
    let refused = client.post(&format!("{}/reopen", path_of(ticket)), &json!({}));
    assert_eq!(refused.problem(), "409 invalid_transition");
}

on_both_databases! {
    async fn whoever_registers_can_sign_in_in_both_ways_and_is_known(db) {
        let server = Binary::on(db).start();
        let anonymous = server.anonymous();
        let ann = json!({"email": " Ann@Example.com", "password": PASSWORD, "full_name": "Ann"});
        let ann = anonymous.post("/api/v1/auth/register", &ann).expect(201);
        assert_eq!((&ann["email"], &ann["role"]), (&json!("ann@example.com"), &json!("user")));

        let by_json = json!({"email": "ann@example.com", "password": PASSWORD});
        let by_json = anonymous.post("/api/v1/auth/login", &by_json);
        let by_form = anonymous.request("POST", "/api/v1/auth/login").body(
            "application/x-www-form-urlencoded",
            "grant_type=password&username=ann%40example.com&password=correct+horse+battery",
        );
        for login in [by_json, by_form.send()] {
            let login = login.expect(200);
            assert_eq!((&login["token_type"], &login["user"]), (&json!("bearer"), &ann));
            let me = anonymous.with_token(&login).get("/api/v1/users/me");
            assert_eq!(me.expect(200), ann);
        }

        let refused = anonymous.get("/api/v1/users/me");
        assert_eq!(refused.problem(), "401 not_authenticated");
        assert_eq!(refused.header("www-authenticate"), Some("Bearer"));
    }

    async fn a_ticket_goes_its_way_and_no_other(db) {
        let server = Binary::on(db).start();
        let ann = server.customer("ann");
        let opened = ann.post(TICKETS, &json!({"content": "The printer jams"}));
        let ticket = opened.expect(201);
        assert_eq!(opened.header("location"), Some(path_of(&ticket).as_str()));
        assert_eq!(ticket["status"], "Pending");
        let listed = json!({"items": [ticket], "total": 1, "skip": 0, "limit": 20});
        assert_eq!(ann.get(TICKETS).expect(200), listed);
        let stranger = server.customer("bob");
        assert_eq!(stranger.get(&path_of(&ticket)).problem(), "404 ticket_not_found");

        assert_refuses(&ann, &ticket, &["Resolved"]);
        assert_cannot_be_reopened(&ann, &ticket);
        let ticket = with_status(&ann, &ticket, "InProgress");
        assert_refuses(&ann, &ticket, &["Pending"]);
        assert_cannot_be_reopened(&ann, &ticket);
        let ticket = with_status(&ann, &ticket, "Resolved");
        assert_refuses(&ann, &ticket, &["Pending", "InProgress", "Canceled"]);
        assert_eq!(ann.delete(&path_of(&ticket)).problem(), "409 invalid_transition");

        let reopened = ann.post(&format!("{}/reopen", path_of(&ticket)), &json!({}));
        assert_eq!(reopened.expect(200)["status"], "InProgress");
        let ticket = ann.delete(&path_of(&ticket)).expect(200);
        assert_eq!(ticket["status"], "Canceled");
        assert_refuses(&ann, &ticket, &["Pending", "InProgress", "Resolved"]);
        assert_cannot_be_reopened(&ann, &ticket);
        let canceled = ann.get(&format!("{TICKETS}?status=Canceled")).expect(200);
        assert_eq!(canceled["items"], json!([ticket]));
    }

    async fn a_room_is_booked_for_the_future_moved_and_canceled(db) {
        let binary = Binary::on(db);
        let server = binary.start();
        let room = json!({"name": "Hue", "capacity": 8});
        let room = admin(&binary, &server).post("/api/v1/rooms", &room).expect(201);
        let ann = server.customer("ann");
        let meeting = |time: &str| {
            let room_id = &room["room_id"];
            ann.post(BOOKINGS, &json!({"reason": "Review", "time": time, "room_id": room_id}))
        };
        assert_eq!(meeting("2020-01-02T09:00:00Z").problem(), "400 time_in_past");
        assert_eq!(ann.get(BOOKINGS).expect(200)["total"], 0);

        let booked = meeting("2090-01-02T10:00:00+01:00");
        let path = booked.header("location").unwrap();
        let booked = booked.expect(201);
        assert_eq!(booked["status"], "Scheduled");
        assert_eq!(booked["time"], "2090-01-02T09:00:00Z");
        assert_eq!(booked["duration_minutes"], 60);
        let past = json!({"time": "2020-01-02T09:00:00Z"});
        assert_eq!(ann.put(path, &past).problem(), "400 time_in_past");
        let moved = ann.put(path, &json!({"time": "2090-01-02T09:30:00Z"})).expect(200);
        assert_eq!(moved["time"], "2090-01-02T09:30:00Z");

        let canceled = ann.delete(path).expect(200);
        assert_eq!(canceled["status"], "Canceled");
        for change in [json!({"time": "2090-01-03T09:00:00Z"}), json!({"reason": "Talk"})] {
            assert_eq!(ann.put(path, &change).problem(), "409 booking_final");
        }
        assert_eq!(ann.get(path).expect(200), canceled);
        // Nobody has the room now.
        meeting("2090-01-02T09:30:00Z").expect(201);
    }

    async fn the_assistant_answers_and_opens_a_ticket_when_it_is_told_yes(db) {
        let binary = Binary::on(db);
        let server = binary.start();
        let article = json!({"slug": "vpn-disconnects", "language": "en",
            "title": "The VPN disconnects again and again",
            "body": "Open the settings of the VPN client and switch the protocol to **TCP**."});
        let admin = admin(&binary, &server);
        admin.post("/api/v1/knowledge/articles", &article).expect(201);

        let ann = server.customer("ann");
        let started = ann.post("/api/v1/chat/conversations", &json!({}));
        started.expect(201);
        let chat = started.header("location").unwrap();
        let say = |text: &str| ann.post(&format!("{chat}/messages"), &json!({"content": text}));

        let helped = say("vpn keeps disconnecting every few minutes on my mac").expect(200);
        let message = &helped["message"];
        assert_eq!((&message["agent"], &message["provider"]), (&json!("it_support"), &json!("mock")));
        assert_eq!(message["citations"][0]["slug"], "vpn-disconnects");
        assert!(message["content"].as_str().unwrap().contains("TCP"), "{message}");
        assert_eq!(helped["pending_action"], Value::Null);

        let asked = "The coffee machine on floor 3 leaks, please open a ticket";
        let proposed = say(asked).expect(200);
        let action = &proposed["pending_action"];
        assert_eq!((&action["tool"], &action["status"]), (&json!("create_ticket"), &json!("pending")));
        assert_eq!(proposed["status"], "awaiting_confirmation");
        assert_eq!(ann.get(chat).expect(200)["pending_action"], *action);
        assert_eq!(ann.get(TICKETS).expect(200)["total"], 0);

        let confirm = json!({"action": "confirm", "action_id": action["action_id"]});
        let confirmed = ann.post(&format!("{chat}/confirm"), &confirm).expect(200);
        assert_eq!(confirmed["action"]["status"], "executed");
        assert_eq!((&confirmed["pending_action"], &confirmed["status"]), (&Value::Null, &json!("active")));
        let made = &confirmed["action"]["result"];
        let ticket = ann.get(&path_of(made)).expect(200);
        assert_eq!((&ticket["reference"], &ticket["status"]), (&made["reference"], &json!("Pending")));
        assert_eq!(ticket["content"], action["arguments"]["content"]);
        assert!(ticket["content"].as_str().unwrap().contains("coffee machine on floor 3 leaks"));
        assert_eq!(ann.get(TICKETS).expect(200)["items"], json!([ticket]));
        let told = ann.get(chat).expect(200);
        assert_eq!(told["messages"].as_array().unwrap().len(), 5);
    }
}
