//! The accept loop: takes connections, bounds their number and their patience, and lets them
//! finish when the server is told to stop.
//!
//! HTTP/1.1, HTTP/2 without TLS, and upgrades such as WebSocket. `axum::serve` would do most of
//! it, but installs no timer, so that a client who sends its header one byte a minute holds a
//! connection for ever.

mod connection;
mod descriptors;
mod exchange;
mod patience;
#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use connection::Connections;

/// How many connections there may be, and how long they may take.
#[derive(Debug, Clone)]
pub(crate) struct ConnectionLimits {
    /// From the first byte of a request, or from the connection if there is none yet, to the end
    /// of the request's header.
    pub(crate) header_timeout: Duration,
    /// How long a connection may rest between two requests. Longer than the minute for which
    /// usual load balancers keep theirs, so that it is they who close.
    pub(crate) idle_timeout: Duration,
    /// The largest request header, in bytes.
    pub(crate) max_header_bytes: u32,
    /// Connections at once; more wait in the operating system's queue.
    pub(crate) max_connections: usize,
    /// How long to rest when the operating system has no connection to give, such as when all
    /// file descriptors are in use.
    pub(crate) accept_pause: Duration,
}

impl ConnectionLimits {
    /// The usual ones, within what the operating system grants this process.
    pub(crate) fn of_this_process() -> Self {
        Self {
            header_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(75),
            max_header_bytes: 64 * 1024,
            max_connections: descriptors::connections(10_000),
            accept_pause: Duration::from_secs(1),
        }
    }
}

/// Where connections come from.
pub(crate) trait Accept: Send {
    /// The next one.
    fn accept(&mut self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send;
}

impl Accept for TcpListener {
    async fn accept(&mut self) -> io::Result<(TcpStream, SocketAddr)> {
        TcpListener::accept(self).await
    }
}

/// Serves until `stop` is cancelled, then closes the listener and what is idle, and returns when
/// all that was in flight is answered.
pub(crate) async fn serve(
    mut listener: impl Accept,
    router: Router,
    limits: ConnectionLimits,
    stop: CancellationToken,
) {
    let slots = Arc::new(Semaphore::new(limits.max_connections));
    let connections = Connections::new(router, &limits, stop.clone());
    let open = TaskTracker::new();
    let accepting = async {
        while let Ok(slot) = Arc::clone(&slots).acquire_owned().await {
            let (stream, peer) = next(&mut listener, limits.accept_pause).await;
            let connection = connections.serve(stream, peer);
            open.spawn(async move {
                connection.await;
                drop(slot);
            });
        }
    };
    stop.run_until_cancelled(accepting).await;
    drop(listener);
    open.close();
    open.wait().await;
}

/// The next connection, however often the operating system fails to give one.
async fn next(listener: &mut impl Accept, pause: Duration) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept a connection");
                tokio::time::sleep(pause).await;
            }
        }
    }
}

/// Whether only the connection that was about to be accepted is lost.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}
