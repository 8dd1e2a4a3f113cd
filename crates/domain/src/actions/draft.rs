use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;

use crate::tickets::Priority;

/// A writing tool with its arguments. None of them names a user: it runs with the rights of the
/// customer who confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "tool",
    content = "arguments",
    rename_all = "snake_case",
    deny_unknown_fields
)]
pub enum Draft {
    /// Opens a ticket.
    CreateTicket {
        /// The matter in one line.
        content: String,
        /// More about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// How much it presses.
        #[serde(default)]
        priority: Priority,
    },
    /// Changes the text of a ticket.
    UpdateTicket {
        /// Its reference.
        ticket: String,
        /// The new matter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content: Option<String>,
        /// The new description.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
    },
    /// Writes to the thread of a ticket.
    CommentOnTicket {
        /// Its reference.
        ticket: String,
        /// The text.
        content: String,
    },
    /// Withdraws a ticket.
    CancelTicket {
        /// Its reference.
        ticket: String,
    },
    /// Brings a resolved ticket back.
    ReopenTicket {
        /// Its reference.
        ticket: String,
    },
    /// Books a room.
    CreateBooking {
        /// The start.
        #[serde(with = "time::serde::rfc3339")]
        time: OffsetDateTime,
        /// The length; 60 if it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration_minutes: Option<i64>,
        /// The room's name; the smallest free one that seats everybody if it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        room: Option<String>,
        /// What for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// How many come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attendees: Option<i64>,
    },
    /// Moves a booking.
    RescheduleBooking {
        /// Its reference.
        booking: String,
        /// The new start.
        #[serde(
            default,
            with = "time::serde::rfc3339::option",
            skip_serializing_if = "Option::is_none"
        )]
        time: Option<OffsetDateTime>,
        /// The new length.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration_minutes: Option<i64>,
        /// The new room's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        room: Option<String>,
    },
    /// Withdraws a booking.
    CancelBooking {
        /// Its reference.
        booking: String,
    },
}

impl Draft {
    /// The draft that a tool's name and arguments make, or what is wrong with them.
    pub fn parse(tool: &str, arguments: &Value) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::json!({"tool": tool, "arguments": arguments}))
    }

    /// The tool's name.
    pub fn tool(&self) -> &'static str {
        match self {
            Self::CreateTicket { .. } => "create_ticket",
            Self::UpdateTicket { .. } => "update_ticket",
            Self::CommentOnTicket { .. } => "comment_on_ticket",
            Self::CancelTicket { .. } => "cancel_ticket",
            Self::ReopenTicket { .. } => "reopen_ticket",
            Self::CreateBooking { .. } => "create_booking",
            Self::RescheduleBooking { .. } => "reschedule_booking",
            Self::CancelBooking { .. } => "cancel_booking",
        }
    }

    /// The arguments as JSON.
    pub fn arguments(&self) -> Value {
        let mut whole = serde_json::to_value(self).unwrap_or_default();
        whole
            .get_mut("arguments")
            .map(Value::take)
            .unwrap_or_default()
    }

    /// Whether it withdraws something, so that a bare "cancel" could mean yes as well as no.
    pub fn is_cancellation(&self) -> bool {
        matches!(self, Self::CancelTicket { .. } | Self::CancelBooking { .. })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_tool_call_becomes_a_draft_and_the_draft_the_same_call() {
        let arguments =
            json!({"time": "2026-11-24T14:00:00Z", "duration_minutes": 60, "room": "Hue"});
        let draft = Draft::parse("create_booking", &arguments).unwrap();
        assert_eq!(draft.tool(), "create_booking");
        assert_eq!(draft.arguments(), arguments);
    }

    #[test]
    fn no_argument_can_name_a_user() {
        let forged = json!({"content": "x", "user_id": "0198"});
        assert!(Draft::parse("create_ticket", &forged).is_err());
        assert!(Draft::parse("delete_user", &json!({})).is_err());
    }

    #[test]
    fn offsets_are_kept_as_the_instant_that_they_name() {
        let arguments = json!({"booking": "BK-501", "time": "2026-11-24T14:00:00+07:00"});
        let draft = Draft::parse("reschedule_booking", &arguments).unwrap();
        let Draft::RescheduleBooking { time, .. } = draft else {
            panic!("{draft:?}")
        };
        assert_eq!(time, Some(datetime!(2026-11-24 07:00 UTC)));
    }
}
