use std::sync::atomic::{AtomicU64, Ordering};

use domain::ids::Ids;
use uuid::Uuid;

/// Gives `00000000-0000-0000-0000-000000000001`, then `...02` and so on, so that snapshots stay.
#[derive(Debug, Default)]
pub struct CountedIds {
    given: AtomicU64,
}

impl Ids for CountedIds {
    fn next(&self) -> Uuid {
        let given = self.given.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u64_pair(0, given + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_counted_from_one() {
        let ids = CountedIds::default();
        let first = ids.next().to_string();
        assert_eq!(first, "00000000-0000-0000-0000-000000000001");
        assert!(ids.next() > Uuid::from_u64_pair(0, 1));
    }
}
