//! Where queries run: on a pool, or in a transaction.

use async_trait::async_trait;
use domain::actions::{ActionQueries, ActionRepository};
use domain::bookings::{BookingQueries, BookingRepository};
use domain::conversations::{ConversationQueries, ConversationRepository};
use domain::idempotency::IdempotencyRepository;
use domain::identity::{RefreshTokenRepository, UserQueries, UserRepository};
use domain::knowledge::{ArticleQueries, ArticleRepository};
use domain::rooms::{RoomQueries, RoomRepository};
use domain::store::{Backend, Queries, Repositories, StoreError, Work};
use domain::tickets::{TicketQueries, TicketRepository};
use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
};

use crate::connect::Pools;
use crate::error::store_error;

/// A pool or a transaction that speaks for the ports of the domain.
#[derive(Debug)]
pub struct Session<C> {
    pub(crate) conn: C,
}

impl<C: ConnectionTrait + Send> Session<C> {
    pub(crate) fn is_postgres(&self) -> bool {
        self.conn.get_database_backend() == DatabaseBackend::Postgres
    }
}

impl Session<DatabaseTransaction> {
    /// After a row was stored under a key of the caller's choice: the next key that PostgreSQL
    /// gives is behind it. SQLite looks for itself.
    pub(crate) async fn skip_keys(&self, table: &str) -> Result<(), StoreError> {
        if !self.is_postgres() {
            return Ok(());
        }
        let sql = format!(
            "select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))"
        );
        let statement = Statement::from_string(DatabaseBackend::Postgres, sql);
        self.conn
            .execute_raw(statement)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

impl<C: ConnectionTrait + Send> Queries for Session<C> {
    fn users(&self) -> &dyn UserQueries {
        self
    }

    fn tickets(&self) -> &dyn TicketQueries {
        self
    }

    fn articles(&self) -> &dyn ArticleQueries {
        self
    }

    fn actions(&self) -> &dyn ActionQueries {
        self
    }

    fn conversations(&self) -> &dyn ConversationQueries {
        self
    }

    fn rooms(&self) -> &dyn RoomQueries {
        self
    }

    fn bookings(&self) -> &dyn BookingQueries {
        self
    }
}

impl Repositories for Session<DatabaseTransaction> {
    fn users(&self) -> &dyn UserRepository {
        self
    }

    fn refresh_tokens(&self) -> &dyn RefreshTokenRepository {
        self
    }

    fn tickets(&self) -> &dyn TicketRepository {
        self
    }

    fn articles(&self) -> &dyn ArticleRepository {
        self
    }

    fn actions(&self) -> &dyn ActionRepository {
        self
    }

    fn conversations(&self) -> &dyn ConversationRepository {
        self
    }

    fn rooms(&self) -> &dyn RoomRepository {
        self
    }

    fn bookings(&self) -> &dyn BookingRepository {
        self
    }

    fn idempotency(&self) -> &dyn IdempotencyRepository {
        self
    }
}

/// The database as the domain's store sees it.
pub(crate) struct Database {
    reader: Session<DatabaseConnection>,
    writer: DatabaseConnection,
}

impl Database {
    pub(crate) fn new(pools: Pools) -> Self {
        Self {
            reader: Session { conn: pools.reader },
            writer: pools.writer,
        }
    }
}

impl Queries for Database {
    fn users(&self) -> &dyn UserQueries {
        &self.reader
    }

    fn tickets(&self) -> &dyn TicketQueries {
        &self.reader
    }

    fn articles(&self) -> &dyn ArticleQueries {
        &self.reader
    }

    fn actions(&self) -> &dyn ActionQueries {
        &self.reader
    }

    fn conversations(&self) -> &dyn ConversationQueries {
        &self.reader
    }

    fn rooms(&self) -> &dyn RoomQueries {
        &self.reader
    }

    fn bookings(&self) -> &dyn BookingQueries {
        &self.reader
    }
}

#[async_trait]
impl Backend for Database {
    async fn begin(&self) -> Result<Box<dyn Work>, StoreError> {
        // SQLite: take the write lock now. A read that later turns into a write fails at once
        // with "busy" if another connection wrote in between.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let conn = self
            .writer
            .begin_with_options(options)
            .await
            .map_err(store_error)?;
        Ok(Box::new(Session { conn }))
    }

    async fn check(&self) -> Result<(), StoreError> {
        crate::connect::check(&self.reader.conn).await
    }
}

#[async_trait]
impl Work for Session<DatabaseTransaction> {
    fn queries(&self) -> &dyn Queries {
        self
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.conn.commit().await.map_err(store_error)
    }

    async fn roll_back(self: Box<Self>) -> Result<(), StoreError> {
        self.conn.rollback().await.map_err(store_error)
    }
}
