use std::sync::Mutex;

use domain::clock::Clock;
use time::{Duration, OffsetDateTime, macros::datetime};

/// A clock that stands still until the test moves it.
#[derive(Debug)]
pub struct ManualClock {
    now: Mutex<OffsetDateTime>,
}

impl ManualClock {
    /// Monday, 2 March 2026, 09:00 UTC: where a clock stands that nobody has set.
    pub const START: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);

    /// A clock that stands at this time.
    pub fn at(now: OffsetDateTime) -> Self {
        Self {
            now: Mutex::new(now),
        }
    }

    /// Puts the clock to this time, forwards or backwards.
    pub fn set(&self, now: OffsetDateTime) {
        *self.now.lock().expect("nobody panics with this lock") = now;
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        *self.now.lock().expect("nobody panics with this lock") += by;
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        Self::at(Self::START)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> OffsetDateTime {
        *self.now.lock().expect("nobody panics with this lock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_only_when_the_test_says_so() {
        let clock = ManualClock::default();
        assert_eq!(clock.now(), ManualClock::START);
        clock.advance(Duration::minutes(90));
        assert_eq!(clock.now(), datetime!(2026-03-02 10:30 UTC));
        clock.set(datetime!(2025-12-31 23:59 UTC));
        assert_eq!(clock.now(), datetime!(2025-12-31 23:59 UTC));
    }
}
