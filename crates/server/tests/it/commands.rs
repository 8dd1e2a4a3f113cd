use test_support::on_both_databases;

use crate::binary::Binary;

on_both_databases! {
    async fn the_schema_goes_down_and_up_again(db) {
        let binary = Binary::new().with("DATABASE_URL", &db.url());
        let before = binary.run("migrate status");
        assert_eq!(before.code, Some(0), "{}", before.err);
        let applied: Vec<_> = before.out.lines().map(|line| line.split_once("  ").unwrap()).collect();
        assert!(!applied.is_empty());
        assert!(applied.iter().all(|(state, _)| *state == "applied"), "{}", before.out);

        let down = binary.run(&format!("migrate down {}", applied.len()));
        assert_eq!(down.code, Some(0), "{}", down.err);
        let reverted: Vec<_> = applied.iter().rev().map(|(_, name)| format!("reverted {name}")).collect();
        assert_eq!(down.out.lines().collect::<Vec<_>>(), reverted);
        assert!(!binary.run("migrate status").out.contains("applied"));

        let up = binary.run("migrate up");
        let names: Vec<_> = applied.iter().map(|(_, name)| format!("applied {name}")).collect();
        assert_eq!(up.out.lines().collect::<Vec<_>>(), names);
        assert_eq!(binary.run("migrate up").out, "nothing to do\n");
    }
}

#[test]
fn the_description_of_the_api_needs_no_configuration() {
    let outcome = Binary::new().with("PORT", "wrong").run("openapi");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    let document: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(document["paths"]["/api/v1/tickets"].is_object());
}

#[test]
fn a_running_server_is_healthy() {
    let binary = Binary::new();
    let running = binary.start();
    let outcome = binary.run(&format!("health --port {}", running.address.port()));
    assert_eq!((outcome.code, outcome.out.as_str()), (Some(0), "ok\n"));
}

#[test]
fn nobody_at_home_is_not_healthy() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let outcome = Binary::new().run(&format!("health --port {}", unused.port()));
    assert_eq!(outcome.code, Some(1));
    let begin = format!("error: the server at {unused} is not well: ");
    assert!(outcome.err.starts_with(&begin), "{}", outcome.err);
}
