//! What the ticket agent does.

use serde_json::{Value, json};

use super::{
    content,
    lexicon::Concept,
    matching,
    memory::{Open, Purpose},
    proposals::{propose, refused},
    reading::Reading,
    turn::{Flow, Turn},
};
use crate::{
    understanding::reference::{Choice, Object, choose, points_back, references},
    wording::{self, TicketFacts},
};

/// Opens a ticket, or asks what it is about.
pub(super) fn create(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    let reading = turn.read(text);
    let priority = reading
        .priority
        .map(|priority| priority.as_str().to_owned());
    match content::of_new_ticket(&reading) {
        Some(content) => create_with(turn, &content, priority.as_deref()),
        None => {
            turn.memory.open = Open::TicketContent { priority };
            turn.say(wording::what_is_the_problem(turn.language));
            Ok(())
        }
    }
}

/// Opens a ticket with this content; what is longer than one line allows becomes the description.
pub(super) fn create_with(turn: &mut Turn, content: &str, priority: Option<&str>) -> Flow {
    const LONGEST: usize = 500;
    turn.route("ticket")?;
    let mut arguments = json!({ "content": content, "priority": priority.unwrap_or("normal") });
    if content.chars().count() > LONGEST {
        let short: String = content.chars().take(LONGEST - 1).chain(['…']).collect();
        arguments = json!({
            "content": short,
            "description": content,
            "priority": priority.unwrap_or("normal"),
        });
    }
    propose(turn, "create_ticket", arguments)?;
    Ok(())
}

/// Lists the customer's tickets.
pub(super) fn list(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    let reading = turn.read(text);
    let tickets = fetch(turn)?;
    let is_open = |ticket: &TicketFacts| !ticket.allowed_transitions.is_empty();
    let shown: Vec<TicketFacts> = tickets
        .into_iter()
        .filter(|ticket| {
            if reading.has(Concept::Active) || reading.has(Concept::Open) {
                is_open(ticket)
            } else if reading.has(Concept::Resolved) {
                ticket.status == "Resolved"
            } else if reading.has(Concept::Canceled) {
                ticket.status == "Canceled"
            } else {
                true
            }
        })
        .collect();
    turn.memory.listed = shown
        .iter()
        .map(|ticket| ticket.reference.clone())
        .collect();
    turn.say(wording::ticket_list(&shown, turn.language));
    Ok(())
}

/// Shows one ticket.
pub(super) fn show(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    for reference in resolve(turn, text, Purpose::Show)? {
        show_one(turn, &reference)?;
    }
    Ok(())
}

fn show_one(turn: &mut Turn, reference: &str) -> Flow {
    let arguments = json!({ "ticket": reference });
    let result = turn.call("get_ticket", arguments.clone())?;
    let Some(found) = result.get("ticket").filter(|ticket| ticket.is_object()) else {
        let refused = refused(&result, arguments);
        turn.say(wording::refusal(&refused, &turn.now, turn.language));
        return Ok(());
    };
    let ticket: TicketFacts = serde_json::from_value(found.clone()).unwrap_or_default();
    let last = found
        .get("messages")
        .and_then(Value::as_array)
        .and_then(|messages| messages.last())
        .and_then(|message| message.get("content")?.as_str());
    turn.say(wording::ticket_details(&ticket, last, turn.language));
    Ok(())
}

/// Cancels tickets.
pub(super) fn cancel(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    for reference in resolve(turn, text, Purpose::Cancel)? {
        act(turn, Purpose::Cancel, &reference, text)?;
    }
    Ok(())
}

/// Reopens tickets.
pub(super) fn reopen(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    for reference in resolve(turn, text, Purpose::Reopen)? {
        act(turn, Purpose::Reopen, &reference, text)?;
    }
    Ok(())
}

/// Adds a comment to a ticket.
pub(super) fn comment(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    for reference in resolve(turn, text, Purpose::Comment)?.into_iter().take(1) {
        act(turn, Purpose::Comment, &reference, text)?;
    }
    Ok(())
}

/// Changes a ticket's text.
pub(super) fn update(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    for reference in resolve(turn, text, Purpose::Update)?.into_iter().take(1) {
        act(turn, Purpose::Update, &reference, text)?;
    }
    Ok(())
}

/// A priority is changed by staff only, once the ticket is open.
pub(super) fn set_priority(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    let found = resolve(turn, text, Purpose::Show)?;
    if let Some(reference) = found.first() {
        turn.say(wording::priority_by_staff(reference, turn.language));
    }
    Ok(())
}

/// Proposes what is wanted of a ticket that is known.
pub(super) fn act(turn: &mut Turn, purpose: Purpose, reference: &str, text: &str) -> Flow {
    turn.route("ticket")?;
    let ticket = json!({ "ticket": reference });
    match purpose {
        Purpose::Cancel => {
            let refused = propose(turn, "cancel_ticket", ticket)?;
            let can_reopen = refused.and_then(|refused| refused.ticket);
            if can_reopen.is_some_and(|ticket| ticket.can_reopen) {
                turn.memory.open = Open::OfferReopen {
                    ticket: reference.to_owned(),
                };
            }
        }
        Purpose::Reopen => {
            propose(turn, "reopen_ticket", ticket)?;
        }
        Purpose::Comment => {
            let reading = turn.read(text);
            match content::of_comment(&reading).0 {
                Some(content) => comment_with(turn, reference, &content)?,
                None => {
                    turn.memory.open = Open::CommentText {
                        ticket: reference.to_owned(),
                    };
                    turn.say(wording::what_to_add(reference, turn.language));
                }
            }
        }
        Purpose::Update => {
            let reading = turn.read(text);
            let field = field(&reading);
            match content::of_change(&reading).0 {
                Some(content) => update_with(turn, reference, field, &content)?,
                None => {
                    turn.memory.open = Open::NewText {
                        ticket: reference.to_owned(),
                        field: field.to_owned(),
                    };
                    turn.say(wording::what_text(reference, turn.language));
                }
            }
        }
        Purpose::Show | Purpose::Move => show_one(turn, reference)?,
    }
    Ok(())
}

/// Proposes a comment.
pub(super) fn comment_with(turn: &mut Turn, reference: &str, content: &str) -> Flow {
    turn.route("ticket")?;
    let arguments = json!({ "ticket": reference, "content": content });
    propose(turn, "comment_on_ticket", arguments)?;
    Ok(())
}

/// Proposes a new text.
pub(super) fn update_with(turn: &mut Turn, reference: &str, field: &str, content: &str) -> Flow {
    turn.route("ticket")?;
    propose(
        turn,
        "update_ticket",
        json!({ "ticket": reference, field: content }),
    )?;
    Ok(())
}

/// Which text of a ticket is meant.
pub(super) fn field(reading: &Reading) -> &'static str {
    if reading.text.says_any(&["description", "mô tả"]) {
        "description"
    } else {
        "content"
    }
}

/// All of the customer's tickets.
pub(super) fn fetch(turn: &mut Turn) -> Flow<Vec<TicketFacts>> {
    let listed = turn.call("list_tickets", json!({}))?;
    let tickets = listed.get("tickets").cloned().unwrap_or_default();
    Ok(serde_json::from_value(tickets).unwrap_or_default())
}

/// The tickets that a request means. If it is not clear it asks, and there are none.
fn resolve(turn: &mut Turn, text: &str, purpose: Purpose) -> Flow<Vec<String>> {
    let reading = turn.read(text);
    let named: Vec<String> = reading
        .references
        .iter()
        .filter(|reference| reference.object == Object::Ticket)
        .map(|reference| reference.written.clone())
        .collect();
    if !named.is_empty() {
        let only_one = matches!(purpose, Purpose::Comment | Purpose::Update);
        return Ok(named
            .into_iter()
            .take(if only_one { 1 } else { 3 })
            .collect());
    }
    let end = match purpose {
        Purpose::Comment => content::of_comment(&reading).1,
        Purpose::Update => content::of_change(&reading).1,
        _ => usize::MAX,
    };
    let wanted = matching::wanted(&reading, end);
    if let (true, Some(reference)) = (wanted.is_empty(), pointed_at(turn, &reading)) {
        return Ok(vec![reference]);
    }
    let tickets = fetch(turn)?;
    let (candidates, is_clear) = candidates(&tickets, &wanted, purpose);
    match candidates.as_slice() {
        [one] if is_clear => Ok(vec![one.reference.clone()]),
        [] => {
            let open: Vec<TicketFacts> = tickets.into_iter().filter(is_open).collect();
            let list = wording::tickets(&open, turn.language);
            turn.say(wording::no_matching_ticket(&list, turn.language));
            Ok(Vec::new())
        }
        several => {
            turn.memory.open = Open::Which {
                among: several
                    .iter()
                    .map(|ticket| ticket.reference.clone())
                    .collect(),
                request: text.to_owned(),
                purpose,
            };
            let several: Vec<TicketFacts> =
                several.iter().map(|ticket| (*ticket).clone()).collect();
            let list = wording::tickets(&several, turn.language);
            turn.say(wording::which_ticket(&list, turn.language));
            Ok(Vec::new())
        }
    }
}

fn is_open(ticket: &TicketFacts) -> bool {
    !ticket.allowed_transitions.is_empty()
}

/// Those that the words fit best; without words, those that the purpose is possible for.
fn candidates<'a>(
    tickets: &'a [TicketFacts],
    wanted: &[String],
    purpose: Purpose,
) -> (Vec<&'a TicketFacts>, bool) {
    let suits = |ticket: &TicketFacts| match purpose {
        Purpose::Reopen => ticket.can_reopen,
        Purpose::Show => true,
        _ => is_open(ticket),
    };
    if wanted.is_empty() {
        return (
            tickets.iter().filter(|ticket| suits(ticket)).collect(),
            true,
        );
    }
    let scored: Vec<(usize, &TicketFacts)> = tickets
        .iter()
        .map(|ticket| {
            (
                matching::score(wanted, &matching::described(&ticket.content)),
                ticket,
            )
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let best: Vec<&TicketFacts> = scored
        .iter()
        .filter(|(score, _)| *score == best)
        .map(|(_, ticket)| *ticket)
        .collect();
    let suiting: Vec<&TicketFacts> = best
        .iter()
        .copied()
        .filter(|ticket| suits(ticket))
        .collect();
    (if suiting.is_empty() { best } else { suiting }, true)
}

/// "the first one" of those that were listed, or "it".
fn pointed_at(turn: &Turn, reading: &Reading) -> Option<String> {
    let listed: Vec<&str> = turn.memory.listed.iter().map(String::as_str).collect();
    let by_place = match choose(&reading.text, &listed) {
        Some(Choice::One(index)) => turn.memory.listed.get(index).cloned(),
        _ => None,
    };
    let is_ticket = |reference: &String| reference.starts_with("TK-");
    by_place.filter(is_ticket).or_else(|| focus(turn, reading))
}

/// The ticket that "it" means: the only one that was named last.
fn focus(turn: &Turn, reading: &Reading) -> Option<String> {
    if !points_back(&reading.text) {
        return None;
    }
    let before = turn.read(&turn.said_before);
    let mut named: Vec<String> = references(&before.text)
        .into_iter()
        .filter(|reference| reference.object == Object::Ticket)
        .map(|reference| reference.written)
        .collect();
    named.dedup();
    match named.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}
