//! Lengths: "an hour and a half", "90 minutes", "2 tiếng rưỡi", `1h30`.

use crate::understanding::fold::{Kind, Text};
use crate::understanding::numbers;

#[rustfmt::skip]
const HOURS: &[&str] = &[
    "hour", "hours", "hr", "hrs", "tiếng", "tiếng đồng hồ", "giờ đồng hồ", "hour's", "hours'",
    "- hour", "- hours", "- hr", "-hour",
];
#[rustfmt::skip]
const MINUTES: &[&str] = &[
    "minute", "minutes", "min", "mins", "phút", "minute's", "- minute", "- minutes", "- min",
    "- mins", "phut",
];
/// Signs that need digits glued to them.
const MINUTE_SIGNS: &[&str] = &["m", "p", "'", "ph", "’", "min", "mins"];

/// Minutes of the longest length that is read as one.
const LONGEST: u32 = 24 * 60;

/// What makes a bare `2h` or "2 giờ" a length.
#[rustfmt::skip]
const FOR: &[&str] = &[
    "for", "for about", "for around", "for approximately", "for up to", "for a", "for another",
    "lasting", "lasts", "last", "duration", "duration :", "duration is", "duration of", "length",
    "length :", "takes", "will take", "of length", "over", "trong", "trong vòng", "trong khoảng",
    "trong tầm", "kéo dài", "kéo dài khoảng", "kéo dài tầm", "kéo dài trong", "suốt", "hết",
    "mất", "mất khoảng", "dài", "thời lượng", "thời lượng :", "thời gian :", "họp trong",
    "trong suốt", "dùng", "sử dụng", "dùng trong", "cỡ",
];

/// A length that begins at `at`, with the word before it that makes it one: minutes, its end, and
/// whether such a word is there.
pub(super) fn at(text: &Text, at: usize) -> Option<(u32, usize, bool)> {
    match text.any_at(at, FOR) {
        Some(start) => {
            let start = text.skip(
                start,
                &[
                    "about", "around", "khoảng", "tầm", "just", "a", "only", "chừng", "đúng",
                ],
            );
            let (minutes, end) = amount_at(text, start)
                .or_else(|| loose_at(text, start))
                .or_else(|| amount_at(text, start - 1))?;
            Some((minutes, end, true))
        }
        None => amount_at(text, at).map(|(minutes, end)| (minutes, end, false)),
    }
}

/// A length without the word before it.
pub(super) fn amount_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    let found = fixed(text, at)
        .or_else(|| and_a_half(text, at))
        .or_else(|| decimal(text, at))
        .or_else(|| hours_and_minutes(text, at))
        .or_else(|| minutes_only(text, at));
    found.filter(|(minutes, _)| *minutes <= LONGEST)
}

/// `2h`, `1h30`, "2 giờ", which are also hours of the day.
pub(super) fn loose_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (hours, after) = numbers::at(text, at)?;
    let decimal = decimal_part(text, after);
    let sign = text.any_at(
        decimal.map_or(after, |(_, end)| end),
        &["h", "giờ", "g", "hs"],
    )?;
    let whole = hours
        .checked_mul(60)?
        .checked_add(decimal.map_or(0, |(minutes, _)| minutes))?;
    if let Some(end) = text.any_at(sign, &["rưỡi", "and a half"]) {
        return Some((whole + 30, end));
    }
    let (minutes, end) = minutes_after(text, sign).unwrap_or((0, sign));
    Some((whole + minutes, end))
}

/// Lengths that are no number and unit.
#[rustfmt::skip]
const FIXED: &[(&str, u32)] = &[
    ("half an hour", 30), ("half hour", 30), ("half - hour", 30), ("a half hour", 30),
    ("a half - hour", 30), ("half of an hour", 30), ("1 / 2 hour", 30), ("½ hour", 30),
    ("quarter of an hour", 15), ("a quarter of an hour", 15), ("quarter hour", 15),
    ("a quarter hour", 15), ("three quarters of an hour", 45),
    ("three - quarters of an hour", 45), ("3 quarters of an hour", 45),
    ("an hour and a half", 90), ("a hour and a half", 90), ("hour and a half", 90),
    ("an hour and a quarter", 75), ("an hour and half", 90), ("an hour", 60), ("a hour", 60),
    ("an hr", 60), ("a hr", 60), ("half an hr", 30), ("an hr and a half", 90),
    ("hour - long", 60), ("hour long", 60), ("an hour - long", 60), ("a full hour", 60),
    ("couple of hours", 120), ("a couple of hours", 120), ("a couple hours", 120),
    ("one and a half hours", 90), ("one and a half hour", 90), ("half a day", 240),
    ("nửa ngày", 240), ("nửa tiếng", 30), ("nửa giờ", 30), ("nửa tiếng đồng hồ", 30),
    ("nửa giờ đồng hồ", 30), ("nửa h", 30), ("tiếng rưỡi", 90), ("tiếng rưỡi đồng hồ", 90),
    ("giờ rưỡi đồng hồ", 90), ("tiếng đồng hồ", 60), ("một tiếng", 60), ("một tiếng rưỡi", 90),
];

fn fixed(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (minutes, end) = text.lookup(at, FIXED)?;
    let is_counted = text.phrase_at(at, "tiếng").is_some()
        && text
            .before(at)
            .is_some_and(|before| before.kind == Kind::Number);
    if is_counted {
        return None;
    }
    let (more, end) = more_than_an_hour(text, end)
        .filter(|_| minutes == 60)
        .unwrap_or((0, end));
    Some((minutes + more, end))
}

/// "an hour and 15 minutes", "một tiếng 15".
fn more_than_an_hour(text: &Text, end: usize) -> Option<(u32, usize)> {
    let spelled = text
        .any_at(end, &["and", ","])
        .and_then(|and| minutes_only(text, and));
    spelled
        .or_else(|| minutes_after(text, end).filter(|_| text.phrase_at(end - 1, "tiếng").is_some()))
}

/// "2 and a half hours", "two hours and a half", "2½ hours".
fn and_a_half(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (hours, after) = numbers::at(text, at)?;
    let half = text.any_at(after, &["and a half", "and half", "½", "1 / 2"])?;
    let end = text.any_at(half, HOURS)?;
    Some((hours.checked_mul(60)? + 30, end))
}

/// "1.5 hours", "1,5 tiếng".
fn decimal(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (hours, after) = numbers::digits(text, at)?;
    let (minutes, unit) = decimal_part(text, after)?;
    let sign = || {
        text.any_at(unit, &["h", "hs"])
            .filter(|_| hours < 10 && text.get(unit).is_some_and(|sign| sign.is_glued))
    };
    let end = text.any_at(unit, HOURS).or_else(sign)?;
    Some((hours.checked_mul(60)? + minutes, end))
}

/// The minutes that a decimal fraction of an hour is.
fn decimal_part(text: &Text, at: usize) -> Option<(u32, usize)> {
    let point = text
        .get(at)
        .filter(|point| point.is_glued && matches!(point.folded.as_str(), "." | ","))?;
    let digits = text
        .get(at + 1)
        .filter(|digits| digits.is_glued && point.is_glued && digits.folded.len() <= 2)?;
    let hundredths = digits.number()? * if digits.folded.len() == 1 { 10 } else { 1 };
    Some(((hundredths * 60 + 50) / 100, at + 2))
}

/// "2 hours", "1 hour 30 minutes", "2 tiếng rưỡi", "1 tiếng 15".
fn hours_and_minutes(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (hours, after) = numbers::at(text, at)?;
    let unit = text
        .any_at(after, HOURS)
        .or_else(|| hour_with_signed_minutes(text, after))?;
    let whole = hours.checked_mul(60)?;
    if let Some(end) = text.any_at(unit, &["rưỡi", "and a half", "and half", "rưỡi đồng hồ"])
    {
        return Some((whole + 30, end));
    }
    if let Some(end) = text.any_at(unit, &["and a quarter"]) {
        return Some((whole + 15, end));
    }
    let and = text.skip(unit, &["and", ",", "và"]);
    if let Some((minutes, end)) = minutes_only(text, and).filter(|(minutes, _)| *minutes < 60) {
        return Some((whole + minutes, end));
    }
    let (minutes, end) = minutes_after(text, unit).unwrap_or((0, unit));
    Some((whole + minutes, end))
}

/// The `h` of `1h 30m`, which the minutes' sign makes a length.
fn hour_with_signed_minutes(text: &Text, at: usize) -> Option<usize> {
    let sign = text
        .any_at(at, &["h"])
        .filter(|_| text.get(at).is_some_and(|token| token.is_glued))?;
    let (_, unit) =
        numbers::digits(text, sign).or_else(|| numbers::digits_after_dash(text, sign))?;
    text.any_at(unit, &["m", "min", "mins", "minutes"])?;
    Some(sign)
}

/// The `15` of "1 tiếng 15" and of `1h15`.
fn minutes_after(text: &Text, at: usize) -> Option<(u32, usize)> {
    let token = text.get(at)?;
    let minutes = token
        .number()
        .filter(|minutes| token.folded.len() == 2 && *minutes < 60)?;
    let end = at + 1;
    let unit = text
        .any_at(end, MINUTES)
        .or_else(|| text.any_at(end, MINUTE_SIGNS));
    let is_other = text.get(end).is_some_and(|next| {
        next.is_any(&[
            "người",
            "bạn",
            "people",
            "of",
            "giờ",
            "h",
            ":",
            "/",
            "ng",
            "colleagues",
            "pax",
        ])
    });
    (unit.is_some() || !is_other).then_some((minutes, unit.unwrap_or(end)))
}

fn minutes_only(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (minutes, after) = numbers::at(text, at).or_else(|| {
        numbers::digits_after_dash(text, at)
            .filter(|_| text.before(at).is_some_and(|before| before.folded == "h"))
    })?;
    if let Some(end) = text.any_at(after, MINUTES) {
        return Some((minutes, end));
    }
    let is_sign = text.get(after)?.is_glued && text.get(at)?.kind == Kind::Number;
    let end = text.any_at(after, MINUTE_SIGNS).filter(|_| is_sign)?;
    Some((minutes, end))
}
