//! The plain facts that the texts are made of, as they appear in tool results and actions.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a text may say of a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TicketFacts {
    /// `TK-1001`.
    pub reference: String,
    /// The ticket's one line.
    pub content: String,
    /// `Pending`, `InProgress`, `Resolved` or `Canceled`.
    pub status: String,
    /// `low`, `normal`, `high` or `urgent`.
    pub priority: String,
    /// The statuses that it may change to.
    pub allowed_transitions: Vec<String>,
    /// Whether it can be reopened.
    pub can_reopen: bool,
}

/// What a text may say of a booking.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookingFacts {
    /// `BK-501`.
    pub reference: String,
    /// The room's name.
    pub room: Option<String>,
    /// What it is for.
    pub reason: Option<String>,
    /// The start, RFC 3339.
    pub time: String,
    /// The length.
    pub duration_minutes: i64,
    /// How many come.
    pub attendees: Option<i64>,
    /// `Scheduled`, `Finished` or `Canceled`.
    pub status: String,
}

/// What a text may say of a room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomFacts {
    /// The name.
    pub name: String,
    /// How many it seats.
    pub capacity: i64,
    /// Such as `Mon-Fri 08:00-18:00`; always open if absent.
    pub opening_hours: Option<String>,
    /// The room's own zone.
    pub time_zone: Option<String>,
}

/// A room and a time that would work instead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Alternative {
    /// The room.
    pub room_name: String,
    /// The start, RFC 3339.
    pub time: String,
    /// The length.
    pub duration_minutes: i64,
}

/// An action that waits for a yes, or would.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposal {
    /// The writing tool.
    pub tool: String,
    /// Its arguments, complete.
    pub arguments: Value,
    /// The names of those arguments that the customer did not give.
    pub assumed: Vec<String>,
    /// The ticket that it is about, as it is now.
    pub ticket: Option<TicketFacts>,
    /// The booking that it is about, as it is now.
    pub booking: Option<BookingFacts>,
}

/// Why a rule forbids an action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Refused {
    /// A stable word such as `room_taken`.
    pub code: String,
    /// One plain sentence, used when the code is unknown here.
    pub detail: String,
    /// What would work instead, best first.
    pub alternatives: Vec<Alternative>,
    /// The ticket concerned, as it is now.
    pub ticket: Option<TicketFacts>,
    /// The booking concerned, as it is now.
    pub booking: Option<BookingFacts>,
    /// The arguments that were refused: they hold the room, time or reference that was asked for.
    pub arguments: Value,
}

/// What became of an action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// `executed`, `canceled`, `superseded`, `expired` or `failed`.
    pub status: String,
    /// The writing tool.
    pub tool: String,
    /// What was proposed, as it was shown.
    pub summary: String,
    /// The reference of what was made or changed, if it was executed.
    pub reference: Option<String>,
    /// Why it failed, if it did.
    pub refused: Option<Refused>,
}
