use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

use crate::{postgres::Postgres, process, test_report::TestReport};

/// Runs every test, those that need a database on SQLite and on PostgreSQL.
#[derive(clap::Args)]
pub(crate) struct Test {
    /// Makes a throw-away PostgreSQL cluster even if a server is there.
    #[arg(long)]
    own_cluster: bool,
    /// Passed on to `cargo test`, such as `-p frontdesk-domain` or a part of a test's name.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl Test {
    pub(crate) fn run(self) -> Result<()> {
        let postgres = Postgres::choose(self.own_cluster)?;
        println!("test: SQLite, and {}", postgres.description());
        let start = Instant::now();

        let mut tests = process::cargo();
        tests.args(["test", "--no-fail-fast"]);
        if !names_a_package(&self.args) {
            tests.arg("--workspace");
        }
        tests.args(&self.args).stdout(Stdio::piped());
        postgres.announce_to(&mut tests);
        let mut running = tests.spawn().context("cannot start `cargo test`")?;

        let mut report = TestReport::default();
        if let Some(output) = running.stdout.take() {
            for line in BufReader::new(output).lines() {
                let line = line.context("cannot read what the tests say")?;
                println!("{line}");
                report.read(&line);
            }
        }
        let status = running.wait()?;
        let description = postgres.description();
        drop(postgres);

        println!("\n{report} in {} s", start.elapsed().as_secs());
        println!("databases: SQLite, and {description}");
        if !status.success() {
            bail!("`cargo test` ended with {status}");
        }
        Ok(())
    }
}

fn names_a_package(args: &[String]) -> bool {
    args.iter()
        .take_while(|arg| *arg != "--")
        .any(|arg| arg.starts_with("-p") || arg.starts_with("--package"))
}

#[cfg(test)]
mod tests {
    use super::names_a_package;

    fn names(args: &str) -> bool {
        names_a_package(&args.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn the_whole_workspace_is_tested_unless_a_package_is_named() {
        assert!(!names("a_closed_ticket"));
        assert!(!names("a_closed_ticket -- -p"));
        assert!(names("-p frontdesk-domain tickets"));
        assert!(names("--package=frontdesk"));
    }
}
