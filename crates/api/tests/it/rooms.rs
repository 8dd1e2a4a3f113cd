//! Rooms through the API. The clock stands at Monday, 2 March 2026, 09:00 UTC.

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::app::TestApp;

const ROOMS: &str = "/api/v1/rooms";

fn sapa() -> Value {
    json!({
        "name": "Sapa", "capacity": 4, "opening_hours": "Mon-Fri 08:00-18:00",
        "time_zone": "asia/ho_chi_minh"
    })
}

#[tokio::test]
async fn an_admin_makes_a_room_known_and_everybody_finds_it() {
    let app = TestApp::start().await;
    let made = app.admin().await.post(ROOMS, sapa()).await;
    assert_snapshot!(made.transcript(), @r#"
    201
    location: /api/v1/rooms/00000000-0000-0000-0000-000000000004
    {
      "capacity": 4,
      "created_at": "2026-03-02T09:00:00Z",
      "id": 1,
      "name": "Sapa",
      "opening_hours": "Mon-Fri 08:00-18:00",
      "room_id": "00000000-0000-0000-0000-000000000004",
      "time_zone": "Asia/Ho_Chi_Minh",
      "updated_at": "2026-03-02T09:00:00Z"
    }
    "#);
    let user = app.user().await;
    let address = made.header("location").unwrap();
    assert_eq!(user.get(address).await.expect(200), made.json());
    let list = user.get(ROOMS).await.expect(200);
    assert_eq!(list["items"], json!([made.json()]));
    assert_snapshot!(app.anonymous().get(ROOMS).await.problem(), @"401 not_authenticated");
    assert_snapshot!(user.get(&format!("{ROOMS}/x")).await.problem(), @"404 room_not_found");
}

#[tokio::test]
async fn a_room_without_hours_and_zone_is_always_open_in_utc() {
    let app = TestApp::start().await;
    let new = json!({"name": "Hue", "capacity": 8});
    let made = app.admin().await.post(ROOMS, new).await.expect(201);
    assert_eq!(made["opening_hours"], Value::Null);
    assert_eq!(made["time_zone"], "UTC");
}

#[tokio::test]
async fn only_admins_look_after_rooms() {
    let app = TestApp::start().await;
    let made = app.admin().await.post(ROOMS, sapa()).await;
    let address = made.header("location").unwrap();
    for other in [app.user().await, app.staff().await] {
        let refusals = [
            other.post(ROOMS, sapa()).await.problem(),
            other.put(address, json!({"capacity": 5})).await.problem(),
            other.delete(address).await.problem(),
        ];
        assert_eq!(refusals, ["403 admin_only"; 3]);
    }
}

#[tokio::test]
async fn a_room_changes_only_where_it_is_told_to() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let made = admin.post(ROOMS, sapa()).await;
    let address = made.header("location").unwrap();
    assert_eq!(admin.put(address, json!({})).await.expect(200), made.json());
    let change = json!({"capacity": 6, "opening_hours": null});
    let changed = admin.put(address, change).await.expect(200);
    let mut expected = made.json();
    expected["capacity"] = json!(6);
    expected["opening_hours"] = Value::Null;
    assert_eq!(changed, expected);
    admin
        .post(ROOMS, json!({"name": "Hue", "capacity": 8}))
        .await
        .expect(201);
    let taken = admin.put(address, json!({"name": "HUẾ"})).await;
    assert_snapshot!(taken.problem(), @"409 room_name_taken");
    let taken = admin
        .post(ROOMS, json!({"name": "sa pa", "capacity": 1}))
        .await;
    assert_snapshot!(taken.problem(), @"409 room_name_taken");
}

#[tokio::test]
async fn a_room_is_deleted_once_nobody_is_going_to_meet_there() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let made = admin.post(ROOMS, sapa()).await;
    let address = made.header("location").unwrap();
    let new = json!({
        "reason": "Planning", "time": "2026-03-03T03:00:00Z", "room_id": made.json()["room_id"]
    });
    let booked = admin.post("/api/v1/bookings", new).await;
    assert_snapshot!(admin.delete(address).await.problem(), @"409 room_in_use");
    let booking = booked.header("location").unwrap();
    admin.delete(booking).await.expect(200);
    assert_eq!(admin.delete(address).await.status, 204);
    assert_snapshot!(admin.get(address).await.problem(), @"404 room_not_found");
    assert_snapshot!(admin.delete(address).await.problem(), @"404 room_not_found");
    let kept = admin.get(booking).await.expect(200);
    assert_eq!(kept["room_id"], made.json()["room_id"]);
    admin.post(ROOMS, sapa()).await.expect(201);
}

#[tokio::test]
async fn availability_tells_when_a_room_is_free_but_not_who_has_it() {
    let app = TestApp::start().await;
    let made = app.admin().await.post(ROOMS, sapa()).await;
    let room_id = made.json()["room_id"].clone();
    let user = app.user().await;
    for time in [
        "2026-03-03T03:00:00Z",
        "2026-03-03T04:00:00Z",
        "2026-03-03T09:30:00Z",
    ] {
        let new = json!({"reason": "Secret", "time": time, "room_id": room_id});
        user.post("/api/v1/bookings", new).await.expect(201);
    }
    let address = format!("{}/availability", made.header("location").unwrap());
    let query = "from=2026-03-02T10:00:00Z&to=2026-03-03T17:00:00%2B07:00";
    let answer = app.user().await.get(&format!("{address}?{query}")).await;
    assert_snapshot!(answer.transcript(), @r#"
    200
    {
      "busy": [
        {
          "from": "2026-03-03T03:00:00Z",
          "to": "2026-03-03T04:00:00Z"
        },
        {
          "from": "2026-03-03T04:00:00Z",
          "to": "2026-03-03T05:00:00Z"
        },
        {
          "from": "2026-03-03T09:30:00Z",
          "to": "2026-03-03T10:00:00Z"
        }
      ],
      "free": [
        {
          "from": "2026-03-02T10:00:00Z",
          "to": "2026-03-02T11:00:00Z"
        },
        {
          "from": "2026-03-03T01:00:00Z",
          "to": "2026-03-03T03:00:00Z"
        },
        {
          "from": "2026-03-03T05:00:00Z",
          "to": "2026-03-03T09:30:00Z"
        }
      ],
      "from": "2026-03-02T10:00:00Z",
      "room_id": "00000000-0000-0000-0000-000000000004",
      "to": "2026-03-03T10:00:00Z"
    }
    "#);
}

#[tokio::test]
async fn availability_is_told_for_a_sane_range_of_a_room_that_exists() {
    let app = TestApp::start().await;
    let made = app.admin().await.post(ROOMS, sapa()).await;
    let address = format!("{}/availability", made.header("location").unwrap());
    let user = app.user().await;
    let week = user.get(&address).await.expect(200);
    assert_eq!(week["to"], "2026-03-09T09:00:00Z");
    for (query, field) in [
        ("from=2026-03-03T10:00:00Z&to=2026-03-03T10:00:00Z", "from"),
        ("from=2026-03-03T10:00:00Z&to=2027-03-05T10:00:00Z", "to"),
        ("from=2026-03-03T10:00:00Z&to=soon", "to"),
    ] {
        let refused = user.get(&format!("{address}?{query}")).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field);
    }
    let nowhere = format!("{ROOMS}/00000000-0000-0000-0000-00000000ffff/availability");
    assert_snapshot!(user.get(&nowhere).await.problem(), @"404 room_not_found");
}

#[rstest]
#[case(json!({"name": ""}), "name")]
#[case(json!({"name": "***"}), "name")]
#[case(json!({"name": "x".repeat(101)}), "name")]
#[case(json!({"name": null}), "name")]
#[case(json!({"capacity": 0}), "capacity")]
#[case(json!({"capacity": "4"}), "capacity")]
#[case(json!({"opening_hours": "Mon-Fry 08:00-18:00"}), "opening_hours")]
#[case(json!({"opening_hours": ""}), "opening_hours")]
#[case(json!({"time_zone": "Mars/Base"}), "time_zone")]
#[case(json!({"floor": 2}), "floor")]
#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_field(#[case] wrong: Value, #[case] field: &str) {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let made = admin.post(ROOMS, sapa()).await;
    let mut new = json!({"name": "Hue", "capacity": 4});
    for (name, value) in wrong.as_object().unwrap() {
        new[name] = value.clone();
    }
    let refused = admin.post(ROOMS, new).await.expect(422);
    assert_eq!(refused["errors"][0]["field"], field, "{refused:#}");
    let address = made.header("location").unwrap();
    let refused = admin.put(address, wrong).await.expect(422);
    assert_eq!(refused["errors"][0]["field"], field, "{refused:#}");
}
