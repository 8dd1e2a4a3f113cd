use std::path::Path;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use domain::ids::Ids;
use domain::store::Store;
use sea_orm::{DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{ConnectError, DatabaseAddress};
use crate::session::Database;

const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 8;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// The connections to one database.
#[derive(Debug, Clone)]
pub struct Pools {
    /// For reading. On SQLite these cannot write.
    pub reader: DatabaseConnection,
    /// For transactions. On SQLite exactly one connection, so writers queue here instead of
    /// failing with "busy".
    pub writer: DatabaseConnection,
}

/// Opens the database, makes it if it is a file that does not exist, and brings its schema up
/// to date.
pub async fn open(
    address: &DatabaseAddress,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
) -> Result<Store, ConnectError> {
    let pools = Pools::open(address).await?;
    pools.migrate_up().await?;
    Ok(Store::new(Arc::new(Database::new(pools)), clock, ids))
}

impl Pools {
    /// Opens the connections and leaves the schema as it is.
    pub async fn open(address: &DatabaseAddress) -> Result<Self, ConnectError> {
        match address {
            DatabaseAddress::Sqlite(path) => open_sqlite(path).await,
            DatabaseAddress::Postgres(url) => open_postgres(url).await,
        }
    }
}

async fn open_sqlite(path: &Path) -> Result<Pools, ConnectError> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|source| ConnectError::Folder {
            path: folder.to_owned(),
            source,
        })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(ACQUIRE_TIMEOUT)
        .foreign_keys(true)
        .statement_cache_capacity(256)
        .pragma("cache_size", "-16000")
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    let pool = |connections| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
    };
    // The writer connects first: it makes the file and switches it to WAL.
    let writer = pool(1).connect_with(options.clone()).await?;
    let reader =
        pool(SQLITE_READERS).connect_lazy_with(options.create_if_missing(false).read_only(true));
    Ok(Pools {
        reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
        writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
    })
}

async fn open_postgres(url: &str) -> Result<Pools, ConnectError> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("frontdesk")
        .statement_cache_capacity(256)
        .options([
            ("statement_timeout", "15s"),
            ("idle_in_transaction_session_timeout", "30s"),
        ])
        .disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                // A connection that lay idle for long may be dead: a firewall or a restart of the
                // database closes it silently.
                if meta.idle_for > Duration::from_secs(30) {
                    sqlx::Connection::ping(connection).await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await?;
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    Ok(Pools {
        reader: connection.clone(),
        writer: connection,
    })
}
