//! Enums that stand as words in the API and in the database.

/// A word that is none of those in use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a known word here")]
pub struct UnknownWord(pub String);

/// Gives an enum without data its words: `ALL`, `as_str`, `Display` and `FromStr`.
macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),* $(,)? }) => {
        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word that the API and the database use.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .into_iter()
                    .find(|known| known.as_str() == word)
                    .ok_or_else(|| $crate::words::UnknownWord(word.to_owned()))
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use crate::actions::ActionStatus;
    use crate::bookings::BookingStatus;
    use crate::conversations::{Agent, ConversationStatus, MessageRole, TurnStatus};
    use crate::identity::Role;
    use crate::tickets::{Author, EventActor, Priority, TicketEventKind, TicketStatus};

    fn same<T: Serialize + Copy + std::fmt::Debug>(all: &[T], word: fn(T) -> &'static str) {
        for &one in all {
            assert_eq!(serde_json::to_value(one).unwrap(), word(one), "{one:?}");
        }
    }

    #[test]
    fn the_api_and_the_database_use_the_same_words() {
        same(&ActionStatus::ALL, ActionStatus::as_str);
        same(&Agent::ALL, Agent::as_str);
        same(&Author::ALL, Author::as_str);
        same(&BookingStatus::ALL, BookingStatus::as_str);
        same(&ConversationStatus::ALL, ConversationStatus::as_str);
        same(&EventActor::ALL, EventActor::as_str);
        same(&MessageRole::ALL, MessageRole::as_str);
        same(&Priority::ALL, Priority::as_str);
        same(&Role::ALL, Role::as_str);
        same(&TicketEventKind::ALL, TicketEventKind::as_str);
        same(&TicketStatus::ALL, TicketStatus::as_str);
        same(&TurnStatus::ALL, TurnStatus::as_str);
    }
}
