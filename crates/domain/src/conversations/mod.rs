//! Conversations between a customer and the assistant, or staff once it is handed off.
//!
//! One turn at a time: [`begin`] stores what the customer said and opens a turn, [`finish`] stores
//! the answer and closes it; no transaction is open in between, while a model works. A turn whose
//! process died is found by its lease and marked failed, so that the conversation goes on.

mod conversation;
mod error;
mod read;
mod repository;
mod staff;
mod start;
mod turn;

pub use conversation::{
    Agent, Citation, Conversation, ConversationStatus, ConversationSummary, Message, MessageRole,
    Waiting,
};
pub use error::ConversationError;
pub use read::{ConversationSearch, ConversationView, find, list, view};
pub use repository::{ConversationFilter, ConversationQueries, ConversationRepository};
pub use staff::{give_back, hand_off};
pub use start::{delete, start};
pub use turn::{
    Aftermath, Begun, LEASE, OpenTurn, Reply, Turn, TurnStatus, append, begin, begin_again, fail,
    fail_orphans, finish, keep_alive, locked, retry,
};
