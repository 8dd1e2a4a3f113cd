use crate::binary::{Binary, Outcome};

const WORLD: &str = r#"{
    "clock": "2026-11-23T09:00:00+07:00",
    "time_zone": "Asia/Ho_Chi_Minh",
    "users": [{"key": "an", "email": "an@example.com", "full_name": "An Nguyen", "role": "user"}],
    "speaker": "an",
    "tickets": [
        {"reference": "TK-1001", "owner": "an", "content": "VPN drops", "status": "InProgress"}
    ]
}"#;

fn eval(dialogs: &[&str]) -> Outcome {
    Binary::new()
        .with_file("world.json", WORLD)
        .with_file("dialogs.jsonl", &dialogs.join("\n"))
        .run("eval world.json dialogs.jsonl")
}

#[test]
fn dialogs_that_go_as_they_should_are_counted() {
    let outcome = eval(&[
        r#"{"id": "ticket-list", "turns": [{"say": "show my tickets", "expect": {"agent": "ticket", "pending": null, "says_all": ["TK-1001"]}}]}"#,
        r#"{"id": "ticket-cancel", "turns": [{"say": "cancel TK-1001", "expect": {"pending": "cancel_ticket"}}]}"#,
    ]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.out);
    assert_eq!(outcome.out.lines().last(), Some("2/2"));
}

#[test]
fn a_dialog_that_goes_otherwise_is_told() {
    let outcome = eval(&[
        r#"{"id": "ticket-list", "turns": [{"say": "show my tickets", "expect": {"agent": "booking"}}]}"#,
    ]);
    assert_eq!(outcome.code, Some(1));
    assert!(
        outcome.out.starts_with("ticket-list: turn 1"),
        "{}",
        outcome.out
    );
    assert_eq!(outcome.out.lines().last(), Some("0/1"));
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let nowhere = Binary::new().run("eval nowhere.json dialogs.jsonl");
    assert_eq!(nowhere.code, Some(2), "{}{}", nowhere.out, nowhere.err);
    let misspelt = eval(&[r#"{"id": "x", "turns": [{"say": "hi", "expect": {"agnet": "faq"}}]}"#]);
    assert_eq!(misspelt.code, Some(2), "{}{}", misspelt.out, misspelt.err);
}
