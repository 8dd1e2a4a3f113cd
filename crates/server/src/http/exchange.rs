//! Which requests of a connection are being answered.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use hyper::{Response, StatusCode, Version};

/// The requests of one connection.
#[derive(Debug, Default)]
pub(super) struct Exchanges {
    begun: AtomicU64,
    ended: AtomicU64,
    is_exempt: AtomicBool,
}

impl Exchanges {
    /// A request's header is complete.
    pub(super) fn begin(self: &Arc<Self>, version: Version) -> Exchange {
        if version == Version::HTTP_2 {
            self.is_exempt.store(true, Relaxed);
        }
        self.begun.fetch_add(1, Relaxed);
        Exchange {
            exchanges: Arc::clone(self),
        }
    }

    /// How many requests there have been, if the next bytes can only be the header of one more.
    pub(super) fn awaits_header(&self) -> Option<u64> {
        let begun = self.begun.load(Relaxed);
        let is_resting = begun == self.ended.load(Relaxed) && !self.is_exempt.load(Relaxed);
        is_resting.then_some(begun)
    }
}

/// A request that is being answered, until it is dropped.
#[derive(Debug)]
pub(super) struct Exchange {
    exchanges: Arc<Exchanges>,
}

impl Exchange {
    /// The exchange lasts until the whole response is sent.
    pub(super) fn hold_for(self, response: Response<Body>) -> Response<Answer> {
        // From here on the connection speaks another protocol, which may well be silent for long.
        if response.status() == StatusCode::SWITCHING_PROTOCOLS {
            self.exchanges.is_exempt.store(true, Relaxed);
        }
        response.map(|body| Answer {
            body,
            _exchange: self,
        })
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.exchanges.ended.fetch_add(1, Relaxed);
    }
}

/// The body of a response, which ends its exchange when it is sent or given up.
#[derive(Debug)]
pub(super) struct Answer {
    body: Body,
    _exchange: Exchange,
}

impl HttpBody for Answer {
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
