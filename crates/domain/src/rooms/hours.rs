use std::fmt;
use std::str::FromStr;

use time::{Date, Time, Weekday};

use super::Span;
use crate::zone::Zone;

/// When a room is open, week by week, on its own wall clock.
///
/// Text such as `Mon-Fri 08:00-18:00, Sat 09:00-12:00`: days, then a range of hours; ranges are
/// separated by commas, and one without days belongs to the days before it. `24:00` is the end of
/// the day, and a range that ends before it begins ends on the next day.
///
/// ```
/// use frontdesk_domain::rooms::OpeningHours;
///
/// let hours: OpeningHours = "Mon-Fri 08:00-12:00, 13:00-18:00".parse()?;
/// assert_eq!(hours.as_str(), "Mon-Fri 08:00-12:00, 13:00-18:00");
/// assert!("Mon-Fry 08:00-18:00".parse::<OpeningHours>().is_err());
/// # Ok::<(), frontdesk_domain::rooms::UnreadableHours>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    text: String,
    shifts: Vec<Shift>,
}

/// One range of hours on one day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shift {
    day: Weekday,
    opens: Time,
    closes: Time,
    closes_next_day: bool,
}

/// Opening hours that cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot be read: {0}; an example is Mon-Fri 08:00-18:00, Sat 09:00-12:00")]
pub struct UnreadableHours(String);

impl OpeningHours {
    /// The text, as it was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// When it is open within a span, in order. Ranges that touch, over midnight too, are one.
    pub fn open_spans(&self, zone: &Zone, within: Span) -> Vec<Span> {
        // A shift that began on the day before may reach into the span.
        let first = zone.wall_clock(within.from).date();
        let mut day = first.previous_day().or(Some(first));
        let last = zone.wall_clock(within.to).date();
        let mut open = Vec::new();
        while let Some(date) = day.filter(|date| *date <= last) {
            let shifts = self.shifts.iter();
            let of_day = shifts.filter(|shift| shift.day == date.weekday());
            open.extend(of_day.filter_map(|shift| shift.on(date, zone)));
            day = date.next_day();
        }
        let open = Span::merged(open);
        open.into_iter()
            .filter_map(|span| span.clipped_to(within))
            .collect()
    }
}

impl Shift {
    /// The shift on a date. A change of the clocks can swallow it.
    fn on(&self, date: Date, zone: &Zone) -> Option<Span> {
        let closing_date = if self.closes_next_day {
            date.next_day()?
        } else {
            date
        };
        let span = Span {
            from: zone.instant(date, self.opens)?,
            to: zone.instant(closing_date, self.closes)?,
        };
        (span.from < span.to).then_some(span)
    }
}

impl fmt::Display for OpeningHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for OpeningHours {
    type Err = UnreadableHours;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let mut shifts = Vec::new();
        let mut days = Vec::new();
        for part in text.split(',') {
            let part = tight(part);
            let (named, hours) = part.rsplit_once(' ').unwrap_or(("", &part));
            if !named.is_empty() {
                days = parse_days(named)?;
            }
            if days.is_empty() {
                return unreadable(format!("{part:?} is not days and a range of hours"));
            }
            let (opens, closes, closes_next_day) = parse_range(hours)?;
            shifts.extend(days.iter().map(|&day| Shift {
                day,
                opens,
                closes,
                closes_next_day,
            }));
        }
        Ok(Self {
            text: text.to_owned(),
            shifts,
        })
    }
}

/// Single spaces, none around hyphens, and every dash a hyphen.
fn tight(part: &str) -> String {
    let part = part.replace(['–', '—'], "-");
    let ends: Vec<String> = part
        .split('-')
        .map(|end| end.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    ends.join("-")
}

fn parse_days(text: &str) -> Result<Vec<Weekday>, UnreadableHours> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (mut day, last) = (parse_day(first)?, parse_day(last)?);
    let mut days = vec![day];
    while day != last {
        day = day.next();
        days.push(day);
    }
    Ok(days)
}

fn parse_day(text: &str) -> Result<Weekday, UnreadableHours> {
    let mut day = Weekday::Monday;
    for _ in 0..7 {
        let name = day.to_string();
        let is_short = name
            .get(..3)
            .is_some_and(|short| short.eq_ignore_ascii_case(text));
        if is_short || name.eq_ignore_ascii_case(text) {
            return Ok(day);
        }
        day = day.next();
    }
    unreadable(format!("{text:?} is not a day (Mon, Tue, ... Sun)"))
}

fn parse_range(text: &str) -> Result<(Time, Time, bool), UnreadableHours> {
    let Some((from, to)) = text.split_once('-') else {
        return unreadable(format!(
            "{text:?} is not a range of hours such as 08:00-18:00"
        ));
    };
    let opens = parse_time(from)?;
    if to == "24:00" {
        return Ok((opens, Time::MIDNIGHT, true));
    }
    let closes = parse_time(to)?;
    if opens == closes {
        return unreadable(format!(
            "{text:?} is empty, and the whole day is 00:00-24:00"
        ));
    }
    Ok((opens, closes, closes < opens))
}

fn parse_time(text: &str) -> Result<Time, UnreadableHours> {
    let number = |digits: &str, width: usize| {
        let is_plain = digits.len() <= width && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u8>().ok().filter(|_| is_plain)
    };
    text.split_once(':')
        .filter(|(_, minute)| minute.len() == 2)
        .and_then(|(hour, minute)| Some((number(hour, 2)?, number(minute, 2)?)))
        .and_then(|(hour, minute)| Time::from_hms(hour, minute, 0).ok())
        .map_or_else(
            || unreadable(format!("{text:?} is not a time from 00:00 to 24:00")),
            Ok,
        )
}

fn unreadable<T>(why: String) -> Result<T, UnreadableHours> {
    Err(UnreadableHours(why))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use time::OffsetDateTime;
    use time::macros::datetime;

    use super::*;

    const MONDAY: OffsetDateTime = datetime!(2026-11-23 00:00 UTC);

    fn week(hours: &str) -> Vec<String> {
        let hours: OpeningHours = hours.parse().unwrap();
        let to = MONDAY + time::Duration::days(7);
        let spans = hours.open_spans(&Zone::utc(), Span { from: MONDAY, to });
        spans.into_iter().map(shown).collect()
    }

    /// `Mon 08:00 - Mon 18:00`.
    fn shown(span: Span) -> String {
        let moment = |at: OffsetDateTime| {
            let day = at.weekday().to_string();
            format!("{} {:02}:{:02}", &day[..3], at.hour(), at.minute())
        };
        format!("{} - {}", moment(span.from), moment(span.to))
    }

    fn is_open(hours: &str, zone: &str, from: OffsetDateTime, to: OffsetDateTime) -> bool {
        let hours: OpeningHours = hours.parse().unwrap();
        let span = Span { from, to };
        hours.open_spans(&Zone::parse(zone).unwrap(), span) == [span]
    }

    #[test]
    fn several_ranges_make_a_week() {
        insta::assert_debug_snapshot!(week("Mon-Wed 08:00-12:00, 13:00-18:00, Sat 9:00-12:30"), @r#"
        [
            "Mon 08:00 - Mon 12:00",
            "Mon 13:00 - Mon 18:00",
            "Tue 08:00 - Tue 12:00",
            "Tue 13:00 - Tue 18:00",
            "Wed 08:00 - Wed 12:00",
            "Wed 13:00 - Wed 18:00",
            "Sat 09:00 - Sat 12:30",
        ]
        "#);
    }

    #[test]
    fn days_may_go_over_the_weekend_and_be_written_in_full() {
        assert_eq!(
            week(" saturday – MON   08:00 - 10:00 "),
            [
                "Mon 08:00 - Mon 10:00",
                "Sat 08:00 - Sat 10:00",
                "Sun 08:00 - Sun 10:00"
            ]
        );
    }

    #[test]
    fn ranges_that_touch_are_one_also_over_midnight() {
        assert_eq!(
            week("Fri 20:00-24:00, Sat 00:00-02:00"),
            ["Fri 20:00 - Sat 02:00"]
        );
        assert_eq!(week("Fri 20:00-02:00"), ["Fri 20:00 - Sat 02:00"]);
        assert_eq!(week("Mon-Sun 00:00-24:00"), ["Mon 00:00 - Mon 00:00"]);
        // The range of the Sunday before reaches into the week.
        assert_eq!(
            week("Sun 22:00-06:00"),
            ["Mon 00:00 - Mon 06:00", "Sun 22:00 - Mon 00:00"]
        );
    }

    #[rstest]
    #[case("")]
    #[case("always")]
    #[case("08:00-18:00")]
    #[case("Mon-Fri")]
    #[case("Mon-Fri,")]
    #[case("Mon-Fry 08:00-18:00")]
    #[case("Mon-Tue-Wed 08:00-18:00")]
    #[case("Mon 08:00")]
    #[case("Mon 08:00-25:00")]
    #[case("Mon 24:00-25:00")]
    #[case("Mon 08:60-18:00")]
    #[case("Mon 8-18")]
    #[case("Mon 08:00-08:00")]
    #[case("Mon +8:00-18:00")]
    #[case("Mon 08:00-18:00; Tue 08:00-18:00")]
    fn what_cannot_be_read_is_refused(#[case] text: &str) {
        text.parse::<OpeningHours>().unwrap_err();
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        let error = "Mon-Fry 08:00-18:00".parse::<OpeningHours>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot be read: \"Fry\" is not a day (Mon, Tue, ... Sun); \
             an example is Mon-Fri 08:00-18:00, Sat 09:00-12:00"
        );
    }

    #[test]
    fn hours_are_meant_on_the_rooms_own_wall_clock() {
        let hanoi = "Asia/Ho_Chi_Minh";
        let hours = "Mon-Fri 08:00-18:00";
        let from = datetime!(2026-11-24 08:00 +07:00);
        let to = datetime!(2026-11-24 18:00 +07:00);
        assert!(is_open(hours, hanoi, from, to));
        assert!(!is_open(hours, "UTC", from, to));
        let minute = time::Duration::minutes(1);
        assert!(!is_open(hours, hanoi, from - minute, to));
        assert!(!is_open(hours, hanoi, from, to + minute));
        assert!(!is_open(hours, hanoi, to, to + minute));
    }

    #[test]
    fn opening_time_follows_the_clocks_when_they_change() {
        let hours = "Mon-Sun 08:00-18:00";
        let berlin = "Europe/Berlin";
        // Saturday in summer time, Sunday in winter time.
        for (from, open) in [
            (datetime!(2026-10-24 06:00 UTC), true),
            (datetime!(2026-10-25 06:00 UTC), false),
            (datetime!(2026-10-25 07:00 UTC), true),
        ] {
            let to = from + time::Duration::hours(1);
            assert_eq!(is_open(hours, berlin, from, to), open, "{from}");
        }
    }

    #[test]
    fn a_range_that_a_change_of_the_clocks_swallows_does_not_open() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let hours: OpeningHours = "Sun 02:00-03:00".parse().unwrap();
        let day = |from, to| hours.open_spans(&zone, Span { from, to });
        assert!(
            day(
                datetime!(2026-03-29 00:00 UTC),
                datetime!(2026-03-29 20:00 UTC)
            )
            .is_empty()
        );
        // The hour that comes twice is open for both.
        let autumn = day(
            datetime!(2026-10-24 22:00 UTC),
            datetime!(2026-10-25 20:00 UTC),
        );
        assert_eq!(autumn.len(), 1);
        assert_eq!(autumn[0].to - autumn[0].from, time::Duration::hours(2));
    }

    #[test]
    fn a_room_around_the_clock_is_open_through_a_change_of_the_clocks() {
        let from = datetime!(2026-03-28 23:00 +01:00);
        let to = from + time::Duration::hours(8);
        assert!(is_open("Mon-Sun 00:00-24:00", "Europe/Berlin", from, to));
        assert!(is_open("Sat 20:00-08:00", "Europe/Berlin", from, to));
    }
}
