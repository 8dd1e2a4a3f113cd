use test_support::on_both_databases;

use crate::binary::{Binary, Running};

const PASSWORD: &str = "correct horse battery";

/// The role of whoever signs in, if that works.
fn role(server: &Running, email: &str, password: &str) -> Option<String> {
    let body = serde_json::json!({"email": email, "password": password});
    let login = server.anonymous().post("/api/v1/auth/login", &body);
    (login.status == 200).then(|| login.json()["user"]["role"].as_str().unwrap().to_owned())
}

on_both_databases! {
    async fn whoever_runs_the_server_can_make_an_administrator(db) {
        let binary = Binary::new().with("DATABASE_URL", &db.url());
        let line = "admin create --email Ada@Example.com --full-name Ada";
        let made = binary.run_with_input(line, &format!("{PASSWORD}\n"));
        assert_eq!(made.code, Some(0), "{}", made.err);
        assert!(made.out.starts_with("made the administrator ada@example.com ("), "{}", made.out);
        assert!(!made.out.contains(PASSWORD) && !made.err.contains(PASSWORD));
        let server = binary.start();
        assert_eq!(role(&server, "ada@example.com", PASSWORD).unwrap(), "admin");

        let again = binary.run_with_input(line, "another password\n");
        assert_eq!(again.code, Some(1));
        assert_eq!(again.err.lines().count(), 1, "{}", again.err);
        assert!(role(&server, "ada@example.com", "another password").is_none());
    }

    async fn the_first_start_makes_the_administrator_that_is_asked_for(db) {
        let binary = Binary::new()
            .with("DATABASE_URL", &db.url())
            .with("BOOTSTRAP_ADMIN_EMAIL", "ada@example.com");
        let first = binary.with("BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        drop(first.start());
        // Later the password may be another one; the account stays as it is.
        let later = first.with("BOOTSTRAP_ADMIN_PASSWORD", "another password");
        let server = later.start();
        assert_eq!(role(&server, "ada@example.com", PASSWORD).unwrap(), "admin");
        assert!(role(&server, "ada@example.com", "another password").is_none());
        server.signal("TERM");
        let (_, log, _) = server.wait();
        assert!(!log.contains(PASSWORD) && !log.contains("another password"));
    }
}

#[test]
fn the_password_can_come_from_the_environment_unless_the_input_is_asked_for() {
    let binary = Binary::new().with("ADMIN_PASSWORD", PASSWORD);
    let asked = binary.run_with_input(
        "admin create --email a@example.com --password-stdin",
        "from the input",
    );
    let other = binary.run("admin create --email b@example.com");
    assert_eq!(
        (asked.code, other.code),
        (Some(0), Some(0)),
        "{}{}",
        asked.err,
        other.err
    );
    let server = binary.start();
    assert!(role(&server, "a@example.com", "from the input").is_some());
    assert!(role(&server, "b@example.com", PASSWORD).is_some());
}

#[test]
fn an_administrator_needs_a_good_password_and_address() {
    let binary = Binary::new();
    let cases = [
        ("admin create --email a@example.com", "short", "password"),
        (
            "admin create --email a@example.com",
            "",
            "there is no password",
        ),
        ("admin create --email nobody", PASSWORD, "email"),
    ];
    for (line, input, named) in cases {
        let outcome = binary.run_with_input(line, input);
        assert_eq!(outcome.code, Some(1), "{line}");
        assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
        assert!(outcome.err.contains(named), "{}", outcome.err);
    }
}
