//! Entities, status machines, use cases and ports of a customer-service desk.
//!
//! This crate holds every rule of the product and no I/O: no web, no database, no runtime. The
//! HTTP API, the assistant, the background worker and an embedding project call the same use
//! cases, which are free functions in their feature's module, such as [`tickets::open`].
//!
//! To embed it, implement [`store::Backend`] (or take `frontdesk-persistence`), make a
//! [`store::Store`] and call the use cases. The status machines need no store at all:
//!
//! ```
//! use frontdesk_domain::tickets::TicketStatus;
//!
//! assert!(TicketStatus::Pending.can_become(TicketStatus::InProgress));
//! assert!(!TicketStatus::Resolved.can_become(TicketStatus::Canceled));
//! assert!(TicketStatus::Canceled.allowed_transitions().is_empty());
//! ```

pub mod actions;
pub mod actor;
pub mod bookings;
pub mod change;
pub mod clock;
pub mod conversations;
pub mod failure;
pub mod fields;
pub mod idempotency;
pub mod identity;
pub mod ids;
pub mod knowledge;
pub mod page;
pub mod rooms;
pub mod store;
pub mod text;
pub mod tickets;
pub mod words;
pub mod zone;
