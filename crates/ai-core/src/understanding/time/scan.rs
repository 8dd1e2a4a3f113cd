//! Everything in a text that says something about time, in order.

use std::ops::Range;

use time::OffsetDateTime;

use super::clock::{self, Form};
use super::dates::{self, DayFact};
use super::when::{Clock, DayPart, Shift};
use super::{Now, instants, lengths, parts, ranges};
use crate::understanding::fold::{Kind, Text};
use crate::understanding::numbers;

/// What one phrase says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fact {
    Day(DayFact),
    Part(DayPart),
    Clock(Clock),
    /// An hour of the day, or so many minutes: `2h`, "2 giờ".
    ClockOrLength(Clock, u32),
    Range(ranges::Range),
    /// Minutes; whether "for" stands before them.
    Length(u32, bool),
    Instant(OffsetDateTime),
    Shift(Shift),
}

/// How a phrase is tied to the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    For,
    From,
    /// "to 3 pm", "sang thứ sáu".
    To,
    Until,
    /// "đến 3 giờ": the end of something, or in a move its target.
    ToOrUntil,
    /// "between Monday and Wednesday".
    And,
    Before,
    After,
    /// "not at 3", "thay vì thứ sáu".
    Rejected,
}

/// A phrase about time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    pub(super) fact: Fact,
    pub(super) role: Role,
    /// Its tokens, with the preposition.
    pub(super) tokens: Range<usize>,
}

#[rustfmt::skip]
const PREPOSITIONS: &[(&str, Role)] = &[
    ("at", Role::Plain), ("@", Role::Plain), ("on", Role::Plain), ("in", Role::Plain),
    ("around", Role::Plain), ("about", Role::Plain), ("at about", Role::Plain),
    ("at around", Role::Plain), ("from around", Role::From), ("during", Role::Plain),
    ("starting", Role::Plain), ("start", Role::Plain), ("starts", Role::Plain),
    ("begin at", Role::Plain), ("begins at", Role::Plain), ("starting at", Role::Plain),
    ("starts at", Role::Plain), ("start at", Role::Plain), ("beginning at", Role::Plain),
    ("this", Role::Plain), ("exactly", Role::Plain), ("approximately", Role::Plain),
    ("on the", Role::Plain), ("sometime", Role::Plain), ("sometime on", Role::Plain),
    ("to start at", Role::Plain), ("exactly at", Role::Plain), ("lúc", Role::Plain),
    ("vào", Role::Plain), ("vào lúc", Role::Plain), ("khoảng", Role::Plain),
    ("vào khoảng", Role::Plain), ("lúc khoảng", Role::Plain), ("tầm", Role::Plain),
    ("vào tầm", Role::Plain), ("hồi", Role::Plain), ("bắt đầu lúc", Role::Plain),
    ("bắt đầu", Role::Plain), ("đúng", Role::Plain), ("trong", Role::Plain),
    ("buổi", Role::Plain), ("vào ngày", Role::Plain), ("vào buổi", Role::Plain),
    ("của", Role::Plain), ("bắt đầu vào", Role::Plain), ("bắt đầu vào lúc", Role::Plain),
    ("luc", Role::Plain), ("for", Role::For), ("cho", Role::For), ("from", Role::From),
    ("starting from", Role::From), ("từ", Role::From), ("từ lúc", Role::From),
    ("bắt đầu từ", Role::From), ("since", Role::From), ("to", Role::To), ("to the", Role::To),
    ("into", Role::To), ("onto", Role::To), ("to be at", Role::To), ("to be on", Role::To),
    ("to start at", Role::To), ("to around", Role::To), ("to about", Role::To),
    ("to be", Role::To), ("sang", Role::To), ("sang lúc", Role::To), ("sang ngày", Role::To),
    ("qua", Role::To), ("qua lúc", Role::To), ("qua ngày", Role::To), ("thành", Role::To),
    ("về", Role::To), ("về lúc", Role::To), ("lên", Role::To), ("lên lúc", Role::To),
    ("xuống", Role::To), ("sang khoảng", Role::To), ("vô", Role::To), ("sang vào", Role::To),
    ("sang vào lúc", Role::To), ("xuống còn", Role::To), ("thành lúc", Role::To),
    ("lại thành", Role::To), ("lại vào", Role::To), ("lại lúc", Role::To),
    ("lại vào lúc", Role::To), ("sang buổi", Role::To), ("- >", Role::To), ("-", Role::To),
    ("–", Role::To), ("→", Role::To), ("đến", Role::ToOrUntil), ("tới", Role::ToOrUntil),
    ("đến lúc", Role::ToOrUntil), ("tới lúc", Role::ToOrUntil), ("đến ngày", Role::ToOrUntil),
    ("until", Role::Until), ("till", Role::Until), ("til", Role::Until), ("ends at", Role::Until),
    ("end", Role::Until), ("ends", Role::Until), ("and end", Role::Until),
    ("finish", Role::Until), ("kết thúc", Role::Until), ("xong", Role::Until),
    ("ending at", Role::Until), ("end at", Role::Until), ("finish at", Role::Until),
    ("finishes at", Role::Until), ("finishing at", Role::Until), ("up to", Role::Until),
    ("through", Role::Until), ("done by", Role::Until), ("cho đến", Role::Until),
    ("cho tới", Role::Until), ("kết thúc lúc", Role::Until), ("kết thúc vào", Role::Until),
    ("kết thúc vào lúc", Role::Until), ("kết thúc", Role::Until), ("xong lúc", Role::Until),
    ("before", Role::Before), ("by", Role::Before), ("no later than", Role::Before),
    ("trước", Role::Before), ("trước lúc", Role::Before), ("trước ngày", Role::Before),
    ("earlier than", Role::Before), ("chậm nhất", Role::Before), ("muộn nhất", Role::Before),
    ("after", Role::After), ("sau", Role::After), ("sau lúc", Role::After),
    ("sau ngày", Role::After), ("later than", Role::After), ("any time after", Role::After),
    ("anytime after", Role::After), ("not before", Role::After), ("no earlier than", Role::After),
];

#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "not the", "instead of", "instead of the", "rather than", "no longer", "other than",
    "except", "isn't", "wasn't", "thay vì", "thay cho", "không phải", "không phải là",
    "chứ không phải", "chứ không phải là", "ko phải", "chứ không", "chớ không", "trừ",
];

/// Words that make a bare number an hour.
#[rustfmt::skip]
const MAKES_HOUR: &[&str] = &[
    "at", "@", "at about", "at around", "lúc", "vào lúc", "lúc khoảng", "until", "till", "til",
    "starting at", "starts at", "start at", "starting", "make it at", "around", "from", "by",
    "before", "after", "bắt đầu lúc", "tầm", "kết thúc lúc", "đến lúc", "cho đến", "no wait",
    "no wait ,", "wait ,", "i mean", "ends at", "ending at", "end at", "no ,", "à nhầm",
    "à không", "nhầm ,", "since", "or", "sang lúc", "wait no", "make that", "let's say",
    "let's do", "to start at", "hồi", "how about", "what about", "could we do", "can we do",
    "we do", "prefer", "hay là", "chắc",
];

/// Words that make a bare number an hour in a move or a correction: the caller knows which.
#[rustfmt::skip]
const MAKES_HOUR_OF_MOVE: &[&str] = &[
    "to", "sang", "thành", "qua", "make it", "change it to", "move it to", "đổi lại", "to around",
    "make it to", "về", "sang khoảng",
];

/// What may follow a bare number that is an hour.
#[rustfmt::skip]
const AFTER_HOUR: &[&str] = &[
    "today", "tomorrow", "tonight", "tmr", "on", "for", "with", "in", "and", "or", "until",
    "till", "to", "at", "please", "pls", "plz", "if", "this", "next", "instead", "then",
    "because", "so", "as", "is", "works", "would", "sharp", "but", "by", "from", "ok", "okay",
    "ish", "maybe", "rather", "i", "we", "can", "the", "-", "thanks", "thank", "not", "it",
    "that", "sir", "will", "when", "my", "right", "though", "too", "latest", "after", "before",
    "me", "also", "room", "go", "lasting", "about", "every", "actually", "per", "of", "hôm",
    "ngày", "mai", "thứ", "t2", "chiều", "sáng", "trưa", "tối", "đêm", "nay", "nhé", "nha", "ạ",
    "được", "cho", "với", "ở", "tại", "trong", "và", "hoặc", "hay", "thì", "là", "đi", "bạn",
    "giúp", "luôn", "tuần", "cn", "phòng", "đến", "tới", "nhá", "nhe", "hơn", "đó", "thôi",
    "mình", "tôi", "em", "kéo", "có", "chủ", "chứ", "lại", "không", "mốt", "dự", "vào", "mới",
];

/// All phrases about time outside quotation marks, in order. In a move "from A to B" is no range.
pub(super) fn mentions(text: &Text, now: &Now, is_move: bool) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        match mention_at(text, now, at, is_move, &found) {
            Some(mention) => {
                at = mention.tokens.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention_at(
    text: &Text,
    now: &Now,
    at: usize,
    is_move: bool,
    found: &[Mention],
) -> Option<Mention> {
    if text.get(at)?.is_quoted {
        return None;
    }
    let last = found.last();
    let is_after = last.is_some_and(|last| {
        last.tokens.end == at || text.skip(last.tokens.end, &[",", "at", "lúc", "vào"]) == at
    });
    let is_after_day = is_after
        && matches!(
            last.map(|last| last.fact),
            Some(Fact::Day(_) | Fact::Part(_))
        );
    let candidates = [
        instants::shift(text, at).map(|(shift, end)| (Fact::Shift(shift), end)),
        instants::at(text, now, at).map(|(instant, end)| (Fact::Instant(instant), end)),
        dates::at(text, now, at).map(|(day, end)| (Fact::Day(day), end)),
        ranges::at(text, now, at, is_after_day)
            .filter(|_| !(is_move && is_both_sides(text, at, last)))
            .map(|(range, end)| (Fact::Range(range), end)),
        length_at(text, at),
        clock_at(text, now, at, is_move, is_after_day),
        parts::at(text, now, at, is_after).map(|(part, end)| (Fact::Part(part), end)),
    ];
    let (fact, end) = candidates
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let floor = last.map_or(0, |last| last.tokens.end);
    let (role, start) = tie(text, at, floor);
    let role = if is_second_of_between(text, last, at) {
        Role::And
    } else {
        role
    };
    Some(Mention {
        fact,
        role,
        tokens: start..end,
    })
}

fn is_second_of_between(text: &Text, last: Option<&Mention>, at: usize) -> bool {
    last.is_some_and(|last| {
        text.any_at(last.tokens.end, &["and", "và"]) == Some(at)
            && text
                .any_before(last.tokens.start, &["between", "giữa"])
                .is_some()
    })
}

/// The preposition before a phrase, and where the phrase begins with it.
fn tie(text: &Text, at: usize, floor: usize) -> (Role, usize) {
    let found = PREPOSITIONS
        .iter()
        .filter_map(|(words, role)| text.any_before(at, &[words]).map(|start| (*role, start)));
    let (role, start) = found
        .filter(|(_, start)| *start >= floor)
        .reduce(|best, next| if next.1 < best.1 { next } else { best })
        .unwrap_or((Role::Plain, at));
    let is_rejected = text
        .any_before(start, NOT)
        .or_else(|| text.any_before(at, NOT))
        .is_some();
    if is_rejected {
        (Role::Rejected, start)
    } else {
        (role, start)
    }
}

/// Whether "from A to B" at `at` names both sides of a move. After a target it is a range again:
/// "to tomorrow from 2 to 3".
fn is_both_sides(text: &Text, at: usize, last: Option<&Mention>) -> bool {
    const FROM: &[&str] = &["from", "từ", "từ lúc"];
    text.any_at(at, FROM)
        .or_else(|| text.any_before(at, FROM))
        .is_some()
        && !last.is_some_and(|last| last.role == Role::To && last.tokens.end == at)
}

fn length_at(text: &Text, at: usize) -> Option<(Fact, usize)> {
    let (minutes, end, is_explicit) = lengths::at(text, at)?;
    let is_interval = text
        .any_before(
            at,
            &[
                "every",
                "each",
                "mỗi",
                "cứ",
                "per",
                "last",
                "past",
                "within",
                "trong vòng",
            ],
        )
        .is_some();
    (!is_interval && minutes > 0).then_some((Fact::Length(minutes, is_explicit), end))
}

fn clock_at(
    text: &Text,
    now: &Now,
    at: usize,
    is_move: bool,
    is_after_day: bool,
) -> Option<(Fact, usize)> {
    let (said, end) = clock::at(text, at)?;
    let clock = said.clock()?;
    match said.form {
        Form::Sure => Some((Fact::Clock(clock), end)),
        Form::OrLength => {
            let minutes = said.hour * 60 + said.minute;
            Some((Fact::ClockOrLength(clock, minutes), end))
        }
        Form::Bare => {
            let is_alone = numbers::alone(text).is_some();
            let is_made = text.any_before(at, MAKES_HOUR).is_some()
                || is_move && text.any_before(at, MAKES_HOUR_OF_MOVE).is_some()
                || text.any_before(at, &["make it", "make that"]).is_some();
            let is_beside_day = is_after_day || is_before_day(text, now, at, end);
            let is_hour = is_alone
                || is_surely_hour(text, at, end)
                || (is_made || is_beside_day || is_approved(text, end)) && is_free(text, now, end);
            (is_hour && said.hour < 24).then_some((Fact::Clock(clock), end))
        }
    }
}

/// "lúc 3 Sapa", "at 3 Hanoi": nothing else is counted after these words.
fn is_surely_hour(text: &Text, at: usize, end: usize) -> bool {
    let is_name_next = text
        .get(end)
        .is_some_and(|next| next.is_capital && !next.is_glued && next.kind == Kind::Word);
    let is_street = text
        .any_at(
            end + 1,
            &["street", "st", "road", "rd", "avenue", "drive", "lane"],
        )
        .is_some();
    text.any_before(at, &["lúc", "vào lúc", "at", "@"])
        .is_some()
        && is_name_next
        && !is_street
}

/// "4 works", "4 instead", "4 would be better".
fn is_approved(text: &Text, end: usize) -> bool {
    text.any_at(
        end,
        &[
            "works",
            "instead",
            "is better",
            "is fine",
            "is good",
            "would be better",
            "would be good",
            "would work",
            "suits",
            "would suit",
            "suits me",
            "sounds better",
            "fits better",
            "thì hơn",
            "thì tốt hơn",
        ],
    )
    .is_some()
}

/// "9 tomorrow morning", and "9 tomorrow" at the beginning of a sentence.
fn is_before_day(text: &Text, now: &Now, at: usize, end: usize) -> bool {
    const NUMBERED: &[&str] = &[
        "room", "floor", "for", "number", "no", "ticket", "desk", "level", "phòng", "tầng", "số",
        "cho", "máy", "lầu", "bàn", "windows", "win", "version", "team", "nhóm",
    ];
    let Some((_, after)) = dates::at(text, now, end) else {
        return false;
    };
    let is_opening = at == 0 || text.is_break(at - 1);
    let has_part = parts::at(text, now, after, true).is_some();
    (is_opening || has_part) && text.any_before(at, NUMBERED).is_none()
}

/// Whether nothing follows a number that makes it count something else.
fn is_free(text: &Text, now: &Now, end: usize) -> bool {
    let Some(next) = text.get(end) else {
        return true;
    };
    match next.kind {
        Kind::Symbol => {
            !next.is_glued
                || matches!(
                    next.folded.as_str(),
                    "," | "." | "!" | "?" | ";" | ")" | ":" | "-" | "–"
                ) && text.get(end + 1).is_none_or(|after| !after.is_glued)
        }
        Kind::Word => {
            !next.is_glued
                && (next.is_any(AFTER_HOUR)
                    || dates::at(text, now, end).is_some()
                    || parts::at(text, now, end, true).is_some())
        }
        Kind::Number => dates::at(text, now, end).is_some(),
        Kind::Address => true,
    }
}
