//! What the binary can be told to do, one file each.

mod admin;
mod check;
mod eval;
mod health;
mod knowledge;
mod migrate;
mod openapi;
mod seed;
mod serve;

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use anyhow::anyhow;
use domain::failure::Failure;

use crate::cli::{AdminCommand, Cli, Command, ConfigCommand, KnowledgeCommand};
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
        Command::Serve => serve::run(&config.for_serving()?).await,
        Command::Admin(AdminCommand::Create(new)) => admin::create(&config, &sources, new).await,
        Command::Knowledge(KnowledgeCommand::Import { folder }) => {
            knowledge::import(&config, &folder).await
        }
        Command::Seed => seed::run(&config).await,
        Command::Config(ConfigCommand::Check) => check::run(&config.for_serving()?),
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

/// An error together with what it says about single fields, in one line.
fn explained(error: impl Failure) -> anyhow::Error {
    let fields = error.fields();
    if fields.is_empty() {
        return error.into();
    }
    let complaints: Vec<_> = fields
        .iter()
        .map(|field| format!("{} {}", field.field, field.message))
        .collect();
    anyhow!(complaints.join(", "))
}
