use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use time::OffsetDateTime;

/// From this size on, keys that are no longer needed are looked for.
const SMALL: usize = 1_024;

/// More keys than this are never remembered.
const LARGE: usize = 100_000;

/// How often something may be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quota {
    /// At once, after a rest.
    pub(super) burst: i64,
    /// After which time there may be one more.
    pub(super) interval_micros: i64,
}

/// What is left of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// Whether this one time is covered; if not, for how many seconds it will not be.
    pub(crate) refused_for_seconds: Option<u64>,
    /// How many more times there are at once.
    pub(crate) remaining: i64,
    /// In how many seconds all of the burst is there again.
    pub(crate) full_in_seconds: u64,
}

/// A bucket of tokens for each key, kept as the time at which it is full again (the generic cell
/// rate algorithm of ITU-T I.371). A key whose bucket is full needs no remembering.
#[derive(Debug)]
pub(super) struct Buckets<K> {
    quota: Quota,
    full_at: Mutex<FullAt<K>>,
}

#[derive(Debug)]
struct FullAt<K> {
    micros: HashMap<K, i64>,
    swept_at_size: usize,
}

impl<K: Eq + Hash> Buckets<K> {
    pub(super) fn new(quota: Quota) -> Self {
        Self {
            quota,
            full_at: Mutex::new(FullAt {
                micros: HashMap::new(),
                swept_at_size: SMALL,
            }),
        }
    }

    /// What there is for the key, which stays there.
    pub(super) fn look(&self, key: &K, now: OffsetDateTime) -> Allowance {
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let used = self.used(&full_at, key, micros(now));
        self.allowance(used)
    }

    /// Takes one from the key's bucket, if there is one.
    pub(super) fn take(&self, key: K, now: OffsetDateTime) -> Allowance {
        let now = micros(now);
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let used = self.used(&full_at, &key, now);
        let before = self.allowance(used);
        if before.refused_for_seconds.is_some() {
            return before;
        }
        let used = used.saturating_add(self.quota.interval_micros);
        full_at.insert(key, now.saturating_add(used), now);
        Allowance {
            refused_for_seconds: None,
            ..self.allowance(used)
        }
    }

    /// How long the bucket takes to fill up. Never longer than an empty one, even if the clock was
    /// put back.
    fn used(&self, full_at: &FullAt<K>, key: &K, now: i64) -> i64 {
        full_at.micros.get(key).map_or(0, |full_at| {
            full_at.saturating_sub(now).clamp(0, self.capacity())
        })
    }

    fn capacity(&self) -> i64 {
        self.quota.burst.saturating_mul(self.quota.interval_micros)
    }

    fn allowance(&self, used: i64) -> Allowance {
        let free = self.capacity().saturating_sub(used);
        let missing = self.quota.interval_micros.saturating_sub(free);
        Allowance {
            refused_for_seconds: (missing > 0).then(|| seconds(missing)),
            remaining: free / self.quota.interval_micros.max(1),
            full_in_seconds: seconds(used),
        }
    }
}

impl<K: Eq + Hash> FullAt<K> {
    fn insert(&mut self, key: K, full_at: i64, now: i64) {
        self.micros.insert(key, full_at);
        if self.micros.len() >= self.swept_at_size {
            self.sweep(now);
        }
    }

    /// Forgets full buckets and, if that is not enough, the fuller half of the others.
    fn sweep(&mut self, now: i64) {
        self.micros.retain(|_, full_at| *full_at > now);
        if self.micros.len() >= LARGE {
            let mut times: Vec<i64> = self.micros.values().copied().collect();
            let middle = times.len() / 2;
            let (_, median, _) = times.select_nth_unstable(middle);
            let median = *median;
            self.micros.retain(|_, full_at| *full_at > median);
        }
        self.swept_at_size = (self.micros.len() * 2).clamp(SMALL, LARGE);
    }
}

fn micros(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}

/// Rounded up: whoever waits that long waited long enough.
fn seconds(micros: i64) -> u64 {
    u64::try_from(micros)
        .unwrap_or_default()
        .div_ceil(1_000_000)
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);
    const THREE_THEN_ONE_PER_SECOND: Quota = Quota {
        burst: 3,
        interval_micros: 1_000_000,
    };

    fn refusals(buckets: &Buckets<u32>, key: u32, now: OffsetDateTime) -> Vec<Option<u64>> {
        (0..5)
            .map(|_| buckets.take(key, now).refused_for_seconds)
            .collect()
    }

    #[test]
    fn a_burst_is_let_through_and_then_one_for_each_interval() {
        let buckets = Buckets::new(THREE_THEN_ONE_PER_SECOND);
        let burst = [None, None, None, Some(1), Some(1)];
        assert_eq!(refusals(&buckets, 1, NOW), burst);
        let later = NOW + Duration::seconds(1);
        let one = [None, Some(1), Some(1), Some(1), Some(1)];
        assert_eq!(refusals(&buckets, 1, later), one);
        assert_eq!(refusals(&buckets, 2, later), burst);
        assert_eq!(refusals(&buckets, 1, later + Duration::hours(1)), burst);
    }

    #[test]
    fn looking_takes_nothing() {
        let buckets = Buckets::new(THREE_THEN_ONE_PER_SECOND);
        for _ in 0..9 {
            assert_eq!(buckets.look(&1, NOW).remaining, 3);
        }
        let taken = buckets.take(1, NOW);
        assert_eq!((taken.remaining, taken.full_in_seconds), (2, 1));
    }

    #[test]
    fn a_clock_that_is_put_back_locks_nobody_out_for_long() {
        let buckets = Buckets::new(THREE_THEN_ONE_PER_SECOND);
        refusals(&buckets, 1, NOW);
        let yesterday = NOW - Duration::days(1);
        assert_eq!(buckets.look(&1, yesterday).refused_for_seconds, Some(1));
    }

    #[test]
    fn memory_is_bounded_and_who_asked_too_often_is_remembered_longest() {
        let buckets = Buckets::new(THREE_THEN_ONE_PER_SECOND);
        refusals(&buckets, 0, NOW);
        for key in 1..250_000 {
            buckets.take(key, NOW);
        }
        assert!(buckets.full_at.lock().unwrap().micros.len() <= LARGE);
        assert!(buckets.look(&0, NOW).refused_for_seconds.is_some());
        let later = NOW + Duration::seconds(10);
        for key in 0..100_000 {
            buckets.take(key, later + Duration::seconds(i64::from(key)));
        }
        assert!(buckets.full_at.lock().unwrap().micros.len() <= 2 * SMALL);
    }
}
