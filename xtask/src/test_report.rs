//! What many test binaries said, in one sentence at the end.

use std::fmt;

/// The counts and the failures of a whole `cargo test`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct TestReport {
    passed: u64,
    failed: u64,
    ignored: u64,
    failures: Vec<String>,
}

impl TestReport {
    /// Takes note of one line of a test binary's output.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.passed += count(counts, "passed");
            self.failed += count(counts, "failed");
            self.ignored += count(counts, "ignored");
        } else if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            self.failures.push(name.to_owned());
        }
    }
}

/// The number before a word, as in `ok. 12 passed; 0 failed; 1 ignored`.
fn count(counts: &str, word: &str) -> u64 {
    counts
        .split(';')
        .filter_map(|part| part.trim().strip_suffix(word))
        .filter_map(|part| part.split_whitespace().last()?.parse::<u64>().ok())
        .sum()
}

impl fmt::Display for TestReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(formatter, "FAILED: {failure}")?;
        }
        write!(
            formatter,
            "{} tests passed, {} failed",
            self.passed, self.failed
        )?;
        if self.ignored > 0 {
            write!(formatter, ", {} ignored", self.ignored)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::TestReport;

    fn report(output: &str) -> String {
        let mut report = TestReport::default();
        output.lines().for_each(|line| report.read(line));
        report.to_string()
    }

    #[test]
    fn the_binaries_are_added_up() {
        let output = "running 2 tests\n\
            test tickets::a_closed_ticket_stays_closed ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: ok. 40 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 1.20s\n";
        assert_eq!(report(output), "42 tests passed, 0 failed, 1 ignored");
    }

    #[test]
    fn what_failed_is_named() {
        let output = "test bookings::two_overlap::postgres ... FAILED\n\
            test bookings::two_overlap::sqlite ... ok\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(
            report(output),
            "FAILED: bookings::two_overlap::postgres\n1 tests passed, 1 failed"
        );
    }
}
