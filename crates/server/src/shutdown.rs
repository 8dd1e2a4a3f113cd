//! The end: who is told, who is waited for, and for how long.

use std::io;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long everything together may take to finish once the server was told to stop.
pub(crate) const DRAIN_LIMIT: Duration = Duration::from_secs(9);

/// What everybody who outlives a request holds: the word that it is over, and the list of those
/// who are waited for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shutdown {
    /// Cancelled when the server is told to stop: streams end, loops leave.
    pub(crate) token: CancellationToken,
    /// Work that is finished before the process ends.
    pub(crate) tasks: TaskTracker,
}

impl Shutdown {
    /// Tells everybody to stop at the first SIGTERM or SIGINT; a second one ends the process at
    /// once, for somebody who has lost patience.
    pub(crate) fn listen(&self) -> io::Result<()> {
        let mut signals = Signals::new()?;
        let token = self.token.clone();
        // Not among the tasks that are waited for: it waits for a signal that may never come.
        let _detached = TaskTracker::new().spawn(async move {
            let name = signals.next().await;
            tracing::info!(signal = name, "stopping");
            token.cancel();
            let name = signals.next().await;
            tracing::warn!(signal = name, "stopping at once");
            std::process::exit(1);
        });
        Ok(())
    }

    /// Waits until all tasks are done.
    pub(crate) async fn drain(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}
