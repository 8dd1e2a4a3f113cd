//! Every chore of the project, one file per command: `cargo xtask help`.
//!
//! It depends on next to nothing, so that it compiles in seconds, and it starts the
//! programs that the chores are about: cargo, the server, PostgreSQL.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user on the terminal"
)]

mod bench;
mod ci;
mod coverage;
mod migrate;
mod new_migration;
mod openapi;
mod postgres;
mod process;
mod seed;
mod start;
mod test;
mod test_report;
mod tidy;

use std::process::ExitCode;

use clap::Parser as _;

/// Every chore of the project.
#[derive(clap::Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    Start(start::Start),
    Test(test::Test),
    Coverage(coverage::Coverage),
    Bench(bench::Bench),
    Ci(ci::Ci),
    Tidy(tidy::Tidy),
    Openapi(openapi::OpenApi),
    Migrate(migrate::Migrate),
    NewMigration(new_migration::NewMigration),
    Seed(seed::Seed),
}

fn main() -> ExitCode {
    let done = match Chore::parse() {
        Chore::Start(start) => start.run(),
        Chore::Test(test) => test.run(),
        Chore::Coverage(coverage) => coverage.run(),
        Chore::Bench(bench) => bench.run(),
        Chore::Ci(ci) => ci.run(),
        Chore::Tidy(tidy) => tidy.run(),
        Chore::Openapi(openapi) => openapi.run(),
        Chore::Migrate(migrate) => migrate.run(),
        Chore::NewMigration(new) => new.run(),
        Chore::Seed(seed) => seed.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
