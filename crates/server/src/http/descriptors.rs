//! How many file descriptors there are for connections.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Kept for the database, which opens more of its files when it is busy, for the log and for
/// calls to a model: connections must never take the last one.
const RESERVED: u64 = 256;

/// The least that is tried, however little the operating system grants.
const LEAST: usize = 16;

/// As many connections as wished, or as the operating system's limit allows. The soft limit is
/// raised to the hard one, since many systems start programs with a soft limit of 1024 only for
/// the sake of those that use `select`.
pub(super) fn connections(wished: usize) -> usize {
    let limit = raise(getrlimit(Resource::Nofile));
    within(wished, limit.current)
}

fn raise(limit: Rlimit) -> Rlimit {
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => raised,
        Err(_) => limit,
    }
}

fn within(wished: usize, descriptors: Option<u64>) -> usize {
    let free = descriptors.map_or(u64::MAX, |all| all.saturating_sub(RESERVED));
    wished
        .min(usize::try_from(free).unwrap_or(usize::MAX))
        .max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_descriptors_to_the_database() {
        assert_eq!(within(10_000, Some(1024)), 768);
        assert_eq!(within(10_000, Some(1_048_576)), 10_000);
        assert_eq!(within(10_000, None), 10_000);
        assert_eq!(within(10_000, Some(64)), LEAST);
    }
}
