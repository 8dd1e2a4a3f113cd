//! How long a client may take to say what it wants.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

use super::exchange::Exchanges;

/// A stream whose reads fail when a request's header is not complete in time.
///
/// hyper has a timeout of its own, but it covers the rest between two requests as well, and it
/// begins only when hyper knows the version of HTTP: a client that sends nothing at all would
/// stay. Here the clock runs from the connection to the first request, and then from the first
/// byte of each further one.
pub(super) struct PatientStream {
    stream: TcpStream,
    exchanges: Arc<Exchanges>,
    timeout: Duration,
    /// The request whose header is being read, counted from zero, and when it must be there.
    reading: Option<(u64, Instant)>,
    timer: Pin<Box<Sleep>>,
}

impl PatientStream {
    pub(super) fn new(stream: TcpStream, exchanges: Arc<Exchanges>, timeout: Duration) -> Self {
        let timer = Box::pin(sleep(timeout));
        Self {
            stream,
            exchanges,
            timeout,
            reading: Some((0, timer.deadline())),
            timer,
        }
    }

    fn bytes_came(&mut self) {
        self.reading = self
            .exchanges
            .awaits_header()
            .map(|request| match self.reading {
                Some((same, deadline)) if same == request => (request, deadline),
                _ => (request, Instant::now() + self.timeout),
            });
    }

    /// When the header that is being read must be there.
    fn deadline(&self) -> Option<Instant> {
        let (request, deadline) = self.reading?;
        (self.exchanges.awaits_header() == Some(request)).then_some(deadline)
    }
}

impl AsyncRead for PatientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(cx, buffer) {
            if buffer.filled().len() > before {
                self.bytes_came();
            }
            return Poll::Ready(read);
        }
        let Some(deadline) = self.deadline() else {
            return Poll::Pending;
        };
        if self.timer.deadline() != deadline {
            self.timer.as_mut().reset(deadline);
        }
        ready!(self.timer.as_mut().poll(cx));
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }
}

impl AsyncWrite for PatientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
