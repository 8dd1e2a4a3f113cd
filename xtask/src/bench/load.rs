//! Load by wrk on one route, and what came of it.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Context as _, Result, bail};

use super::server::Server;
use crate::process;

pub(super) struct Load<'a> {
    pub(super) address: String,
    pub(super) token: &'a str,
    /// What is posted, if it is not a `GET`.
    pub(super) body: Option<&'a str>,
    pub(super) seconds: u32,
    pub(super) connections: u32,
}

pub(super) const HEADING: &str =
    "route     requests/s       p99    server CPU seconds per 1,000 requests";

/// What wrk saw, and what it cost the server.
pub(super) struct Outcome {
    requests: u64,
    per_second: String,
    p99: String,
    cpu: Duration,
}

impl Load<'_> {
    pub(super) fn put_on(&self, server: &Server, folder: &Path) -> Result<Outcome> {
        let script = folder.join("load.lua");
        fs::write(&script, self.script()).context("cannot write wrk's script")?;
        let before = server.cpu()?;
        let mut wrk = Command::new("wrk");
        wrk.args(["--threads", "1", "--latency", "--script"])
            .arg(script);
        wrk.args(["--connections", &self.connections.to_string()]);
        wrk.args(["--duration", &self.seconds.to_string(), &self.address]);
        let report = process::output(&mut wrk)?;
        let cpu = server.cpu()?.saturating_sub(before);
        Outcome::read(&report, cpu)
    }

    fn script(&self) -> String {
        let authorization = format!(
            "wrk.headers[\"Authorization\"] = \"Bearer {}\"\n",
            self.token
        );
        let post = |body: &str| {
            format!(
                "wrk.method = \"POST\"\nwrk.body = [[{body}]]\n\
                 wrk.headers[\"Content-Type\"] = \"application/json\"\n"
            )
        };
        authorization + &self.body.map(post).unwrap_or_default()
    }
}

impl Outcome {
    fn read(report: &str, cpu: Duration) -> Result<Self> {
        let complaint = |line: &&str| line.contains("Non-2xx") || line.contains("Socket errors");
        if let Some(complaint) = report.lines().find(complaint) {
            bail!("not every request was answered well: {}", complaint.trim());
        }
        let words = || report.lines().map(str::split_whitespace);
        let behind =
            |label| words().find_map(|mut it| (it.next() == Some(label)).then(|| it.next())?);
        let requests = report
            .lines()
            .find_map(|line| line.split_once(" requests in "));
        let requests = requests.and_then(|(number, _)| number.trim().parse().ok());
        Ok(Self {
            requests: requests.context("wrk does not tell the number of requests")?,
            per_second: behind("Requests/sec:").unwrap_or("?").to_owned(),
            p99: behind("99%").unwrap_or("?").to_owned(),
            cpu,
        })
    }

    pub(super) fn row(&self, name: &str) -> String {
        let Self {
            per_second, p99, ..
        } = self;
        format!(
            "{name:<8} {per_second:>11} {p99:>9}    {}",
            self.cpu_per_thousand()
        )
    }

    /// Seconds with three decimals.
    fn cpu_per_thousand(&self) -> String {
        let microseconds = self.cpu.as_micros() * 1000 / u128::from(self.requests.max(1));
        let milliseconds = (microseconds + 500) / 1000;
        format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Outcome;

    const REPORT: &str = "Running 10s test @ http://127.0.0.1:8000/api/v1/tickets\n  \
        1 threads and 32 connections\n  Latency Distribution\n     50%    2.10ms\n     \
        99%    8.90ms\n  50000 requests in 10.00s, 90.00MB read\nRequests/sec:   5000.10\n\
        Transfer/sec:      9.00MB\n";

    #[test]
    fn the_cost_is_the_servers_time_by_the_requests() {
        let outcome = Outcome::read(REPORT, Duration::from_millis(6525)).unwrap();
        assert_eq!(
            outcome.row("list 20"),
            "list 20      5000.10    8.90ms    0.131"
        );
    }

    #[test]
    fn a_load_with_failures_is_no_measurement() {
        let report = format!("{REPORT}  Non-2xx or 3xx responses: 7\n");
        let refused = Outcome::read(&report, Duration::from_secs(1))
            .err()
            .unwrap();
        assert!(
            refused.to_string().ends_with("Non-2xx or 3xx responses: 7"),
            "{refused}"
        );
    }
}
