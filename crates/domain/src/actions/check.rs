use serde_json::{Map, Value};
use time::OffsetDateTime;

use super::Draft;
use super::bookings::{check_booking, check_new_booking};
use crate::actor::Actor;
use crate::bookings::Booking;
use crate::failure::Failure;
use crate::store::{Queries, StoreError};
use crate::tickets::{self, NewTicket, Ticket, TicketChange, TicketError, TicketStatus};

/// What a draft is about, as it is now.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A ticket.
    Ticket(Ticket),
    /// A booking.
    Booking(Booking),
}

/// A draft that would work now, complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// With everything filled in that was left open.
    pub draft: Draft,
    /// The names of the arguments that were filled in.
    pub assumed: Vec<&'static str>,
    /// What it is about.
    pub subject: Option<Subject>,
}

/// Why a draft would not work.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// A stable word, such as `room_taken`.
    pub code: &'static str,
    /// One plain sentence without its full stop.
    pub detail: String,
    /// More for machines, such as `alternatives`.
    pub members: Map<String, Value>,
    /// What was wanted.
    pub draft: Draft,
    /// What it is about, if that exists for the customer.
    pub subject: Option<Subject>,
}

impl Refusal {
    pub(super) fn of(failure: &dyn Failure, draft: &Draft, subject: Option<Subject>) -> Box<Self> {
        Box::new(Self {
            code: failure.code(),
            detail: failure.to_string(),
            members: failure.members(),
            draft: draft.clone(),
            subject,
        })
    }

    pub(super) fn new(
        code: &'static str,
        detail: &str,
        draft: &Draft,
        subject: Subject,
    ) -> Box<Self> {
        Box::new(Self {
            code,
            detail: detail.to_owned(),
            members: Map::new(),
            draft: draft.clone(),
            subject: Some(subject),
        })
    }
}

/// What a check comes to.
pub type Verdict = Result<Checked, Box<Refusal>>;

/// Whether the draft would work now, for this person; the same rules hold again when it is
/// confirmed. Nothing is written, nothing is held.
///
/// In a conversation everybody is a customer: also for staff only one's own tickets and bookings
/// exist here.
pub async fn check(
    queries: &dyn Queries,
    actor: &Actor,
    now: OffsetDateTime,
    draft: &Draft,
) -> Result<Verdict, StoreError> {
    match draft {
        Draft::CreateTicket { .. } => Ok(check_new_ticket(draft)),
        Draft::UpdateTicket { ticket, .. }
        | Draft::CommentOnTicket { ticket, .. }
        | Draft::CancelTicket { ticket }
        | Draft::ReopenTicket { ticket } => {
            match tickets::find_by_reference(queries, actor, ticket).await {
                Ok(ticket) if ticket.owner.key == actor.key => Ok(check_ticket(draft, ticket)),
                Ok(_) => Ok(Err(Refusal::of(&TicketError::NotFound, draft, None))),
                Err(TicketError::Store(error)) => Err(error),
                Err(error) => Ok(Err(Refusal::of(&error, draft, None))),
            }
        }
        Draft::CreateBooking { .. } => check_new_booking(queries, now, draft).await,
        Draft::RescheduleBooking { booking, .. } | Draft::CancelBooking { booking } => {
            check_booking(queries, actor, now, (draft, booking)).await
        }
    }
}

fn check_new_ticket(draft: &Draft) -> Verdict {
    new_ticket(draft)
        .checked()
        .map(|_| complete(draft, None))
        .map_err(|error| Refusal::of(&error, draft, None))
}

pub(super) fn new_ticket(draft: &Draft) -> NewTicket {
    match draft.clone() {
        Draft::CreateTicket {
            content,
            description,
            priority,
        } => NewTicket {
            content,
            description,
            priority,
        },
        _ => NewTicket::default(),
    }
}

pub(super) fn ticket_change(draft: &Draft) -> TicketChange {
    match draft.clone() {
        Draft::UpdateTicket {
            content,
            description,
            ..
        } => TicketChange {
            content: content.into(),
            description: description.into(),
            ..TicketChange::default()
        },
        _ => TicketChange::default(),
    }
}

fn check_ticket(draft: &Draft, ticket: Ticket) -> Verdict {
    let verdict = match draft {
        Draft::UpdateTicket {
            content: None,
            description: None,
            ..
        } => {
            let subject = Subject::Ticket(ticket);
            let detail = "there is nothing to change";
            return Err(Refusal::new("nothing_to_change", detail, draft, subject));
        }
        Draft::UpdateTicket { .. } => ticket
            .expect_open()
            .and_then(|()| ticket.edited(&ticket_change(draft)).map(|_| ())),
        Draft::CommentOnTicket { content, .. } => ticket
            .expect_open()
            .and_then(|()| tickets::checked_comment(content).map(|_| ())),
        Draft::ReopenTicket { .. } => ticket.expect_reopenable(),
        _ if ticket.status == TicketStatus::Canceled => {
            let subject = Subject::Ticket(ticket);
            let detail = "the ticket is canceled already";
            return Err(Refusal::new("already_canceled", detail, draft, subject));
        }
        _ => ticket.expect_transition(TicketStatus::Canceled),
    };
    let subject = Subject::Ticket(ticket);
    match verdict {
        Ok(()) => Ok(complete(draft, Some(subject))),
        Err(error) => Err(Refusal::of(&error, draft, Some(subject))),
    }
}

pub(super) fn complete(draft: &Draft, subject: Option<Subject>) -> Checked {
    Checked {
        draft: draft.clone(),
        assumed: Vec::new(),
        subject,
    }
}
