//! Which rooms can be had at a time.

use async_trait::async_trait;
use domain::bookings::{self, BookingError, DEFAULT_DURATION_MINUTES, RoomAt, RoomState, Slot};
use domain::failure::Failure as _;
use serde::Deserialize;
use serde_json::{Value, json};
use time::OffsetDateTime;

use super::{Reading, Tool, ToolError, ToolOutput, spec};
use crate::model::ToolSpec;

/// Finds the rooms that can be had.
pub(super) struct FindRooms;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    #[serde(with = "time::serde::rfc3339")]
    time: OffsetDateTime,
    #[serde(default)]
    duration_minutes: Option<i64>,
    #[serde(default)]
    attendees: Option<i64>,
}

#[async_trait]
impl Tool for FindRooms {
    fn spec(&self) -> ToolSpec {
        spec(
            "find_rooms",
            "Finds which rooms are free, taken, closed or too small at a time, the smallest first.",
            json!({
                "type": "object",
                "properties": {
                    "time": {"type": "string", "format": "date-time", "description": "The start, RFC 3339 with offset."},
                    "duration_minutes": {"type": "integer", "minimum": 15, "maximum": 480},
                    "attendees": {"type": "integer", "minimum": 1}
                },
                "required": ["time"],
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let wanted: Arguments = serde_json::from_value(arguments.clone())?;
        let slot = Slot {
            room_id: None,
            time: wanted.time,
            duration_minutes: wanted.duration_minutes.unwrap_or(DEFAULT_DURATION_MINUTES),
            attendees: wanted.attendees,
        };
        let Reading { queries, now, .. } = reading;
        let rooms = match bookings::rooms_at(queries, now, &slot).await {
            Ok(rooms) => rooms,
            Err(BookingError::Store(error)) => return Err(error.into()),
            Err(error) => {
                let refused = json!({"code": error.code(), "detail": error.to_string(), "arguments": arguments});
                return Ok(ToolOutput::Facts(json!({"refused": refused})));
            }
        };
        let mut facts = json!({
            "free": in_state(&rooms, RoomState::Free),
            "taken": in_state(&rooms, RoomState::Taken),
            "closed": in_state(&rooms, RoomState::Closed),
            "too_small": in_state(&rooms, RoomState::TooSmall),
            "alternatives": [],
        });
        if !rooms.iter().any(|room| room.state == RoomState::Free)
            && let Err(error) = bookings::smallest_free_room(queries, now, &slot).await
            && let (Some(facts), Some(offers)) = (
                facts.as_object_mut(),
                error.members().remove("alternatives"),
            )
        {
            facts.insert("alternatives".to_owned(), offers);
        }
        Ok(ToolOutput::Facts(facts))
    }
}

fn in_state(rooms: &[RoomAt], state: RoomState) -> Vec<Value> {
    rooms
        .iter()
        .filter(|room| room.state == state)
        .map(|RoomAt { room, .. }| json!({"name": room.name, "capacity": room.capacity}))
        .collect()
}
