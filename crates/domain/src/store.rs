//! Reading and writing: the one way to the data.
//!
//! A [`Store`] reads. A [`Transaction`], got from [`Store::transact`], reads and writes; what it
//! did is kept if the work succeeds and leaves no trace if it fails or is dropped. Repositories
//! exist inside transactions only, so a write outside one does not compile. A transaction is
//! never open while a model or another service works.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::actions::{ActionQueries, ActionRepository};
use crate::bookings::{BookingQueries, BookingRepository};
use crate::clock::Clock;
use crate::conversations::{ConversationQueries, ConversationRepository};
use crate::failure::{Failure, FailureKind};
use crate::idempotency::IdempotencyRepository;
use crate::identity::{RefreshTokenRepository, UserQueries, UserRepository};
use crate::ids::Ids;
use crate::knowledge::{ArticleQueries, ArticleRepository};
use crate::rooms::{RoomQueries, RoomRepository};
use crate::tickets::{TicketQueries, TicketRepository};

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the same thing in the meantime; read it again.
    #[error("it was changed by somebody else in the meantime, read it again")]
    Stale,
    /// A value that may exist only once exists already; the index's name tells which.
    #[error("that exists already")]
    Duplicate {
        /// The unique index or exclusion constraint.
        constraint: String,
    },
    /// The database cannot be reached or is too busy; later it may work.
    #[error("the database is not available at the moment")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// Our fault: a statement or a stored value that cannot be understood.
    #[error("something went wrong on our side")]
    Broken(#[source] Box<dyn Error + Send + Sync>),
}

impl StoreError {
    /// Whether this is a clash with the named unique index or constraint.
    pub fn is_duplicate_of(&self, name: &str) -> bool {
        matches!(self, Self::Duplicate { constraint } if constraint == name)
    }
}

impl Failure for StoreError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Stale | Self::Duplicate { .. } => FailureKind::Conflict,
            Self::Unavailable(_) => FailureKind::Unavailable,
            Self::Broken(_) => FailureKind::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Stale => "changed_meanwhile",
            Self::Duplicate { .. } => "exists_already",
            Self::Unavailable(_) => "database_unavailable",
            Self::Broken(_) => "internal_error",
        }
    }
}

/// Everything that can be read, by feature.
pub trait Queries: Send + Sync {
    /// People.
    fn users(&self) -> &dyn UserQueries;
    /// Tickets, their threads and their history.
    fn tickets(&self) -> &dyn TicketQueries;
    /// What the assistant answers from.
    fn articles(&self) -> &dyn ArticleQueries;
    /// What the assistant proposed.
    fn actions(&self) -> &dyn ActionQueries;
    /// Conversations, their messages and turns.
    fn conversations(&self) -> &dyn ConversationQueries;
    /// Rooms.
    fn rooms(&self) -> &dyn RoomQueries;
    /// Bookings.
    fn bookings(&self) -> &dyn BookingQueries;
}

/// Everything that can be written, by feature.
pub trait Repositories: Send + Sync {
    /// People.
    fn users(&self) -> &dyn UserRepository;
    /// What keeps people signed in.
    fn refresh_tokens(&self) -> &dyn RefreshTokenRepository;
    /// Tickets, their threads and their history.
    fn tickets(&self) -> &dyn TicketRepository;
    /// What the assistant answers from.
    fn articles(&self) -> &dyn ArticleRepository;
    /// What the assistant proposed.
    fn actions(&self) -> &dyn ActionRepository;
    /// Conversations, their messages and turns.
    fn conversations(&self) -> &dyn ConversationRepository;
    /// Rooms.
    fn rooms(&self) -> &dyn RoomRepository;
    /// Bookings.
    fn bookings(&self) -> &dyn BookingRepository;
    /// Requests that carry a key, and their answers.
    fn idempotency(&self) -> &dyn IdempotencyRepository;
}

/// A database, as `frontdesk-persistence` implements it.
#[async_trait]
pub trait Backend: Queries {
    /// Starts a transaction that may write.
    async fn begin(&self) -> Result<Box<dyn Work>, StoreError>;

    /// Whether the database answers and its schema is that of this version.
    async fn check(&self) -> Result<(), StoreError>;
}

/// An open transaction of a [`Backend`]. Dropping it rolls back.
#[async_trait]
pub trait Work: Repositories {
    /// The same data for reading, with what this transaction wrote.
    fn queries(&self) -> &dyn Queries;

    /// Keeps what was written. When this returns, it survives a power cut.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;

    /// Undoes what was written.
    async fn roll_back(self: Box<Self>) -> Result<(), StoreError>;
}

/// Reads, and opens transactions. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    backend: Arc<dyn Backend>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
}

impl Store {
    /// A store on this backend, with these sources of time and ids.
    pub fn new(backend: Arc<dyn Backend>, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self {
            backend,
            clock,
            ids,
        }
    }

    /// Now.
    pub fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// A new public id.
    pub fn new_id(&self) -> Uuid {
        self.ids.next()
    }

    /// Whether the database answers and its schema is that of this version.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.backend.check().await
    }

    /// Does the work in one transaction: commits if it succeeds, rolls back if it fails or if
    /// this future is dropped.
    ///
    /// Inside, use only the transaction: a read through the store would take a second connection
    /// and would not see what was written.
    pub async fn transact<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<StoreError>,
    {
        let transaction = Transaction {
            work: self.backend.begin().await?,
            now: self.clock.now(),
            ids: Arc::clone(&self.ids),
        };
        match work(&transaction).await {
            Ok(value) => {
                transaction.work.commit().await?;
                Ok(value)
            }
            Err(error) => {
                transaction.work.roll_back().await?;
                Err(error)
            }
        }
    }
}

impl Queries for Store {
    fn users(&self) -> &dyn UserQueries {
        self.backend.users()
    }

    fn tickets(&self) -> &dyn TicketQueries {
        self.backend.tickets()
    }

    fn articles(&self) -> &dyn ArticleQueries {
        self.backend.articles()
    }

    fn actions(&self) -> &dyn ActionQueries {
        self.backend.actions()
    }

    fn conversations(&self) -> &dyn ConversationQueries {
        self.backend.conversations()
    }

    fn rooms(&self) -> &dyn RoomQueries {
        self.backend.rooms()
    }

    fn bookings(&self) -> &dyn BookingQueries {
        self.backend.bookings()
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

/// An open transaction: reads and writes, and knows its time.
///
/// A concrete type around a boxed backend: closures over `&dyn` do not compile where a handler's
/// future must be `Send`.
pub struct Transaction {
    work: Box<dyn Work>,
    now: OffsetDateTime,
    ids: Arc<dyn Ids>,
}

impl Transaction {
    /// When this transaction began: one time for all that it writes.
    pub fn now(&self) -> OffsetDateTime {
        self.now
    }

    /// A new public id.
    pub fn new_id(&self) -> Uuid {
        self.ids.next()
    }

    /// For use cases that only read.
    pub fn queries(&self) -> &dyn Queries {
        self.work.queries()
    }

    /// People.
    pub fn users(&self) -> &dyn UserRepository {
        self.work.users()
    }

    /// What keeps people signed in.
    pub fn refresh_tokens(&self) -> &dyn RefreshTokenRepository {
        self.work.refresh_tokens()
    }

    /// Tickets, their threads and their history.
    pub fn tickets(&self) -> &dyn TicketRepository {
        self.work.tickets()
    }

    /// What the assistant answers from.
    pub fn articles(&self) -> &dyn ArticleRepository {
        self.work.articles()
    }

    /// What the assistant proposed.
    pub fn actions(&self) -> &dyn ActionRepository {
        self.work.actions()
    }

    /// Conversations, their messages and turns.
    pub fn conversations(&self) -> &dyn ConversationRepository {
        self.work.conversations()
    }

    /// Rooms.
    pub fn rooms(&self) -> &dyn RoomRepository {
        self.work.rooms()
    }

    /// Bookings.
    pub fn bookings(&self) -> &dyn BookingRepository {
        self.work.bookings()
    }

    /// Requests that carry a key, and their answers.
    pub fn idempotency(&self) -> &dyn IdempotencyRepository {
        self.work.idempotency()
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction")
    }
}
