//! Who gets which room when, and what is offered instead. The rooms are in Hanoi, where the
//! clock stands at Monday, 2 March 2026, 16:00; they are open on weekdays from 08:00 to 18:00.

use frontdesk_domain::actor::Actor;
use frontdesk_domain::bookings::{
    Alternative, Booking, BookingChange, BookingError, NewBooking, RoomState, Slot, book, cancel,
    check, check_change, rooms_at, smallest_free_room,
};
use frontdesk_domain::change::Change;
use frontdesk_domain::failure::Failure as _;
use frontdesk_domain::identity::Role;
use frontdesk_domain::rooms::{self, NewRoom, Room};
use test_support::TestDatabase;
use time::macros::{datetime, offset};
use time::{Duration, OffsetDateTime};

/// Tuesday, 14:00 in Hanoi.
const TUESDAY: OffsetDateTime = datetime!(2026-03-03 14:00 +7);

struct Office {
    db: TestDatabase,
    admin: Actor,
    sapa: Room,
    hue: Room,
}

impl Office {
    /// Sapa seats 4, Hue 8, and Hanoi 20.
    async fn open() -> Self {
        let db = TestDatabase::sqlite().await;
        let admin = db.person(Role::Admin).await;
        let room = async |name: &str, capacity| {
            let new = NewRoom {
                name: name.to_owned(),
                capacity,
                opening_hours: Some("Mon-Fri 08:00-18:00".to_owned()),
                time_zone: Some("Asia/Ho_Chi_Minh".to_owned()),
            };
            let made = async |tx: &_| rooms::create(tx, &admin, new).await;
            db.store().transact(made).await.unwrap()
        };
        room("Hanoi", 20).await;
        let (hue, sapa) = (room("Hue", 8).await, room("Sapa", 4).await);
        Self {
            db,
            admin,
            sapa,
            hue,
        }
    }

    fn now(&self) -> OffsetDateTime {
        self.db.store().now()
    }

    async fn book(&self, new: NewBooking) -> Booking {
        let booked = async |tx: &_| book(tx, &self.admin, new).await;
        self.db.store().transact(booked).await.unwrap()
    }

    /// What is offered to somebody who cannot have this.
    async fn refusal(&self, new: NewBooking) -> (String, Vec<String>) {
        shown(&check(self.db.store(), self.now(), &new).await.unwrap_err())
    }

    async fn smallest(&self, slot: Slot) -> Result<Room, BookingError> {
        smallest_free_room(self.db.store(), self.now(), &slot).await
    }
}

fn meeting(room: &Room, time: OffsetDateTime, duration_minutes: i64) -> NewBooking {
    NewBooking {
        reason: "Planning".to_owned(),
        time,
        duration_minutes,
        room_id: Some(room.room_id),
        attendees: None,
        note: None,
    }
}

fn anywhere(time: OffsetDateTime, attendees: Option<i64>) -> Slot {
    Slot {
        room_id: None,
        time,
        duration_minutes: 60,
        attendees,
    }
}

/// The code and the alternatives, as `Sapa Tue 15:00`.
fn shown(error: &BookingError) -> (String, Vec<String>) {
    let offer = |offer: &Alternative| {
        let local = offer.time.to_offset(offset!(+7));
        let day = &local.weekday().to_string()[..3];
        let (hour, minute) = (local.hour(), local.minute());
        format!("{} {day} {hour:02}:{minute:02}", offer.room_name)
    };
    let offers = error.alternatives().iter().map(offer).collect();
    (error.code().to_owned(), offers)
}

fn refused(code: &str, offers: &[&str]) -> (String, Vec<String>) {
    let offers = offers.iter().map(|offer| (*offer).to_owned()).collect();
    (code.to_owned(), offers)
}

#[tokio::test]
async fn the_next_free_times_of_the_room_come_before_the_smallest_other_one() {
    let office = Office::open().await;
    office.book(meeting(&office.sapa, TUESDAY, 60)).await;
    let wanted = TUESDAY + Duration::minutes(30);
    let sapa = |minutes| meeting(&office.sapa, wanted, minutes);
    assert_eq!(
        office.refusal(sapa(60)).await,
        refused(
            "room_taken",
            &["Sapa Tue 15:00", "Sapa Tue 16:00", "Hue Tue 14:30"]
        )
    );
    // Three hours fit once before the room closes.
    assert_eq!(
        office.refusal(sapa(180)).await,
        refused(
            "room_taken",
            &["Sapa Tue 15:00", "Sapa Wed 08:00", "Hue Tue 14:30"]
        )
    );
    office.book(meeting(&office.hue, wanted, 15)).await;
    let (_, offers) = office.refusal(sapa(60)).await;
    assert_eq!(offers[2], "Hanoi Tue 14:30", "Hue is taken as well");
}

#[tokio::test]
async fn who_cannot_be_offered_anything_within_two_weeks_is_offered_nothing() {
    let office = Office::open().await;
    let closed = NewRoom {
        name: "Cellar".to_owned(),
        capacity: 99,
        opening_hours: Some("Sun 10:00-10:30".to_owned()),
        time_zone: None,
    };
    let made = async |tx: &_| rooms::create(tx, &office.admin, closed).await;
    let cellar = office.db.store().transact(made).await.unwrap();
    let wanted = NewBooking {
        attendees: Some(50),
        ..meeting(&cellar, TUESDAY, 60)
    };
    assert_eq!(office.refusal(wanted).await, refused("room_closed", &[]));
}

#[tokio::test]
async fn a_booking_may_span_midnight_where_the_hours_do() {
    let office = Office::open().await;
    let new = NewRoom {
        name: "Bar".to_owned(),
        capacity: 10,
        opening_hours: Some("Fri 20:00-24:00, Sat 00:00-02:00".to_owned()),
        time_zone: Some("Asia/Ho_Chi_Minh".to_owned()),
    };
    let made = async |tx: &_| rooms::create(tx, &office.admin, new).await;
    let bar = office.db.store().transact(made).await.unwrap();
    let friday = datetime!(2026-03-06 23:00 +7);
    office.book(meeting(&bar, friday, 180)).await;
    let (code, _) = office.refusal(meeting(&bar, friday, 195)).await;
    assert_eq!(code, "room_closed");
}

#[tokio::test]
async fn without_a_room_the_smallest_free_one_that_seats_everybody_is_found() {
    let office = Office::open().await;
    let found = office.smallest(anywhere(TUESDAY, None)).await.unwrap();
    assert_eq!(found, office.sapa);
    let found = office.smallest(anywhere(TUESDAY, Some(5))).await.unwrap();
    assert_eq!(found, office.hue);
    office.book(meeting(&office.sapa, TUESDAY, 60)).await;
    let found = office.smallest(anywhere(TUESDAY, Some(4))).await.unwrap();
    assert_eq!(found, office.hue);
}

#[tokio::test]
async fn if_no_room_can_be_had_the_earliest_times_of_those_that_fit_are_offered() {
    let office = Office::open().await;
    let ask = async |time, attendees| {
        let slot = anywhere(time, attendees);
        shown(&office.smallest(slot).await.unwrap_err())
    };
    office.book(meeting(&office.hue, TUESDAY, 120)).await;
    let hanoi = rooms::find_by_name(office.db.store(), "hà nội")
        .await
        .unwrap();
    office.book(meeting(&hanoi, TUESDAY, 60)).await;
    assert_eq!(
        ask(TUESDAY, Some(6)).await,
        refused("room_taken", &["Hanoi Tue 15:00", "Hue Tue 16:00"])
    );
    let evening = datetime!(2026-03-03 18:30 +7);
    assert_eq!(
        ask(evening, None).await,
        refused(
            "room_closed",
            &["Sapa Wed 08:00", "Hue Wed 08:00", "Hanoi Wed 08:00"]
        )
    );
    assert_eq!(ask(TUESDAY, Some(21)).await, refused("room_too_small", &[]));
    let yesterday = datetime!(2026-03-01 10:00 +7);
    assert_eq!(
        ask(yesterday, Some(9)).await,
        refused("time_in_past", &["Hanoi Mon 16:15"])
    );
}

#[tokio::test]
async fn a_desk_without_rooms_says_so() {
    let db = TestDatabase::sqlite().await;
    let slot = anywhere(TUESDAY, None);
    let error = smallest_free_room(db.store(), db.store().now(), &slot).await;
    assert_eq!(error.unwrap_err().code(), "room_not_found");
}

#[tokio::test]
async fn every_room_is_shown_with_what_stands_in_its_way() {
    let office = Office::open().await;
    office.book(meeting(&office.hue, TUESDAY, 60)).await;
    let states = async |time, attendees| {
        let slot = anywhere(time, attendees);
        let rooms = rooms_at(office.db.store(), office.now(), &slot)
            .await
            .unwrap();
        let states = rooms.into_iter().map(|at| (at.room.name, at.state));
        states.collect::<Vec<_>>()
    };
    let named = |states: [RoomState; 3]| {
        let names = ["Sapa", "Hue", "Hanoi"].map(str::to_owned);
        names.into_iter().zip(states).collect::<Vec<_>>()
    };
    assert_eq!(
        states(TUESDAY, Some(6)).await,
        named([RoomState::TooSmall, RoomState::Taken, RoomState::Free])
    );
    let evening = datetime!(2026-03-03 17:30 +7);
    assert_eq!(states(evening, None).await, named([RoomState::Closed; 3]));
    let past = rooms_at(
        office.db.store(),
        office.now(),
        &anywhere(office.now(), None),
    )
    .await;
    assert_eq!(past.unwrap_err().code(), "time_in_past");
}

#[tokio::test]
async fn asking_whether_a_change_would_work_changes_nothing() {
    let office = Office::open().await;
    let store = office.db.store();
    let booking = office.book(meeting(&office.sapa, TUESDAY, 60)).await;
    office.book(meeting(&office.hue, TUESDAY, 60)).await;
    let ask = async |wanted: BookingChange| {
        let id = booking.booking_id;
        check_change(store, &office.admin, office.now(), id, &wanted).await
    };
    let later = BookingChange {
        time: Change::Set(TUESDAY + Duration::minutes(30)),
        duration_minutes: Change::Set(90),
        ..BookingChange::default()
    };
    let after = ask(later).await.unwrap();
    assert_eq!(after.span().from, TUESDAY + Duration::minutes(30));
    assert_eq!(after.span().to, TUESDAY + Duration::hours(2));
    assert_eq!(after.room, Some(office.sapa.as_ref()));
    let elsewhere = BookingChange {
        room_id: Change::Set(office.hue.room_id),
        ..BookingChange::default()
    };
    // Its own room is free for it at that time.
    assert_eq!(
        shown(&ask(elsewhere).await.unwrap_err()),
        refused(
            "room_taken",
            &["Hue Tue 15:00", "Hue Tue 16:00", "Sapa Tue 14:00"]
        )
    );
    assert_eq!(ask(BookingChange::default()).await.unwrap(), booking);

    let canceled = async |tx: &_| cancel(tx, &office.admin, booking.booking_id).await;
    store.transact(canceled).await.unwrap();
    let note = BookingChange {
        note: Change::Set("Bring the maps".to_owned()),
        ..BookingChange::default()
    };
    assert_eq!(ask(note).await.unwrap_err().code(), "booking_final");
}

#[tokio::test]
async fn a_meeting_that_runs_can_be_extended_and_cut_short() {
    let office = Office::open().await;
    let store = office.db.store();
    let starts_at = office.now() + Duration::minutes(1);
    let booking = office.book(meeting(&office.sapa, starts_at, 30)).await;
    office.db.clock().advance(Duration::minutes(21));
    let lasting = async |minutes| {
        let wanted = BookingChange {
            duration_minutes: Change::Set(minutes),
            ..BookingChange::default()
        };
        let id = booking.booking_id;
        let changed =
            async |tx: &_| frontdesk_domain::bookings::change(tx, &office.admin, id, &wanted).await;
        store.transact(changed).await.unwrap()
    };
    assert_eq!(lasting(45).await.duration_minutes, 45);
    let cut = lasting(15).await;
    assert_eq!(cut.status.as_str(), "Finished", "its end has passed by now");
    let soon = office.now() + Duration::minutes(1);
    office.book(meeting(&office.sapa, soon, 15)).await;
}
