use domain::store::StoreError;
use migration::{MigrationStatus, Migrator, MigratorTrait as _};
use sea_orm::{
    ConnectionTrait as _, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};

use super::{ConnectError, Pools};
use crate::error::store_error;

/// Any number will do, as long as nobody else on the same database uses it: "frontdsk" in ASCII.
const MIGRATION_LOCK: i64 = 0x6672_6f6e_7464_736b;

impl Pools {
    /// Applies the migrations that are missing, all or none. Several instances may do so at once:
    /// one works, the others wait and find nothing left.
    pub async fn migrate_up(&self) -> Result<(), ConnectError> {
        let tx = alone(&self.writer).await?;
        Migrator::up(&tx, None).await?;
        Ok(tx.commit().await?)
    }

    /// Reverts the last `steps` migrations, all or none.
    pub async fn migrate_down(&self, steps: u32) -> Result<(), ConnectError> {
        let tx = alone(&self.writer).await?;
        Migrator::down(&tx, Some(steps)).await?;
        Ok(tx.commit().await?)
    }

    /// Every migration by name, and whether it is applied.
    pub async fn migrations(&self) -> Result<Vec<(String, bool)>, ConnectError> {
        let migrations = Migrator::get_migration_with_status(&self.writer).await?;
        Ok(migrations
            .iter()
            .map(|migration| {
                let is_applied = migration.status() == MigrationStatus::Applied;
                (migration.name().to_owned(), is_applied)
            })
            .collect())
    }
}

/// A transaction during which nobody else migrates.
async fn alone(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        let lock = format!("select pg_advisory_xact_lock({MIGRATION_LOCK})");
        tx.execute_unprepared(&lock).await?;
    }
    Ok(tx)
}

/// Whether the database answers and every migration is applied.
pub(crate) async fn check(db: &DatabaseConnection) -> Result<(), StoreError> {
    let pending = Migrator::get_pending_migrations_read_only(db)
        .await
        .map_err(store_error)?;
    if pending.is_empty() {
        return Ok(());
    }
    let message = format!("{} migrations are not applied", pending.len());
    Err(StoreError::Unavailable(message.into()))
}
