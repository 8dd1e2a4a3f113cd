//! The binary: configuration, wiring, command line, start and stop. No rules of the desk.

mod background;
mod cli;
mod commands;
mod config;
mod http;
mod jwt_secret;
mod shutdown;
mod telemetry;
mod wiring;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser as _;
use tokio::runtime::Runtime;

use cli::Cli;
use config::ConfigError;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    run(Cli::parse()).unwrap_or_else(|error| {
        // Nobody is left to tell if this fails.
        let _ = writeln!(std::io::stderr(), "error: {error:#}");
        match error.downcast_ref::<ConfigError>() {
            Some(_) => WRONG_USAGE.into(),
            None => FAILED.into(),
        }
    })
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(commands::run(cli));
    // What blocks a thread by now, such as a password being hashed, is not worth waiting for.
    runtime.shutdown_timeout(Duration::from_millis(200));
    outcome
}
