//! What happens by itself: bookings finish, proposals expire, turns whose process is gone fail,
//! kept answers are forgotten.
//!
//! Every instance does its rounds. The use cases are made for that: what another instance is
//! about to do is left to it. Readers never depend on a round, since they judge by the clock.

use std::time::Duration;

use domain::bookings::{self, BookingError, FINISH_BATCH};
use domain::failure::{Failure, FailureKind};
use domain::store::Store;
use domain::{actions, conversations, idempotency};
use tokio::time::{MissedTickBehavior, interval};

use crate::shutdown::Shutdown;

/// Rows follow the clock within a minute; this leaves room for a slow round and a failed one.
const BETWEEN_ROUNDS: Duration = Duration::from_secs(15);

/// Does rounds until the server is told to stop.
pub(crate) fn start(store: Store, shutdown: &Shutdown) {
    let token = shutdown.token.clone();
    shutdown.tasks.spawn(async move {
        token.run_until_cancelled(rounds(&store)).await;
    });
}

async fn rounds(store: &Store) {
    let mut ticks = interval(BETWEEN_ROUNDS);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        round(store).await;
    }
}

async fn round(store: &Store) {
    tell("finishing bookings", finish_bookings(store).await);
    let expired = store.transact(async |tx| actions::expire_due(tx).await);
    tell("expiring proposals", expired.await);
    let failed = store.transact(async |tx| conversations::fail_orphans(tx).await);
    tell("failing turns whose process is gone", failed.await);
    let forgotten = store.transact(async |tx| idempotency::forget_expired(tx).await);
    tell("forgetting answers to keyed requests", forgotten.await);
}

async fn finish_bookings(store: &Store) -> Result<u64, BookingError> {
    let mut all = 0;
    loop {
        let finished = store
            .transact(async |tx| bookings::finish_due(tx).await)
            .await?;
        let count = u64::try_from(finished.len()).unwrap_or(u64::MAX);
        all += count;
        if count < FINISH_BATCH {
            return Ok(all);
        }
    }
}

/// Logs what came of a chore, unless there was nothing to do. A conflict means that somebody else
/// was faster.
fn tell<E: Failure>(chore: &str, outcome: Result<u64, E>) {
    match outcome {
        Ok(0) => {}
        Ok(count) => tracing::info!(chore, count, "done in the background"),
        Err(error) if error.kind() == FailureKind::Conflict => {
            tracing::debug!(chore, %error, "left for the next round");
        }
        Err(error) => {
            let error = anyhow::Error::new(error);
            tracing::error!(
                chore,
                error = format!("{error:#}"),
                "failed in the background"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::bookings::{Booking, BookingStatus, NewBooking};
    use domain::identity::{Role, User};
    use domain::ids::UserKey;
    use domain::store::StoreError;
    use test_support::{TestDatabase, on_both_databases};
    use time::Duration as Span;

    use super::*;

    async fn somebody(db: &TestDatabase) -> User {
        let stored = async |tx: &domain::store::Transaction| -> Result<User, StoreError> {
            tx.users()
                .insert(User {
                    key: UserKey::UNSTORED,
                    user_id: tx.new_id(),
                    email: "ann@example.com".to_owned(),
                    username: None,
                    full_name: "Ann".to_owned(),
                    phone: None,
                    time_zone: None,
                    role: Role::User,
                    is_active: true,
                    password_hash: String::new(),
                    version: 1,
                    created_at: tx.now(),
                    updated_at: tx.now(),
                })
                .await
        };
        db.store().transact(stored).await.unwrap()
    }

    async fn booked(db: &TestDatabase, owner: &User, begins_in: Span) -> Booking {
        let new = NewBooking {
            reason: "Planning".to_owned(),
            time: db.store().now() + begins_in,
            duration_minutes: 30,
            room_id: None,
            attendees: None,
            note: None,
        };
        let actor = owner.as_actor();
        db.store()
            .transact(async |tx| bookings::book(tx, &actor, new).await)
            .await
            .unwrap()
    }

    on_both_databases! {
        async fn a_round_finishes_what_is_over_however_much_it_is(db) {
            let owner = somebody(db).await;
            for _ in 0..=FINISH_BATCH {
                booked(db, &owner, Span::hours(1)).await;
            }
            let later = booked(db, &owner, Span::hours(3)).await;
            db.clock().advance(Span::hours(2));
            assert_eq!(finish_bookings(db.store()).await.unwrap(), FINISH_BATCH + 1);
            assert_eq!(finish_bookings(db.store()).await.unwrap(), 0);
            let (actor, now) = (owner.as_actor(), db.store().now());
            let later = bookings::find(db.store(), &actor, now, later.booking_id).await.unwrap();
            assert_eq!(later.status, BookingStatus::Scheduled);
        }

        async fn a_round_with_nothing_to_do_changes_nothing(db) {
            round(db.store()).await;
            db.store().check().await.unwrap();
        }
    }

    #[tokio::test]
    async fn rounds_end_when_the_server_is_told_to_stop() {
        let db = TestDatabase::sqlite().await;
        let shutdown = Shutdown::default();
        start(db.store().clone(), &shutdown);
        shutdown.token.cancel();
        shutdown.drain().await;
    }
}
