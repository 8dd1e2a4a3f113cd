//! Bookings: who gets a room when many want it, and what the rows say.

use domain::actor::Actor;
use domain::bookings::{
    self, Booking, BookingChange, BookingError, BookingSearch, BookingStatus, FINISH_BATCH,
    NewBooking, book, cancel, change, finish_due, list,
};
use domain::change::Change;
use domain::identity::Role;
use domain::ids::BookingKey;
use domain::page::Page;
use domain::rooms::{self, NewRoom, Room};
use domain::store::{Store, StoreError};
use test_support::{ManualClock, TestDatabase};
use time::{Duration, OffsetDateTime};
use tokio::task::JoinSet;

async fn room(db: &TestDatabase, name: &str) -> Room {
    let admin = db.person(Role::Admin).await;
    let new = NewRoom {
        name: name.to_owned(),
        capacity: 8,
        ..NewRoom::default()
    };
    let made = async |tx: &_| rooms::create(tx, &admin, new).await;
    db.store().transact(made).await.unwrap()
}

fn in_hours(hours: i64) -> OffsetDateTime {
    ManualClock::START + Duration::hours(hours)
}

fn wanted(room: &Room, time: OffsetDateTime) -> NewBooking {
    NewBooking {
        reason: "Planning".to_owned(),
        time,
        duration_minutes: 60,
        room_id: Some(room.room_id),
        attendees: None,
        note: None,
    }
}

async fn booked(store: &Store, actor: &Actor, new: NewBooking) -> Result<Booking, BookingError> {
    store.transact(async |tx| book(tx, actor, new).await).await
}

async fn total(store: &Store, actor: &Actor, status: BookingStatus) -> u64 {
    let search = BookingSearch {
        status: Some(status),
        ..BookingSearch::default()
    };
    let found = list(store, actor, store.now(), search, Page::MAX).await;
    let found = found.unwrap();
    assert!(found.items.iter().all(|booking| booking.status == status));
    found.total
}

/// Numbers without a pattern, the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn slot(&mut self, rooms: &[Room]) -> (Room, OffsetDateTime) {
        let room = rooms[usize::try_from(self.roll(2)).unwrap()].clone();
        let quarter = i64::try_from(self.roll(24)).unwrap();
        (room, in_hours(24) + Duration::minutes(15 * quarter))
    }
}

/// Books, moves and cancels at random, and gives what it booked.
async fn mix(store: Store, actor: Actor, rooms: [Room; 2], mut dice: Dice) -> Vec<Booking> {
    let mut mine: Vec<Booking> = Vec::new();
    for _ in 0..25 {
        let (room, time) = dice.slot(&rooms);
        let outcome = match (dice.roll(4), mine.last()) {
            (0, Some(booking)) => {
                let id = booking.booking_id;
                let canceled = store
                    .transact(async |tx| cancel(tx, &actor, id).await)
                    .await;
                mine.pop();
                canceled
            }
            (1, Some(booking)) => {
                let id = booking.booking_id;
                let wanted = BookingChange {
                    time: Change::Set(time),
                    room_id: Change::Set(room.room_id),
                    ..BookingChange::default()
                };
                store
                    .transact(async |tx| change(tx, &actor, id, &wanted).await)
                    .await
            }
            _ => {
                let made = booked(&store, &actor, wanted(&room, time)).await;
                mine.extend(made.iter().cloned());
                made
            }
        };
        match outcome {
            Ok(_) | Err(BookingError::RoomTaken { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    mine
}

test_support::on_both_databases! {
    async fn of_64_racing_bookings_of_one_slot_over_two_instances_one_wins(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let other = db.another_store().await;
        let mut racers = JoinSet::new();
        for number in 0..64 {
            let store = if number % 2 == 0 { db.store() } else { &other };
            let (store, new) = (store.clone(), wanted(&hue, in_hours(2)));
            racers.spawn(async move { booked(&store, &actor, new).await });
        }
        let mut winners = 0;
        for outcome in racers.join_all().await {
            match outcome {
                Ok(_) => winners += 1,
                Err(BookingError::RoomTaken { alternatives, .. }) => {
                    assert_eq!(alternatives[0].time, in_hours(3), "the next free time");
                }
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!(winners, 1);
        assert_eq!(total(db.store(), &actor, BookingStatus::Scheduled).await, 1);
    }

    async fn however_they_book_move_and_cancel_at_once_no_two_overlap(db) {
        let rooms = [room(db, "Hue").await, room(db, "Sapa").await];
        let other = db.another_store().await;
        let mut people = JoinSet::new();
        for number in 0..6 {
            let store = if number % 2 == 0 { db.store() } else { &other };
            let actor = db.person(Role::User).await;
            people.spawn(mix(store.clone(), actor, rooms.clone(), Dice(number)));
        }
        let expected: usize = people.join_all().await.iter().map(Vec::len).sum();
        let staff = db.person(Role::Agent).await;
        let search = BookingSearch {
            scope: domain::actor::Scope::All,
            status: Some(BookingStatus::Scheduled),
            ..BookingSearch::default()
        };
        let left = list(db.store(), &staff, db.store().now(), search, Page::MAX).await.unwrap();
        assert_eq!(left.items.len(), expected);
        for (position, one) in left.items.iter().enumerate() {
            assert!(one.room.is_some(), "a move never loses the room");
            for other in &left.items[position + 1..] {
                let is_clash = one.room == other.room && one.span().overlaps(other.span());
                assert!(!is_clash, "{one:?} and {other:?}");
            }
        }
    }

    async fn a_booking_that_two_people_change_at_once_keeps_both_changes(db) {
        let rooms = [room(db, "Hue").await, room(db, "Sapa").await];
        let actor = db.person(Role::User).await;
        let booking = booked(db.store(), &actor, wanted(&rooms[0], in_hours(2))).await.unwrap();
        let other = db.another_store().await;
        let id = booking.booking_id;
        for round in 0..10 {
            let move_it = BookingChange {
                room_id: Change::Set(rooms[round % 2].room_id),
                ..BookingChange::default()
            };
            let note = format!("round {round}");
            let note_it = BookingChange { note: Change::Set(note.clone()), ..BookingChange::default() };
            let (moved, noted) = tokio::join!(
                db.store().transact(async |tx| change(tx, &actor, id, &move_it).await),
                other.transact(async |tx| change(tx, &actor, id, &note_it).await),
            );
            moved.unwrap();
            noted.unwrap();
            let now = db.store().now();
            let after = bookings::find(db.store(), &actor, now, id).await.unwrap();
            assert_eq!(after.note, Some(note));
            assert_eq!(after.room, Some(rooms[round % 2].as_ref()));
        }
    }

    async fn a_stale_booking_is_not_saved(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let read = booked(db.store(), &actor, wanted(&hue, in_hours(2))).await.unwrap();
        let save = async |booking: Booking| {
            db.store().transact(async |tx| tx.bookings().save(booking).await).await
        };
        save(read.clone()).await.unwrap();
        assert!(matches!(save(read).await, Err(StoreError::Stale)));
    }

    async fn a_booking_reads_as_it_was_written(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let new = NewBooking {
            time: in_hours(2) + Duration::nanoseconds(123_456_789),
            attendees: Some(8),
            note: Some("Bring the maps".to_owned()),
            ..wanted(&hue, in_hours(2))
        };
        let made = booked(db.store(), &actor, new).await.unwrap();
        assert_eq!(made.time.nanosecond(), 123_456_000, "cut to microseconds");
        let now = db.store().now();
        let read = bookings::find(db.store(), &actor, now, made.booking_id).await.unwrap();
        assert_eq!(read, made);
        let named = bookings::find_by_reference(db.store(), &actor, now, &made.reference()).await;
        assert_eq!(named.unwrap(), made);
    }

    async fn a_booking_can_be_stored_under_a_key_of_choice(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let made = booked(db.store(), &actor, wanted(&hue, in_hours(2))).await.unwrap();
        let copy = Booking {
            key: BookingKey(40),
            booking_id: db.store().new_id(),
            time: in_hours(3),
            ..made
        };
        let stored = db.store().transact(async |tx| tx.bookings().insert(copy).await).await;
        assert_eq!(stored.unwrap().reference(), "BK-540");
        let next = booked(db.store(), &actor, wanted(&hue, in_hours(4))).await.unwrap();
        assert_eq!(next.reference(), "BK-541");
    }

    async fn a_booking_is_finished_when_its_end_has_passed_and_its_row_follows(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let first = booked(db.store(), &actor, wanted(&hue, in_hours(2))).await.unwrap();
        booked(db.store(), &actor, wanted(&hue, in_hours(3))).await.unwrap();
        let lasts = Duration::microseconds(1);
        db.clock().set(in_hours(3) - lasts);
        assert_eq!(total(db.store(), &actor, BookingStatus::Finished).await, 0);
        db.clock().set(in_hours(3));
        assert_eq!(total(db.store(), &actor, BookingStatus::Finished).await, 1);
        assert_eq!(total(db.store(), &actor, BookingStatus::Scheduled).await, 1);
        let find = async || {
            bookings::find(db.store(), &actor, db.store().now(), first.booking_id).await.unwrap()
        };
        let before = find().await;
        assert_eq!(before.status, BookingStatus::Finished);
        let finished = db.store().transact(async |tx| finish_due(tx).await).await.unwrap();
        assert_eq!(finished.len(), 1);
        let after = find().await;
        assert_eq!(Booking { version: before.version, ..after }, before, "readers see no difference");
        assert_eq!(total(db.store(), &actor, BookingStatus::Finished).await, 1);
        let again = db.store().transact(async |tx| finish_due(tx).await).await.unwrap();
        assert_eq!(again, []);
    }

    async fn instances_that_finish_at_once_finish_each_booking_once(db) {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let count = FINISH_BATCH + 20;
        for hour in 1..=count {
            let new = wanted(&hue, in_hours(i64::try_from(hour).unwrap()));
            booked(db.store(), &actor, new).await.unwrap();
        }
        db.clock().advance(Duration::days(30));
        let other = db.another_store().await;
        let mut workers = JoinSet::new();
        for store in [db.store().clone(), other] {
            workers.spawn(async move {
                let mut finished = Vec::new();
                for _ in 0..3 {
                    let batch = store.transact(async |tx| finish_due(tx).await).await.unwrap();
                    finished.extend(batch.into_iter().map(|booking| booking.key));
                }
                finished
            });
        }
        let mut finished: Vec<_> = workers.join_all().await.concat();
        finished.sort_unstable();
        finished.dedup();
        assert_eq!(u64::try_from(finished.len()).unwrap(), count);
    }
}

/// Whoever writes past the use cases is stopped by PostgreSQL itself.
#[test]
fn postgres_refuses_an_overlap_that_nobody_checked() {
    test_support::on_postgres(async |db| {
        let hue = room(db, "Hue").await;
        let actor = db.person(Role::User).await;
        let made = booked(db.store(), &actor, wanted(&hue, in_hours(2)))
            .await
            .unwrap();
        let insert = async |time, status| {
            let copy = Booking {
                key: BookingKey::UNSTORED,
                booking_id: db.store().new_id(),
                time,
                status,
                ..made.clone()
            };
            let stored = async |tx: &_| -> Result<Booking, BookingError> {
                let tx: &domain::store::Transaction = tx;
                Ok(tx.bookings().insert(copy).await?)
            };
            db.store().transact(stored).await
        };
        let half_past = in_hours(2) + Duration::minutes(30);
        let clash = insert(half_past, BookingStatus::Scheduled).await;
        assert!(
            matches!(clash, Err(BookingError::RoomTaken { .. })),
            "{clash:?}"
        );
        insert(half_past, BookingStatus::Canceled).await.unwrap();
        insert(in_hours(3), BookingStatus::Scheduled).await.unwrap();
    });
}
