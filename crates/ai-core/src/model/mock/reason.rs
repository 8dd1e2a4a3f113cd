//! What a meeting is for: "for a job interview", "để phỏng vấn".

use super::{lexicon::Concept, reading::Reading};
use crate::understanding::{Text, numbers};

/// Words that introduce a reason.
const BEFORE: &[&str] = &["for", "để", "about", "cho"];
const ARTICLES: &[&str] = &["a", "an", "my", "our", "buổi", "cuộc"];

/// Words at which it ends.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    ",", ".", ";", "!", "?", "at", "on", "in", "from", "and", "with", "luc", "vao", "tu", "trong", "please",
];

/// The reason that a message gives for a booking.
pub(super) fn of(reading: &Reading) -> Option<String> {
    let count = reading.text.tokens().len();
    (0..count).find_map(|at| {
        let mut start = reading.text.any_at(at, BEFORE)?;
        while let Some(next) = reading.text.any_at(start, ARTICLES) {
            start = next;
        }
        if reading.is_when(at) || is_end(reading, start) || is_person(reading, start) {
            return None;
        }
        let end = (start..count)
            .find(|at| is_end(reading, *at))
            .unwrap_or(count);
        let words = reading.text.slice(start..end).trim();
        is_reason(words).then(|| words.to_owned())
    })
}

fn is_end(reading: &Reading, at: usize) -> bool {
    let is_room = reading.rooms.iter().any(|room| room.tokens.contains(&at));
    let is_frame = reading
        .concepts_at(at)
        .iter()
        .any(|concept| matches!(concept, Concept::Courtesy | Concept::Room | Concept::Rooms));
    let ends = |folded: &str| ENDS.contains(&folded);
    let token = reading.text.get(at);
    reading.is_when(at) || is_room || is_frame || token.is_some_and(|token| ends(&token.folded))
}

/// "for me", "cho 6 người" say who comes, not why.
fn is_person(reading: &Reading, at: usize) -> bool {
    let is_somebody = reading
        .concepts_at(at)
        .iter()
        .any(|concept| matches!(concept, Concept::Myself | Concept::You | Concept::Human));
    is_somebody
        || numbers::at(&reading.text, at).is_some()
        || reading
            .text
            .any_at(at, &["people", "người", "persons", "the"])
            .is_some()
}

fn is_reason(words: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "people",
        "persons",
        "person",
        "người",
        "guests",
        "colleagues",
        "pax",
    ];
    let has_number = words.contains(|c: char| c.is_ascii_digit());
    words.chars().count() >= 3 && !has_number && !Text::new(words).says_any(PEOPLE)
}
