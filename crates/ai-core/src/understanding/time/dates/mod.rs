//! Days: relative, weekdays, calendar dates, and ranges of days.

pub(super) mod calendar;
pub(super) mod relative;
pub(super) mod weekdays;
pub(super) mod windows;

use time::{Date, Weekday};

use super::Now;
use super::when::DayPart;
use crate::understanding::fold::Text;

/// What a phrase says about the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayFact {
    /// One day, maybe with a part of it ("tonight").
    Day(Date, Option<DayPart>),
    /// A date that does not exist: `31/2`.
    NoSuchDay,
    /// A weekday without a week: the next after today, unless a week is said elsewhere.
    Weekday(Weekday),
    /// The week so many weeks after this one.
    Week(i64),
    /// From the first day to before the second.
    Days(Date, Date),
}

/// The longest phrase about a day that begins at `at`, and its end.
pub(super) fn at(text: &Text, now: &Now, at: usize) -> Option<(DayFact, usize)> {
    let today = now.today();
    let found = [
        relative::at(text, today, at),
        weekdays::at(text, today, at),
        calendar::at(text, today, at),
        windows::at(text, today, at),
    ];
    found
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}
