//! What models and wordings are told of tickets, bookings and refusals.

use domain::actions::{Checked, Refusal, Subject};
use domain::bookings::Booking;
use domain::tickets::Ticket;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::wording::{Alternative, BookingFacts, Proposal, Refused, TicketFacts};

/// A time in UTC as RFC 3339.
pub(crate) fn rfc3339(time: OffsetDateTime) -> String {
    time.format(&Rfc3339).unwrap_or_default()
}

/// A ticket as a model is told of it.
pub(crate) fn ticket_facts(ticket: &Ticket) -> Value {
    json!({
        "reference": ticket.reference(),
        "content": ticket.content,
        "description": ticket.description,
        "status": ticket.status,
        "priority": ticket.priority,
        "allowed_transitions": ticket.status.allowed_transitions(),
        "can_reopen": ticket.status.can_reopen(),
        "created_at": rfc3339(ticket.created_at),
    })
}

/// A booking as a model is told of it.
pub(crate) fn booking_facts(booking: &Booking) -> Value {
    json!({
        "reference": booking.reference(),
        "room": booking.room.as_ref().map(|room| &room.name),
        "reason": booking.reason,
        "time": rfc3339(booking.time),
        "duration_minutes": booking.duration_minutes,
        "attendees": booking.attendees,
        "status": booking.status.as_str(),
    })
}

fn ticket_of(subject: Option<&Subject>) -> Option<TicketFacts> {
    match subject? {
        Subject::Ticket(ticket) => serde_json::from_value(ticket_facts(ticket)).ok(),
        Subject::Booking(_) => None,
    }
}

fn booking_of(subject: Option<&Subject>) -> Option<BookingFacts> {
    match subject? {
        Subject::Booking(booking) => serde_json::from_value(booking_facts(booking)).ok(),
        Subject::Ticket(_) => None,
    }
}

/// A draft that would work, as its wording needs it.
pub(crate) fn subject_facts(checked: &Checked) -> Proposal {
    Proposal {
        tool: checked.draft.tool().to_owned(),
        arguments: checked.draft.arguments(),
        assumed: checked
            .assumed
            .iter()
            .map(|&name| name.to_owned())
            .collect(),
        ticket: ticket_of(checked.subject.as_ref()),
        booking: booking_of(checked.subject.as_ref()),
    }
}

/// Why a draft would not work, as its wording and the model need it.
pub(crate) fn refused_facts(refusal: &Refusal) -> Refused {
    let offers = refusal.members.get("alternatives").cloned();
    let alternatives: Vec<Alternative> = offers
        .and_then(|offers| serde_json::from_value(offers).ok())
        .unwrap_or_default();
    Refused {
        code: refusal.code.to_owned(),
        detail: refusal.detail.clone(),
        alternatives,
        ticket: ticket_of(refusal.subject.as_ref()),
        booking: booking_of(refusal.subject.as_ref()),
        arguments: refusal.draft.arguments(),
    }
}
