//! What one message asks for: cut into parts, and the parts joined into requests.

use std::ops::Range;

use super::{
    intent::{HEAD, Intent, rank},
    lexicon::Concept,
    reading::{Reader, Reading},
};
use crate::understanding::fold::Kind;

/// One thing that a message asks for, in the customer's own words.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) intent: Intent,
    pub(super) score: i32,
    pub(super) text: String,
}

/// A request under construction.
struct Draft {
    intent: Intent,
    score: i32,
    tokens: Range<usize>,
}

const CONNECTIVES: &[&str] = &[
    "and",
    "then",
    "also",
    "plus",
    "but",
    "so",
    "because",
    "và",
    "rồi",
    "đồng thời",
    "sau đó",
    "ngoài ra",
    "với lại",
    "nhưng",
    "by the way",
    "btw",
];

/// The requests of a message in the order in which they are said; empty if nothing in it is
/// clearly one.
pub(super) fn requests(reader: &Reader, message: &Reading) -> Vec<Request> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut start = None;
    for part in parts(message) {
        let reading = reader.read(message.text.slice(part.clone()));
        let from = *start.get_or_insert(part.start);
        let top = strongest(reader, &reading);
        let own = drafts
            .last()
            .filter(|last| last.intent == Intent::CreateBooking);
        let is_another = own.is_some_and(|own| {
            is_another_booking(
                &reader.read(message.text.slice(own.tokens.clone())),
                &reading,
            )
        });
        let top = if is_another {
            Some((Intent::CreateBooking, HEAD))
        } else {
            top
        };
        match (drafts.last_mut().filter(|_| !is_another), top) {
            (None, None) => {}
            (Some(last), None) => last.tokens.end = part.end,
            (Some(last), Some((intent, score))) if last.takes(intent, score, &reading) => {
                last.absorb(intent, score, &part);
            }
            (last, Some((intent, score))) => {
                let intent = last.map_or(intent, |last| last.shared(intent, &reading));
                let tokens = if drafts.is_empty() {
                    from..part.end
                } else {
                    part
                };
                drafts.push(Draft {
                    intent,
                    score,
                    tokens,
                });
            }
        }
    }
    let finished = drafts.into_iter().map(|draft| Request {
        intent: draft.intent,
        score: draft.score,
        text: message.text.slice(draft.tokens).to_owned(),
    });
    finished.map(|request| request.refined(reader)).collect()
}

/// "book Hanoi tomorrow at 9 and Sapa on Friday at 2": another room at a time of its own.
fn is_another_booking(own: &Reading, next: &Reading) -> bool {
    let has_time = |reading: &Reading| reading.has_any(&[Concept::Clock, Concept::Day]);
    let is_elsewhere = match (own.rooms.first(), next.rooms.first()) {
        (Some(own), Some(next)) => own.index != next.index && !own.is_rejected && !next.is_rejected,
        _ => false,
    };
    is_elsewhere
        && has_time(own)
        && has_time(next)
        && ![own, next].iter().any(|part| part.has(Concept::Correction))
}

/// The intent of a part, if it is clearly a request. What stands after a colon is cited.
fn strongest(reader: &Reader, reading: &Reading) -> Option<(Intent, i32)> {
    let colon = reading.words().find_map(|(at, _)| {
        let next = reading.text.get(at + 1)?;
        (next.kind == Kind::Symbol && next.folded == ":" && !next.is_quoted).then_some(at + 1)
    });
    let is_about_ticket = reading
        .find(Concept::TicketRef)
        .is_some_and(|ticket| ticket.start == 0 && Some(ticket.end) == colon);
    if is_about_ticket {
        // "TK-1001: still dropping"
        return Some((Intent::CommentTicket, 12));
    }
    if let Some(colon) = colon.filter(|colon| !reading.is_when(*colon)) {
        let before = reader.read(reading.text.slice(0..colon));
        let top = rank(&before).first().copied();
        let cites = |intent| {
            matches!(
                intent,
                Intent::CreateTicket | Intent::CommentTicket | Intent::UpdateTicket
            )
        };
        if let Some((intent, score)) =
            top.filter(|(intent, score)| *score >= HEAD && cites(*intent))
        {
            return Some((intent, score));
        }
    }
    rank(reading)
        .first()
        .copied()
        .filter(|(_, score)| *score >= HEAD)
}

impl Intent {
    /// Small talk around a request, which is dropped when there is one.
    pub(super) fn is_talk(self) -> bool {
        matches!(
            self,
            Self::Greeting | Self::Thanks | Self::Bye | Self::Help | Self::SmallTalk
        )
    }
}

impl Draft {
    /// Whether the next part belongs to this request.
    fn takes(&self, next: Intent, score: i32, reading: &Reading) -> bool {
        use Intent::{
            CancelBooking, CancelSomething, CancelTicket, CommentTicket, Complaint, CreateBooking,
            CreateTicket, FindRooms, MoveBooking, NoHelp, OutOfScope, Person, Question,
            ReopenTicket, SetPriority, UpdateTicket, Worked,
        };
        let has_topic = reading.has_any(&[Concept::Service, Concept::Device]);
        match (self.intent, next) {
            (Person, _) => next != Intent::Injection,
            (own, _) if own.is_talk() => true,
            (_, talk) if talk.is_talk() => true,
            (CommentTicket | UpdateTicket, _) => score < 11,
            (CreateTicket, Question) => !reading.asks() || !has_topic,
            (Complaint | NoHelp | Question, Question) => !has_topic,
            (
                CreateTicket,
                Complaint | NoHelp | OutOfScope | SetPriority | Worked | CreateTicket,
            )
            | (Complaint, CreateTicket | Complaint | NoHelp | OutOfScope)
            | (NoHelp, CreateTicket | Complaint | NoHelp)
            | (
                CancelTicket | CancelBooking | ReopenTicket | CancelSomething,
                Complaint | NoHelp | Worked,
            )
            | (Worked, NoHelp | CancelTicket | CancelBooking | CancelSomething) => true,
            (MoveBooking | CreateBooking, CreateBooking) => !reading.leads_with(Concept::Book),
            (CreateBooking, FindRooms) => !reading.asks(),
            _ => false,
        }
    }

    /// "cancel TK-1001 and BK-501": the verb is said once.
    fn shared(&self, next: Intent, reading: &Reading) -> Intent {
        let is_bare = !reading.has_any(&[Concept::Status, Concept::Show, Concept::QuestionMark])
            && !reading.asks();
        match (self.intent, next) {
            (
                Intent::CancelTicket | Intent::CancelBooking,
                Intent::GetTicket | Intent::ListTickets,
            ) if is_bare => Intent::CancelTicket,
            (Intent::CancelTicket | Intent::CancelBooking, Intent::ListBookings) if is_bare => {
                Intent::CancelBooking
            }
            (Intent::ReopenTicket, Intent::GetTicket) if is_bare => Intent::ReopenTicket,
            _ => next,
        }
    }

    fn absorb(&mut self, intent: Intent, score: i32, part: &Range<usize>) {
        let outweighs = match (self.intent, intent) {
            (own, other) if own.is_talk() => !other.is_talk() || score > self.score,
            (Intent::Complaint, Intent::CreateTicket | Intent::NoHelp)
            | (Intent::NoHelp, Intent::CreateTicket)
            | (Intent::Worked, _) => true,
            _ => false,
        };
        if outweighs {
            if self.intent.is_talk() {
                self.tokens.start = part.start;
            }
            self.intent = intent;
            self.score = score;
        }
        self.tokens.end = part.end;
    }
}

impl Request {
    /// "Cancel, please, my booking" is known to be a booking once the parts are joined.
    fn refined(mut self, reader: &Reader) -> Self {
        if self.intent == Intent::CancelSomething {
            let better = rank(&reader.read(&self.text))
                .into_iter()
                .find(|(intent, _)| matches!(intent, Intent::CancelTicket | Intent::CancelBooking));
            if let Some((intent, score)) = better {
                self.intent = intent;
                self.score = score;
            }
        }
        self
    }
}

/// The places where a new request may begin: after punctuation and before "and", "rồi".
fn parts(message: &Reading) -> Vec<Range<usize>> {
    let text = &message.text;
    let count = text.tokens().len();
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..count {
        let Some(token) = text.get(at) else { continue };
        if token.is_quoted || at <= start {
            continue;
        }
        let ends_here = is_stop(message, at);
        let begins_here = is_connective(message, at);
        if ends_here || begins_here {
            parts.push(start..at);
            start = if ends_here { at + 1 } else { at };
        }
    }
    parts.push(start..count);
    parts.retain(|part| part.start < part.end);
    parts
}

fn is_stop(message: &Reading, at: usize) -> bool {
    let (Some(token), next) = (message.text.get(at), message.text.get(at + 1)) else {
        return false;
    };
    let is_mark = matches!(
        token.folded.as_str(),
        "." | "!" | "?" | ";" | "," | "…" | "\n" | "？"
    );
    token.kind == Kind::Symbol && is_mark && next.is_none_or(|next| !next.is_glued)
}

fn is_connective(message: &Reading, at: usize) -> bool {
    let says = CONNECTIVES
        .iter()
        .any(|word| message.text.phrase_at(at, word).is_some());
    let is_please = message.text.phrase_at(at, "please").is_some()
        && message.concepts_at(at + 1).iter().any(|concept| {
            matches!(
                concept,
                Concept::Open | Concept::Make | Concept::Book | Concept::Cancel | Concept::Close
            )
        });
    let before = at.checked_sub(1).and_then(|at| message.text.get(at));
    let after = message.text.get(at + 1);
    let breaks_line = match (before, message.text.get(at)) {
        (Some(before), Some(token)) => message
            .text
            .as_str()
            .get(before.span.end..token.span.start)
            .is_some_and(|gap| gap.contains('\n')),
        _ => false,
    };
    breaks_line || ((says || is_please) && after.is_some() && !message.is_when(at))
}
