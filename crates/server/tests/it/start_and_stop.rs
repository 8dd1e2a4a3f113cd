use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use test_support::on_both_databases;

use crate::binary::Binary;

on_both_databases! {
    async fn several_instances_start_at_once_on_one_database(db) {
        let url = db.url();
        let start = || Binary::new().with("DATABASE_URL", &url).start();
        let running: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(start)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        for instance in running {
            instance.signal("TERM");
            assert_eq!(instance.wait().0, Some(0));
        }
    }
}

#[test]
fn a_server_that_is_told_to_stop_ends_well() {
    for signal in ["TERM", "INT"] {
        let running = Binary::new().start();
        running.signal(signal);
        let (code, log, took) = running.wait();
        assert_eq!(code, Some(0), "{log}");
        assert!(took < Duration::from_secs(5), "{took:?}");
        assert!(log.contains("stopped"), "{log}");
    }
}

#[test]
fn who_is_being_served_gets_the_answer_before_the_end() {
    let binary = Binary::new().with("ADMIN_PASSWORD", "correct horse battery");
    assert_eq!(
        binary.run("admin create --email ada@example.com").code,
        Some(0)
    );
    let running = binary.start();
    // No more passwords are hashed at once than there are processors: most of these wait.
    let body = r#"{"email": "ada@example.com", "password": "correct horse battery"}"#;
    let request = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut clients: Vec<_> = (0..12)
        .map(|_| {
            let mut client = TcpStream::connect(running.address).unwrap();
            client.write_all(request.as_bytes()).unwrap();
            client
        })
        .collect();
    let mut byte = [0];
    clients[0].read_exact(&mut byte).unwrap();
    running.signal("TERM");
    for client in &mut clients[1..] {
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.ends_with('}'), "{answer}");
    }
    assert_eq!(running.wait().0, Some(0));
}

#[test]
fn a_connection_at_rest_does_not_hold_up_the_end() {
    let running = Binary::new().start();
    let mut connection = TcpStream::connect(running.address).unwrap();
    connection
        .write_all(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    let mut first = [0; 12];
    connection.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 404");
    running.signal("TERM");
    let (code, _, took) = running.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn half_a_request_does_not_hold_up_the_end() {
    let running = Binary::new().start();
    let mut connection = TcpStream::connect(running.address).unwrap();
    connection
        .write_all(b"POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Le")
        .unwrap();
    running.signal("TERM");
    let (code, _, took) = running.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn many_connections_do_not_take_the_files_of_the_database() {
    // Fewer than this many connections are let in at once; the others wait outside.
    const CONNECTIONS: usize = 100;
    let running = Binary::new().start_with_descriptors(300);
    let mut connections: Vec<_> = (0..CONNECTIONS)
        .map(|_| TcpStream::connect(running.address).unwrap())
        .collect();
    // Asks the database, through a connection that it opens for this.
    let first = &mut connections[0];
    first
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    let mut answer = [0; 12];
    first.read_exact(&mut answer).unwrap();
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 200");
    // Whoever waits outside gets in when others leave.
    let mut last = connections.pop().unwrap();
    drop(connections);
    last.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    last.read_exact(&mut answer).unwrap();
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 200");
}

#[test]
fn a_taken_port_is_told_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let outcome = Binary::new().run(&format!("serve --port {port} --log-level off"));
    assert_eq!(outcome.code, Some(1));
    let begin = format!("error: cannot listen on 127.0.0.1 port {port}: ");
    assert!(outcome.err.starts_with(&begin), "{}", outcome.err);
    assert_eq!(outcome.err.lines().count(), 1);
}

#[test]
fn a_database_that_is_away_is_told_in_one_line_without_its_password() {
    let unused = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let outcome = Binary::new()
        .with(
            "DATABASE_URL",
            &format!("postgres://ann:hunter2@{unused}/desk"),
        )
        .run("serve --log-level off");
    assert_eq!(outcome.code, Some(1));
    let begin = format!("error: the database postgres://ann:***@{unused}/desk: ");
    assert!(outcome.err.starts_with(&begin), "{}", outcome.err);
    assert_eq!(outcome.err.lines().count(), 1);
}

#[test]
fn logs_are_json_if_wanted() {
    let running = Binary::new().with("LOG_FORMAT", "json").start();
    running.signal("TERM");
    let (_, log, _) = running.wait();
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect();
    let listening = lines
        .iter()
        .find(|line| {
            line["message"]
                .as_str()
                .is_some_and(|m| m.starts_with("listening on"))
        })
        .expect("it says that it listens");
    assert_eq!(listening["level"], "INFO");
    assert!(
        listening["database"]
            .as_str()
            .unwrap()
            .starts_with("sqlite:///")
    );
}
