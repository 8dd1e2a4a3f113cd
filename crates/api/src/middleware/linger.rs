//! Lets a client finish sending before it is refused.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt as _;
use tokio::sync::oneshot;

/// How much of a body that nobody wants is read and dropped.
const MAX_REST_BYTES: usize = 64 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer that is given before the whole request has come would close the connection under a
/// client that is still sending, and most clients then report a broken connection instead of the
/// answer. So a bounded rest is read first, unless the client waits for a go-ahead.
pub(crate) async fn linger(request: Request, next: Next) -> Response {
    let waits = request.headers().contains_key(header::EXPECT);
    if waits || request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (give_back, mut rest) = oneshot::channel();
    let request = request.map(|body| {
        Body::new(Lent {
            body,
            give_back: Some(give_back),
        })
    });
    let response = next.run(request).await;
    let was_slow = response.status() == StatusCode::REQUEST_TIMEOUT;
    if let (Ok(rest), false) = (rest.try_recv(), was_slow) {
        // A client that is too slow, or has left, does not get to see the answer.
        let _ = tokio::time::timeout(PATIENCE, read_and_drop(rest)).await;
    }
    response
}

async fn read_and_drop(mut body: Body) {
    let mut left = MAX_REST_BYTES;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(length) {
            Some(less) => left = less,
            None => return,
        }
    }
}

/// A body that comes back if it is dropped before its end.
struct Lent {
    body: Body,
    give_back: Option<oneshot::Sender<Body>>,
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if self.body.is_end_stream() {
            return;
        }
        if let Some(give_back) = self.give_back.take() {
            // Nobody takes it back if the request itself was dropped.
            let _ = give_back.send(std::mem::take(&mut self.body));
        }
    }
}
