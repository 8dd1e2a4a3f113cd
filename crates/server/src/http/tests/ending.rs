use std::future::pending;

use super::*;

#[tokio::test]
async fn a_request_in_flight_is_answered_at_the_end() {
    let server = Server::start(limits()).await;
    let mut client = server.connect().await;
    client
        .write_all(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    server.gate.entered.notified().await;
    server.stop.cancel();
    let gate = server.gate.clone();
    // Nobody new is let in...
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    // ...and who is in gets the answer.
    gate.released.notify_one();
    let answer = read_until(&mut client, "released").await;
    assert!(answer.contains("connection: close"), "{answer}");
    server.stop().await;
}

#[tokio::test]
async fn connections_at_rest_do_not_delay_the_end() {
    let server = Server::start(limits()).await;
    let mut used = server.connect().await;
    used.write_all(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody")
        .await
        .unwrap();
    read_until(&mut used, "body").await;
    let mut silent = server.connect().await;
    assert!(server.stop().await < LONG / 10);
    closed(&mut used).await;
    closed(&mut silent).await;
}

#[tokio::test]
async fn a_server_that_nobody_visits_ends_at_once() {
    let server = Server::start_on(Deserted, ([127, 0, 0, 1], 9).into(), limits());
    assert!(server.stop().await < LONG / 10);
}

#[tokio::test]
async fn half_a_header_does_not_delay_the_end_for_long() {
    let server = Server::start(limits()).await;
    let mut client = server.connect().await;
    client.write_all(b"GET /peer HT").await.unwrap();
    let mut other = server.connect().await;
    other.write_all(GET_PEER).await.unwrap();
    read_until(&mut other, "200 OK").await;
    assert!(server.stop().await < LONG / 10);
    closed(&mut client).await;
}

/// A listener to whom nobody comes.
struct Deserted;

impl Accept for Deserted {
    async fn accept(&mut self) -> io::Result<(TcpStream, SocketAddr)> {
        pending().await
    }
}
