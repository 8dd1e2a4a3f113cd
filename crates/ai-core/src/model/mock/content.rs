//! The customer's own text inside a request: what a ticket is about, what a comment says.

use super::{
    lexicon::Concept,
    reading::Reading,
    trim::{is_any, is_punctuation, is_symbol, trimmed, trimmed_ticket},
};

/// Words that introduce what is cited.
const INTRODUCERS: &[&str] = &[
    "that",
    "saying",
    "says",
    "stating",
    "about",
    "regarding",
    "for",
    "because",
    "to say",
    "with",
    "rằng",
    "là",
    "về",
    "vì",
    "nội dung",
    "với nội dung",
    "cho",
    "do",
    "to",
    "thành",
    "như sau",
    "as",
    "which says",
    "on",
    "vụ",
    "việc",
    "into",
    "nói",
    "where",
    "when",
    "reading",
    "titled",
    "called",
];

/// Words after which a text is cited, wherever they stand.
const CITING: &[&str] = &["saying", "says", "that", "stating", "rằng", "nói", "là"];

/// What a new ticket shall be about: the request without the asking.
pub(super) fn of_new_ticket(reading: &Reading) -> Option<String> {
    let frame = reading
        .find(Concept::OpenTicket)
        .or_else(|| reading.find(Concept::Report))
        .or_else(|| reading.find(Concept::Ticket));
    let count = reading.text.tokens().len();
    let Some(frame) = frame else {
        return trimmed_ticket(reading, 0..count);
    };
    let start = grow_left(reading, frame.start);
    let left = trimmed_ticket(reading, 0..start);
    let right = introducing(reading, skip_frame_tail(reading, frame.end), count);
    // "open a ticket for this? Thank you, An": what follows only points back.
    let points_back = |start: &usize| reading.text.any_at(*start, POINTING).is_some();
    let end = thanks_at(reading, frame.end).unwrap_or(count);
    let right = right
        .map(|start| match reading.text.any_at(start, POINTING) {
            Some(end) if is_symbol(reading, end, ":") => end + 1,
            _ => start,
        })
        .filter(|start| left.is_none() || !points_back(start))
        .and_then(|start| trimmed_ticket(reading, start..end.max(start)));
    match (left, right) {
        (Some(left), Some(right)) => Some(format!("{left}. {right}")),
        (left, right) => left.or(right),
    }
}

/// Words that point back at what was said before.
const POINTING: &[&str] = &[
    "this",
    "that",
    "it",
    "these",
    "việc này",
    "việc đó",
    "cái này",
    "cái đó",
    "này",
    "nó",
];

/// Where the thanks at the end begin.
fn thanks_at(reading: &Reading, from: usize) -> Option<usize> {
    let mut marks = reading.marks.iter();
    marks
        .find(|mark| mark.concept == Concept::Thanks && mark.tokens.start >= from)
        .map(|mark| mark.tokens.start)
}

/// What a comment says, and where the words that name the ticket end.
pub(super) fn of_comment(reading: &Reading) -> (Option<String>, usize) {
    let object = [Concept::TicketRef, Concept::Ticket, Concept::Tickets]
        .iter()
        .find_map(|concept| reading.find(*concept));
    let after_note = reading.find(Concept::Note).map(|note| note.end);
    if let Some(quoted) = quoted(reading) {
        let end = object.map_or(0, |tokens| tokens.end);
        return (Some(quoted), end.max(after_note.unwrap_or(0)));
    }
    let count = reading.text.tokens().len();
    let Some(object) = object else {
        let start = after_note.unwrap_or(0);
        return (introduced(reading, start), start);
    };
    // "ghi chú vào ticket máy in: khay giấy bị vỡ"
    let colon = (object.end..count).find(|at| is_symbol(reading, *at, ":"));
    let near = object.end..count.min(object.end + 6);
    let citing = near
        .into_iter()
        .find(|at| reading.text.any_at(*at, CITING).is_some());
    let end = colon.or(citing).unwrap_or(object.end);
    if let Some(content) = introduced(reading, end) {
        return (Some(content), end);
    }
    // "add a note saying that it is slow to TK-1001"
    let start = (0..object.start).find_map(|at| reading.text.any_at(at, CITING));
    let mut end = object.start;
    while end > start.unwrap_or(end) && is_object_word(reading, end - 1) {
        end -= 1;
    }
    let content = start
        .filter(|start| *start < end)
        .and_then(|start| introduced_until(reading, start, end));
    (content, count)
}

/// What a text shall become, and where the words that name the ticket end.
pub(super) fn of_change(reading: &Reading) -> (Option<String>, usize) {
    const SHOULD: &[&str] = &[
        "it should say",
        "it should be",
        "it should read",
        "should be",
        "nên là",
    ];
    const TOWARDS: &[&str] = &[
        "to",
        "into",
        "as",
        "with",
        "thành",
        "sang",
        "là",
        "by",
        "should be",
        "becomes",
    ];
    let count = reading.text.tokens().len();
    let objects = [
        Concept::TicketRef,
        Concept::Ticket,
        Concept::Wording,
        Concept::Change,
    ];
    let object = objects
        .iter()
        .filter_map(|concept| reading.find(*concept))
        .map(|tokens| tokens.end)
        .max()
        .unwrap_or(0);
    if let Some(quoted) = quoted(reading) {
        return (Some(quoted), object);
    }
    let from = objects
        .iter()
        .filter_map(|concept| reading.find(*concept))
        .map(|tokens| tokens.end)
        .min()
        .unwrap_or(0);
    let colon = (from..count).find(|at| is_symbol(reading, *at, ":"));
    let towards = (from..count).find_map(|at| reading.text.any_at(at, TOWARDS));
    let start = match (colon, towards) {
        (Some(colon), _) => Some(colon + 1),
        (None, towards) => towards,
    };
    let content = start.and_then(|start| {
        let start = reading.text.any_at(start, SHOULD).unwrap_or(start);
        trimmed(reading, start..count)
    });
    (content, start.unwrap_or(count))
}

/// A whole message that answers "what is the problem?".
pub(super) fn of_answer(reading: &Reading) -> Option<String> {
    quoted_alone(reading).or_else(|| trimmed_ticket(reading, 0..reading.text.tokens().len()))
}

/// What a correction says: "actually it's the printer".
pub(super) fn of_correction(reading: &Reading) -> Option<String> {
    const LEADING: &[&str] = &["it's", "it is", "its", "là", "phải là"];
    let count = reading.text.tokens().len();
    let mut start = 0;
    while is_any(
        reading,
        start,
        &[Concept::Correction, Concept::Polite, Concept::Courtesy],
    ) || is_punctuation(reading, start)
    {
        start += 1;
    }
    while let Some(next) = reading.text.any_at(start, LEADING) {
        start = next;
    }
    quoted(reading).or_else(|| trimmed_ticket(reading, start..count))
}

/// The last passage in quotation marks.
pub(super) fn quoted(reading: &Reading) -> Option<String> {
    let tokens = reading.text.tokens();
    let end = tokens.iter().rposition(|token| token.is_quoted)?;
    let before = tokens.get(..end)?;
    let start = before
        .iter()
        .rposition(|token| !token.is_quoted)
        .map_or(0, |at| at + 1);
    let text = reading.text.slice(start..end + 1);
    (!text.is_empty()).then(|| text.to_owned())
}

fn quoted_alone(reading: &Reading) -> Option<String> {
    let is_alone = reading.words().all(|(_, token)| token.is_quoted);
    is_alone.then(|| quoted(reading)).flatten()
}

/// Politeness before the verb belongs to the frame: "could you please open".
fn grow_left(reading: &Reading, start: usize) -> usize {
    const FRAME: &[Concept] = &[
        Concept::Polite,
        Concept::Courtesy,
        Concept::Need,
        Concept::Myself,
        Concept::You,
        Concept::Greeting,
        Concept::Also,
        Concept::Correction,
        Concept::Urgency,
        Concept::Wonder,
    ];
    let mut start = start;
    while start > 0 {
        let before = start - 1;
        let is_frame = is_any(reading, before, FRAME)
            || ["to", "a", "an", "i'd", "like", "i", "would", "so"]
                .iter()
                .any(|word| reading.text.phrase_at(before, word).is_some());
        if !(is_frame || is_symbol(reading, before, ",")) {
            break;
        }
        start = before;
    }
    start
}

/// "for me, urgent" after the word ticket belongs to the frame.
fn skip_frame_tail(reading: &Reading, at: usize) -> usize {
    const FRAME: &[Concept] = &[Concept::Courtesy, Concept::Urgency, Concept::New];
    let mut at = at;
    while is_any(reading, at, FRAME)
        || is_urgency_frame(reading, at)
        || (is_punctuation(reading, at) && is_any(reading, at + 1, FRAME))
    {
        at += 1;
    }
    at
}

/// "with", "mức" in "with high priority", "mức ưu tiên cao".
fn is_urgency_frame(reading: &Reading, at: usize) -> bool {
    [
        "with", "as", "mức", "it's", "độ", "very", "rất", "is", "cao", "thấp", "a",
    ]
    .iter()
    .any(|word| reading.text.phrase_at(at, word).is_some())
        && (is_any(reading, at + 1, &[Concept::Urgency])
            || at
                .checked_sub(1)
                .is_some_and(|at| is_any(reading, at, &[Concept::Urgency])))
}

/// The text from `at` on, without the word that introduces it.
fn introduced(reading: &Reading, at: usize) -> Option<String> {
    introduced_until(reading, at, reading.text.tokens().len())
}

fn introduced_until(reading: &Reading, at: usize, end: usize) -> Option<String> {
    trimmed(reading, introducing(reading, at, end)?..end)
}

/// Where the text begins that the words from `at` on introduce.
fn introducing(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let is_skipped = is_punctuation(reading, at) || is_any(reading, at, &[Concept::Courtesy]);
        match reading.text.any_at(at, INTRODUCERS) {
            Some(next) if at < end => at = next,
            _ if is_skipped && at < end => at += 1,
            _ => return (at < end).then_some(at),
        }
    }
}

fn is_object_word(reading: &Reading, at: usize) -> bool {
    ["to", "on", "the", "my", "in", "vào", "cho", "ticket", "of"]
        .iter()
        .any(|word| reading.text.phrase_at(at, word).is_some())
}
