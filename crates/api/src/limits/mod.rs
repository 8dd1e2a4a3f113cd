//! How often something may be asked: for each person, each address and each account.

mod buckets;

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::net::IpAddr;

use axum::http::StatusCode;
use time::OffsetDateTime;
use uuid::Uuid;

pub(crate) use self::buckets::Allowance;
use self::buckets::{Buckets, Quota};
use crate::problem::Problem;

/// Requests of one person, or of one address without a valid token.
const REQUESTS: Quota = Quota {
    burst: 2_000,
    interval_micros: 5_000,
};

/// Requests of one address for signing up, in and out.
const SIGN_INS: Quota = Quota {
    burst: 100,
    interval_micros: 200_000,
};

/// Wrong passwords for one account.
const WRONG_PASSWORDS: Quota = Quota {
    burst: 20,
    interval_micros: 15_000_000,
};

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    /// Somebody signed in.
    Person(Uuid),
    /// Where somebody who is not signed in comes from, if it is known.
    Address(Option<IpAddr>),
}

impl Asker {
    /// An address as far as it tells people apart: of IPv6 everybody has a whole /64.
    pub(crate) fn at(address: Option<IpAddr>) -> Self {
        const FIRST_64_BITS: u128 = u128::MAX << 64;
        Self::Address(address.map(|address| match address.to_canonical() {
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & FIRST_64_BITS).into()),
            v4 @ IpAddr::V4(_) => v4,
        }))
    }
}

/// Counts requests. One of each server; several instances count on their own.
#[derive(Debug)]
pub(crate) struct Limits {
    requests: Buckets<Asker>,
    sign_ins: Buckets<Asker>,
    wrong_passwords: Buckets<u64>,
    is_on: bool,
    hasher: RandomState,
}

impl Limits {
    pub(crate) fn new(is_on: bool) -> Self {
        Self {
            requests: Buckets::new(REQUESTS),
            sign_ins: Buckets::new(SIGN_INS),
            wrong_passwords: Buckets::new(WRONG_PASSWORDS),
            is_on,
            hasher: RandomState::new(),
        }
    }

    pub(crate) fn is_on(&self) -> bool {
        self.is_on
    }

    pub(crate) fn take_request(&self, asker: Asker, now: OffsetDateTime) -> Allowance {
        self.requests.take(asker, now)
    }

    pub(crate) fn take_sign_in(&self, asker: Asker, now: OffsetDateTime) -> Allowance {
        self.sign_ins.take(asker, now)
    }

    /// Refuses to try a password for an account, known or not, for which too many wrong ones
    /// were given. `login` is the e-mail or user name as it was typed.
    pub(crate) fn check_sign_in(&self, login: &str, now: OffsetDateTime) -> Result<(), Problem> {
        let allowance = self.wrong_passwords.look(&self.account(login), now);
        match allowance.refused_for_seconds {
            Some(seconds) if self.is_on => Err(too_many(
                "too many wrong passwords were given for this account",
                seconds,
            )),
            _ => Ok(()),
        }
    }

    /// Counts a wrong password.
    pub(crate) fn count_wrong_password(&self, login: &str, now: OffsetDateTime) {
        if self.is_on {
            self.wrong_passwords.take(self.account(login), now);
        }
    }

    /// Of fixed size, however long the text is that somebody typed.
    fn account(&self, login: &str) -> u64 {
        self.hasher.hash_one(login.trim().to_lowercase())
    }
}

/// 429 with the time to wait.
pub(crate) fn too_many(detail: &str, seconds: u64) -> Problem {
    Problem::new(StatusCode::TOO_MANY_REQUESTS, "rate_limited", detail).retry_after(seconds)
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);

    fn asker(address: &str) -> Asker {
        Asker::at(Some(address.parse().unwrap()))
    }

    #[test]
    fn addresses_of_one_household_are_one_asker() {
        assert_eq!(asker("2001:db8:1:2::1"), asker("2001:db8:1:2:ffff::9"));
        assert_ne!(asker("2001:db8:1:2::1"), asker("2001:db8:1:3::1"));
        assert_eq!(asker("::ffff:192.0.2.1"), asker("192.0.2.1"));
        assert_ne!(asker("192.0.2.1"), asker("192.0.2.2"));
    }

    #[test]
    fn after_20_wrong_passwords_an_account_rests_and_others_do_not() {
        let limits = Limits::new(true);
        for _ in 0..20 {
            limits.check_sign_in("ann@example.com", NOW).unwrap();
            limits.count_wrong_password("ann@example.com", NOW);
        }
        let refused = limits.check_sign_in(" Ann@Example.com", NOW).unwrap_err();
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.retry_after_seconds(), Some(15));
        limits.check_sign_in("bob@example.com", NOW).unwrap();
        let later = NOW + Duration::seconds(15);
        limits.check_sign_in("ann@example.com", later).unwrap();
    }

    #[test]
    fn limits_that_are_off_refuse_nobody() {
        let limits = Limits::new(false);
        for _ in 0..50 {
            limits.check_sign_in("ann", NOW).unwrap();
            limits.count_wrong_password("ann", NOW);
        }
    }
}
