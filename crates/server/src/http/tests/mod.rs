mod ending;
mod patience;

use std::collections::VecDeque;

use axum::Json;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use axum::routing::{any, get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::*;

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(30);
const GET_PEER: &[u8] = b"GET /peer HTTP/1.1\r\nHost: x\r\n\r\n";

fn limits() -> ConnectionLimits {
    ConnectionLimits {
        header_timeout: LONG,
        idle_timeout: LONG,
        accept_pause: Duration::from_millis(1),
        ..ConnectionLimits::of_this_process()
    }
}

/// Two ends of a request that the test holds open.
#[derive(Clone, Default)]
struct Gate {
    entered: Arc<Notify>,
    released: Arc<Notify>,
}

struct Server {
    address: SocketAddr,
    gate: Gate,
    stop: CancellationToken,
    ended: JoinHandle<()>,
}

impl Server {
    async fn start(limits: ConnectionLimits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        Self::start_on(listener, address, limits)
    }

    fn start_on(
        listener: impl Accept + 'static,
        address: SocketAddr,
        limits: ConnectionLimits,
    ) -> Self {
        let gate = Gate::default();
        let stop = CancellationToken::new();
        let router = Router::new()
            .route(
                "/peer",
                get(async |peer: ConnectInfo<SocketAddr>| Json(peer.0)),
            )
            .route("/echo", post(async |body: String| body))
            .route("/held", get(held))
            .route("/ws", any(web_socket))
            .with_state(gate.clone());
        let ended = TaskTracker::new().spawn(serve(listener, router, limits, stop.clone()));
        Self {
            address,
            gate,
            stop,
            ended,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Tells the server to stop and measures how long it takes.
    async fn stop(self) -> Duration {
        let began = Instant::now();
        self.stop.cancel();
        timeout(LONG, self.ended).await.unwrap().unwrap();
        began.elapsed()
    }
}

async fn held(State(gate): State<Gate>) -> &'static str {
    gate.entered.notify_one();
    gate.released.notified().await;
    "released"
}

async fn web_socket(upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(async |mut socket| {
        while let Some(Ok(message)) = socket.recv().await {
            if socket.send(message).await.is_err() {
                return;
            }
        }
    })
}

/// Reads until the text ends the way it should.
async fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut text = Vec::new();
    while !text.ends_with(end.as_bytes()) {
        let mut byte = [0];
        let read = timeout(LONG, stream.read(&mut byte))
            .await
            .unwrap()
            .unwrap();
        assert_ne!(read, 0, "closed after {:?}", String::from_utf8_lossy(&text));
        text.push(byte[0]);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Waits for the server to close the connection, and measures how long that took.
async fn closed(stream: &mut TcpStream) -> Duration {
    let began = Instant::now();
    let mut rest = Vec::new();
    let _reset_or_closed = timeout(LONG / 2, stream.read_to_end(&mut rest))
        .await
        .unwrap();
    began.elapsed()
}

#[tokio::test]
async fn a_handler_sees_the_peer_address() {
    let server = Server::start(limits()).await;
    let mut client = server.connect().await;
    client.write_all(GET_PEER).await.unwrap();
    let port = client.local_addr().unwrap().port().to_string();
    let answer = read_until(&mut client, &port).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn http_2_without_tls_is_understood() {
    let server = Server::start(limits()).await;
    let mut client = server.connect().await;
    let settings = b"\0\0\0\x04\0\0\0\0\0";
    let get_peer = b"\0\0\x0c\x01\x05\0\0\0\x01\x82\x86\x44\x05/peer\x41\x01x";
    let request = [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(),
        settings,
        get_peer,
    ]
    .concat();
    client.write_all(&request).await.unwrap();
    let port = client.local_addr().unwrap().port().to_string();
    let mut answer = Vec::new();
    while !answer.ends_with(port.as_bytes()) {
        answer.push(timeout(LONG, client.read_u8()).await.unwrap().unwrap());
    }
}

#[tokio::test]
async fn a_huge_header_is_refused() {
    let server = Server::start(limits()).await;
    let mut client = server.connect().await;
    client
        .write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nX-Long: ")
        .await
        .unwrap();
    // The server may close before it has read all of it.
    let _ = client.write_all("a".repeat(128 * 1024).as_bytes()).await;
    let answer = read_until(&mut client, "\r\n").await;
    assert_eq!(answer, "HTTP/1.1 431 Request Header Fields Too Large\r\n");
}

#[tokio::test]
async fn one_connection_more_than_allowed_has_to_wait() {
    let server = Server::start(ConnectionLimits {
        max_connections: 1,
        ..limits()
    })
    .await;
    let mut first = server.connect().await;
    first
        .write_all(b"GET /held HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    server.gate.entered.notified().await;
    let mut second = server.connect().await;
    second.write_all(GET_PEER).await.unwrap();
    let mut byte = [0];
    assert!(
        timeout(SHORT, second.read(&mut byte)).await.is_err(),
        "let in too early"
    );
    server.gate.released.notify_one();
    read_until(&mut first, "released").await;
    read_until(&mut second, "200 OK").await;
}

/// A listener that fails as the operating system does, before it gives connections.
struct Troubled {
    errors: VecDeque<io::Error>,
    listener: TcpListener,
}

impl Accept for Troubled {
    async fn accept(&mut self) -> io::Result<(TcpStream, SocketAddr)> {
        match self.errors.pop_front() {
            Some(error) => Err(error),
            None => Accept::accept(&mut self.listener).await,
        }
    }
}

#[tokio::test]
async fn the_server_survives_a_lack_of_file_descriptors() {
    const EMFILE: i32 = 24;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let errors = [
        io::Error::from_raw_os_error(EMFILE),
        ErrorKind::ConnectionAborted.into(),
        io::Error::from_raw_os_error(EMFILE),
    ];
    let troubled = Troubled {
        errors: errors.into(),
        listener,
    };
    let server = Server::start_on(troubled, address, limits());
    let mut client = server.connect().await;
    client.write_all(GET_PEER).await.unwrap();
    read_until(&mut client, "200 OK").await;
}
