mod postgres;
mod server;

use std::sync::Arc;

use domain::{clock::Clock, ids::Ids, store::Store};
use persistence::{DatabaseAddress, Pools};
use tempfile::TempDir;

use self::postgres::PostgresDatabase;
use crate::{CountedIds, ManualClock};

/// A migrated database that belongs to one test and goes with it.
#[derive(Debug)]
pub struct TestDatabase {
    store: Store,
    address: DatabaseAddress,
    clock: Arc<ManualClock>,
    ids: Arc<CountedIds>,
    place: Place,
}

/// What holds the data; dropping it deletes them.
#[derive(Debug)]
enum Place {
    Folder(TempDir),
    Server(PostgresDatabase),
}

impl TestDatabase {
    /// A file in a temporary folder.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let address = DatabaseAddress::Sqlite(folder.path().join("frontdesk.db"));
        Self::open(address, Place::Folder(folder)).await
    }

    /// A database of its own on the server for tests, or nothing if there is no such server,
    /// which is said. With `CI=true` the test fails then.
    pub async fn postgres() -> Option<Self> {
        let database = PostgresDatabase::create().await?;
        let address = DatabaseAddress::Postgres(database.url().to_owned());
        Some(Self::open(address, Place::Server(database)).await)
    }

    async fn open(address: DatabaseAddress, place: Place) -> Self {
        let (clock, ids) = (Arc::default(), Arc::default());
        let store = open_store(&address, &clock, &ids).await;
        Self {
            store,
            address,
            clock,
            ids,
            place,
        }
    }

    /// The store, with the [`ManualClock`] and the [`CountedIds`] of this database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// A second store on the same data, with connections of its own, as another instance of the
    /// server has it.
    pub async fn another_store(&self) -> Store {
        open_store(&self.address, &self.clock, &self.ids).await
    }

    /// Takes the schema back by one migration, as if an older version had made it.
    pub async fn age(&self) {
        let pools = Pools::open(&self.address).await;
        let pools = pools.expect("the test's database opens");
        let reverted = pools.migrate_down(1).await;
        reverted.expect("the last migration can be reverted");
    }

    /// The clock that the stores go by.
    pub fn clock(&self) -> &Arc<ManualClock> {
        &self.clock
    }

    /// The source of public ids.
    pub fn ids(&self) -> &Arc<CountedIds> {
        &self.ids
    }

    /// Where it is.
    pub fn address(&self) -> &DatabaseAddress {
        &self.address
    }

    /// Where it is, as `DATABASE_URL` says it to a server.
    pub fn url(&self) -> String {
        match &self.place {
            Place::Folder(folder) => {
                format!("sqlite:///{}", folder.path().join("frontdesk.db").display())
            }
            Place::Server(database) => database.url().to_owned(),
        }
    }
}

async fn open_store(
    address: &DatabaseAddress,
    clock: &Arc<ManualClock>,
    ids: &Arc<CountedIds>,
) -> Store {
    let clock: Arc<dyn Clock> = Arc::<ManualClock>::clone(clock);
    let ids: Arc<dyn Ids> = Arc::<CountedIds>::clone(ids);
    persistence::open(address, clock, ids)
        .await
        .expect("the test's database opens")
}
