//! Times as clients write them.

use serde::{Deserialize, Deserializer, de};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// A time in UTC, read from RFC 3339. Without an offset it is meant in UTC, and the seconds may
/// be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instant(pub(crate) OffsetDateTime);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).map(Self).ok_or_else(|| {
            de::Error::custom("must be a time in RFC 3339, such as 2026-11-24T15:00:00Z")
        })
    }
}

fn parse(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let (date, clock) = text.split_once(['T', 't', ' '])?;
    // In a query an offset's plus that was not escaped arrives as a space.
    let clock = clock.replace(' ', "+").to_ascii_uppercase();
    let (clock, offset) = match clock.find(['Z', '+', '-']) {
        Some(at) => clock.split_at(at),
        None => (clock.as_str(), "Z"),
    };
    let seconds = if clock.len() == "15:00".len() {
        ":00"
    } else {
        ""
    };
    OffsetDateTime::parse(&format!("{date}T{clock}{seconds}{offset}"), &Rfc3339)
        .ok()?
        .checked_to_offset(UtcOffset::UTC)
        // RFC 3339 has four digits for the year, so others could not be written back.
        .filter(|time| (0..=9999).contains(&time.year()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use time::macros::datetime;

    use super::*;

    #[rstest]
    #[case("2026-11-24T15:00:00Z")]
    #[case("2026-11-24t15:00:00z")]
    #[case(" 2026-11-24T15:00:00.000+00:00 ")]
    #[case("2026-11-24T22:00:00+07:00")]
    #[case("2026-11-24T22:00:00 07:00")]
    #[case("2026-11-24 10:00:00-05:00")]
    #[case("2026-11-24T15:00:00")]
    #[case("2026-11-24T15:00")]
    fn every_spelling_is_one_instant(#[case] text: &str) {
        assert_eq!(parse(text), Some(datetime!(2026-11-24 15:00 UTC)));
    }

    #[rstest]
    #[case("")]
    #[case("tomorrow")]
    #[case("2026-11-24")]
    #[case("2026-11-31T15:00:00Z")]
    #[case("2026-11-24T25:00:00Z")]
    #[case("0000-01-01T00:00:00+23:59")]
    #[case("-9999-01-01T00:00:00+23:59")]
    #[case("9999-12-31T23:59:59-23:59")]
    #[case("10000-01-01T00:00:00Z")]
    #[case("1764000000")]
    fn anything_else_is_refused(#[case] text: &str) {
        assert_eq!(parse(text), None);
    }
}
