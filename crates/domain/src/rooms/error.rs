use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::store::StoreError;
use crate::zone::UnknownZone;

/// Why something could not be done with a room.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// There is none.
    #[error("there is no such room")]
    NotFound,
    /// Another room is called so, ignoring case, spaces and diacritics.
    #[error("another room has that name")]
    NameTaken,
    /// Somebody is going to meet there.
    #[error("the room has bookings that are still to come")]
    InUse,
    /// Only admins may do this.
    #[error("only an admin may look after rooms")]
    AdminOnly,
    /// There is no such time zone.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for RoomError {
    fn from(error: StoreError) -> Self {
        if error.is_duplicate_of("rooms_folded_name_key") {
            Self::NameTaken
        } else {
            Self::Store(error)
        }
    }
}

impl Failure for RoomError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound => FailureKind::NotFound,
            Self::NameTaken | Self::InUse => FailureKind::Conflict,
            Self::AdminOnly => FailureKind::Forbidden,
            Self::Zone(error) => error.kind(),
            Self::Invalid(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "room_not_found",
            Self::NameTaken => "room_name_taken",
            Self::InUse => "room_in_use",
            Self::AdminOnly => "admin_only",
            Self::Zone(error) => error.code(),
            Self::Invalid(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Zone(error) => error.fields(),
            Self::Invalid(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}
