//! Moving something: what it has now, and what it shall have.

use super::scan::{self, Fact, Mention, Role};
use super::when::Moved;
use super::{Now, combine, words};
use crate::understanding::fold::Text;

#[rustfmt::skip]
const VERBS: &[&str] = &[
    "move", "reschedule", "change", "shift", "postpone", "push", "delay", "switch", "bring",
    "rebook", "update", "modify", "swap", "adjust", "moved", "rescheduled", "moving", "set",
    "put", "edit", "extend", "shorten", "transfer", "advance", "đổi", "dời", "chuyển", "lùi",
    "hoãn", "rời", "đẩy", "sửa", "điều chỉnh", "thay đổi", "cập nhật", "kéo", "gia hạn", "rút",
];

const TARGETS: &[&str] = &["to", "into", "sang", "qua", "thành", "onto", "→"];

/// Nouns that a time in front of them describes: "my Tuesday booking".
#[rustfmt::skip]
const DESCRIBED_AFTER: &[&str] = &[
    "booking", "meeting", "reservation", "slot", "one", "appointment", "session", "call",
    "standup", "sync", "interview", "review", "planning", "workshop", "event", "room",
];

/// Nouns that a time behind them describes: "lịch họp thứ ba".
#[rustfmt::skip]
const DESCRIBED_BEFORE: &[&str] = &[
    "lịch", "lịch họp", "cuộc họp", "buổi họp", "lịch đặt", "lịch đặt phòng", "phòng họp", "buổi",
    "đặt phòng", "booking", "cuộc hẹn", "lịch hẹn", "cuộc họp của tôi", "lịch của tôi",
    "lịch của mình", "booking của tôi", "booking của mình",
];

/// Reads a request to move something: what it has now, and what it shall have.
pub fn moved(text: &Text, now: &Now) -> Moved {
    let text = words::corrected(text);
    let Some(verb) = (0..text.tokens().len()).find(|at| text.any_at(*at, VERBS).is_some()) else {
        let mentions = scan::mentions(&text, now, true);
        return Moved {
            to: combine::combine(&text, now, &mentions, true),
            ..Moved::default()
        };
    };
    let mentions = scan::mentions(&text, now, true);
    let (from, to) = split(&text, verb, mentions);
    Moved {
        from: combine::combine(&text, now, &from, true),
        to: combine::combine(&text, now, &to, true),
    }
}

fn split(text: &Text, verb: usize, mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Mention>) {
    let is_target = |mention: &Mention| {
        matches!(mention.role, Role::To | Role::ToOrUntil) && mention.tokens.start > verb
    };
    let is_free = |at: usize| !mentions.iter().any(|mention| mention.tokens.contains(&at));
    let word = (verb + 1..text.tokens().len())
        .find(|at| is_free(*at) && text.any_at(*at, TARGETS).is_some());
    let first = mentions
        .iter()
        .find(|mention| is_target(mention))
        .map(|mention| mention.tokens.start);
    match first.into_iter().chain(word).min() {
        Some(target)
            if mentions
                .iter()
                .any(|mention| mention.tokens.start >= target)
                || word == Some(target) =>
        {
            mentions
                .into_iter()
                .partition(|mention| mention.tokens.start < target)
        }
        _ => mentions
            .into_iter()
            .partition(|mention| mention.role == Role::From || describes(text, mention)),
    }
}

/// Whether a time tells which thing is meant, rather than when it shall be.
fn describes(text: &Text, mention: &Mention) -> bool {
    if matches!(mention.fact, Fact::Length(..) | Fact::Shift(_)) {
        return false;
    }
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let is_before_noun = text.any_at(end, DESCRIBED_AFTER).is_some()
        && !text
            .get(start)
            .is_some_and(|first| first.is_any(&["at", "to", "for", "sang"]));
    let is_after_noun = text.any_before(start, DESCRIBED_BEFORE).is_some();
    let is_possessive = text
        .get(end.saturating_sub(1))
        .is_some_and(|last| last.folded.ends_with("'s"));
    is_before_noun || is_after_noun || is_possessive
}
