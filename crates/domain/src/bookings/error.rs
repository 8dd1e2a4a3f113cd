use serde_json::{Map, Value, json};

use super::{Alternative, BookingStatus, RoomState};
use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::rooms::Room;
use crate::store::StoreError;

/// Why something could not be done with a booking.
///
/// Refusals of a time or a room carry what would work instead. Their `room` is none if no room
/// was named and none suits.
#[derive(Debug, thiserror::Error)]
pub enum BookingError {
    /// There is none, or none for the one who asks.
    #[error("there is no such booking")]
    NotFound,
    /// It is finished or canceled.
    #[error("the booking is {0} and cannot be changed any more")]
    Final(BookingStatus),
    /// It would begin in the past.
    #[error("the time of a booking must be in the future")]
    TimeInPast {
        /// The next free times of the room that was named, if one was.
        alternatives: Vec<Alternative>,
    },
    /// There is no such room.
    #[error("there is no such room")]
    RoomNotFound,
    /// The room does not seat so many.
    #[error("{} for that many people", about(room.as_ref(), "is too small"))]
    RoomTooSmall {
        /// What people call the room.
        room: Option<String>,
        /// What would work instead.
        alternatives: Vec<Alternative>,
    },
    /// The room is not open for the whole time.
    #[error("{} at that time", about(room.as_ref(), "is closed"))]
    RoomClosed {
        /// What people call the room.
        room: Option<String>,
        /// What would work instead.
        alternatives: Vec<Alternative>,
    },
    /// Somebody has the room.
    #[error("{} at that time", about(room.as_ref(), "is taken"))]
    RoomTaken {
        /// What people call the room.
        room: Option<String>,
        /// What would work instead.
        alternatives: Vec<Alternative>,
    },
    /// Only staff may do this.
    #[error("only staff may {0}")]
    StaffOnly(&'static str),
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

fn about(room: Option<&String>, obstacle: &str) -> String {
    room.map_or_else(
        || format!("every room {obstacle}"),
        |room| format!("the room {room} {obstacle}"),
    )
}

impl BookingError {
    /// What would work instead, best first.
    pub fn alternatives(&self) -> &[Alternative] {
        match self {
            Self::TimeInPast { alternatives }
            | Self::RoomTooSmall { alternatives, .. }
            | Self::RoomClosed { alternatives, .. }
            | Self::RoomTaken { alternatives, .. } => alternatives,
            _ => &[],
        }
    }

    /// That a room, or every room, does not suit.
    pub(super) fn of_room(
        obstacle: RoomState,
        room: Option<&Room>,
        alternatives: Vec<Alternative>,
    ) -> Self {
        let room = room.map(|room| room.name.clone());
        match obstacle {
            RoomState::TooSmall => Self::RoomTooSmall { room, alternatives },
            RoomState::Closed => Self::RoomClosed { room, alternatives },
            RoomState::Taken | RoomState::Free => Self::RoomTaken { room, alternatives },
        }
    }
}

impl From<StoreError> for BookingError {
    fn from(error: StoreError) -> Self {
        // The database's own net. Whoever locks the room first never falls into it; after it no
        // alternatives can be read, because the transaction is over.
        if error.is_duplicate_of("bookings_no_overlap") {
            Self::RoomTaken {
                room: None,
                alternatives: Vec::new(),
            }
        } else {
            Self::Store(error)
        }
    }
}

impl Failure for BookingError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound | Self::RoomNotFound => FailureKind::NotFound,
            Self::TimeInPast { .. } | Self::RoomTooSmall { .. } | Self::RoomClosed { .. } => {
                FailureKind::Invalid
            }
            Self::Final(_) | Self::RoomTaken { .. } => FailureKind::Conflict,
            Self::StaffOnly(_) => FailureKind::Forbidden,
            Self::Invalid(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "booking_not_found",
            Self::Final(_) => "booking_final",
            Self::TimeInPast { .. } => "time_in_past",
            Self::RoomNotFound => "room_not_found",
            Self::RoomTooSmall { .. } => "room_too_small",
            Self::RoomClosed { .. } => "room_closed",
            Self::RoomTaken { .. } => "room_taken",
            Self::StaffOnly(_) => "staff_only",
            Self::Invalid(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        match self {
            Self::Final(status) => {
                members.insert("booking_status".to_owned(), json!(status));
            }
            Self::TimeInPast { .. }
            | Self::RoomTooSmall { .. }
            | Self::RoomClosed { .. }
            | Self::RoomTaken { .. } => {
                members.insert("alternatives".to_owned(), json!(self.alternatives()));
            }
            _ => {}
        }
        members
    }
}
