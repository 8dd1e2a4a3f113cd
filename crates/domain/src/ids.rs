//! Keys and public ids.
//!
//! A row has two names: an integer key, which the database gives and foreign keys use, and a
//! public UUID, which people and programs outside may know without learning how many there are.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Gives public ids. The real one is [`SystemIds`]; tests count.
pub trait Ids: Send + Sync {
    /// A new id.
    fn next(&self) -> Uuid;
}

/// UUID version 7 (RFC 9562): unguessable in its 74 random bits, and sorting by time, which keeps
/// index pages warm.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one home of random ids")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// Of an entity that was not stored yet: the store gives the key.
            pub const UNSTORED: Self = Self(0);
        }
    )*};
}

keys! {
    /// The integer key of a user.
    UserKey,
    /// The integer key of a ticket.
    TicketKey,
    /// The integer key of a ticket's message.
    TicketMessageKey,
    /// The integer key of a ticket's event.
    TicketEventKey,
    /// The integer key of a room.
    RoomKey,
    /// The integer key of a booking.
    BookingKey,
    /// The integer key of an article.
    ArticleKey,
    /// The integer key of a conversation.
    ConversationKey,
    /// The integer key of a message in a conversation.
    MessageKey,
    /// The integer key of a turn in a conversation.
    TurnKey,
    /// The integer key of an action.
    ActionKey,
}
