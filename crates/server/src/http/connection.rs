//! One connection from its first byte to its last.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tower::Service as _;

use super::ConnectionLimits;
use super::exchange::Exchanges;
use super::patience::PatientStream;

/// How often an HTTP/2 peer is asked whether it is still there, and for how long.
const PING_INTERVAL: Duration = Duration::from_secs(20);
const PING_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_STREAMS: u32 = 128;

/// How long the rest of a request's header is waited for when the server is told to stop.
const HEADER_GRACE: Duration = Duration::from_secs(1);

/// What all connections have in common.
pub(super) struct Connections {
    protocol: auto::Builder<TokioExecutor>,
    router: Router,
    header_timeout: Duration,
    stop: CancellationToken,
}

impl Connections {
    pub(super) fn new(router: Router, limits: &ConnectionLimits, stop: CancellationToken) -> Self {
        let ConnectionLimits {
            header_timeout,
            idle_timeout,
            max_header_bytes,
            ..
        } = *limits;
        let mut protocol = auto::Builder::new(TokioExecutor::new());
        protocol
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(idle_timeout)
            .max_buf_size(usize::try_from(max_header_bytes).unwrap_or(usize::MAX))
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(PING_INTERVAL)
            .keep_alive_timeout(PING_TIMEOUT)
            .max_concurrent_streams(MAX_STREAMS)
            .max_header_list_size(max_header_bytes);
        // Resolves the router's layers now instead of at each connection.
        let router = router.with_state(());
        Self {
            protocol,
            router,
            header_timeout,
            stop,
        }
    }

    /// Serves one connection until it ends or, once the server was told to stop, until what is in
    /// flight on it is answered.
    pub(super) fn serve(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
    ) -> impl Future<Output = ()> + Send + use<> {
        let (protocol, stop) = (self.protocol.clone(), self.stop.clone());
        let exchanges = Arc::new(Exchanges::default());
        let router = self.router.clone();
        let header_timeout = self.header_timeout;
        async move {
            // Answers are small and wanted at once. A failure means that the peer has left.
            let _ = stream.set_nodelay(true);
            let stream = PatientStream::new(stream, Arc::clone(&exchanges), header_timeout);
            let answered = Arc::clone(&exchanges);
            let service = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                let exchange = answered.begin(request.version());
                let answer = router.clone().call(request);
                async move {
                    let response = answer.await?;
                    Ok::<_, Infallible>(exchange.hold_for(response))
                }
            });
            let mut connection =
                pin!(protocol.serve_connection_with_upgrades(TokioIo::new(stream), service));
            let mut ended = stop.run_until_cancelled(connection.as_mut()).await;
            if ended.is_none() {
                connection.as_mut().graceful_shutdown();
                if exchanges.awaits_header().is_some() {
                    // Half a header is no request yet: its rest has to come soon.
                    let rest = timeout(HEADER_GRACE, connection.as_mut()).await;
                    if rest.is_ok() || exchanges.awaits_header().is_some() {
                        return;
                    }
                }
                ended = Some(connection.await);
            }
            if let Some(Err(error)) = ended {
                tracing::debug!(%peer, %error, "a connection broke off");
            }
        }
    }
}
