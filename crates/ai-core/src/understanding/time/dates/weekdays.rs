//! Weekdays: bare, of this, of the next and of the last week.

use time::{Date, Duration, Weekday};

use super::{DayFact, windows};
use crate::understanding::fold::{Kind, Text};
use crate::understanding::numbers;

#[rustfmt::skip]
const FULL: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday), ("tuesday", Weekday::Tuesday), ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday), ("friday", Weekday::Friday), ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday), ("thứ hai", Weekday::Monday), ("thứ ba", Weekday::Tuesday),
    ("thứ tư", Weekday::Wednesday), ("thứ bốn", Weekday::Wednesday),
    ("thứ năm", Weekday::Thursday), ("thứ sáu", Weekday::Friday), ("thứ bảy", Weekday::Saturday),
    ("thứ bẩy", Weekday::Saturday), ("chủ nhật", Weekday::Sunday), ("chúa nhật", Weekday::Sunday),
    ("tues", Weekday::Tuesday), ("thurs", Weekday::Thursday), ("thur", Weekday::Thursday),
    ("weds", Weekday::Wednesday),
];

/// Short forms, which are also other words.
#[rustfmt::skip]
const SHORT: &[(&str, Weekday)] = &[
    ("mon", Weekday::Monday), ("tue", Weekday::Tuesday), ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday), ("fri", Weekday::Friday), ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday), ("cn", Weekday::Sunday),
];

/// Where a bare weekday lies relative to the present week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Week(i64),
    /// The latest such day before today.
    Latest,
    /// The next such day after today.
    Coming,
}

#[rustfmt::skip]
const BEFORE: &[(&str, Which)] = &[
    ("this", Which::Week(0)), ("next", Which::Week(1)), ("nxt", Which::Week(1)),
    ("last", Which::Latest), ("past", Which::Latest), ("this past", Which::Latest),
    ("previous", Which::Latest), ("this coming", Which::Coming), ("coming", Which::Coming),
    ("the coming", Which::Coming), ("upcoming", Which::Coming), ("following", Which::Week(1)),
    ("the following", Which::Week(1)),
];

#[rustfmt::skip]
const AFTER: &[(&str, Which)] = &[
    ("này", Which::Week(0)), ("tới", Which::Coming), ("sắp tới", Which::Coming),
    ("tới đây", Which::Coming), ("sau", Which::Week(1)), ("kế", Which::Week(1)),
    ("tiếp theo", Which::Coming), ("trước", Which::Latest), ("vừa rồi", Which::Latest),
    ("vừa qua", Which::Latest), ("rồi", Which::Latest), ("week", Which::Week(1)),
    ("after next", Which::Week(2)), ("coming", Which::Coming),
];

/// A weekday that begins at `at`.
pub(super) fn at(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    if let Some((which, after)) = text.lookup(at, BEFORE)
        && let Some((weekday, end)) = name_at(text, after, true)
    {
        // "Monday after next" is in the week after the next one.
        let end_of_week = text
            .any_at(end, &["after next"])
            .map(|end| (Which::Week(2), end));
        let (which, end) = in_week(text, end).or(end_of_week).unwrap_or((which, end));
        return Some((DayFact::Day(resolve(today, weekday, which)?, None), end));
    }
    if is_place_in_list(text, at) {
        return None;
    }
    if let Some(found) = of_month(text, today, at) {
        return Some(found);
    }
    let (weekday, end) = name_at(text, at, false)?;
    let after = || {
        text.lookup(end, AFTER)
            .filter(|(_, after)| fits(text, end, *after))
    };
    match in_week(text, end).or_else(after) {
        None => Some((DayFact::Weekday(weekday), end)),
        Some((which, end)) => Some((DayFact::Day(resolve(today, weekday, which)?, None), end)),
    }
}

/// "the first Monday of December", "the last Friday of this month".
fn of_month(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    const PLACES: &[(&str, i64)] = &[
        ("first", 0),
        ("1st", 0),
        ("second", 1),
        ("third", 2),
        ("fourth", 3),
        ("last", -1),
    ];
    let (place, name) = text.lookup(text.skip(at, &["the"]), PLACES)?;
    let (weekday, end) = name_at(text, name, true)?;
    let of = text.any_at(end, &["of", "in"])?;
    let (months, end) =
        windows::month_offset_at(text, of).or_else(|| windows::month_ahead_at(text, today, of))?;
    let first = windows::first_of_month(today, months)?;
    let from = if place < 0 {
        windows::first_of_month(today, months + 1)?
    } else {
        first
    };
    let days = i64::from(weekday.number_days_from_monday())
        - i64::from(from.weekday().number_days_from_monday());
    let date = from.checked_add(Duration::days(days.rem_euclid(7) + place * 7))?;
    (date.month() == first.month()).then_some((DayFact::Day(date, None), end))
}

/// "cái thứ hai", "vé thứ ba": the second one, the third ticket.
fn is_place_in_list(text: &Text, at: usize) -> bool {
    #[rustfmt::skip]
    const LISTED: &[&str] = &[
        "cái", "vé", "ticket", "mục", "lựa chọn", "phương án", "câu", "phiếu", "option", "chiếc",
        "dòng",
    ];
    text.any_at(at, &["thứ"]).is_some() && text.any_before(at, LISTED).is_some()
}

/// The date of a weekday, the next after today.
pub(in crate::understanding::time) fn next_after(today: Date, weekday: Weekday) -> Date {
    in_weeks(today, weekday, 0)
        .filter(|date| *date > today)
        .or_else(|| in_weeks(today, weekday, 1))
        .unwrap_or(today)
}

/// The date of a weekday in the week so many weeks after today's.
pub(in crate::understanding::time) fn in_weeks(
    today: Date,
    weekday: Weekday,
    weeks: i64,
) -> Option<Date> {
    windows::monday(today, weeks)?
        .checked_add(Duration::days(i64::from(weekday.number_days_from_monday())))
}

fn resolve(today: Date, weekday: Weekday, which: Which) -> Option<Date> {
    match which {
        Which::Week(weeks) => in_weeks(today, weekday, weeks),
        Which::Coming => Some(next_after(today, weekday)),
        Which::Latest => in_weeks(today, weekday, 0)
            .filter(|date| *date < today)
            .or_else(|| in_weeks(today, weekday, -1)),
    }
}

/// "... of next week", "... tuần sau".
fn in_week(text: &Text, end: usize) -> Option<(Which, usize)> {
    let week = text.skip(
        text.skip(end, &[","]),
        &["of", "of the", "in", "in the", "của", "trong", "the"],
    );
    if let Some((weeks, end)) = windows::week_at(text, week) {
        return Some((Which::Week(weeks), end));
    }
    weeks_ahead(text, week).or_else(|| weeks_ahead(text, end))
}

/// "Friday in two weeks", "thứ sáu 2 tuần nữa".
fn weeks_ahead(text: &Text, at: usize) -> Option<(Which, usize)> {
    let (weeks, unit) = numbers::at(text, text.skip(at, &["in"]))?;
    let end = text.any_at(
        unit,
        &[
            "weeks",
            "weeks from now",
            "weeks' time",
            "tuần nữa",
            "tuần sau",
        ],
    )?;
    Some((Which::Week(i64::from(weeks)), end))
}

/// "thứ sáu sau 3 giờ" and "thứ sáu tới 5 giờ" limit a time, they name no week; "Monday week" ends
/// there.
fn fits(text: &Text, start: usize, end: usize) -> bool {
    let is_limit = text
        .any_at(start, &["sau", "tới", "trước", "sắp tới"])
        .is_some();
    let is_time_next = text.get(end).is_some_and(|next| {
        next.kind == Kind::Number
            || next.is_any(&[
                "khi", "giờ", "lúc", "bữa", "đó", "buổi", "sáng", "trưa", "chiều", "tối",
            ]) && !next.is("lúc")
    });
    !(is_limit && is_time_next)
}

/// The weekday whose name begins at `at`. Short forms need something beside them that makes them
/// days.
fn name_at(text: &Text, at: usize, is_introduced: bool) -> Option<(Weekday, usize)> {
    numbered(text, at)
        .or_else(|| text.lookup(at, FULL))
        .or_else(|| {
            text.lookup(at, SHORT)
                .filter(|(_, end)| is_introduced || is_short_day(text, at, *end))
                .map(|(weekday, end)| {
                    (
                        weekday,
                        text.skip(end, &["."])
                            .min(end + usize::from(is_abbreviated(text, end))),
                    )
                })
        })
}

fn is_abbreviated(text: &Text, end: usize) -> bool {
    text.get(end)
        .is_some_and(|dot| dot.is_glued && dot.folded == ".")
        && text.get(end + 1).is_some()
}

fn is_short_day(text: &Text, at: usize, end: usize) -> bool {
    let is_capital = text.get(at).is_some_and(|token| token.is_capital);
    let is_after = text
        .any_before(
            at,
            &[
                "on", "by", "until", "till", "for", "from", "to", "every", "before", "after", ",",
                "vào", "ngày", "sáng", "trưa", "chiều", "tối",
            ],
        )
        .is_some();
    let is_before = text
        .any_at(
            end,
            &[
                "morning",
                "afternoon",
                "evening",
                "at",
                "next",
                "this",
                "tuần",
                "@",
                "night",
            ],
        )
        .is_some()
        || text.get(end).is_some_and(|next| next.kind == Kind::Number);
    let is_whole = text.tokens().len() <= 2;
    let is_noun = text
        .any_before(
            at,
            &[
                "the", "a", "in the", "i", "we", "you", "he", "she", "they", "it",
            ],
        )
        .is_some()
        && !is_capital;
    !is_noun && (is_capital || is_after || is_before || is_whole)
}

/// "thứ 2", "thu 2", "T2".
fn numbered(text: &Text, at: usize) -> Option<(Weekday, usize)> {
    let digit = text.any_at(at, &["thứ", "t"])?;
    let number = text.get(digit)?;
    let is_short = text.get(at)?.folded == "t";
    if is_short && !number.is_glued
        || is_time(text, digit + 1) && !is_short && text.get(at)?.marked == "thu"
    {
        return None;
    }
    let weekday = match number.number()? {
        2 => Weekday::Monday,
        3 => Weekday::Tuesday,
        4 => Weekday::Wednesday,
        5 => Weekday::Thursday,
        6 => Weekday::Friday,
        7 => Weekday::Saturday,
        8 => Weekday::Sunday,
        _ => return None,
    };
    Some((weekday, digit + 1))
}

/// "Thu 3 pm", "Thu 3:30" are Thursdays.
fn is_time(text: &Text, end: usize) -> bool {
    let is_minutes = text
        .get(end)
        .is_some_and(|colon| colon.is_glued && colon.folded == ":");
    is_minutes || text.any_at(end, &["am", "pm", "a . m", "p . m"]).is_some()
}
