//! Hours: `15:00`, "3 pm", "3 giờ rưỡi chiều", "half past two", "at 3".

use time::Time;

use super::when::{Clock, DayPart};
use super::{parts, spoken};
use crate::understanding::fold::{Kind, Text};
use crate::understanding::numbers;

/// An hour as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) part: Option<DayPart>,
    pub(super) form: Form,
}

/// How sure it is that an hour is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing else is written like this.
    Sure,
    /// `2h`, "2 giờ", `1h30`: an hour of the day, or a length.
    OrLength,
    /// A bare number: an hour only beside words that make it one.
    Bare,
}

impl Said {
    pub(super) fn new(hour: u32, minute: u32, form: Form) -> Option<Self> {
        (hour <= 24 && minute < 60 && (hour < 24 || minute == 0)).then_some(Self {
            hour,
            minute,
            part: None,
            form,
        })
    }

    /// The clock that this means, if `part` is said of it.
    pub(super) fn clock(self) -> Option<Clock> {
        let hour = u8::try_from(self.hour % 24).ok()?;
        let time = Time::from_hms(hour, u8::try_from(self.minute).ok()?, 0).ok()?;
        if !(1..=12).contains(&self.hour) {
            return Some(Clock::Exact(time));
        }
        let either = Clock::Either(Time::from_hms(hour % 12, time.minute(), 0).ok()?);
        Some(self.part.map_or(either, |part| either.in_part(part)))
    }
}

/// The hour that begins at `at`, and its end.
pub(super) fn at(text: &Text, at: usize) -> Option<(Said, usize)> {
    read(text, at, false)
}

/// As [`at`], for the end of a range, whose digits may stand glued to the dash.
pub(super) fn after_dash(text: &Text, at: usize) -> Option<(Said, usize)> {
    read(text, at, true)
}

/// Whether an hour that is surely one begins at `at`, maybe after "lúc".
pub(super) fn is_named_at(text: &Text, at: usize) -> bool {
    let after = text.skip(at, &["lúc", "vào lúc", "at", "khoảng", "tầm"]);
    self::at(text, after).is_some_and(|(said, _)| said.form != Form::Bare || after > at)
}

fn read(text: &Text, at: usize, is_glued: bool) -> Option<(Said, usize)> {
    let found = [
        named(text, at),
        spoken::at(text, at),
        digital(text, at, is_glued),
        after_t(text, at),
        compact(text, at),
        counted(text, at, is_glued),
    ];
    let (mut said, mut end) = found
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    if let Some((part, after)) = parts::after_hour(text, end).filter(|_| said.part.is_none()) {
        said.part = Some(part);
        said.form = Form::Sure;
        end = after;
    }
    Some((said, end))
}

/// "noon", "midnight", "nửa đêm".
fn named(text: &Text, at: usize) -> Option<(Said, usize)> {
    #[rustfmt::skip]
    const NAMED: &[(&str, u32)] = &[
        ("noon", 12), ("midday", 12), ("12 noon", 12), ("twelve noon", 12), ("high noon", 12),
        ("noontime", 12), ("12 giờ trưa", 12), ("đúng ngọ", 12), ("chính ngọ", 12),
        ("midnight", 0), ("12 midnight", 0), ("nửa đêm", 0), ("12 giờ đêm", 0), ("12h đêm", 0),
    ];
    let (hour, end) = text.lookup(at, NAMED)?;
    Some((
        Said {
            hour: if hour == 12 { 12 } else { 24 },
            minute: 0,
            part: (hour == 12).then_some(DayPart::Noon),
            form: Form::Sure,
        },
        end,
    ))
}

/// The `T14:00` of `2026-11-24T14:00`.
fn after_t(text: &Text, at: usize) -> Option<(Said, usize)> {
    let is_after_date = text
        .before(at)
        .is_some_and(|before| before.kind == Kind::Number);
    let is_t = text
        .get(at)
        .is_some_and(|token| token.is_glued && token.folded == "t");
    digital(text, at + 1, true).filter(|_| is_t && is_after_date)
}

/// `15:00`, `15:00:00`, `3.30` with words that make it a time.
fn digital(text: &Text, at: usize, is_glued: bool) -> Option<(Said, usize)> {
    let (hour, after) = hour_at(text, at, is_glued).filter(|_| {
        text.get(at)
            .is_some_and(|token| token.kind == Kind::Number && token.folded.len() <= 2)
    })?;
    let separator = text.get(after).filter(|token| token.is_glued)?;
    let minute = text
        .get(after + 1)
        .filter(|token| token.is_glued && token.folded.len() == 2)?
        .number()?;
    let mut end = after + 2;
    let is_time = match separator.folded.as_str() {
        ":" => true,
        "." => is_glued || is_dotted_time(text, at, end, minute),
        _ => false,
    };
    let is_longer = text.get(end).is_some_and(|next| {
        next.is_glued
            && matches!(next.folded.as_str(), "." | "/")
            && text.get(end + 1).is_some_and(|after| after.is_glued)
    });
    if !is_time || is_longer {
        return None;
    }
    if text
        .get(end)
        .is_some_and(|next| next.is_glued && next.folded == ":")
        && text
            .get(end + 1)
            .is_some_and(|next| next.kind == Kind::Number && next.is_glued)
    {
        end += 2;
    }
    Some((
        Said::new(hour, minute, Form::Sure)?,
        text.skip(end, &["h", "giờ", "hrs", "hours", "o'clock"]),
    ))
}

/// `1430 hours`, `330pm`.
fn compact(text: &Text, at: usize) -> Option<(Said, usize)> {
    let (number, end) = numbers::digits(text, at).filter(|_| {
        text.get(at)
            .is_some_and(|token| matches!(token.folded.len(), 3 | 4))
    })?;
    let is_half_day = text.any_at(end, &["am", "pm"]).is_some();
    let hours = text
        .any_at(end, &["hours", "hrs", "h"])
        .filter(|_| text.get(at).is_some_and(|token| token.folded.len() == 4));
    if !is_half_day && hours.is_none() {
        return None;
    }
    Some((
        Said::new(number / 100, number % 100, Form::Sure)?,
        hours.unwrap_or(end),
    ))
}

/// Whether words around `14.30` make it a time: "at 14.30", "2.30 pm", "14.00-15.00".
fn is_dotted_time(text: &Text, at: usize, end: usize, minute: u32) -> bool {
    let is_after = text
        .any_before(
            at,
            &[
                "at", "lúc", "@", "around", "từ", "from", "about", "until", "till",
            ],
        )
        .is_some();
    let is_alone = (at == 0 || text.is_break(at - 1)) && text.is_break(end);
    let is_range = text
        .any_at(end, &["-", "–", "to", "till", "until", "đến"])
        .is_some();
    let has_sign = text.any_at(end, &["h", "giờ", "hrs"]).is_some()
        && text.get(at).is_some_and(|hour| hour.folded.len() == 2);
    is_after
        || has_sign
        || parts::after_hour(text, end).is_some()
        || (is_alone || is_range) && minute.is_multiple_of(15)
}

/// A number of hours and what follows it: "3", "3 o'clock", "three thirty", `15h30`, "3 giờ rưỡi",
/// "9 giờ kém 15".
fn counted(text: &Text, at: usize, is_glued: bool) -> Option<(Said, usize)> {
    let (hour, after) = hour_at(text, at, is_glued).filter(|(hour, _)| *hour <= 24)?;
    if let Some(end) = text.any_at(
        after,
        &["o'clock", "oclock", "o clock", "giờ đúng", "đúng", "sharp"],
    ) {
        return Some((
            Said::new(hour, 0, Form::Sure)?,
            text.skip(end, &["sharp", "đúng"]),
        ));
    }
    if let Some(end) = text
        .any_at(after, &["giờ", "h", "g", "giờ tròn"])
        .filter(|end| is_hour_sign(text, after, *end))
    {
        return with_minutes(text, hour, end);
    }
    if let Some(end) = text.any_at(after, &["ish", "- ish"]) {
        return Some((Said::new(hour, 0, Form::Sure)?, end));
    }
    if let Some(end) = text.any_at(after, &["rưỡi"]) {
        return Some((Said::new(hour, 30, Form::Sure)?, end));
    }
    if let Some(found) = less(text, hour, after) {
        return Some(found);
    }
    if let Some((minute, end)) = spoken::minutes(text, at, after) {
        return Some((Said::new(hour, minute, Form::Sure)?, end));
    }
    let is_decimal = text.get(after).is_some_and(|next| {
        next.is_glued
            && matches!(
                next.folded.as_str(),
                "." | "," | "/" | "%" | "°" | ":" | "'"
            )
            && text.get(after + 1).is_some_and(|digit| digit.is_glued)
    });
    (!is_decimal)
        .then(|| Said::new(hour, 0, Form::Bare))?
        .map(|said| (said, after))
}

fn hour_at(text: &Text, at: usize, is_glued: bool) -> Option<(u32, usize)> {
    let glued = || numbers::digits_after_dash(text, at).filter(|_| is_glued);
    glued().or_else(|| numbers::at(text, at))
}

/// `h` and `g` belong to the digits before them; "giờ" needs a space.
fn is_hour_sign(text: &Text, at: usize, end: usize) -> bool {
    let Some(sign) = text.get(at) else {
        return false;
    };
    let is_short = matches!(sign.folded.as_str(), "h" | "g");
    let is_working_hours = text
        .get(end)
        .is_some_and(|next| next.is_any(&["làm", "đồng", "hành", "học", "nghỉ", "mở", "đóng"]))
        && !is_short;
    (!is_short
        || sign.is_glued
        || text.get(end).is_none_or(|next| {
            next.kind != Kind::Word
                || next.is_any(&["sáng", "trưa", "chiều", "tối", "kém", "rưỡi", "mai", "nay"])
        }))
        && !is_working_hours
}

/// What follows "giờ": minutes, "rưỡi", "kém 15".
fn with_minutes(text: &Text, hour: u32, end: usize) -> Option<(Said, usize)> {
    if let Some(end) = text.any_at(end, &["rưỡi"]) {
        return Some((Said::new(hour, 30, Form::OrLength)?, end));
    }
    if let Some(found) = less(text, hour, end) {
        return Some(found);
    }
    let digits = text
        .get(end)
        .filter(|token| token.kind == Kind::Number)
        .and_then(|token| {
            token
                .number()
                .map(|minute| (minute, end + 1, token.folded.len() == 2))
        });
    let minutes = digits
        .or_else(|| numbers::word(text, end).map(|(minute, end)| (minute, end, minute >= 10)));
    if let Some((minute, after, is_two_digits)) = minutes {
        let unit = text
            .any_at(after, &["phút", "p", "'", "ph", "m"])
            .filter(|unit| {
                text.get(after)
                    .is_some_and(|token| token.is("phút") || token.is_glued)
                    && *unit > after
            });
        let is_other = text.get(after).is_some_and(|next| {
            next.is_any(&[
                "người", "tiếng", "giờ", "bạn", "h", "thành", "khách", "tháng", "people", "pax",
                "/", "-", "ng",
            ]) && (next.kind == Kind::Word
                || next.is_glued
                    && text.get(after + 1).is_some_and(|token| {
                        token.is_glued && !text.get(end).is_some_and(|minute| minute.is_glued)
                    }))
        });
        if unit.is_some() || is_two_digits && !is_other {
            return Some((
                Said::new(hour, minute, Form::OrLength)?,
                unit.unwrap_or(after),
            ));
        }
    }
    Some((Said::new(hour, 0, Form::OrLength)?, end))
}

/// "9 giờ kém 15": a quarter to nine.
fn less(text: &Text, hour: u32, at: usize) -> Option<(Said, usize)> {
    let (minutes, end) = text
        .any_at(at, &["kém"])
        .and_then(|minutes| numbers::at(text, minutes))?;
    let said = Said::new((hour + 23) % 24, 60_u32.checked_sub(minutes)?, Form::Sure)?;
    let said = if hour == 1 {
        Said { hour: 12, ..said }
    } else {
        said
    };
    Some((said, text.skip(end, &["phút", "p", "'"])))
}
