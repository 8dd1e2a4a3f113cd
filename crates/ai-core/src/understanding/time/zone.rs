//! The clock on the customer's wall.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

/// The present moment, in a time zone.
#[derive(Debug, Clone)]
pub struct Now {
    at: OffsetDateTime,
    zone: TimeZone,
}

impl Now {
    /// The moment `at` in an IANA time zone; `None` if there is no such zone.
    pub fn new(at: OffsetDateTime, zone: &str) -> Option<Self> {
        let zone = if zone.is_empty() {
            TimeZone::UTC
        } else {
            TimeZone::get(zone).ok()?
        };
        Some(Self { at, zone })
    }

    /// The moment `at` in coordinated universal time.
    pub fn utc(at: OffsetDateTime) -> Self {
        Self {
            at,
            zone: TimeZone::UTC,
        }
    }

    /// The moment.
    pub fn at(&self) -> OffsetDateTime {
        self.at
    }

    /// Today's date there.
    pub fn today(&self) -> Date {
        self.local(self.at).date()
    }

    /// What the wall clock shows at an instant.
    pub fn local(&self, instant: OffsetDateTime) -> PrimitiveDateTime {
        let in_utc = PrimitiveDateTime::new(instant.to_utc().date(), instant.to_utc().time());
        let shown = Timestamp::from_second(instant.unix_timestamp())
            .ok()
            .map(|timestamp| self.zone.to_datetime(timestamp))
            .and_then(wall_clock);
        shown.unwrap_or(in_utc)
    }

    /// The instant at which the wall clock shows a date and time. Where the clock jumps over it,
    /// the jump's length later; where it shows it twice, the first time.
    pub fn instant(&self, date: Date, time: Time) -> OffsetDateTime {
        let in_utc = PrimitiveDateTime::new(date, time).assume_utc();
        let instant = civil(date, time)
            .and_then(|civil| self.zone.to_ambiguous_timestamp(civil).compatible().ok())
            .and_then(|timestamp| OffsetDateTime::from_unix_timestamp(timestamp.as_second()).ok());
        instant.unwrap_or(in_utc)
    }
}

fn wall_clock(civil: DateTime) -> Option<PrimitiveDateTime> {
    let small = |part: i8| u8::try_from(part).ok();
    let month = Month::try_from(small(civil.month())?).ok()?;
    let date =
        Date::from_calendar_date(i32::from(civil.year()), month, small(civil.day())?).ok()?;
    let time = Time::from_hms(
        small(civil.hour())?,
        small(civil.minute())?,
        small(civil.second())?,
    )
    .ok()?;
    Some(PrimitiveDateTime::new(date, time))
}

fn civil(date: Date, time: Time) -> Option<DateTime> {
    let small = |part: u8| i8::try_from(part).ok();
    DateTime::new(
        i16::try_from(date.year()).ok()?,
        small(u8::from(date.month()))?,
        small(date.day())?,
        small(time.hour())?,
        small(time.minute())?,
        small(time.second())?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime, time};

    use super::*;

    #[test]
    fn the_wall_clock_of_saigon_is_seven_hours_ahead() {
        let now = Now::new(datetime!(2026-11-23 17:30 UTC), "Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(now.today(), date!(2026 - 11 - 24));
        assert_eq!(now.local(now.at()), datetime!(2026-11-24 00:30));
        assert_eq!(
            now.instant(date!(2026 - 11 - 24), time!(15:00)),
            datetime!(2026-11-24 08:00 UTC)
        );
    }

    #[test]
    fn an_unknown_zone_is_none_and_an_empty_one_is_utc() {
        assert!(Now::new(datetime!(2026-11-23 00:00 UTC), "Mars/Olympus").is_none());
        let now = Now::new(datetime!(2026-11-23 00:00 UTC), "").unwrap();
        assert_eq!(now.local(now.at()), datetime!(2026-11-23 00:00));
    }

    #[test]
    fn a_time_that_the_clock_jumps_over_is_later_by_the_jump() {
        let now = Now::new(datetime!(2026-03-01 00:00 UTC), "America/New_York").unwrap();
        assert_eq!(
            now.instant(date!(2026 - 03 - 08), time!(2:30)),
            datetime!(2026-03-08 07:30 UTC)
        );
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_the_first() {
        let now = Now::new(datetime!(2026-10-01 00:00 UTC), "America/New_York").unwrap();
        assert_eq!(
            now.instant(date!(2026 - 11 - 01), time!(1:30)),
            datetime!(2026-11-01 05:30 UTC)
        );
    }
}
