//! What the mock remembers between steps and turns.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::situation::Pending;
use crate::wording::Alternative;

/// All that is remembered. An unknown shape is an empty memory.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    /// The question that the customer was asked last.
    pub(super) open: Open,
    /// The booking that was talked about last, as it was said.
    pub(super) booking: Option<BookingWish>,
    /// What was offered instead of what cannot be had.
    pub(super) offers: Vec<Alternative>,
    /// Failed tries in a row.
    pub(super) failed: u8,
    /// The complaint that steps were shown for.
    pub(super) complaint: Option<Complaint>,
    /// Objects that were listed last, to be picked from.
    pub(super) listed: Vec<String>,
    /// What was pending when this turn began; set between its steps only.
    pub(super) began: Option<Began>,
}

/// A question to the customer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "asks", rename_all = "snake_case")]
pub(super) enum Open {
    /// None.
    #[default]
    Nothing,
    /// What the new ticket is about.
    TicketContent {
        /// The priority, if it was said.
        priority: Option<String>,
    },
    /// What to add to a ticket.
    CommentText {
        /// Its reference.
        ticket: String,
    },
    /// What a ticket's text shall become.
    NewText {
        /// Its reference.
        ticket: String,
        /// `content` or `description`.
        field: String,
    },
    /// Which one of several is meant.
    Which {
        /// The references to choose from.
        among: Vec<String>,
        /// The request, in the customer's words.
        request: String,
        /// What is to be done with it.
        purpose: Purpose,
    },
    /// The missing parts of a booking.
    BookingSlots,
    /// To when a booking shall be moved.
    MoveTo {
        /// Its reference.
        booking: String,
        /// What was said about the target before.
        said: Vec<Said>,
    },
    /// When a room shall be free.
    FreeWhen {
        /// What was asked.
        said: Vec<Said>,
    },
    /// Whether to open a ticket with this text.
    OfferTicket {
        /// The text.
        content: String,
    },
    /// Whether to reopen a ticket.
    OfferReopen {
        /// Its reference.
        ticket: String,
    },
}

/// What a picked ticket or booking is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Purpose {
    Cancel,
    Reopen,
    Comment,
    Update,
    Show,
    Move,
}

/// A booking as it was said, piece by piece.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct BookingWish {
    /// The words about when, oldest first.
    pub(super) said: Vec<Said>,
    /// The room's name.
    pub(super) room: Option<String>,
    /// How many people.
    pub(super) attendees: Option<u32>,
    /// What for.
    pub(super) reason: Option<String>,
    /// A start that was picked or proposed, RFC 3339; what is said later changes it.
    pub(super) time: Option<String>,
    /// The length that goes with it.
    pub(super) minutes: Option<u32>,
}

/// Words and the moment at which they were said, for "tomorrow" depends on it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Said {
    /// The words.
    pub(super) words: String,
    /// RFC 3339.
    pub(super) at: String,
}

/// A complaint and what was done about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Complaint {
    /// The customer's words.
    pub(super) words: String,
    /// Whether a ticket was proposed for it.
    pub(super) is_proposed: bool,
}

/// The actions at the beginning of a turn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Began {
    /// The pending one.
    pub(super) pending: Option<Pending>,
    /// The moment, RFC 3339.
    pub(super) now: String,
}

impl Memory {
    /// Reads what was handed back.
    pub(super) fn read(value: &Value) -> Self {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }
}
