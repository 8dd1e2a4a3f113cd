//! The facts that come with a request, as the mock needs them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::wording::{BookingFacts, RoomFacts, TicketFacts};

/// Everything known when a turn begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Situation {
    /// RFC 3339.
    pub(super) now: String,
    /// IANA name.
    pub(super) time_zone: String,
    /// `en` or `vi`.
    pub(super) language: String,
    /// Who speaks.
    pub(super) customer: Customer,
    /// Open tickets.
    pub(super) tickets: Vec<TicketFacts>,
    /// Coming bookings.
    pub(super) bookings: Vec<BookingFacts>,
    /// All rooms.
    pub(super) rooms: Vec<RoomFacts>,
    /// The action that waits for a yes.
    pub(super) pending: Option<Pending>,
}

/// Who speaks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Customer {
    /// The full name.
    pub(super) name: String,
}

/// A pending action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Pending {
    /// The writing tool.
    pub(super) tool: String,
    /// Its arguments.
    pub(super) arguments: Value,
    /// What it would do.
    pub(super) summary: String,
    /// The agent that proposed it.
    pub(super) agent: String,
}

impl Situation {
    /// Reads the situation; what is missing is empty.
    pub(super) fn read(value: &Value) -> Self {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }
}

impl Pending {
    /// A textual argument.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.arguments.get(name).and_then(Value::as_str)
    }

    /// A whole argument.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let number = self.arguments.get(name).and_then(Value::as_u64)?;
        u32::try_from(number).ok()
    }
}
