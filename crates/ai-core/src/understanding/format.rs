//! Dates, times and lengths as customers are shown them.

use time::{Date, Month, Time, Weekday};

use super::language::Language;

/// `Tue 24 Nov 2026` or `Thứ Ba 24/11/2026`.
pub fn date(language: Language, date: Date) -> String {
    let (day, year) = (date.day(), date.year());
    match language {
        Language::English => format!(
            "{} {day} {} {year}",
            english_weekday(date.weekday()),
            english_month(date.month())
        ),
        Language::Vietnamese => {
            format!(
                "{} {day:02}/{:02}/{year}",
                vietnamese_weekday(date.weekday()),
                u8::from(date.month())
            )
        }
    }
}

/// `15:00`, in either language.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `1 hour 30 minutes` or `1 tiếng 30 phút`.
pub fn duration(language: Language, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let counted = |count: u32, english: &str, vietnamese: &str| match language {
        Language::English if count == 1 => format!("{count} {english}"),
        Language::English => format!("{count} {english}s"),
        Language::Vietnamese => format!("{count} {vietnamese}"),
    };
    match (hours, rest) {
        (0, rest) => counted(rest, "minute", "phút"),
        (hours, 0) => counted(hours, "hour", "tiếng"),
        (hours, rest) => format!(
            "{} {}",
            counted(hours, "hour", "tiếng"),
            counted(rest, "minute", "phút")
        ),
    }
}

fn english_weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn vietnamese_weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ Nhật",
    }
}

fn english_month(month: Month) -> &'static str {
    match month {
        Month::January => "Jan",
        Month::February => "Feb",
        Month::March => "Mar",
        Month::April => "Apr",
        Month::May => "May",
        Month::June => "Jun",
        Month::July => "Jul",
        Month::August => "Aug",
        Month::September => "Sep",
        Month::October => "Oct",
        Month::November => "Nov",
        Month::December => "Dec",
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, time};

    use super::*;

    #[test]
    fn dates_and_times_are_shown_as_the_language_writes_them() {
        assert_eq!(
            date(Language::English, date!(2026 - 11 - 24)),
            "Tue 24 Nov 2026"
        );
        assert_eq!(
            date(Language::Vietnamese, date!(2026 - 11 - 24)),
            "Thứ Ba 24/11/2026"
        );
        assert_eq!(
            date(Language::Vietnamese, date!(2026 - 11 - 01)),
            "Chủ Nhật 01/11/2026"
        );
        assert_eq!(clock(time!(9:05)), "09:05");
    }

    #[test]
    fn lengths_are_shown_in_hours_and_minutes() {
        assert_eq!(duration(Language::English, 60), "1 hour");
        assert_eq!(duration(Language::English, 90), "1 hour 30 minutes");
        assert_eq!(duration(Language::English, 45), "45 minutes");
        assert_eq!(duration(Language::English, 121), "2 hours 1 minute");
        assert_eq!(duration(Language::Vietnamese, 90), "1 tiếng 30 phút");
        assert_eq!(duration(Language::Vietnamese, 45), "45 phút");
    }
}
