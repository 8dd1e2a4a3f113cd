//! Dates and times as they are shown.

use time::{Duration, OffsetDateTime, PrimitiveDateTime, format_description::well_known::Rfc3339};

use crate::understanding::{Language, format, time::Now};

/// A moment given as RFC 3339; `None` if it is no such text.
pub(super) fn moment(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

/// `14:00-15:30` on the customer's wall clock, with the end's date if it is on another day.
pub fn range(start: OffsetDateTime, minutes: i64, now: &Now, language: Language) -> String {
    let end = start
        .checked_add(Duration::minutes(minutes))
        .unwrap_or(start);
    let (start, end) = (now.local(start), now.local(end));
    let ends = if end.date() == start.date() {
        format::clock(end.time())
    } else {
        day_and_clock(end, language)
    };
    format!("{}-{ends}", format::clock(start.time()))
}

/// `Tue 24 Nov 2026, 14:00-15:30`.
pub fn day_and_range(start: OffsetDateTime, minutes: i64, now: &Now, language: Language) -> String {
    format!(
        "{}, {}",
        format::date(language, now.local(start).date()),
        range(start, minutes, now, language)
    )
}

/// `Tue 24 Nov 2026 14:00`.
pub fn day_and_clock(local: PrimitiveDateTime, language: Language) -> String {
    format!(
        "{} {}",
        format::date(language, local.date()),
        format::clock(local.time())
    )
}
