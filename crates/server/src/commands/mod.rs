//! What the binary can be told to do, one file each.

mod check;
mod eval;
mod health;
mod migrate;
mod openapi;
mod serve;

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use crate::cli::{Cli, Command, ConfigCommand};
use crate::config::{Config, Sources};

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let command = cli.command.unwrap_or(Command::Serve);
    if matches!(command, Command::Openapi) {
        return openapi::run();
    }
    let sources = Sources::of_process(cli.settings.0, cli.env_file.as_deref())?;
    let config = Config::load(&sources)?;
    match command {
        Command::Serve => serve::run(&config).await,
        Command::Config(ConfigCommand::Check) => check::run(&config),
        Command::Migrate(command) => migrate::run(&config.database, command).await,
        Command::Openapi => openapi::run(),
        Command::Eval { world, dialogs } => eval::run(&config, &world, &dialogs).await,
        Command::Health => health::run(&config.http).await,
    }
}

/// Prints a command's result.
fn say(text: impl Display) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(())
}
