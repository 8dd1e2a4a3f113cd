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
    which_ticket::resolve,
};
use crate::wording::{self, TicketFacts};

/// Opens a ticket, or asks what it is about.
pub(super) fn create(turn: &mut Turn, text: &str) -> Flow {
    turn.route("ticket")?;
    let reading = turn.read(text);
    let priority = reading
        .priority
        .map(|priority| priority.as_str().to_owned());
    if let Some(content) = content::of_new_ticket(&reading) {
        return create_with(turn, &content, priority.as_deref());
    }
    turn.memory.open = Open::TicketContent { priority };
    turn.say(wording::what_is_the_problem(turn.language));
    Ok(())
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
    let described = matching::wanted(&reading, usize::MAX);
    let is_meant = |ticket: &TicketFacts| {
        matching::score(&described, &matching::described(&ticket.content)) > 0
    };
    let is_narrowed = tickets.iter().any(is_meant);
    let is_open = |ticket: &TicketFacts| !ticket.allowed_transitions.is_empty();
    let shown: Vec<TicketFacts> = tickets
        .into_iter()
        .filter(|ticket| !is_narrowed || is_meant(ticket))
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
    turn.last_ticket = Some(reference.to_owned());
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
            if let Some(content) = content::of_comment(&reading).0 {
                return comment_with(turn, reference, &content);
            }
            turn.memory.open = Open::CommentText {
                ticket: reference.to_owned(),
            };
            turn.say(wording::what_to_add(reference, turn.language));
        }
        Purpose::Update => {
            let reading = turn.read(text);
            let field = field(&reading);
            if let Some(content) = content::of_change(&reading).0 {
                return update_with(turn, reference, field, &content);
            }
            turn.memory.open = Open::NewText {
                ticket: reference.to_owned(),
                field: field.to_owned(),
            };
            turn.say(wording::what_text(reference, turn.language));
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
