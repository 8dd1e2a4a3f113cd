//! When a room is open.

use time::{OffsetDateTime, Weekday};

use super::Now;

/// Opening hours as rooms have them: `Mon-Fri 08:00-18:00, Sat 09:00-12:00`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpeningHours {
    ranges: Vec<Opening>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Opening {
    days: Vec<Weekday>,
    /// Minutes from midnight, half-open.
    from: u16,
    to: u16,
}

impl OpeningHours {
    /// Reads the text of a room; `None` if it cannot be read. Empty text is always open.
    pub fn parse(text: &str) -> Option<Self> {
        let mut ranges: Vec<Opening> = Vec::new();
        let mut days: Vec<Weekday> = Vec::new();
        let mut is_listing = false;
        for part in text
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            for word in part.split_whitespace() {
                if let Some((from, to)) = hours(word) {
                    ranges.push(Opening {
                        days: days.clone(),
                        from,
                        to,
                    });
                    is_listing = false;
                    continue;
                }
                if !is_listing {
                    days.clear();
                    is_listing = true;
                }
                days.extend(days_of(word)?);
            }
        }
        let is_complete = !is_listing && ranges.iter().all(|range| !range.days.is_empty());
        is_complete.then_some(Self { ranges })
    }

    /// Always open.
    pub fn always() -> Self {
        Self::default()
    }

    /// Whether it is open at an instant, on the wall clock of `now`'s zone.
    pub fn is_open_at(&self, now: &Now, instant: OffsetDateTime) -> bool {
        let shown = now.local(instant);
        let minute = u16::from(shown.hour()) * 60 + u16::from(shown.minute());
        self.ranges.is_empty()
            || self.ranges.iter().any(|range| {
                range.days.contains(&shown.weekday()) && (range.from..range.to).contains(&minute)
            })
    }
}

fn hours(word: &str) -> Option<(u16, u16)> {
    let (from, to) = word.split_once(['-', '–'])?;
    Some((minute_of_day(from)?, minute_of_day(to)?))
}

fn minute_of_day(clock: &str) -> Option<u16> {
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let minutes = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && minutes <= 1440).then_some(minutes)
}

/// The days of `Mon`, `Mon-Fri`, `Sat-Mon`, `Daily`.
fn days_of(word: &str) -> Option<Vec<Weekday>> {
    if word.eq_ignore_ascii_case("daily") {
        return days_of("Mon-Sun");
    }
    let Some((first, last)) = word.split_once(['-', '–']) else {
        return Some(vec![day(word)?]);
    };
    let (mut current, last) = (day(first)?, day(last)?);
    let mut days = vec![current];
    while current != last {
        current = current.next();
        days.push(current);
    }
    Some(days)
}

fn day(name: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("mon", Weekday::Monday),
        ("tue", Weekday::Tuesday),
        ("wed", Weekday::Wednesday),
        ("thu", Weekday::Thursday),
        ("fri", Weekday::Friday),
        ("sat", Weekday::Saturday),
        ("sun", Weekday::Sunday),
    ];
    let name = name.trim_end_matches(':').to_ascii_lowercase();
    NAMES
        .iter()
        .find(|(short, _)| name.starts_with(short))
        .map(|(_, weekday)| *weekday)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn hours_are_half_open_and_in_the_zone_of_the_room() {
        let now = Now::new(datetime!(2026-11-23 02:00 UTC), "Asia/Ho_Chi_Minh").unwrap();
        let hours = OpeningHours::parse("Mon-Fri 08:00-18:00, Sat 09:00-12:00").unwrap();
        assert!(hours.is_open_at(&now, datetime!(2026-11-23 08:00 +7)));
        assert!(hours.is_open_at(&now, datetime!(2026-11-23 10:59 UTC)));
        assert!(!hours.is_open_at(&now, datetime!(2026-11-23 18:00 +7)));
        assert!(hours.is_open_at(&now, datetime!(2026-11-28 11:59 +7)));
        assert!(!hours.is_open_at(&now, datetime!(2026-11-28 13:00 +7)));
        assert!(!hours.is_open_at(&now, datetime!(2026-11-29 10:00 +7)));
        assert!(OpeningHours::always().is_open_at(&now, datetime!(2026-11-29 03:00 +7)));
    }

    #[test]
    fn several_ranges_may_share_their_days() {
        let now = Now::new(datetime!(2026-11-23 02:00 UTC), "UTC").unwrap();
        let hours = OpeningHours::parse("Mon, Wed 08:00-12:00, 13:00-24:00").unwrap();
        assert!(!hours.is_open_at(&now, datetime!(2026-11-23 12:30 UTC)));
        assert!(hours.is_open_at(&now, datetime!(2026-11-23 23:59 UTC)));
        assert!(hours.is_open_at(&now, datetime!(2026-11-25 13:00 UTC)));
        assert!(!hours.is_open_at(&now, datetime!(2026-11-24 13:00 UTC)));
    }

    #[test]
    fn text_that_is_no_opening_hours_is_none() {
        for text in [
            "sometimes",
            "Mon-Fri",
            "08:00-18:00",
            "Mon 8-18",
            "Mon 08:61-09:00",
        ] {
            assert_eq!(OpeningHours::parse(text), None, "{text}");
        }
    }
}
