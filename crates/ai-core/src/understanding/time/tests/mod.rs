//! The grammar of dates and times as tables. Now is Monday 23 November 2026, 09:00 in Saigon.

mod moves;
mod properties;

use time::OffsetDateTime;
use time::macros::datetime;

use super::*;
use crate::understanding::fold::Text;
use crate::understanding::tests::assert_table;

fn now() -> Now {
    Now::new(datetime!(2026-11-23 09:00 +7), "Asia/Ho_Chi_Minh").unwrap()
}

fn is_open(instant: OffsetDateTime) -> bool {
    OpeningHours::parse("Mon-Fri 08:00-18:00")
        .unwrap()
        .is_open_at(&now(), instant)
}

/// What a message says, briefly: the start, then the length if one is said.
fn read(message: &str) -> String {
    show(&when(&Text::new(message), &now()))
}

fn shown(instant: OffsetDateTime) -> String {
    let local = now().local(instant);
    format!(
        "{:02}-{:02} {:02}:{:02}",
        u8::from(local.month()),
        local.day(),
        local.hour(),
        local.minute()
    )
}

fn show(when: &When) -> String {
    let now = now();
    let start = match when.start(&now, &is_open) {
        Start::At(instant) => shown(instant),
        Start::Either(one, other) => format!("{}?{:02}", shown(one), now.local(other).hour()),
        Start::NeedsDay => match when.start {
            Some(Clock::Exact(time)) => format!("? {:02}:{:02}", time.hour(), time.minute()),
            _ => "? hour".to_owned(),
        },
        Start::NeedsHour => match when.days {
            Some(Days::On(date)) => format!("{:02}-{:02} ?", u8::from(date.month()), date.day()),
            _ => "day ?".to_owned(),
        },
        Start::NeedsDayAndHour => match when.days {
            Some(Days::Within(from, to)) => format!(
                "{:02}-{:02}..{:02}-{:02}",
                u8::from(from.month()),
                from.day(),
                u8::from(to.month()),
                to.day()
            ),
            _ => "-".to_owned(),
        },
    };
    when.length()
        .map_or(start.clone(), |minutes| format!("{start} {minutes}m"))
}

#[test]
fn english_dates_and_times() {
    assert_table(include_str!("english_points.txt"), read);
}

#[test]
fn english_ranges_and_lengths() {
    assert_table(include_str!("english_ranges.txt"), read);
}

#[test]
fn vietnamese_dates_and_times_with_and_without_diacritics() {
    assert_table(include_str!("vietnamese.txt"), read);
}

#[test]
fn other_numbers_and_words_are_no_times() {
    assert_table(include_str!("no_times.txt"), read);
}

#[test]
fn questions_are_about_ranges_of_time() {
    let now = now();
    assert_table(include_str!("windows.txt"), |message| {
        let window = when(&Text::new(message), &now).window(&now).unwrap();
        format!("{} .. {}", shown(window.from), shown(window.to))
    });
}
