//! What the tests of the other crates rely on.
#![cfg(test)]

use domain::clock::Clock as _;
use frontdesk_test_support::{ManualClock, TestDatabase, on_both_databases};
use persistence::DatabaseAddress;
use sqlx::{Connection as _, PgConnection};

on_both_databases! {
    async fn a_new_database_is_migrated_and_empty(db) {
        db.store().check().await.unwrap();
        let address: DatabaseAddress = db.url().parse().unwrap();
        assert_eq!(&address, db.address());
    }

    async fn two_stores_of_one_database_share_clock_and_ids(db) {
        let other = db.another_store().await;
        other.check().await.unwrap();
        db.clock().advance(time::Duration::hours(1));
        assert_eq!(other.now(), ManualClock::START + time::Duration::hours(1));
        assert_eq!(other.now(), db.clock().now());
        assert_ne!(other.new_id(), db.store().new_id());
    }
}

#[tokio::test]
async fn a_sqlite_database_goes_with_its_test() {
    let db = TestDatabase::sqlite().await;
    let folder = db.address().folder().unwrap().to_owned();
    assert!(folder.exists());
    drop(db);
    assert!(!folder.exists());
}

/// Even a connection that is still open does not keep it.
#[tokio::test]
async fn a_postgres_database_goes_with_its_test() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let url = db.url();
    let connection = PgConnection::connect(&url).await.unwrap();
    drop(db);
    assert!(PgConnection::connect(&url).await.is_err());
    drop(connection);
}

#[tokio::test]
async fn two_tests_never_share_a_postgres_database() {
    let one = TestDatabase::postgres().await;
    let other = TestDatabase::postgres().await;
    if let (Some(one), Some(other)) = (one, other) {
        assert_ne!(one.url(), other.url());
    }
}
