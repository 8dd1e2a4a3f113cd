//! Dates of the calendar: `24/11`, `2026-11-24`, "November 24th", "ngày 24 tháng 11".

use time::{Date, Month};

use super::{DayFact, windows};
use crate::understanding::fold::{Kind, Text, Token};
use crate::understanding::numbers;

#[rustfmt::skip]
const MONTHS: &[(&str, Month)] = &[
    ("january", Month::January), ("february", Month::February), ("march", Month::March),
    ("april", Month::April), ("may", Month::May), ("june", Month::June), ("july", Month::July),
    ("august", Month::August), ("september", Month::September), ("october", Month::October),
    ("november", Month::November), ("december", Month::December), ("jan", Month::January),
    ("feb", Month::February), ("mar", Month::March), ("apr", Month::April), ("jun", Month::June),
    ("jul", Month::July), ("aug", Month::August), ("sep", Month::September),
    ("sept", Month::September), ("oct", Month::October), ("nov", Month::November),
    ("dec", Month::December),
];

#[rustfmt::skip]
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6),
    ("seventh", 7), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12),
    ("thirteenth", 13), ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16),
    ("seventeenth", 17), ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20),
    ("thirtieth", 30), ("twenty first", 21), ("twenty second", 22), ("twenty third", 23),
    ("twenty fourth", 24), ("twenty fifth", 25), ("twenty sixth", 26), ("twenty seventh", 27),
    ("twenty eighth", 28), ("twenty ninth", 29), ("thirty first", 31), ("twenty - first", 21),
    ("twenty - second", 22), ("twenty - third", 23), ("twenty - fourth", 24),
    ("twenty - fifth", 25), ("twenty - sixth", 26), ("twenty - seventh", 27),
    ("twenty - eighth", 28), ("twenty - ninth", 29), ("thirty - first", 31),
];

/// What may follow "the 24th" if it is a date. "the 24th floor" is none.
#[rustfmt::skip]
const AFTER_ORDINAL: &[&str] = &[
    "of", "at", "from", "in", "for", "to", "until", "please", "and", "or", "around", "between",
    "this", "next", "if", "with", "instead", "morning", "afternoon", "evening", "is", "works",
    "would", "by", "then", "@", "noon", "after", "before", "about", "till", "lunchtime", "pls",
    "thanks", "i", "we", "on", "works", "but", "too", "as", "starting", "night",
];

/// A date, or `None` if the calendar has no such day (`31/2`), and its end.
type Dated = (Option<Date>, usize);

/// A calendar date that begins at `at`.
pub(super) fn at(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let found = [
        vietnamese(text, today, at),
        iso(text, at),
        numeric(text, today, at, false),
        day_month(text, today, at),
        month_day(text, today, at),
        ordinal(text, today, at),
    ];
    let (date, end) = found
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some((
        date.map_or(DayFact::NoSuchDay, |date| DayFact::Day(date, None)),
        end,
    ))
}

/// The month whose name begins at `at`.
pub(super) fn month_at(text: &Text, at: usize) -> Option<(Month, usize)> {
    let (month, end) = text.lookup(at, MONTHS)?;
    let has_dot = text.get(end).is_some_and(|dot| {
        dot.is_glued && dot.folded == "." && text.get(at).is_some_and(|name| name.folded.len() <= 4)
    });
    Some((month, end + usize::from(has_dot)))
}

/// The next day of that number, in that month if one is said, today included.
fn next_such(today: Date, day: u32, month: Option<Month>, year: Option<i32>) -> Option<Date> {
    let day = u8::try_from(day).ok()?;
    if let Some(year) = year {
        return Date::from_calendar_date(year, month.unwrap_or(today.month()), day).ok();
    }
    match month {
        Some(month) => (0..9).find_map(|ahead| {
            Date::from_calendar_date(today.year() + ahead, month, day)
                .ok()
                .filter(|date| *date >= today)
        }),
        None => (0..13).find_map(|ahead| {
            let first = windows::first_of_month(today, ahead)?;
            first.replace_day(day).ok().filter(|date| *date >= today)
        }),
    }
}

/// `2026-11-24`, `2026/11/24`.
fn iso(text: &Text, at: usize) -> Option<Dated> {
    let (year, month) = (
        glued_digits(text, at, 4..=4)?,
        glued_part(text, at, 1, &["-", "/", "."])?,
    );
    let day = glued_part(text, at, 3, &["-", "/", "."])?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let (year, day) = (i32::try_from(year).ok()?, u8::try_from(day).ok()?);
    Some((Date::from_calendar_date(year, month, day).ok(), at + 5))
}

/// `24/11`, `24/11/2026`, `24-11`, `24.11.2026`. Dots need a year or a word before them.
fn numeric(text: &Text, today: Date, at: usize, is_introduced: bool) -> Option<Dated> {
    if !is_introduced
        && text.get(at)?.is_glued
        && text.before(at).is_some_and(|before| {
            before.kind != Kind::Symbol || matches!(before.folded.as_str(), "/" | "-" | ".")
        })
    {
        return None;
    }
    let first = glued_digits(text, at, 1..=2)?;
    let second = glued_part(text, at, 1, &["/", "-", "."])?;
    let separator = text.get(at + 1)?.folded.clone();
    let year = glued_part(text, at, 3, &[separator.as_str()]).and_then(full_year);
    let end = if year.is_some() { at + 5 } else { at + 3 };
    let goes_on = text.get(end).is_some_and(|next| {
        next.is_glued
            && (next.kind == Kind::Word || next.folded == ":" || next.folded == separator.as_str())
            && !next.is("t")
    }) && text.get(end + 1).is_some_and(|after| {
        after.is_glued || text.get(end).is_some_and(|next| next.kind == Kind::Word)
    });
    let is_plain = year.is_some()
        || is_introduced
        || separator == "/"
        || separator == "."
            && text
                .any_at(end, &["lúc", "vào", "at", "from", "từ"])
                .is_some()
            && text
                .get(at + 2)
                .is_some_and(|month| month.folded.len() == 2)
        || separator == "-" && is_dash_date(text, at, end, first, second);
    let is_always = first == 24
        && second == 7
        && year.is_none()
        && !is_introduced
        && text
            .any_before(at, &["on", "by", "until", "before", "after"])
            .is_none();
    let is_fraction = first < second
        && second <= 10
        && text
            .any_at(end, &["of", "the", "an hour", "hour", "tiếng", "giờ", "số"])
            .is_some();
    if goes_on || !is_plain || is_always || is_fraction {
        return None;
    }
    let day_first = date_of(today, first, second, year);
    let found = day_first.or_else(|| date_of(today, second, first, year).filter(|_| second > 12));
    let is_date = found.is_some() || (1..=31).contains(&first) && (1..=12).contains(&second);
    is_date.then_some((found, end))
}

fn date_of(today: Date, day: u32, month: u32, year: Option<i32>) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    next_such(today, day, Some(month), year)
}

/// `24-11` is a date; `10-11` is one only if nothing makes it a range of hours or of numbers.
fn is_dash_date(text: &Text, at: usize, end: usize, first: u32, second: u32) -> bool {
    let is_introduced = text
        .any_before(at, &["on", "ngày", "date", "hôm", "the"])
        .is_some();
    let is_range = text
        .any_before(
            at,
            &[
                "from", "between", "từ", "at", "lúc", "giữa", "tomorrow", "today", "mai", "nay",
                "@",
            ],
        )
        .is_some();
    let has_unit = text.get(end).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.is_any(&[
                "at",
                "from",
                "lúc",
                "từ",
                "for",
                "cho",
                "please",
                "nhé",
                "ạ",
                "nha",
                "vào",
                "morning",
                "afternoon",
                "sáng",
                "chiều",
                "in",
                "with",
                "and",
            ])
    });
    is_introduced || (first > 12 && second <= 12 && !is_range && !has_unit)
}

fn full_year(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    match year {
        20..=99 => Some(2000 + year),
        1900..=2199 => Some(year),
        _ => None,
    }
}

fn glued_digits(text: &Text, at: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let token = text.get(at)?;
    token
        .number()
        .filter(|_| lengths.contains(&token.folded.len()))
}

/// The digits after a separator at `at + offset`, both glued.
fn glued_part(text: &Text, at: usize, offset: usize, separators: &[&str]) -> Option<u32> {
    let separator = text
        .get(at + offset)
        .filter(|token| token.is_glued && separators.contains(&token.folded.as_str()));
    let digits = text
        .get(at + offset + 1)
        .filter(|token| token.is_glued && token.folded.len() <= 4);
    separator.and(digits)?.number()
}

/// "24 November 2026", "24th of Nov", "the twenty-fourth of November".
fn day_month(text: &Text, today: Date, at: usize) -> Option<Dated> {
    let start = text.skip(at, &["the"]);
    let (day, after) = day_at(text, start)?;
    let (month, end) = month_at(text, text.skip(text.skip(after, &["of", "-", "/"]), &["-"]))?;
    // "3 may join": the verb.
    if month == Month::May
        && text
            .get(end)
            .is_some_and(|next| next.is_any(&["join", "come", "be", "attend", "not", "have"]))
    {
        return None;
    }
    let (year, end) = year_at(text, end);
    Some((next_such(today, day, Some(month), year), end))
}

/// "November 24th, 2026", "Nov 24".
fn month_day(text: &Text, today: Date, at: usize) -> Option<Dated> {
    let (month, after) = month_at(text, at)?;
    let (day, end) = day_at(text, text.skip(text.skip(after, &["-"]), &["the"]))?;
    let is_time = text
        .any_at(
            end,
            &[
                ":",
                "am",
                "pm",
                "h",
                "people",
                "colleagues",
                "of us",
                "tickets",
            ],
        )
        .is_some();
    if is_time
        && text
            .get(end)
            .is_some_and(|next| next.is_glued || next.kind == Kind::Word)
    {
        return None;
    }
    let (year, end) = year_at(text, end);
    Some((next_such(today, day, Some(month), year), end))
}

/// "the 24th", "24th", "24th of next month".
fn ordinal(text: &Text, today: Date, at: usize) -> Option<Dated> {
    let start = text.skip(at, &["the", "the date", "day"]);
    let (day, end) = suffixed_day(text, start).or_else(|| {
        text.lookup(start, ORDINALS)
            .filter(|(day, _)| start > at && *day > 3)
    })?;
    if let Some((months, end)) = text
        .any_at(end, &["of", "in"])
        .and_then(|of| windows::month_offset_at(text, of))
    {
        let first = windows::first_of_month(today, months)?;
        return Some((first.replace_day(u8::try_from(day).ok()?).ok(), end));
    }
    let is_date = text.get(end).is_none_or(|next| {
        next.kind != Kind::Word || next.is_any(AFTER_ORDINAL) || next.kind == Kind::Number
    });
    (is_date && (1..=31).contains(&day))
        .then(|| next_such(today, day, None, None))?
        .map(|date| (Some(date), end))
}

fn day_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (day, end) = suffixed_day(text, at)
        .or_else(|| text.lookup(at, ORDINALS))
        .or_else(|| numbers::digits(text, at))?;
    (1..=31).contains(&day).then_some((day, end))
}

/// `24th`
fn suffixed_day(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (day, end) = numbers::digits(text, at)?;
    let suffix = text.get(end)?;
    (suffix.is_any(&["st", "nd", "rd", "th"]) && (1..=31).contains(&day)).then_some((day, end + 1))
}

fn year_at(text: &Text, end: usize) -> (Option<i32>, usize) {
    let at = text.skip(text.skip(end, &[",", "/", "-"]), &["năm", "in", "of"]);
    let year = text
        .get(at)
        .filter(|token| {
            token.folded.len() == 4 && (at == end || !text.is_break(at + 1) || at > end)
        })
        .and_then(Token::number);
    match year
        .filter(|year| (2000..2200).contains(year))
        .and_then(full_year)
    {
        Some(year) if text.any_at(at + 1, &["hours", "hrs", "h"]).is_none() => (Some(year), at + 1),
        _ => (None, end),
    }
}

/// "ngày 24", "ngày 24/11", "ngày 24 tháng 11 năm 2026", "24 tháng 11", "mùng 5".
fn vietnamese(text: &Text, today: Date, at: usize) -> Option<Dated> {
    let start = text.skip(
        at,
        &[
            "ngày",
            "mùng",
            "mồng",
            "ngày mùng",
            "ngày mồng",
            "hôm",
            "hôm ngày",
            "date",
        ],
    );
    let is_introduced = start > at;
    if is_introduced
        && let Some(date) = iso(text, start).or_else(|| numeric(text, today, start, true))
    {
        return Some(date);
    }
    let (day, after) = numbers::at(text, start).filter(|(day, _)| (1..=31).contains(day))?;
    let month = text
        .any_at(text.skip(after, &["-", "/"]), &["tháng", "thg", "th"])
        .filter(|_| !text.get(after).is_some_and(|token| token.is("th")))
        .and_then(|month| numbers::at(text, month))
        .or_else(|| short_month(text, after));
    if let Some((month, end)) = month {
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        let (year, end) = year_at(text, end);
        return Some((next_such(today, day, Some(month), year), end));
    }
    if let Some((months, end)) = windows::month_offset_at(text, after).filter(|_| is_introduced) {
        let first = windows::first_of_month(today, months)?;
        return Some((first.replace_day(u8::try_from(day).ok()?).ok(), end));
    }
    let is_count = text
        .any_at(
            after,
            &[
                "ngày", "nữa", "trước", "người", "tuần", "tháng", "giờ", "h", "phút", "tiếng", "/",
            ],
        )
        .is_some_and(|end| text.get(end).is_none_or(|_| true));
    (is_introduced && !is_count)
        .then(|| next_such(today, day, None, None))?
        .map(|date| (Some(date), after))
}

/// "24 thg 11", "24 th11".
fn short_month(text: &Text, after: usize) -> Option<(u32, usize)> {
    let month = text.any_at(after, &["th", "t", "thg"])?;
    let digits = text.get(month).filter(|digits| digits.is_glued)?;
    Some((
        digits.number().filter(|month| (1..=12).contains(month))?,
        month + 1,
    ))
}
