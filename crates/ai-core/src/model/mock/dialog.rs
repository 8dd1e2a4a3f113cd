//! The story of a turn: what the message is, given what was asked and what is pending.

use super::{
    bookings, correction,
    intent::{Intent, rank},
    knowledge, moves, open,
    reading::Reading,
    requests::{Request, requests},
    rooms, talk, tickets,
    turn::{Flow, Turn},
};

/// Tells the whole turn.
pub(super) fn tell(turn: &mut Turn) -> Flow {
    let message = turn.read(&turn.message);
    let found = requests(&turn.reader(), &message);
    let wants = |intent: Intent| found.iter().any(|request| request.intent == intent);
    if wants(Intent::Injection) {
        talk::refuse_instruction(turn);
        return Ok(());
    }
    if wants(Intent::Person) {
        return talk::hand_off(turn, "asked");
    }
    if open::answered(turn, &message, &found)? || correction::corrected(turn, &message, &found)? {
        return Ok(());
    }
    if talk::plain_answer(turn, &message, &found) {
        return Ok(());
    }
    if found.is_empty() {
        return weakly(turn, &message);
    }
    for request in &found {
        perform(turn, request)?;
    }
    Ok(())
}

/// A message in which nothing is clearly a request: its best reading, if there is any.
fn weakly(turn: &mut Turn, message: &Reading) -> Flow {
    let best = rank(message).first().copied();
    match best {
        Some((intent, score)) if score >= 2 => {
            let text = turn.message.clone();
            perform(
                turn,
                &Request {
                    intent,
                    score,
                    text,
                },
            )
        }
        _ => talk::not_understood(turn),
    }
}

/// Does what one request asks for.
pub(super) fn perform(turn: &mut Turn, request: &Request) -> Flow {
    let text = request.text.as_str();
    match request.intent {
        Intent::Injection => talk::refuse_instruction(turn),
        Intent::Person => return talk::hand_off(turn, "asked"),
        Intent::Help => talk::help(turn),
        Intent::Greeting => talk::greeting(turn),
        Intent::Thanks => talk::thanks(turn),
        Intent::Bye => talk::bye(turn),
        Intent::SmallTalk => talk::small_talk(turn),
        Intent::OutOfScope => talk::out_of_scope(turn),
        Intent::Worked => talk::worked(turn),
        Intent::NoHelp => return knowledge::no_help(turn, text),
        Intent::Complaint => return knowledge::complaint(turn, text),
        Intent::Question => return knowledge::question(turn, text),
        Intent::CreateTicket => return tickets::create(turn, text),
        Intent::ListTickets => return tickets::list(turn, text),
        Intent::GetTicket => return tickets::show(turn, text),
        Intent::UpdateTicket => return tickets::update(turn, text),
        Intent::SetPriority => return tickets::set_priority(turn, text),
        Intent::CommentTicket => return tickets::comment(turn, text),
        Intent::CancelTicket => return tickets::cancel(turn, text),
        Intent::ReopenTicket => return tickets::reopen(turn, text),
        Intent::CreateBooking => return bookings::create(turn, text),
        Intent::ListBookings => return bookings::list(turn, text),
        Intent::CancelBooking => return bookings::cancel(turn, text),
        Intent::CancelSomething => return bookings::cancel_something(turn, text),
        Intent::MoveBooking => return moves::shift(turn, text),
        Intent::FindRooms => return rooms::find(turn, text),
    }
    Ok(())
}
