use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::server::{Order, orders};

/// A PostgreSQL database of one test. Dropping it drops the database, whoever is connected.
#[derive(Debug)]
pub(super) struct PostgresDatabase {
    name: String,
    url: String,
}

/// How long dropping a database may take before the test goes on without it.
const PATIENCE: Duration = Duration::from_secs(30);

impl PostgresDatabase {
    /// A copy of this process's migrated template, if there is a server.
    pub(super) async fn create() -> Option<Self> {
        let (reply, created) = tokio::sync::oneshot::channel();
        orders()?
            .send(Order::Create(reply))
            .expect("the thread with the server's connection runs");
        let (name, url) = created
            .await
            .expect("the thread with the server's connection runs")
            .expect("a database for the test can be made");
        Some(Self { name, url })
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let (reply, dropped) = mpsc::channel();
        let order = Order::Drop(self.name.clone(), reply);
        let Some(Ok(())) = orders().map(|orders| orders.send(order)) else {
            return;
        };
        match dropped.recv_timeout(PATIENCE) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => eprintln!("{} stays for the next run: {error:#}", self.name),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                eprintln!("{} stays for the next run", self.name);
            }
        }
    }
}
