//! Ranges of days: weeks, weekends, months, "the next 3 days".

use time::{Date, Duration, Month};

use super::{DayFact, calendar};
use crate::understanding::fold::Text;
use crate::understanding::numbers;

#[rustfmt::skip]
const WEEKS: &[(&str, i64)] = &[
    ("this week", 0), ("the week", 0), ("current week", 0), ("the current week", 0),
    ("next week", 1), ("the next week", 1), ("nxt week", 1), ("the following week", 1),
    ("following week", 1), ("coming week", 1), ("the coming week", 1), ("week after next", 2),
    ("the week after next", 2), ("the week after", 1), ("last week", -1), ("previous week", -1),
    ("the previous week", -1), ("past week", -1), ("week before last", -2),
    ("the week before last", -2), ("tuần này", 0), ("trong tuần", 0), ("tuần sau", 1),
    ("tuần tới", 1), ("tuần kế", 1), ("tuần kế tiếp", 1), ("tuần tiếp theo", 1),
    ("tuần sau nữa", 2), ("tuần tới nữa", 2), ("tuần kia", 2), ("tuần trước", -1),
    ("tuần vừa rồi", -1), ("tuần vừa qua", -1), ("tuần qua", -1), ("tuần rồi", -1),
    ("tuần trước nữa", -2),
];

#[rustfmt::skip]
const WEEKENDS: &[(&str, i64)] = &[
    ("this weekend", 0), ("the weekend", 0), ("weekend", 0), ("this coming weekend", 0),
    ("next weekend", 1), ("last weekend", -1), ("cuối tuần", 0), ("cuối tuần này", 0),
    ("cuối tuần sau", 1), ("cuối tuần tới", 1), ("cuối tuần trước", -1),
];

#[rustfmt::skip]
const MONTHS: &[(&str, i32)] = &[
    ("this month", 0), ("the month", 0), ("next month", 1), ("the next month", 1),
    ("the following month", 1), ("last month", -1), ("previous month", -1), ("tháng này", 0),
    ("trong tháng", 0), ("tháng sau", 1), ("tháng tới", 1), ("tháng kế", 1), ("tháng trước", -1),
    ("tháng vừa rồi", -1), ("tháng rồi", -1), ("tháng qua", -1),
];

/// A range of days that begins at `at`.
pub(super) fn at(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let at = text
        .skip(
            at,
            &[
                "the rest of",
                "rest of",
                "any day",
                "anytime",
                "any time",
                "sometime",
                "trong",
            ],
        )
        .max(at);
    let weekend = text
        .lookup(at, WEEKENDS)
        .and_then(|(weeks, end)| weekend(today, weeks).map(|days| (days, end)));
    let week = week_at(text, at).map(|(weeks, end)| (DayFact::Week(weeks), end));
    let month = month_offset_at(text, at)
        .and_then(|(months, end)| month(today, months).map(|days| (days, end)));
    let found = [
        weekend,
        week,
        month,
        named_month(text, today, at),
        next_days(text, today, at),
        week_of(text, today, at),
        days_of_month(text, today, at),
    ];
    found
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// A week by its distance from this one.
pub(super) fn week_at(text: &Text, at: usize) -> Option<(i64, usize)> {
    let (weeks, end) = text.lookup(at, WEEKS)?;
    // "tuần sau 3 ngày" is no week, and "the week" of "the week of the 24th" neither.
    let is_other = text.any_at(end, &["of", "from", "that"]).is_some()
        && text.any_at(at, &["the week"]) == Some(end);
    (!is_other).then_some((weeks, end))
}

/// A month by its distance from this one.
pub(super) fn month_offset_at(text: &Text, at: usize) -> Option<(i32, usize)> {
    text.lookup(at, MONTHS)
}

/// The Monday of the week so many weeks after today's.
pub(in crate::understanding::time) fn monday(today: Date, weeks: i64) -> Option<Date> {
    let back = i64::from(today.weekday().number_days_from_monday());
    today.checked_add(Duration::days(weeks * 7 - back))
}

/// The first day of the month so many months after today's.
pub(super) fn first_of_month(today: Date, months: i32) -> Option<Date> {
    let counted = today.year() * 12 + i32::from(u8::from(today.month())) - 1 + months;
    let month = Month::try_from(u8::try_from(counted.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(counted.div_euclid(12), month, 1).ok()
}

fn weekend(today: Date, weeks: i64) -> Option<DayFact> {
    let monday = monday(today, weeks)?;
    Some(DayFact::Days(
        monday.checked_add(Duration::days(5))?,
        monday.checked_add(Duration::days(7))?,
    ))
}

fn month(today: Date, months: i32) -> Option<DayFact> {
    Some(DayFact::Days(
        first_of_month(today, months)?,
        first_of_month(today, months + 1)?,
    ))
}

/// "in December", "tháng 12": the next such month, this one included.
fn named_month(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let english = text
        .any_at(at, &["in", "during", "this", "next", "for", "of"])
        .and_then(|name| calendar::month_at(text, name));
    let vietnamese = || {
        let (number, end) = text
            .any_at(at, &["tháng"])
            .and_then(|number| numbers::at(text, number))?;
        Some((Month::try_from(u8::try_from(number).ok()?).ok()?, end))
    };
    // "march" and "may" alone are verbs.
    let bare = || {
        calendar::month_at(text, at).filter(|(month, _)| {
            let is_verb = matches!(month, Month::March | Month::May | Month::January);
            !is_verb && text.get(at).is_some_and(|name| name.folded.len() > 3)
        })
    };
    let (month, end) = english.or_else(vietnamese).or_else(bare)?;
    Some((self::month(today, ahead(today, month))?, end))
}

/// The name of a month as its distance from this one.
pub(super) fn month_ahead_at(text: &Text, today: Date, at: usize) -> Option<(i32, usize)> {
    let (month, end) = calendar::month_at(text, at)?;
    Some((ahead(today, month), end))
}

fn ahead(today: Date, month: Month) -> i32 {
    (i32::from(u8::from(month)) - i32::from(u8::from(today.month()))).rem_euclid(12)
}

/// "the week of December 7".
fn week_of(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let date = text.any_at(
        at,
        &[
            "the week of",
            "week of",
            "the week of the",
            "tuần của",
            "tuần có ngày",
        ],
    )?;
    let (fact, end) = calendar::at(text, today, date)?;
    let DayFact::Day(day, _) = fact else {
        return None;
    };
    let monday = monday(day, 0)?;
    Some((
        DayFact::Days(monday, monday.checked_add(Duration::days(7))?),
        end,
    ))
}

/// "from 24 to 26 November", "Nov 24-25", "từ ngày 24 đến ngày 26/11".
fn days_of_month(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let start = text.skip(
        at,
        &[
            "from",
            "from the",
            "between",
            "between the",
            "từ",
            "từ ngày",
            "ngày",
        ],
    );
    let (month, start) =
        calendar::month_at(text, start).map_or((None, start), |(month, end)| (Some(month), end));
    let (first, after) = day_of_month(text, start)?;
    let to = text.any_at(
        after,
        &[
            "-",
            "–",
            "to",
            "to the",
            "till",
            "until",
            "through",
            "and",
            "đến",
            "tới",
            "đến ngày",
            "tới ngày",
            "và",
        ],
    )?;
    let (last, end) = match month {
        Some(month) => {
            let (day, end) = day_of_month(text, to)?;
            let date = first_of_month(today, ahead(today, month))?
                .replace_day(u8::try_from(day).ok()?)
                .ok()?;
            (date, end)
        }
        None => match calendar::at(text, today, to)? {
            (DayFact::Day(date, _), end) => (date, end),
            _ => return None,
        },
    };
    let first = last.replace_day(u8::try_from(first).ok()?).ok()?;
    (first < last).then_some((DayFact::Days(first, last.next_day()?), end))
}

fn day_of_month(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (day, end) = numbers::digits(text, at).or_else(|| numbers::digits_after_dash(text, at))?;
    let end = text.skip(end, &["st", "nd", "rd", "th"]);
    let is_time = text.any_at(end, &[":", "h", "am", "pm", "giờ"]).is_some()
        && text.get(end).is_some_and(|next| next.is_glued);
    ((1..=31).contains(&day) && !is_time).then_some((day, end))
}

/// "the next 3 days", "3 ngày tới": from today.
fn next_days(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    const UNITS: &[(&str, i64)] = &[
        ("days", 1),
        ("weeks", 7),
        ("ngày", 1),
        ("tuần", 7),
        ("day", 1),
    ];
    let start = text.any_at(
        at,
        &[
            "next",
            "the next",
            "coming",
            "the coming",
            "following",
            "upcoming",
        ],
    );
    let (count, after) = numbers::at(text, start.unwrap_or(at))?;
    let (unit, end) = text.lookup(after, UNITS)?;
    let end = if start.is_some() {
        end
    } else {
        text.any_at(end, &["tới", "sắp tới", "tiếp theo", "tới đây"])?
    };
    let last = today.checked_add(Duration::days(i64::from(count) * unit + 1))?;
    Some((DayFact::Days(today, last), end))
}
