use std::collections::BTreeMap;

use domain::bookings::BookingStatus;
use domain::clock::Clock;
use domain::identity::Role;
use domain::tickets::TicketStatus;
use serde::Deserialize;
use time::OffsetDateTime;

/// What exists before a dialog, and who speaks when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// The time at which everything happens.
    #[serde(with = "time::serde::rfc3339")]
    pub clock: OffsetDateTime,
    /// The speaker's zone.
    pub time_zone: String,
    /// People.
    pub users: Vec<WorldUser>,
    /// The key of the person who speaks.
    pub speaker: String,
    /// Tickets.
    #[serde(default)]
    pub tickets: Vec<WorldTicket>,
    /// Rooms.
    #[serde(default)]
    pub rooms: Vec<WorldRoom>,
    /// Bookings.
    #[serde(default)]
    pub bookings: Vec<WorldBooking>,
    /// Articles.
    #[serde(default)]
    pub articles: Vec<WorldArticle>,
}

/// A person of a world.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorldUser {
    pub(super) key: String,
    pub(super) email: String,
    pub(super) full_name: String,
    pub(super) role: Role,
}

/// A ticket of a world.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorldTicket {
    pub(super) reference: String,
    pub(super) owner: String,
    pub(super) content: String,
    pub(super) status: TicketStatus,
}

/// A room of a world.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorldRoom {
    pub(super) name: String,
    pub(super) capacity: i64,
    #[serde(default)]
    pub(super) open: Option<String>,
    #[serde(default)]
    pub(super) time_zone: Option<String>,
}

/// A booking of a world.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorldBooking {
    pub(super) reference: String,
    pub(super) owner: String,
    #[serde(default)]
    pub(super) room: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub(super) time: OffsetDateTime,
    pub(super) duration_minutes: i64,
    pub(super) reason: String,
    pub(super) status: BookingStatus,
}

/// An article of a world, by language.
#[derive(Debug, Clone, Deserialize)]
pub struct WorldArticle {
    pub(super) slug: String,
    #[serde(flatten)]
    pub(super) texts: BTreeMap<String, WorldText>,
}

/// A title and a body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorldText {
    pub(super) title: String,
    pub(super) body: String,
}

/// A clock that always shows the same time.
#[derive(Debug, Clone, Copy)]
pub struct StandingClock(
    /// The time that it shows.
    pub OffsetDateTime,
);

impl Clock for StandingClock {
    fn now(&self) -> OffsetDateTime {
        self.0
    }
}
