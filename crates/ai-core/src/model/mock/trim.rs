//! Where a passage of the customer's own words begins and ends.

use std::ops::Range;

use super::{lexicon::Concept, reading::Reading};
use crate::understanding::fold::Kind;

/// The text of a range without greetings in front and politeness behind.
pub(super) fn trimmed(reading: &Reading, range: Range<usize>) -> Option<String> {
    const BACK: &[Concept] = &[Concept::Courtesy, Concept::Thanks];
    trimmed_of(reading, range, BACK)
}

/// The same, without urgency behind.
pub(super) fn trimmed_ticket(reading: &Reading, range: Range<usize>) -> Option<String> {
    const BACK: &[Concept] = &[Concept::Courtesy, Concept::Urgency, Concept::Thanks];
    trimmed_of(reading, range, BACK)
}

/// Words that announce a problem without saying which.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "a", "an", "the", "some", "problem", "problems", "issue", "issues", "something", "fault",
    "incident", "vấn", "đề", "sự", "cố", "lỗi", "một",
];

fn trimmed_of(reading: &Reading, range: Range<usize>, back: &[Concept]) -> Option<String> {
    const FRONT: &[Concept] = &[Concept::Greeting, Concept::Courtesy];
    let Range { mut start, mut end } = range;
    while start < end && (is_any(reading, start, FRONT) || is_punctuation(reading, start)) {
        start += 1;
    }
    let mut is_urgent = false;
    while start < end {
        let last = end - 1;
        let is_back = is_any(reading, last, back);
        let is_clause = is_urgent && is_any(reading, last, &[Concept::Filler, Concept::Polite]);
        if !(is_back || is_clause || is_trailing(reading, last)) {
            break;
        }
        let ends_clause = is_symbol(reading, last, ",") || is_symbol(reading, last, ".");
        is_urgent = !ends_clause && (is_urgent || is_any(reading, last, &[Concept::Urgency]));
        end = last;
    }
    let has_content = (start..end).any(|at| {
        let is_word = reading
            .text
            .get(at)
            .is_some_and(|token| token.kind != Kind::Symbol);
        let is_small = is_any(
            reading,
            at,
            &[
                Concept::Filler,
                Concept::Polite,
                Concept::Myself,
                Concept::Need,
                Concept::Link,
            ],
        );
        let is_vague = reading
            .text
            .get(at)
            .is_some_and(|token| token.is_any(VAGUE));
        is_word && !is_small && !is_vague
    });
    has_content.then(|| unquoted(reading.text.slice(start..end)).to_owned())
}

/// A text without the quotation marks around all of it.
fn unquoted(text: &str) -> &str {
    const MARKS: &[char] = &['"', '“', '”', '\'', '‘', '’', '«', '»'];
    let text = text.trim();
    let inner = text
        .strip_prefix(MARKS)
        .and_then(|text| text.strip_suffix(MARKS));
    inner.filter(|inner| !inner.contains(MARKS)).unwrap_or(text)
}

fn is_trailing(reading: &Reading, at: usize) -> bool {
    is_punctuation(reading, at)
        || ["and", "so", "và", "nên", "then", "rồi"]
            .iter()
            .any(|word| {
                reading.text.phrase_at(at, word).is_some() && at + 1 == reading.text.tokens().len()
            })
}

pub(super) fn is_symbol(reading: &Reading, at: usize, symbol: &str) -> bool {
    reading.text.get(at).is_some_and(|token| {
        token.kind == Kind::Symbol && !token.is_quoted && token.folded == symbol
    })
}

pub(super) fn is_punctuation(reading: &Reading, at: usize) -> bool {
    [":", ",", "-", ".", ";", "!", "–", "—", ">", "?"]
        .iter()
        .any(|symbol| is_symbol(reading, at, symbol))
}

pub(super) fn is_any(reading: &Reading, at: usize, concepts: &[Concept]) -> bool {
    let is_quoted = reading.text.get(at).is_some_and(|token| token.is_quoted);
    !is_quoted
        && reading
            .concepts_at(at)
            .iter()
            .any(|concept| concepts.contains(concept))
}
