//! Bookings through the API. The clock stands at Monday, 2 March 2026, 09:00 UTC.

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};
use time::Duration;

use crate::app::{Answer, Client, TestApp};

const BOOKINGS: &str = "/api/v1/bookings";

/// A room in UTC that is open on weekdays from 08:00 to 18:00.
async fn room(app: &TestApp, name: &str, capacity: i64) -> Value {
    let new = json!({
        "name": name, "capacity": capacity, "opening_hours": "Mon-Fri 08:00-18:00"
    });
    let made = app.admin().await.post("/api/v1/rooms", new).await;
    made.expect(201)["room_id"].clone()
}

async fn book(client: &Client<'_>, room_id: &Value, time: &str) -> Answer {
    let new = json!({"reason": "Planning", "time": time, "room_id": room_id});
    client.post(BOOKINGS, new).await
}

/// Room and time of each alternative.
fn offers(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let alternatives = problem["alternatives"].as_array().unwrap();
    alternatives
        .iter()
        .map(|offer| format!("{} {}", offer["room_name"], offer["time"]).replace('"', ""))
        .collect()
}

#[tokio::test]
async fn a_new_booking_is_scheduled_and_has_an_address() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let new = json!({"reason": " Planning ", "time": "2026-03-03T17:00:00.5+07:00"});
    let booked = user.post(BOOKINGS, new).await;
    assert_snapshot!(booked.transcript(), @r#"
    201
    location: /api/v1/bookings/00000000-0000-0000-0000-000000000004
    {
      "attendees": null,
      "booking_id": "00000000-0000-0000-0000-000000000004",
      "created_at": "2026-03-02T09:00:00Z",
      "duration_minutes": 60,
      "id": 1,
      "note": null,
      "reason": "Planning",
      "reference": "BK-501",
      "room_id": null,
      "status": "Scheduled",
      "time": "2026-03-03T10:00:00.5Z",
      "updated_at": "2026-03-02T09:00:00Z",
      "user_id": "00000000-0000-0000-0000-000000000001"
    }
    "#);
    let address = booked.header("location").unwrap();
    assert_eq!(user.get(address).await.expect(200), booked.json());
}

#[tokio::test]
async fn a_taken_room_is_refused_with_what_would_work_instead() {
    let app = TestApp::start().await;
    let (sapa, _hue) = (room(&app, "Sapa", 4).await, room(&app, "Hue", 8).await);
    let (first, second) = (app.user().await, app.user().await);
    book(&first, &sapa, "2026-03-03T14:00:00Z")
        .await
        .expect(201);
    let refused = book(&second, &sapa, "2026-03-03T14:30:00Z").await;
    assert_snapshot!(refused.transcript(), @r#"
    409
    {
      "alternatives": [
        {
          "duration_minutes": 60,
          "room_id": "00000000-0000-0000-0000-000000000004",
          "room_name": "Sapa",
          "time": "2026-03-03T15:00:00Z"
        },
        {
          "duration_minutes": 60,
          "room_id": "00000000-0000-0000-0000-000000000004",
          "room_name": "Sapa",
          "time": "2026-03-03T16:00:00Z"
        },
        {
          "duration_minutes": 60,
          "room_id": "00000000-0000-0000-0000-000000000008",
          "room_name": "Hue",
          "time": "2026-03-03T14:30:00Z"
        }
      ],
      "code": "room_taken",
      "detail": "The room Sapa is taken at that time.",
      "errors": [],
      "status": 409,
      "title": "Conflict",
      "type": "/problems/room_taken"
    }
    "#);
    for offer in refused.json()["alternatives"].as_array().unwrap() {
        let time = offer["time"].as_str().unwrap();
        book(&second, &offer["room_id"], time).await.expect(201);
    }
}

#[tokio::test]
async fn back_to_back_is_no_overlap() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let sapa = room(&app, "Sapa", 4).await;
    for time in [
        "2026-03-03T14:00:00Z",
        "2026-03-03T13:00:00Z",
        "2026-03-03T15:00:00Z",
    ] {
        book(&user, &sapa, time).await.expect(201);
    }
    let between = book(&user, &sapa, "2026-03-03T14:59:59Z").await;
    assert_snapshot!(between.problem(), @"409 room_taken");
}

#[tokio::test]
async fn rules_are_checked_in_their_order() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let sapa = room(&app, "Sapa", 4).await;
    book(&user, &sapa, "2026-03-03T17:00:00Z").await.expect(201);
    let nowhere = json!("00000000-0000-0000-0000-00000000ffff");
    let ask = async |room: &Value, time: &str, attendees: i64| {
        let new = json!({
            "reason": "Planning", "time": time, "room_id": room, "attendees": attendees
        });
        user.post(BOOKINGS, new).await.problem()
    };
    // The taken hour ends when the room closes: half an hour later all but the first two hold.
    let late = "2026-03-03T17:30:00Z";
    assert_snapshot!(ask(&nowhere, "2026-03-02T09:00:00Z", 5).await, @"400 time_in_past");
    assert_snapshot!(ask(&nowhere, late, 5).await, @"404 room_not_found");
    assert_snapshot!(ask(&sapa, late, 5).await, @"400 room_too_small");
    assert_snapshot!(ask(&sapa, late, 4).await, @"400 room_closed");
    assert_snapshot!(ask(&sapa, "2026-03-03T16:30:00Z", 4).await, @"409 room_taken");
}

#[tokio::test]
async fn whoever_is_refused_is_offered_the_next_opening_or_a_larger_room() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let sapa = room(&app, "Sapa", 4).await;
    room(&app, "Hanoi", 20).await;
    room(&app, "Hue", 8).await;
    let ask = async |time: &str, attendees: i64| {
        let new = json!({
            "reason": "Planning", "time": time, "room_id": sapa, "attendees": attendees,
            "duration_minutes": 240
        });
        offers(&user.post(BOOKINGS, new).await)
    };
    // On Friday evening: Monday, twice.
    assert_eq!(
        ask("2026-03-06T19:00:00Z", 2).await,
        ["Sapa 2026-03-09T08:00:00Z", "Sapa 2026-03-09T12:00:00Z"]
    );
    // Too many people: the smallest room that seats them.
    assert_eq!(
        ask("2026-03-03T10:00:00Z", 6).await,
        ["Hue 2026-03-03T10:00:00Z"]
    );
    // Yesterday: the next times from now, when it is 09:00.
    assert_eq!(
        ask("2026-03-01T10:00:00Z", 2).await,
        ["Sapa 2026-03-02T09:15:00Z", "Sapa 2026-03-02T13:15:00Z"]
    );
}

#[tokio::test]
async fn a_booking_moves_but_not_onto_another_one_and_is_not_in_its_own_way() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let (sapa, hue) = (room(&app, "Sapa", 4).await, room(&app, "Hue", 8).await);
    book(&user, &hue, "2026-03-03T10:00:00Z").await.expect(201);
    let booked = book(&user, &sapa, "2026-03-03T10:00:00Z").await;
    let address = booked.header("location").unwrap();
    let change = async |body: Value| user.put(address, body).await;

    let moved = change(json!({"time": "2026-03-03T10:30:00"}))
        .await
        .expect(200);
    assert_eq!(moved["time"], "2026-03-03T10:30:00Z");
    assert_snapshot!(change(json!({"room_id": hue})).await.problem(), @"409 room_taken");
    assert_snapshot!(change(json!({"attendees": 5})).await.problem(), @"400 room_too_small");
    assert_snapshot!(change(json!({"duration_minutes": 480})).await.problem(), @"400 room_closed");
    assert_snapshot!(change(json!({"time": "2026-03-02T08:59:00Z"})).await.problem(), @"400 time_in_past");
    assert_eq!(
        user.get(address).await.json(),
        moved,
        "a refused change changes nothing"
    );

    let freed = change(json!({"room_id": null, "attendees": 5, "note": "Online"})).await;
    let freed = freed.expect(200);
    assert_eq!(
        [&freed["room_id"], &freed["attendees"], &freed["note"]],
        [&json!(null), &json!(5), &json!("Online")]
    );
    assert_eq!(change(json!({})).await.expect(200), freed);
    book(&user, &sapa, "2026-03-03T10:30:00Z").await.expect(201);
}

#[tokio::test]
async fn a_canceled_booking_frees_its_room_and_is_final() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let sapa = room(&app, "Sapa", 4).await;
    let booked = book(&user, &sapa, "2026-03-03T10:00:00Z").await;
    let address = booked.header("location").unwrap();
    app.clock().advance(Duration::minutes(1));
    let canceled = user.delete(address).await.expect(200);
    assert_eq!(canceled["status"], "Canceled");
    app.clock().advance(Duration::minutes(1));
    assert_eq!(user.delete(address).await.expect(200), canceled);
    let change = json!({"time": "2026-03-04T10:00:00Z"});
    assert_snapshot!(user.put(address, change).await.problem(), @"409 booking_final");
    assert_eq!(user.put(address, json!({})).await.expect(200), canceled);
    book(&user, &sapa, "2026-03-03T10:00:00Z").await.expect(201);
}

#[tokio::test]
async fn a_booking_is_finished_as_soon_as_its_end_has_passed() {
    let app = TestApp::start().await;
    let user = app.user().await;
    let new = json!({"reason": "Call", "time": "2026-03-02T09:01:00Z", "duration_minutes": 15});
    let booked = user.post(BOOKINGS, new).await;
    let address = booked.header("location").unwrap();
    app.clock().advance(Duration::minutes(5));
    // It has begun: its time stays, but the rest may change.
    user.put(address, json!({"note": "Ask about Q2"}))
        .await
        .expect(200);
    let moved = user
        .put(address, json!({"time": "2026-03-02T09:03:00Z"}))
        .await;
    assert_snapshot!(moved.problem(), @"400 time_in_past");
    // Staff signs in later, so that its token outlives the meeting.
    let staff = app.staff().await;
    app.clock().advance(Duration::minutes(10));
    assert_eq!(staff.get(address).await.expect(200)["status"], "Scheduled");
    app.clock().advance(Duration::minutes(1));
    assert_eq!(staff.get(address).await.expect(200)["status"], "Finished");
    let listed = async |status: &str| {
        let path = format!("{BOOKINGS}?scope=all&status={status}");
        staff.get(&path).await.expect(200)["total"].clone()
    };
    assert_eq!(listed("Finished").await, 1);
    assert_eq!(listed("Scheduled").await, 0);
    assert_snapshot!(staff.delete(address).await.problem(), @"409 booking_final");
    assert_snapshot!(staff.put(address, json!({"note": "x"})).await.problem(), @"409 booking_final");
}

#[tokio::test]
async fn bookings_are_ones_own_and_staff_sees_all() {
    let app = TestApp::start().await;
    let (owner, stranger, staff) = (app.user().await, app.user().await, app.staff().await);
    let booked = book(&owner, &Value::Null, "2026-03-03T10:00:00Z").await;
    let address = booked.header("location").unwrap();
    assert_snapshot!(stranger.get(address).await.problem(), @"404 booking_not_found");
    assert_snapshot!(stranger.delete(address).await.problem(), @"404 booking_not_found");
    let note = json!({"note": "mine"});
    assert_snapshot!(stranger.put(address, note).await.problem(), @"404 booking_not_found");
    assert_snapshot!(owner.get(&format!("{BOOKINGS}/x")).await.problem(), @"404 booking_not_found");
    assert_snapshot!(app.anonymous().get(address).await.problem(), @"401 not_authenticated");
    assert_eq!(staff.get(address).await.expect(200), booked.json());

    assert_eq!(owner.get(BOOKINGS).await.expect(200)["total"], 1);
    assert_eq!(stranger.get(BOOKINGS).await.expect(200)["total"], 0);
    assert_eq!(staff.get(BOOKINGS).await.expect(200)["total"], 0);
    let all = format!("{BOOKINGS}?scope=all");
    assert_eq!(staff.get(&all).await.expect(200)["total"], 1);
    assert_snapshot!(stranger.get(&all).await.problem(), @"403 staff_only");
}

#[tokio::test]
async fn a_list_is_newest_first_and_filtered_by_time() {
    let app = TestApp::start().await;
    let user = app.user().await;
    for day in 3..=6 {
        book(&user, &Value::Null, &format!("2026-03-0{day}T10:00:00Z"))
            .await
            .expect(201);
    }
    let ids = async |query: &str| {
        let list = user.get(&format!("{BOOKINGS}?{query}")).await.expect(200);
        let items = list["items"].as_array().unwrap();
        let ids = items.iter().map(|item| item["id"].to_string());
        format!("{} of {}", ids.collect::<Vec<_>>().join(","), list["total"])
    };
    assert_eq!(ids("").await, "4,3,2,1 of 4");
    assert_eq!(ids("skip=1&limit=2").await, "3,2 of 4");
    // The beginning is inclusive, the end is not.
    assert_eq!(
        ids("from=2026-03-04T10:00:00Z&to=2026-03-06T10:00:00Z").await,
        "3,2 of 2"
    );
    assert_eq!(ids("from=2026-03-05T17:00:00+07:00").await, "4,3 of 2");
    assert_eq!(ids("status=Canceled").await, " of 0");
    let wrong = user.get(&format!("{BOOKINGS}?from=yesterday")).await;
    assert_snapshot!(wrong.problem(), @"422 validation_failed");
    assert_eq!(wrong.json()["errors"][0]["field"], "from");
}

#[rstest]
#[case(json!({}), "time")]
#[case(json!({"time": "2026-03-03"}), "time")]
#[case(json!({"time": 1_772_442_000}), "time")]
#[case(json!({"time": "9999-12-31T23:59:59Z"}), "time")]
#[case(json!({"reason": " "}), "reason")]
#[case(json!({"reason": "x".repeat(501)}), "reason")]
#[case(json!({"note": "x".repeat(2_001)}), "note")]
#[case(json!({"duration_minutes": 14}), "duration_minutes")]
#[case(json!({"duration_minutes": 481}), "duration_minutes")]
#[case(json!({"duration_minutes": 60.5}), "duration_minutes")]
#[case(json!({"attendees": 0}), "attendees")]
#[case(json!({"attendees": 99_999_999_999_i64}), "attendees")]
#[case(json!({"room_id": "Sapa"}), "room_id")]
#[case(json!({"status": "Canceled"}), "status")]
#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_field(#[case] wrong: Value, #[case] field: &str) {
    let app = TestApp::start().await;
    let mut new = json!({"reason": "Planning", "time": "2026-03-03T10:00:00Z"});
    if wrong == json!({}) {
        new.as_object_mut().unwrap().remove("time");
    }
    for (name, value) in wrong.as_object().unwrap() {
        new[name] = value.clone();
    }
    let refused = app.user().await.post(BOOKINGS, new).await.expect(422);
    assert_eq!(refused["errors"][0]["field"], field, "{refused:#}");
}
