use crate::TestDatabase;

/// Writes each test once and runs it on both databases, as `name::sqlite` and `name::postgres`.
///
/// ```
/// # use frontdesk_test_support as test_support;
/// test_support::on_both_databases! {
///     /// Whoever opens a database finds it migrated.
///     async fn a_new_database_is_ready(db) {
///         db.store().check().await.unwrap();
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident) $body:block)*) => {$(
        $(#[$doc])*
        #[cfg(test)]
        async fn $name($db: &$crate::TestDatabase) $body

        #[cfg(test)]
        mod $name {
            #[test]
            fn sqlite() {
                $crate::on_sqlite(async |db| super::$name(db).await);
            }

            #[test]
            fn postgres() {
                $crate::on_postgres(async |db| super::$name(db).await);
            }
        }
    )*};
}

/// Runs a test on a new SQLite database.
pub fn on_sqlite(test: impl AsyncFnOnce(&TestDatabase)) {
    on_threads(async {
        let db = TestDatabase::sqlite().await;
        test(&db).await;
    });
}

/// Runs a test on a new PostgreSQL database, if PostgreSQL is to be had.
pub fn on_postgres(test: impl AsyncFnOnce(&TestDatabase)) {
    on_threads(async {
        if let Some(db) = TestDatabase::postgres().await {
            test(&db).await;
        }
    });
}

/// Tasks that a test spawns run on real threads, as in the server.
fn on_threads(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts")
        .block_on(test);
}
