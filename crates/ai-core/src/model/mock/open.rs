//! Whether a message answers the question that was asked last, and what then comes of it.

use super::{
    bookings, content,
    intent::{HEAD, Intent},
    lexicon::Concept,
    matching,
    memory::{Open, Purpose},
    moves,
    reading::Reading,
    requests::Request,
    slots, tickets,
    turn::{Flow, Turn},
};
use crate::{
    understanding::{
        Text,
        consent::{Answer, answer},
        priority::Priority,
        reference::{Choice, choose},
    },
    wording,
};

/// Whether the message was an answer; then everything is said and done.
pub(super) fn answered(turn: &mut Turn, message: &Reading, found: &[Request]) -> Flow<bool> {
    let open = turn.memory.open.clone();
    let decided = answer(&message.text).and_then(|answer| answer.decides(false));
    let takes_back = answer(&without_corrections(message)) == Some(Answer::No);
    let says_no = decided == Some(false) || takes_back;
    if open != Open::Nothing && says_no && turn.pending.is_none() {
        return drop_it(turn, &open).map(|()| true);
    }
    match open {
        Open::Nothing => Ok(false),
        Open::TicketContent { priority } => {
            let text = text_answer(turn, message, found);
            let said = message.priority.map(|said| said.as_str().to_owned());
            let Some(content) = text else {
                if said.is_none() || !found.is_empty() {
                    return Ok(false);
                }
                // "it's urgent": the matter itself is still open.
                turn.route("ticket")?;
                turn.memory.open = Open::TicketContent { priority: said };
                turn.say(wording::what_is_the_problem(turn.language));
                return Ok(true);
            };
            let priority = said.or(priority);
            tickets::create_with(turn, &content, priority.as_deref()).map(|()| true)
        }
        Open::CommentText { ticket } => match text_answer(turn, message, found) {
            Some(content) => tickets::comment_with(turn, &ticket, &content).map(|()| true),
            None => Ok(false),
        },
        Open::NewText { ticket, field } => match text_answer(turn, message, found) {
            Some(content) => tickets::update_with(turn, &ticket, &field, &content).map(|()| true),
            None => Ok(false),
        },
        Open::Which {
            among,
            request,
            purpose,
        } => picked(turn, message, found, (among, request, purpose)),
        Open::BookingSlots => slots::slots(turn, message, found),
        Open::MoveTo { booking, said } => slots::moved_to(
            turn,
            &slots::hour_read(turn, message),
            found,
            (booking, said),
        ),
        Open::FreeWhen { .. } => slots::free_when(turn, &slots::hour_read(turn, message), found),
        Open::OfferTicket { content } => offered_ticket(turn, message, found, &content),
        Open::OfferReopen { ticket } => {
            if answer(&message.text) == Some(Answer::Yes) {
                turn.memory.open = Open::Nothing;
                return tickets::act(turn, Purpose::Reopen, &ticket, "").map(|()| true);
            }
            Ok(false)
        }
    }
}

/// "actually no" without the "actually".
fn without_corrections(message: &Reading) -> Text {
    let words = message.words().filter(|(at, _)| {
        let concepts = message.concepts_at(*at);
        !concepts.contains(&Concept::Correction)
    });
    let words: Vec<&str> = words.map(|(_, token)| token.marked.as_str()).collect();
    Text::new(&words.join(" "))
}

/// A plain no drops what was being filled and says so.
fn drop_it(turn: &mut Turn, open: &Open) -> Flow {
    turn.memory.open = Open::Nothing;
    turn.memory.offers.clear();
    turn.memory.booking = None;
    let agent = match open {
        Open::BookingSlots
        | Open::MoveTo { .. }
        | Open::FreeWhen { .. }
        | Open::Which {
            purpose: Purpose::Move,
            ..
        } => "booking",
        Open::OfferTicket { .. } => "primary",
        _ => "ticket",
    };
    turn.route(agent)?;
    turn.say(wording::dropped(turn.language));
    Ok(())
}

/// The message as a free text, unless it is clearly something else.
fn text_answer(turn: &Turn, message: &Reading, found: &[Request]) -> Option<String> {
    let is_aside = found.iter().any(|request| is_aside(turn, request));
    if is_aside || answer(&message.text).is_some() {
        return None;
    }
    content::of_answer(message)
}

/// Whether a request is one although a free text is awaited: a question about the service, or a
/// command that begins with its verb.
fn is_aside(turn: &Turn, request: &Request) -> bool {
    let reading = turn.read(&request.text);
    let is_led = reading.lead_at.is_some_and(|at| {
        reading.concepts_at(at).iter().any(|concept| {
            matches!(
                concept,
                Concept::Open
                    | Concept::Make
                    | Concept::Book
                    | Concept::Cancel
                    | Concept::Close
                    | Concept::Reopen
                    | Concept::Move
                    | Concept::Change
                    | Concept::AddTo
                    | Concept::Show
                    | Concept::Find
                    | Concept::What
                    | Concept::Which
            )
        })
    });
    match request.intent {
        Intent::Question => reading.asks() && request.score >= HEAD + 2,
        Intent::Complaint | Intent::NoHelp | Intent::OutOfScope | Intent::Worked => false,
        intent if intent.is_talk() => reading.words().count() <= 4,
        Intent::Injection | Intent::Person => true,
        Intent::FindRooms | Intent::ListBookings | Intent::ListTickets | Intent::GetTicket => {
            request.score >= 8 && (is_led || reading.asks())
        }
        _ => request.score >= 8 && is_led,
    }
}

/// One of several was picked.
fn picked(
    turn: &mut Turn,
    message: &Reading,
    found: &[Request],
    (among, request, purpose): (Vec<String>, String, Purpose),
) -> Flow<bool> {
    let is_other = found.iter().any(|request| {
        !matches!(
            request.intent,
            Intent::Complaint
                | Intent::Question
                | Intent::GetTicket
                | Intent::NoHelp
                | Intent::CancelSomething
                | Intent::CreateBooking
                | Intent::CancelTicket
                | Intent::CancelBooking
                | Intent::ListBookings
        )
    });
    if is_other {
        return Ok(false);
    }
    let references: Vec<&str> = among.iter().map(String::as_str).collect();
    let chosen = match choose(&message.text, &references) {
        Some(Choice::One(index)) => among.get(index).cloned().into_iter().collect(),
        Some(Choice::All) => among.clone(),
        None => by_words(turn, message, &among)?,
    };
    if chosen.is_empty() {
        return Ok(false);
    }
    turn.memory.open = Open::Nothing;
    for reference in &chosen {
        match (purpose, reference.starts_with("BK-")) {
            (Purpose::Move, _) => {
                let before = turn.read(&request);
                let target = moves::target(turn, &before);
                moves::shift_to(turn, reference, &target, vec![turn.said(&request)])?;
            }
            (_, true) => bookings::cancel(turn, reference)?,
            (_, false) => tickets::act(turn, purpose, reference, &request)?,
        }
    }
    Ok(true)
}

/// Those of the listed objects that the words describe.
fn by_words(turn: &mut Turn, message: &Reading, among: &[String]) -> Flow<Vec<String>> {
    let wanted = matching::wanted(message, usize::MAX);
    let is_booking = among.iter().any(|reference| reference.starts_with("BK-"));
    let described: Vec<(String, Vec<String>)> = if is_booking {
        turn.route("booking")?;
        let all = bookings::fetch(turn)?;
        let fits = bookings::described(turn, message, &all);
        return Ok(one_of(fits, among));
    } else {
        turn.route("ticket")?;
        let all = tickets::fetch(turn)?.into_iter();
        all.map(|ticket| (ticket.reference, matching::described(&ticket.content)))
            .collect()
    };
    let scored: Vec<(usize, String)> = described
        .into_iter()
        .filter(|(reference, _)| among.contains(reference))
        .map(|(reference, words)| (matching::score(&wanted, &words), reference))
        .collect();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let fits = scored
        .into_iter()
        .filter(|(score, _)| *score == best && best > 0)
        .map(|(_, reference)| reference)
        .collect();
    Ok(one_of(fits, among))
}

fn one_of(fits: Vec<String>, among: &[String]) -> Vec<String> {
    let fits: Vec<String> = fits
        .into_iter()
        .filter(|reference| among.contains(reference))
        .collect();
    if fits.len() == 1 { fits } else { Vec::new() }
}

/// "Shall I open a ticket?" - "yes".
fn offered_ticket(
    turn: &mut Turn,
    message: &Reading,
    found: &[Request],
    content: &str,
) -> Flow<bool> {
    let is_yes = answer(&message.text) == Some(Answer::Yes);
    let asks_for_ticket = found
        .first()
        .is_some_and(|request| request.intent == Intent::CreateTicket)
        && content::of_new_ticket(message).is_none();
    let is_short = message.has(Concept::Ticket) && message.words().count() <= 4 && found.is_empty();
    if is_yes || asks_for_ticket || is_short {
        let priority = message.priority.map(Priority::as_str);
        tickets::create_with(turn, content, priority)?;
        return Ok(true);
    }
    turn.memory.open = Open::Nothing;
    Ok(false)
}
