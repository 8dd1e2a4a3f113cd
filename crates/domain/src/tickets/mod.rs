//! Tickets: what customers want from staff, worked from `Pending` to `Resolved` or `Canceled`.
//!
//! [`TicketStatus`] is the one table of legal transitions. Owners see their own tickets, staff
//! all of them; for everybody else a ticket does not exist. Start at [`open`] and [`change`].

mod change;
mod comment;
mod error;
mod open;
mod read;
mod repository;
mod status;
mod ticket;

pub use change::{TicketChange, cancel, change, reopen};
pub(crate) use comment::checked_comment;
pub use comment::{comment, comment_as_assistant};
pub use error::TicketError;
pub use open::{NewTicket, open};
pub use read::{TicketSearch, events, find, find_by_reference, list, messages};
pub use repository::{TicketFilter, TicketQueries, TicketRepository};
pub use status::TicketStatus;
pub use ticket::{
    Author, Changes, EventActor, Priority, Ticket, TicketEvent, TicketEventKind, TicketMessage,
    reference_key,
};
