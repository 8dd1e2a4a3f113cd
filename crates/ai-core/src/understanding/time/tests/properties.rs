//! What holds for every date and time.

use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration, Time, Weekday};

use super::*;
use crate::understanding::Language;
use crate::understanding::consent::answer;
use crate::understanding::fold::fold;
use crate::understanding::format::duration;
use crate::understanding::quantity::head_count;
use crate::understanding::reference::references;

fn dates() -> impl Strategy<Value = Date> {
    (0_i64..1500).prop_map(|days| date!(2026 - 01 - 01) + Duration::days(days))
}

fn times() -> impl Strategy<Value = Time> {
    (0_u8..24, 0_u8..60).prop_map(|(hour, minute)| Time::from_hms(hour, minute, 0).unwrap())
}

fn zones() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("Asia/Ho_Chi_Minh"),
        Just("America/New_York"),
        Just("Europe/Berlin"),
        Just("UTC"),
        Just("Australia/Lord_Howe")
    ]
}

fn at_nine(date: Date, zone: &str) -> Now {
    let midnight = Now::new(OffsetDateTime::UNIX_EPOCH, zone).unwrap();
    Now::new(
        midnight.instant(date, Time::from_hms(9, 0, 0).unwrap()),
        zone,
    )
    .unwrap()
}

/// A time of day in words that leave no doubt.
fn spelled(time: Time, style: u8) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let half = if hour < 12 { "am" } else { "pm" };
    match style {
        0 => format!("{twelve}:{minute:02} {half}"),
        1 if minute == 0 => format!("{twelve}{half}"),
        2 if minute == 0 && (13..18).contains(&hour) => format!("{twelve} giờ chiều"),
        3 if minute == 0 && (1..10).contains(&hour) => format!("{twelve} gio sang"),
        4 if minute == 30 && (13..18).contains(&hour) => format!("{twelve} giờ rưỡi chiều"),
        5 if hour > 12 => format!("{hour}h{minute:02}"),
        6 if hour > 12 => format!("{hour}:{minute:02}"),
        _ => format!("{twelve}.{minute:02}{half}"),
    }
}

fn day(when: &When) -> Option<Date> {
    match when.days {
        Some(Days::On(date)) => Some(date),
        _ => None,
    }
}

/// Words of the grammar in any order.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let words = [
        "giờ", "-", "to", "at", "pm", "thứ", "/", ".", "kém", "hours", "the", "may", "\"", "from",
        "phút", "rưỡi", "next",
    ];
    let word = prop_oneof![
        "[0-9]{1,5}",
        proptest::sample::select(words.to_vec()).prop_map(str::to_owned)
    ];
    proptest::collection::vec(word, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_written_date_and_time_is_read_back(
        today in dates(),
        date in dates(),
        clock in times(),
        date_style in 0_u8..7,
        style in 0_u8..8,
    ) {
        let (year, month, day_of_month) = (date.year(), u8::from(date.month()), date.day());
        let written = match date_style {
            0 => format!("{day_of_month}/{month}/{year}"),
            1 => format!("{year}-{month:02}-{day_of_month:02}"),
            2 => format!("{day_of_month} {} {year}", date.month()),
            3 => format!("{} {day_of_month}, {year}", date.month()),
            4 => format!("ngày {day_of_month} tháng {month} năm {year}"),
            5 => format!("ngay {day_of_month}/{month}/{year}"),
            _ => format!("{day_of_month}-{month}-{year}"),
        };
        let message = format!("book a room {written} at {}", spelled(clock, style));
        let now = at_nine(today, "Asia/Ho_Chi_Minh");
        let read = when(&Text::new(&message), &now);
        prop_assert_eq!(day(&read), Some(date), "{}", &message);
        prop_assert_eq!(read.start(&now, &|_| true), Start::At(now.instant(date, clock)), "{}", &message);
    }

    #[test]
    fn a_date_without_a_year_is_the_next_such_date(today in dates(), ahead in 0_i64..365) {
        let date = today + Duration::days(ahead);
        // Leap days come back after more than a year.
        prop_assume!(!(date.month() == time::Month::February && date.day() == 29));
        let message = format!("on {}/{} at 10am", date.day(), u8::from(date.month()));
        prop_assert_eq!(day(&when(&Text::new(&message), &at_nine(today, "UTC"))), Some(date));
    }

    #[test]
    fn weekdays_keep_to_their_weeks(today in dates(), number in 0_u8..7, zone in zones()) {
        let english = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ][usize::from(number)];
        let vietnamese = [
            "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
        ][usize::from(number)];
        let weekday = Weekday::Monday.nth_next(number);
        let now = at_nine(today, zone);
        let read = |message: String| day(&when(&Text::new(&message), &now)).unwrap();
        let monday = today - Duration::days(i64::from(today.weekday().number_days_from_monday()));
        let this = monday + Duration::days(i64::from(number));
        for message in [
            format!("this {english} at 10am"),
            format!("{vietnamese} tuần này lúc 10h"),
            format!("{english} this week"),
        ] {
            prop_assert_eq!(read(message), this);
        }
        for message in [
            format!("next {english} at 10am"),
            format!("{vietnamese} tuần sau lúc 10h"),
            format!("{english} next week"),
            format!("tuần tới {vietnamese}"),
        ] {
            prop_assert_eq!(read(message), this + Duration::days(7));
        }
        for message in [
            format!("{english} at 10am"),
            format!("{vietnamese} lúc 10 giờ"),
            fold(vietnamese),
        ] {
            let coming = read(message);
            prop_assert_eq!(coming.weekday(), weekday);
            prop_assert!(coming > today && coming <= today + Duration::days(7));
        }
        let last = read(format!("last {english} at 10am"));
        prop_assert!(last.weekday() == weekday && last < today && last >= today - Duration::days(7));
    }

    #[test]
    fn of_two_readings_the_open_one_is_taken(hour in 1_u8..=12, ahead in 1_i64..5) {
        let now = at_nine(date!(2026 - 11 - 22), "Asia/Ho_Chi_Minh");
        let hours = OpeningHours::parse("Mon-Fri 08:00-18:00").unwrap();
        let date = now.today() + Duration::days(ahead);
        let message = format!("{}/{} at {hour}", date.day(), u8::from(date.month()));
        let read = when(&Text::new(&message), &now);
        let found = read.start(&now, &|instant| hours.is_open_at(&now, instant));
        let at = |hour: u8| now.instant(date, Time::from_hms(hour, 0, 0).unwrap());
        let expected = match hour {
            8..=12 => Start::At(at(hour)),
            1..=5 => Start::At(at(hour + 12)),
            _ => Start::Either(at(hour), at(hour + 12)),
        };
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn lengths_are_read_back(minutes in 1_u32..=720, style in 0_u8..5) {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let written = match style {
            0 => format!("{minutes} minutes"),
            1 => format!("{minutes} phút"),
            2 if hours > 0 && rest > 0 => format!("{hours} hours and {rest} minutes"),
            3 if hours > 0 && rest > 9 => format!("{hours}h{rest:02}"),
            4 if hours > 0 && rest == 30 => format!("{hours} tiếng rưỡi"),
            _ => duration(Language::Vietnamese, minutes),
        };
        let message = format!("tomorrow at 3pm for {written}");
        let now = at_nine(date!(2026 - 11 - 23), "UTC");
        prop_assert_eq!(when(&Text::new(&message), &now).length(), Some(minutes), "{}", message);
    }

    #[test]
    fn no_text_breaks_the_grammar(message in "\\PC{0,60}", words in pieces()) {
        let now = now();
        for said in [message, words.join(" "), words.concat()] {
            let text = Text::new(&said);
            let read = when(&text, &now);
            let _ = (read.start(&now, &|_| true), read.window(&now));
            let _ = (read.updated_by(&read), moved(&text, &now));
            let _ = (head_count(&text), references(&text), answer(&text));
        }
    }
}

#[test]
fn on_the_day_the_clocks_change_times_are_those_on_the_wall() {
    // New York, 2026: one hour is missing on 8 March, one comes twice on 1 November.
    let now = at_nine(date!(2026 - 03 - 07), "America/New_York");
    let start =
        |message: &str, now: &Now| match when(&Text::new(message), now).start(now, &|_| true) {
            Start::At(instant) => instant,
            other => panic!("{other:?}"),
        };
    assert_eq!(
        start("tomorrow at 9am", &now),
        datetime!(2026-03-08 13:00 UTC)
    );
    assert_eq!(
        start("tomorrow at 1:30 am", &now),
        datetime!(2026-03-08 06:30 UTC)
    );
    assert_eq!(
        start("tomorrow at 2:30 am", &now),
        datetime!(2026-03-08 07:30 UTC)
    );
    let now = at_nine(date!(2026 - 10 - 31), "America/New_York");
    assert_eq!(
        start("tomorrow at 1:30 am", &now),
        datetime!(2026-11-01 05:30 UTC)
    );
    assert_eq!(
        start("tomorrow at 9am", &now),
        datetime!(2026-11-01 14:00 UTC)
    );
}
