//! Ranges of hours: "2-3pm", "from 2 to 4", "từ 2 giờ đến 3 giờ chiều".

use super::clock::{self, Form, Said};
use super::when::Clock;
use super::{Now, dates};
use crate::understanding::fold::Text;

#[rustfmt::skip]
const FROM: &[&str] = &[
    "from", "between", "từ", "từ lúc", "từ khoảng", "giữa", "trong khoảng từ", "trong khoảng",
    "bắt đầu từ", "starting from", "starting at", "start at", "from about", "from around",
    "khoảng từ", "vào khoảng",
];
#[rustfmt::skip]
const TO: &[&str] = &[
    "-", "–", "—", "~", "to", "till", "until", "til", "'til", "up to", "through", "thru",
    "to about", "to around", "đến", "tới", "đến khoảng", "cho đến", "cho tới", "đến lúc", "- >",
    "→", "ending at", "and ending at", "and end at", "and finishing at", "kết thúc lúc",
    ", kết thúc lúc",
];
const AND: &[&str] = &["and", "và", "&"];

/// Two hours, and where they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: Clock,
    pub(super) end: Clock,
}

/// The range that begins at `at`. Two bare numbers need a word before them or a day beside them.
pub(super) fn at(text: &Text, now: &Now, at: usize, is_after_day: bool) -> Option<(Range, usize)> {
    let opened = text.any_at(at, FROM);
    let start = text.skip(opened.unwrap_or(at), &["about", "around", "lúc", "khoảng"]);
    let (first, after) = clock::at(text, start)?;
    let to = text.any_at(after, TO).or_else(|| {
        text.any_at(after, AND).filter(|_| {
            text.any_at(at, &["between", "giữa", "from", "từ"])
                .is_some()
        })
    })?;
    let to = text.skip(to, &["about", "around", "lúc", "khoảng"]);
    let (second, end) = clock::after_dash(text, to)?;
    let is_sure = |said: Said| said.form != Form::Bare;
    let is_bare = !is_sure(first) && !is_sure(second);
    let is_beside_day = || {
        is_after_day
            || is_alone(text, at, end)
            || dates::at(text, now, end).is_some()
            || text
                .any_before(start, &["at", "lúc", "@", "vào lúc"])
                .is_some()
    };
    if is_bare && !(opened.is_some() || is_beside_day())
        || is_bare && is_count(text, end)
        || !is_sure(second) && is_count(text, end)
    {
        return None;
    }
    let (start, last) = agree(first, second)?;
    Some((Range { start, end: last }, end))
}

/// "3 to 4", "no, 3 to 4."
fn is_alone(text: &Text, at: usize, end: usize) -> bool {
    (at == 0 || text.is_break(at - 1)) && text.is_break(end)
}

/// "2 to 3 people", "from 5 to 10 MB".
fn is_count(text: &Text, end: usize) -> bool {
    text.get(end).is_some_and(|next| {
        next.is_any(&[
            "people",
            "persons",
            "ppl",
            "pax",
            "colleagues",
            "of",
            "người",
            "bạn",
            "days",
            "weeks",
            "ngày",
            "tuần",
            "hours",
            "minutes",
            "tiếng",
            "phút",
            "mb",
            "gb",
            "%",
            "times",
            "lần",
            "tickets",
            "years",
            "months",
            "/",
            "tháng",
            "attendees",
            "guests",
            "hour",
            "minute",
            "members",
        ])
    })
}

/// Both ends, when only one of them says its half of the day.
fn agree(first: Said, second: Said) -> Option<(Clock, Clock)> {
    let (start, end) = (first.clock()?, second.clock()?);
    match (start, end) {
        (Clock::Either(_), Clock::Exact(last)) => {
            let agreed = second.part.map_or(start, |part| start.in_part(part));
            let is_too_late =
                matches!(agreed, Clock::Exact(time) if time >= last && last.hour() > 0);
            let start = if is_too_late {
                start.before_noon()
            } else {
                agreed
            };
            Some((start, end))
        }
        (Clock::Exact(time), Clock::Either(_)) => Some((start, end.first_after(time))),
        both => Some(both),
    }
}
