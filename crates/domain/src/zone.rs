//! Time zones of the IANA database, which is built in.

use std::fmt;

use jiff::civil;
use jiff::tz::TimeZone;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::failure::{Failure, FailureKind};
use crate::fields::FieldError;

/// A time zone by its IANA name, such as `Asia/Ho_Chi_Minh`.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// No such time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not the name of a time zone")]
pub struct UnknownZone(pub String);

impl Failure for UnknownZone {
    fn kind(&self) -> FailureKind {
        FailureKind::Unprocessable
    }

    fn code(&self) -> &'static str {
        "invalid_time_zone"
    }

    fn fields(&self) -> Vec<FieldError> {
        vec![FieldError {
            field: "time_zone".to_owned(),
            message: "must be an IANA time zone name, such as Asia/Ho_Chi_Minh".to_owned(),
            code: self.code().to_owned(),
        }]
    }
}

impl Zone {
    /// Coordinated Universal Time.
    pub fn utc() -> Self {
        Self {
            name: "UTC".to_owned(),
            rules: TimeZone::UTC,
        }
    }

    /// Looks the name up, ignoring case.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone(name.to_owned());
        let known = jiff::tz::db().get(name).map_err(|_| unknown())?;
        let canonical = known.iana_name().ok_or_else(unknown)?.to_owned();
        Ok(Self {
            name: canonical,
            rules: known,
        })
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The instant with the offset that holds there at that time.
    pub fn local(&self, instant: OffsetDateTime) -> OffsetDateTime {
        let seconds = jiff::Timestamp::from_second(instant.unix_timestamp())
            .map_or(0, |timestamp| self.rules.to_offset(timestamp).seconds());
        let offset = UtcOffset::from_whole_seconds(seconds).unwrap_or(UtcOffset::UTC);
        instant.checked_to_offset(offset).unwrap_or(instant)
    }

    /// The instant of a wall-clock time there. A time that a change of the clocks skips moves
    /// forward by the gap, one that comes twice is the first.
    pub fn instant(&self, date: Date, time: Time) -> Option<OffsetDateTime> {
        let month = i8::try_from(u8::from(date.month())).ok()?;
        let civil_date = civil::Date::new(
            i16::try_from(date.year()).ok()?,
            month,
            i8::try_from(date.day()).ok()?,
        );
        let civil_time = civil::Time::new(
            i8::try_from(time.hour()).ok()?,
            i8::try_from(time.minute()).ok()?,
            i8::try_from(time.second()).ok()?,
            0,
        );
        let local = civil::DateTime::from_parts(civil_date.ok()?, civil_time.ok()?);
        let timestamp = self.rules.to_timestamp(local).ok()?;
        OffsetDateTime::from_unix_timestamp(timestamp.as_second()).ok()
    }

    /// The date and the wall-clock time there.
    pub fn wall_clock(&self, instant: OffsetDateTime) -> PrimitiveDateTime {
        let local = self.local(instant);
        PrimitiveDateTime::new(local.date(), local.time())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime, time};

    use super::*;

    #[test]
    fn names_are_found_whatever_their_case_and_unknown_ones_are_refused() {
        assert_eq!(
            Zone::parse("asia/ho_chi_minh").unwrap().name(),
            "Asia/Ho_Chi_Minh"
        );
        assert_eq!(
            Zone::parse("Mars/Base").unwrap_err().code(),
            "invalid_time_zone"
        );
    }

    #[test]
    fn wall_clock_times_become_instants_on_days_when_the_clocks_change() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        assert_eq!(
            berlin.instant(date!(2026 - 03 - 29), time!(02:30)),
            Some(datetime!(2026-03-29 01:30 UTC))
        );
        assert_eq!(
            berlin.instant(date!(2026 - 10 - 25), time!(02:30)),
            Some(datetime!(2026-10-25 00:30 UTC))
        );
    }
}
