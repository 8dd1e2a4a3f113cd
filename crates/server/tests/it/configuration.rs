use std::os::unix::fs::PermissionsExt as _;

use crate::binary::Binary;

const LONG_SECRET: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn a_wrong_value_stops_the_start_with_one_line_and_leaves_nothing() {
    let binary = Binary::new().with("MAX_BODY_BYTES", "a lot");
    let outcome = binary.run("serve");
    assert_eq!(outcome.code, Some(2));
    assert_eq!(
        outcome.err,
        "error: MAX_BODY_BYTES (environment) is \"a lot\"; \
         expected a whole number of bytes from 1 to 1073741824\n"
    );
    assert_eq!(outcome.out, "");
    assert!(!binary.path("data").exists());
}

#[test]
fn a_wrong_flag_is_wrong_usage() {
    let outcome = Binary::new().run("--colour blue");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("--colour"), "{}", outcome.err);
}

#[test]
fn the_check_prints_what_holds_and_why_and_masks_secrets() {
    let outcome = Binary::new()
        .with("SECRET_KEY", LONG_SECRET)
        .with_file(
            ".env",
            "LOG_FORMAT=json\nPORT=1\nPOSTGRES_SERVER=db\nPOSTGRES_PASSWORD=hunter2\n",
        )
        .run("config check --host ::1");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    let says = |line: &str| {
        let found = outcome
            .out
            .lines()
            .any(|l| l.split_whitespace().eq(line.split(' ')));
        assert!(found, "{line} is not in\n{}", outcome.out);
    };
    says("HOST ::1 flag --host");
    says("PORT 0 environment");
    says("LOG_FORMAT json .env");
    says("DATABASE_URL postgres://postgres:***@db:5432/postgres default");
    says("JWT_SECRET ******** (32 bytes) environment (SECRET_KEY)");
    says("AI_PROVIDER mock default");
    assert!(!outcome.out.contains("hunter2") && !outcome.out.contains(LONG_SECRET));
}

#[test]
fn the_check_refuses_what_the_start_refuses() {
    let outcome = Binary::new()
        .with("APP_ENV", "production")
        .run("config check");
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome
            .err
            .starts_with("error: JWT_SECRET is not set; expected"),
        "{}",
        outcome.err
    );
}

#[test]
fn another_file_can_be_named_but_must_be_there() {
    let binary = Binary::new().with_file("desk.env", "DATA_DIR=elsewhere\n");
    let outcome = binary.run("config check --env-file desk.env");
    assert!(outcome.out.contains("elsewhere"), "{}", outcome.out);
    let outcome = binary.run("config check --env-file nowhere.env");
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome
            .err
            .starts_with("error: nowhere.env cannot be read: "),
        "{}",
        outcome.err
    );
}

#[test]
fn production_does_not_start_with_the_example_secret() {
    let example = include_str!("../../../../.env.example").replace("#JWT_SECRET=", "JWT_SECRET=");
    let outcome = Binary::new()
        .with("APP_ENV", "production")
        .with_file(".env", &example)
        .run("serve");
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.err.contains("instead of the one in .env.example"),
        "{}",
        outcome.err
    );
    assert_eq!(outcome.err.lines().count(), 1);
}

#[test]
fn the_first_start_keeps_a_secret_for_the_next_ones() {
    let binary = Binary::new();
    drop(binary.start());
    let file = binary.path("data/jwt_secret");
    let secret = std::fs::read_to_string(&file).unwrap();
    assert!(secret.trim().len() >= 32);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let running = binary.start();
    running.signal("TERM");
    let (_, log, _) = running.wait();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), secret);
    assert!(!log.contains(secret.trim()));
}

#[test]
fn a_given_secret_is_not_written_down() {
    let binary = Binary::new()
        .with("JWT_SECRET", LONG_SECRET)
        .with("APP_ENV", "production");
    let running = binary.start();
    running.signal("TERM");
    let (_, log, _) = running.wait();
    assert!(!binary.path("data/jwt_secret").exists());
    assert!(!log.contains(LONG_SECRET));
}
