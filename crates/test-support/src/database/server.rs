//! The server on which tests make their databases.
//!
//! One thread per process holds one connection to it and makes and drops databases, because a
//! connection belongs to a runtime and each test has its own. The connection also holds an
//! advisory lock under the number that is part of the databases' names: when the process has
//! ended, however, the lock is free, and the next process drops what was left.

use std::env;
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use persistence::{DatabaseAddress, Pools};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};
use tokio::sync::{mpsc as orders, oneshot};

const LOCAL: &str = "postgres://postgres@127.0.0.1:5432/postgres";
const PREFIX: &str = "frontdesk_test_";
const PATIENCE: Duration = Duration::from_secs(10);

/// What a test wants from the server.
pub(super) enum Order {
    /// A new database: its name and its URL.
    Create(oneshot::Sender<Result<(String, String)>>),
    /// An end to the database of this name.
    Drop(String, mpsc::Sender<Result<()>>),
}

/// Where to send orders, or nothing if there is no server, which was said then.
pub(super) fn orders() -> Option<&'static orders::UnboundedSender<Order>> {
    static ORDERS: OnceLock<Option<orders::UnboundedSender<Order>>> = OnceLock::new();
    let orders = ORDERS.get_or_init(start);
    if orders.is_none() {
        let why = "no TEST_POSTGRES_URL and no server on 127.0.0.1:5432 that trusts `postgres`";
        assert!(
            env::var_os("CI").is_none_or(|ci| ci != "true"),
            "CI=true, but {why}"
        );
        eprintln!("skipped: {why}");
    }
    orders.as_ref()
}

/// Starts the thread, if it finds a server.
fn start() -> Option<orders::UnboundedSender<Order>> {
    let (sender, receiver) = orders::unbounded_channel();
    let (reply, found) = mpsc::channel();
    thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts")
            .block_on(async {
                let server = Server::find().await;
                let _ = reply.send(server.is_some());
                if let Some(server) = server {
                    server.serve(receiver).await;
                }
            });
    });
    let is_found = found.recv().expect("the given PostgreSQL can be used");
    is_found.then_some(sender)
}

struct Server {
    connection: PgConnection,
    url: String,
    /// What the names of this process's databases start with.
    prefix: String,
    template: Option<String>,
    created: u64,
}

impl Server {
    /// The server that is named, else the one of this machine, if it lets us in.
    async fn find() -> Option<Self> {
        let given = env::var_os("TEST_POSTGRES_URL")
            .and_then(|url| url.into_string().ok())
            .filter(|url| !url.is_empty());
        match given {
            Some(url) => Some(Self::open(url).await.expect("TEST_POSTGRES_URL works")),
            None => Self::open(LOCAL.to_owned()).await.ok(),
        }
    }

    async fn open(url: String) -> Result<Self> {
        let mut connection = tokio::time::timeout(PATIENCE, PgConnection::connect(&url)).await??;
        let owner: i64 = sqlx::query_scalar(
            "select n from (select (random() * 9e18)::bigint as n) as drawn, \
             lateral pg_advisory_lock(n)",
        )
        .fetch_one(&mut connection)
        .await?;
        drop_leftovers(&mut connection).await?;
        Ok(Self {
            connection,
            url,
            prefix: format!("{PREFIX}{owner:016x}_"),
            template: None,
            created: 0,
        })
    }

    async fn serve(mut self, mut orders: orders::UnboundedReceiver<Order>) {
        while let Some(order) = orders.recv().await {
            // Whoever gave the order may have been stopped; nobody else needs the answer.
            match order {
                Order::Create(reply) => {
                    let created = self.create().await;
                    let _ = reply.send(created);
                }
                Order::Drop(name, reply) => {
                    let dropped = drop_database(&mut self.connection, &name).await;
                    let _ = reply.send(dropped);
                }
            }
        }
    }

    async fn create(&mut self) -> Result<(String, String)> {
        let template = match &self.template {
            Some(template) => template.clone(),
            None => self.create_template().await?,
        };
        self.created += 1;
        let name = format!("{}{}", self.prefix, self.created);
        let create = format!("create database {name} template {template}");
        self.connection.execute(AssertSqlSafe(create)).await?;
        let url = with_database(&self.url, &name);
        Ok((name, url))
    }

    /// Copying a migrated database is much quicker than migrating each time.
    async fn create_template(&mut self) -> Result<String> {
        let name = format!("{}template", self.prefix);
        drop_database(&mut self.connection, &name).await?;
        let create = format!("create database {name}");
        self.connection.execute(AssertSqlSafe(create)).await?;
        let address = DatabaseAddress::Postgres(with_database(&self.url, &name));
        let pools = Pools::open(&address).await?;
        pools.migrate_up().await.context("the migrations fail")?;
        // A database with connections cannot be copied.
        pools.reader.close_by_ref().await?;
        pools.writer.close_by_ref().await?;
        self.template = Some(name.clone());
        Ok(name)
    }
}

/// Drops the databases of processes that ended without doing so themselves.
async fn drop_leftovers(connection: &mut PgConnection) -> Result<()> {
    let names: Vec<String> =
        sqlx::query_scalar("select datname::text from pg_database where starts_with(datname, $1)")
            .bind(PREFIX)
            .fetch_all(&mut *connection)
            .await?;
    for name in names {
        let Some(owner) = owner_of(&name) else {
            continue;
        };
        let has_ended: bool = sqlx::query_scalar("select pg_try_advisory_lock($1)")
            .bind(owner)
            .fetch_one(&mut *connection)
            .await?;
        if has_ended {
            drop_database(connection, &name).await?;
            let unlock = "select pg_advisory_unlock($1)";
            sqlx::query(unlock)
                .bind(owner)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// Drops a database, whoever is connected. `with (force)` alone would do, but after the first
/// look it sleeps for 100 ms, and a connection is usually gone within two.
async fn drop_database(connection: &mut PgConnection, name: &str) -> Result<()> {
    for _ in 0..25 {
        let terminate = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
                         where datname = $1";
        let connected: i64 = sqlx::query_scalar(terminate)
            .bind(name)
            .fetch_one(&mut *connection)
            .await?;
        if connected == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let drop = format!("drop database if exists {name} with (force)");
    connection.execute(AssertSqlSafe(drop)).await?;
    Ok(())
}

/// The number in a name such as `frontdesk_test_00000000000000ff_3`.
fn owner_of(name: &str) -> Option<i64> {
    let (owner, _) = name.strip_prefix(PREFIX)?.split_once('_')?;
    i64::from_str_radix(owner, 16).ok()
}

/// The URL of another database on the same server.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = match url.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (url, String::new()),
    };
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let server = rest.split_once('/').map_or(rest, |(server, _)| server);
    format!("{scheme}://{server}/{name}{options}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_of_an_address_is_replaced() {
        let replaced = |url| with_database(url, "desk");
        assert_eq!(
            replaced("postgres://ann:s3@db:5433/postgres"),
            "postgres://ann:s3@db:5433/desk"
        );
        assert_eq!(replaced("postgresql://db"), "postgresql://db/desk");
        assert_eq!(
            replaced("postgres://db/a?sslmode=require"),
            "postgres://db/desk?sslmode=require"
        );
    }

    #[test]
    fn a_name_tells_its_owner() {
        assert_eq!(owner_of("frontdesk_test_00000000000000ff_3"), Some(255));
        assert_eq!(
            owner_of("frontdesk_test_00000000000000ff_template"),
            Some(255)
        );
        assert_eq!(owner_of("frontdesk_test_mine"), None);
        assert_eq!(owner_of("frontdesk"), None);
    }
}
