//! Which ticket a request means.

use super::{
    content, matching,
    memory::{Open, Purpose},
    reading::Reading,
    tickets::fetch,
    turn::{Flow, Turn},
};
use crate::{
    understanding::reference::{Choice, Object, choose, points_back, references},
    wording::{self, TicketFacts},
};

/// The tickets that a request means. If it is not clear it asks, and there are none.
pub(super) fn resolve(turn: &mut Turn, text: &str, purpose: Purpose) -> Flow<Vec<String>> {
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
    if let (true, Some(reference)) = (wanted.is_empty(), turn.last_ticket.clone()) {
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

/// The references of those that a message describes best.
pub(super) fn described(message: &Reading, all: &[TicketFacts]) -> Vec<String> {
    let wanted = matching::wanted(message, usize::MAX);
    if wanted.is_empty() {
        return Vec::new();
    }
    let (found, _) = candidates(all, &wanted, Purpose::Show);
    found
        .into_iter()
        .map(|ticket| ticket.reference.clone())
        .collect()
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
