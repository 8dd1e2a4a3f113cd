//! Corrections of the pending action: "make it 3 pm", "yes, but in Hanoi".

use serde_json::json;

use super::{
    bookings, content,
    intent::Intent,
    lexicon::Concept,
    memory::BookingWish,
    moves,
    proposals::replace,
    reading::Reading,
    requests::Request,
    situation::Pending,
    tickets,
    turn::{Flow, Turn},
    which_ticket,
};
use crate::understanding::{
    consent::{Answer, answer},
    reference::{Object, points_back},
};

/// Whether the message was a correction; then the new proposal is made.
pub(super) fn corrected(turn: &mut Turn, message: &Reading, found: &[Request]) -> Flow<bool> {
    let Some(pending) = turn.pending.clone() else {
        return Ok(false);
    };
    match pending.tool.as_str() {
        "create_booking" | "reschedule_booking" => booking(turn, &pending, message, found),
        "create_ticket" => ticket(turn, &pending, message, found),
        "comment_on_ticket" | "update_ticket" => text(turn, &pending, message, found),
        "cancel_ticket" | "reopen_ticket" | "cancel_booking" => {
            other(turn, &pending, message, found)
        }
        _ => Ok(false),
    }
}

/// Whether the message speaks of what is pending, not of something of its own.
fn is_about_pending(message: &Reading, found: &[Request]) -> bool {
    let names_other = message.has_any(&[Concept::BookingRef, Concept::TicketRef]);
    let corrects = message.has(Concept::Correction);
    !names_other
        && found.iter().all(|request| match request.intent {
            Intent::MoveBooking => {
                !message.has_any(&[Concept::Booking, Concept::Bookings]) || corrects
            }
            Intent::CreateBooking => {
                !message.has(Concept::Also) && (corrects || !message.leads_with(Concept::Book))
            }
            Intent::Thanks | Intent::Greeting | Intent::UpdateTicket => true,
            // "cancel that and book Hanoi instead"
            Intent::CancelSomething => corrects && found.len() > 1 && points_back(&message.text),
            Intent::Question | Intent::FindRooms => corrects && !message.has(Concept::Free),
            Intent::Person => message.people.is_some(),
            _ => false,
        })
}

fn booking(turn: &mut Turn, pending: &Pending, message: &Reading, found: &[Request]) -> Flow<bool> {
    if pending.tool == "create_booking"
        && is_about_pending(message, found)
        && let Some(wish) = super::slots::picked_offer(turn, message)
    {
        bookings::book(turn, wish, true)?;
        return Ok(true);
    }
    let message = &super::slots::hour_read(turn, message);
    let beside = super::wish::room_beside(turn, message, pending.text("room"));
    let says_something = BookingWish::is_said_in(turn, message) || beside.is_some();
    if !says_something || !is_about_pending(message, found) {
        return Ok(false);
    }
    if pending.tool == "reschedule_booking" {
        moves::reshift(turn, pending, message)?;
        return Ok(true);
    }
    let before = turn.memory.booking.take().unwrap_or_default();
    // A room that was only assumed gives way when more people come.
    let mut wish = BookingWish {
        said: Vec::new(),
        room: match before.room {
            None if message.people.is_some() => None,
            _ => pending.text("room").map(str::to_owned),
        },
        attendees: pending.number("attendees").or(before.attendees),
        reason: pending
            .text("reason")
            .map(str::to_owned)
            .filter(|_| before.reason.is_some()),
        time: pending.text("time").map(str::to_owned),
        minutes: pending.number("duration_minutes"),
    };
    let is_assumed = before.room.is_none() && super::wish::room(turn, message).is_none();
    wish.add(turn, message);
    if beside.is_some() {
        wish.room = beside;
    }
    bookings::book(turn, wish, true)?;
    if let Some(wish) = turn.memory.booking.as_mut().filter(|_| is_assumed) {
        wish.room = None;
    }
    Ok(true)
}

fn ticket(turn: &mut Turn, pending: &Pending, message: &Reading, found: &[Request]) -> Flow<bool> {
    let is_command = |intent: Intent| {
        matches!(
            intent,
            Intent::UpdateTicket
                | Intent::SetPriority
                | Intent::Complaint
                | Intent::Thanks
                | Intent::CommentTicket
                | Intent::MoveBooking
        )
    };
    let names_other = message.has(Concept::TicketRef);
    let is_aside = found.iter().any(|request| !is_command(request.intent));
    if names_other || is_aside || message.asks() {
        return Ok(false);
    }
    let priority = priority(message);
    let new_text = new_text(turn, message, priority.is_some());
    if priority.is_none() && new_text.is_none() {
        return Ok(false);
    }
    let mut arguments = pending.arguments.clone();
    if let Some(fields) = arguments.as_object_mut() {
        if let Some(text) = new_text {
            let field = tickets::field(message);
            fields.insert(field.to_owned(), json!(text));
        }
        if let Some(priority) = priority {
            fields.insert("priority".to_owned(), json!(priority));
        }
    }
    turn.route(&agent(pending, "ticket"))?;
    replace(turn, "create_ticket", arguments)?;
    Ok(true)
}

/// The priority that is said; "not urgent" is a normal one.
fn priority(message: &Reading) -> Option<&'static str> {
    let is_denied = message.has(Concept::Negation) && message.has(Concept::Urgency);
    match message.priority {
        Some(priority) => Some(priority.as_str()),
        None if is_denied && message.words().count() <= 5 => Some("normal"),
        None => None,
    }
}

/// What the ticket shall be about instead.
fn new_text(turn: &Turn, message: &Reading, says_priority: bool) -> Option<String> {
    const CHANGES: &[&str] = &[
        "change it",
        "change that",
        "change to",
        "make it say",
        "đổi thành",
        "đổi sang",
        "sửa thành",
        "sửa lại thành",
    ];
    if message.has_any(&[Concept::Wording, Concept::Change]) || message.text.says_any(CHANGES) {
        return content::of_change(message)
            .0
            .filter(|text| turn.read(text).priority.is_none());
    }
    if !message.has(Concept::Correction) || says_priority {
        return None;
    }
    content::of_correction(message)
}

fn text(turn: &mut Turn, pending: &Pending, message: &Reading, found: &[Request]) -> Flow<bool> {
    let is_change = found
        .iter()
        .all(|request| matches!(request.intent, Intent::UpdateTicket | Intent::Complaint));
    let corrects = message.has_any(&[Concept::Correction, Concept::Change]);
    if message.has(Concept::TicketRef) || !is_change || !corrects {
        return Ok(false);
    }
    let changed = content::of_change(message).0;
    let Some(content) = changed.or_else(|| content::of_answer(message)) else {
        return Ok(false);
    };
    let mut arguments = pending.arguments.clone();
    if let Some(fields) = arguments.as_object_mut() {
        let field = if fields.contains_key("content") {
            "content"
        } else {
            "description"
        };
        fields.insert(field.to_owned(), json!(content));
    }
    turn.route(&agent(pending, "ticket"))?;
    replace(turn, &pending.tool, arguments)?;
    Ok(true)
}

/// "no, TK-1001": the same for another object.
fn other(turn: &mut Turn, pending: &Pending, message: &Reading, found: &[Request]) -> Flow<bool> {
    let (wanted, field) = if pending.tool == "cancel_booking" {
        (Object::Booking, "booking")
    } else {
        (Object::Ticket, "ticket")
    };
    let named = message
        .references
        .iter()
        .find(|reference| reference.object == wanted);
    let is_bare = found.iter().all(|request| {
        matches!(request.intent, Intent::GetTicket | Intent::ListBookings)
            && !message.has_any(&[Concept::Status, Concept::Show])
    });
    let named = match named.filter(|_| is_bare && !message.asks()) {
        Some(named) => Some(named.written.clone()),
        None => described(turn, message, found, wanted)?,
    };
    let Some(named) = named.filter(|named| pending.text(field) != Some(named)) else {
        return Ok(false);
    };
    let tool = pending.tool.clone();
    turn.route(&agent(
        pending,
        if wanted == Object::Booking {
            "booking"
        } else {
            "ticket"
        },
    ))?;
    replace(turn, &tool, json!({ field: named }))?;
    Ok(true)
}

/// "sorry, I meant the vpn one": the only object that the words describe.
fn described(
    turn: &mut Turn,
    message: &Reading,
    found: &[Request],
    wanted: Object,
) -> Flow<Option<String>> {
    let is_detail = found.iter().all(|request| {
        matches!(
            request.intent,
            Intent::Complaint | Intent::Question | Intent::NoHelp | Intent::CreateBooking
        )
    });
    let corrects =
        message.has(Concept::Correction) || message.text.says_any(&["other one", "cái kia"]);
    if !is_detail || !corrects || answer(&message.text) == Some(Answer::Yes) {
        return Ok(None);
    }
    let fits: Vec<String> = if wanted == Object::Booking {
        turn.route("booking")?;
        let all = bookings::fetch(turn)?;
        bookings::described(turn, message, &all)
    } else {
        turn.route("ticket")?;
        let all = tickets::fetch(turn)?;
        which_ticket::described(message, &all)
    };
    Ok(match fits.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    })
}

fn agent(pending: &Pending, otherwise: &str) -> String {
    if pending.agent.is_empty() {
        otherwise.to_owned()
    } else {
        pending.agent.clone()
    }
}
