//! From database errors to what the domain understands.

use domain::store::StoreError;
use sea_orm::{DbErr, RuntimeErr};

const POSTGRES_UNIQUE_VIOLATION: &str = "23505";
const POSTGRES_EXCLUSION_VIOLATION: &str = "23P01";

/// What the domain makes of a database error. Which statement failed stays in the source, for the log.
pub(crate) fn store_error(error: DbErr) -> StoreError {
    let sqlx_error = match &error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => Some(inner),
        _ => None,
    };
    if let Some(constraint) = sqlx_error.and_then(|inner| violated_constraint(inner)) {
        return StoreError::Duplicate { constraint };
    }
    let is_away = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
        || sqlx_error.is_some_and(|inner| is_away(inner));
    if is_away {
        StoreError::Unavailable(Box::new(error))
    } else {
        StoreError::Broken(Box::new(error))
    }
}

/// The name of the unique index or exclusion constraint that refused a row.
fn violated_constraint(error: &sqlx::Error) -> Option<String> {
    let database = error.as_database_error()?;
    let code = database.code().unwrap_or_default();
    if code == POSTGRES_UNIQUE_VIOLATION || code == POSTGRES_EXCLUSION_VIOLATION {
        return database.constraint().map(str::to_owned);
    }
    // SQLite names the columns ("UNIQUE constraint failed: users.email") or, for an index on an
    // expression, the index ("index 'users_username_key'"). Constraints are named after their
    // columns, as PostgreSQL does by itself.
    let failed = database
        .message()
        .split_once("UNIQUE constraint failed: ")?
        .1;
    if let Some(index) = failed.strip_prefix("index ") {
        return Some(index.trim_matches('\'').to_owned());
    }
    let mut columns = failed.split(", ");
    let mut name = columns.next()?.replace('.', "_");
    for column in columns {
        name.push('_');
        name.push_str(column.split_once('.')?.1);
    }
    name.push_str("_key");
    Some(name)
}

fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(database) => database.code().is_some_and(|code| {
            // SQLite: busy, locked, read-only file, I/O error, full disk. PostgreSQL: connection
            // exceptions, out of resources, canceled or shut down by an operator.
            matches!(code.as_ref(), "5" | "6" | "8" | "10" | "13")
                || (code.len() == 5
                    && ["08", "53", "57"]
                        .iter()
                        .any(|class| code.starts_with(class)))
        }),
        _ => false,
    }
}
