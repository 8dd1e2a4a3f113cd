//! Requests that carry a key.

use domain::actor::Actor;
use domain::idempotency::{
    self, Claim, Claimed, IdempotencyError, KeptAnswer, KeyedRequest, claim, complete, release,
};
use domain::identity::{Role, User};
use domain::ids::UserKey;
use domain::page::Page;
use domain::store::{Store, StoreError};
use domain::tickets::{self, NewTicket, TicketError, TicketSearch};
use test_support::TestDatabase;
use time::Duration;
use tokio::task::JoinSet;

async fn customer(db: &TestDatabase) -> Actor {
    let stored = db
        .store()
        .transact(async |tx| -> Result<User, StoreError> {
            let user_id = tx.new_id();
            tx.users()
                .insert(User {
                    key: UserKey::UNSTORED,
                    user_id,
                    email: format!("{user_id}@example.com"),
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
        })
        .await;
    stored.unwrap().as_actor()
}

fn request(actor: &Actor, key: &str, body: u8) -> KeyedRequest {
    KeyedRequest {
        owner: actor.key,
        method: "POST".to_owned(),
        path: "/api/v1/tickets".to_owned(),
        key: key.parse().unwrap(),
        fingerprint: [body; 32],
    }
}

fn answer(body: &str) -> KeptAnswer {
    KeptAnswer {
        status: 201,
        location: Some("/api/v1/tickets/1".to_owned()),
        body: body.to_owned(),
    }
}

async fn claimed(store: &Store, request: &KeyedRequest) -> Result<Claimed, IdempotencyError> {
    store.transact(async |tx| claim(tx, request).await).await
}

async fn new_claim(store: &Store, request: &KeyedRequest) -> Claim {
    match claimed(store, request).await.unwrap() {
        Claimed::New(claim) => claim,
        Claimed::Answered(answer) => panic!("already answered: {answer:?}"),
    }
}

async fn completed(store: &Store, claim: Claim, answer: &KeptAnswer) {
    store
        .transact(async |tx| complete(tx, claim, answer).await)
        .await
        .unwrap();
}

/// Opens a ticket in the transaction in which the request is claimed and answered.
async fn open_once(
    store: Store,
    actor: Actor,
    request: KeyedRequest,
) -> Result<KeptAnswer, TestError> {
    store
        .transact(async |tx| {
            let claim = match claim(tx, &request).await? {
                Claimed::Answered(answer) => return Ok(answer),
                Claimed::New(claim) => claim,
            };
            let new = NewTicket {
                content: "The printer jams".to_owned(),
                ..NewTicket::default()
            };
            let ticket = tickets::open(tx, &actor, new).await?;
            let answer = answer(&ticket.ticket_id.to_string());
            complete(tx, claim, &answer).await?;
            Ok(answer)
        })
        .await
}

#[derive(Debug)]
#[expect(dead_code, reason = "shown when a test fails")]
enum TestError {
    Idempotency(IdempotencyError),
    Ticket(TicketError),
    Store(StoreError),
}

impl From<IdempotencyError> for TestError {
    fn from(error: IdempotencyError) -> Self {
        Self::Idempotency(error)
    }
}

impl From<TicketError> for TestError {
    fn from(error: TicketError) -> Self {
        Self::Ticket(error)
    }
}

impl From<StoreError> for TestError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

test_support::on_both_databases! {
    async fn of_64_twins_over_two_instances_one_acts_and_all_get_its_answer(db) {
        let actor = customer(db).await;
        let other = db.another_store().await;
        let mut twins = JoinSet::new();
        for number in 0..64 {
            let store = if number % 2 == 0 { db.store() } else { &other };
            twins.spawn(open_once(store.clone(), actor, request(&actor, "k", 1)));
        }
        let answers = twins.join_all().await;
        let first = answers[0].as_ref().unwrap();
        for answer in &answers {
            assert_eq!(answer.as_ref().unwrap(), first);
        }
        let list = tickets::list(db.store(), &actor, TicketSearch::default(), Page::FIRST).await;
        assert_eq!(list.unwrap().total, 1);
    }

    async fn a_key_belongs_to_one_body(db) {
        let actor = customer(db).await;
        let claim = new_claim(db.store(), &request(&actor, "k", 1)).await;
        let error = claimed(db.store(), &request(&actor, "k", 2)).await.unwrap_err();
        assert!(matches!(error, IdempotencyError::Reused), "{error:?}");
        completed(db.store(), claim, &answer("one")).await;
        let error = claimed(db.store(), &request(&actor, "k", 2)).await.unwrap_err();
        assert!(matches!(error, IdempotencyError::Reused), "{error:?}");
    }

    async fn everybody_and_every_path_has_keys_of_its_own(db) {
        let (ann, bob) = (customer(db).await, customer(db).await);
        new_claim(db.store(), &request(&ann, "k", 1)).await;
        new_claim(db.store(), &request(&bob, "k", 2)).await;
        let elsewhere = KeyedRequest { path: "/api/v1/rooms".to_owned(), ..request(&ann, "k", 3) };
        new_claim(db.store(), &elsewhere).await;
        new_claim(db.store(), &request(&ann, "K", 4)).await;
    }

    async fn a_committed_claim_is_in_flight_until_it_is_answered_or_released(db) {
        let actor = customer(db).await;
        let request = request(&actor, "k", 1);
        let claim = new_claim(db.store(), &request).await;
        let error = claimed(db.store(), &request).await.unwrap_err();
        assert!(matches!(error, IdempotencyError::InFlight), "{error:?}");
        let released = db.store().transact(async |tx| release(tx, claim).await).await;
        released.unwrap();
        let claim = new_claim(db.store(), &request).await;
        completed(db.store(), claim, &answer("one")).await;
        assert_eq!(claimed(db.store(), &request).await.unwrap(), Claimed::Answered(answer("one")));
    }

    async fn a_claim_of_a_dead_process_does_not_block_for_ever(db) {
        let actor = customer(db).await;
        let request = request(&actor, "k", 1);
        let lost = new_claim(db.store(), &request).await;
        db.clock().advance(Duration::minutes(10));
        let taken_over = new_claim(db.store(), &request).await;
        // It was not dead after all; its answer comes too late to count.
        completed(db.store(), lost, &answer("late")).await;
        completed(db.store(), taken_over, &answer("one")).await;
        assert_eq!(claimed(db.store(), &request).await.unwrap(), Claimed::Answered(answer("one")));
    }

    async fn an_answer_is_kept_for_24_hours(db) {
        let actor = customer(db).await;
        let claim = new_claim(db.store(), &request(&actor, "k", 1)).await;
        completed(db.store(), claim, &answer("one")).await;
        db.clock().advance(Duration::hours(24) - Duration::seconds(1));
        let kept = claimed(db.store(), &request(&actor, "k", 1)).await.unwrap();
        assert_eq!(kept, Claimed::Answered(answer("one")));
        db.clock().advance(Duration::seconds(1));
        new_claim(db.store(), &request(&actor, "k", 2)).await;
    }

    async fn what_has_expired_is_deleted_and_nothing_else(db) {
        let actor = customer(db).await;
        let claim = new_claim(db.store(), &request(&actor, "old", 1)).await;
        completed(db.store(), claim, &answer("old")).await;
        new_claim(db.store(), &request(&actor, "abandoned", 1)).await;
        db.clock().advance(Duration::hours(24));
        let claim = new_claim(db.store(), &request(&actor, "new", 1)).await;
        completed(db.store(), claim, &answer("new")).await;
        let forgotten = db.store().transact(async |tx| idempotency::forget_expired(tx).await).await;
        assert_eq!(forgotten.unwrap(), 2);
        let kept = claimed(db.store(), &request(&actor, "new", 1)).await.unwrap();
        assert_eq!(kept, Claimed::Answered(answer("new")));
    }
}
