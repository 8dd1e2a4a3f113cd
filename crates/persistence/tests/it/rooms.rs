//! Rooms: their names, and what becomes of those that are deleted.

use domain::actor::Actor;
use domain::bookings::{self, BookingError, NewBooking, book};
use domain::change::Change;
use domain::identity::Role;
use domain::page::Page;
use domain::rooms::{self, NewRoom, Room, RoomChange, RoomError, change, create, delete};
use domain::store::Store;
use frontdesk_persistence::Pools;
use test_support::{ManualClock, TestDatabase};
use time::Duration;
use uuid::Uuid;

async fn created(store: &Store, admin: &Actor, name: &str) -> Result<Room, RoomError> {
    let new = NewRoom {
        name: name.to_owned(),
        capacity: 4,
        opening_hours: Some("Mon-Fri 08:00-18:00".to_owned()),
        time_zone: Some("Asia/Ho_Chi_Minh".to_owned()),
    };
    store
        .transact(async |tx| create(tx, admin, new).await)
        .await
}

async fn deleted(store: &Store, admin: &Actor, room_id: Uuid) -> Result<(), RoomError> {
    store
        .transact(async |tx| delete(tx, admin, room_id).await)
        .await
}

/// Tomorrow at 11:00 in Hanoi.
fn meeting(room: &Room) -> NewBooking {
    NewBooking {
        reason: "Planning".to_owned(),
        time: ManualClock::START + Duration::hours(19),
        duration_minutes: 60,
        room_id: Some(room.room_id),
        attendees: None,
        note: None,
    }
}

async fn admin(db: &TestDatabase) -> Actor {
    db.person(Role::Admin).await
}

test_support::on_both_databases! {
    async fn a_room_reads_as_it_was_written(db) {
        let made = created(db.store(), &admin(db).await, "Sa Pa").await.unwrap();
        assert_eq!(rooms::find(db.store(), made.room_id).await.unwrap(), made);
        let list = rooms::list(db.store(), Page::FIRST).await.unwrap();
        assert_eq!(list.items, [made]);
    }

    async fn a_name_counts_without_case_spaces_and_diacritics(db) {
        let admin = admin(db).await;
        let hanoi = created(db.store(), &admin, "Hanoi").await.unwrap();
        let twin = created(db.store(), &admin, "Hà Nội").await;
        assert!(matches!(twin, Err(RoomError::NameTaken)), "{twin:?}");
        let found = rooms::find_by_name(db.store(), " HÀ  NỘI ").await.unwrap();
        assert_eq!(found, hanoi);
        // A room may take another spelling of its own name, but not that of another room.
        let hue = created(db.store(), &admin, "Hue").await.unwrap();
        let named = async |room: &Room, name: &str| {
            let wanted = RoomChange {
                name: Change::Set(name.to_owned()),
                ..RoomChange::default()
            };
            let room_id = room.room_id;
            db.store().transact(async |tx| change(tx, &admin, room_id, wanted).await).await
        };
        assert_eq!(named(&hanoi, "Hà Nội").await.unwrap().name, "Hà Nội");
        let taken = named(&hue, "HANOI").await;
        assert!(matches!(taken, Err(RoomError::NameTaken)), "{taken:?}");
    }

    async fn a_room_with_a_coming_booking_stays(db) {
        let admin = admin(db).await;
        let sapa = created(db.store(), &admin, "Sapa").await.unwrap();
        let new = meeting(&sapa);
        let ends_at = new.time + Duration::hours(1);
        let booking = db.store().transact(async |tx| book(tx, &admin, new).await).await.unwrap();
        let refused = deleted(db.store(), &admin, sapa.room_id).await;
        assert!(matches!(refused, Err(RoomError::InUse)), "{refused:?}");

        db.clock().set(ends_at);
        deleted(db.store(), &admin, sapa.room_id).await.unwrap();
        let gone = rooms::find(db.store(), sapa.room_id).await;
        assert!(matches!(gone, Err(RoomError::NotFound)), "{gone:?}");
        let again = deleted(db.store(), &admin, sapa.room_id).await;
        assert!(matches!(again, Err(RoomError::NotFound)), "{again:?}");
        assert_eq!(rooms::list(db.store(), Page::FIRST).await.unwrap().total, 0);

        let now = db.store().now();
        let past = bookings::find(db.store(), &admin, now, booking.booking_id).await.unwrap();
        assert_eq!(past.room, Some(sapa.as_ref()), "the past still names its room");
        created(db.store(), &admin, "Sapa").await.unwrap();
    }

    async fn a_room_is_booked_or_deleted_but_never_both(db) {
        let admin = admin(db).await;
        let other = db.another_store().await;
        for round in 0..8 {
            let room = created(db.store(), &admin, &format!("Room {round}")).await.unwrap();
            let (booked, gone) = tokio::join!(
                db.store().transact(async |tx| book(tx, &admin, meeting(&room)).await),
                deleted(&other, &admin, room.room_id),
            );
            match (booked, gone) {
                (Ok(_), Err(RoomError::InUse)) | (Err(BookingError::RoomNotFound), Ok(())) => {}
                both => panic!("{both:?}"),
            }
        }
    }

    async fn migrations_can_be_reverted_and_applied_again(db) {
        let admin = admin(db).await;
        let sapa = created(db.store(), &admin, "Sapa").await.unwrap();
        db.store().transact(async |tx| book(tx, &admin, meeting(&sapa)).await).await.unwrap();
        let pools = Pools::open(db.address()).await.unwrap();
        let migrations = pools.migrations().await.unwrap();
        let all = u32::try_from(migrations.len()).unwrap();
        pools.migrate_down(all).await.unwrap();
        let reverted = pools.migrations().await.unwrap();
        assert!(reverted.iter().all(|(_, is_applied)| !is_applied));
        pools.migrate_up().await.unwrap();
        // The statements that the first store prepared belong to the tables that are gone.
        let store = db.another_store().await;
        assert_eq!(rooms::list(&store, Page::FIRST).await.unwrap().total, 0);
    }
}
