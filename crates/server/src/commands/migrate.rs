//! `frontdesk migrate`: the database schema, up, down, or as it is.

use std::process::ExitCode;

use persistence::{DatabaseAddress, Pools};

use super::say;
use crate::cli::MigrateCommand;

pub(super) async fn run(
    database: &DatabaseAddress,
    command: MigrateCommand,
) -> anyhow::Result<ExitCode> {
    let pools = Pools::open(database).await?;
    let before = pools.migrations().await?;
    match command {
        MigrateCommand::Up => pools.migrate_up().await?,
        MigrateCommand::Down { steps } => pools.migrate_down(steps).await?,
        MigrateCommand::Status => {}
    }
    let after = pools.migrations().await?;
    if matches!(command, MigrateCommand::Status) {
        for (name, is_applied) in after {
            say(format_args!(
                "{}  {name}",
                if is_applied { "applied" } else { "pending" }
            ))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut changed: Vec<_> = before
        .iter()
        .zip(&after)
        .filter(|((_, was_applied), (_, is_applied))| was_applied != is_applied)
        .map(|(_, (name, is_applied))| {
            format!(
                "{} {name}",
                if *is_applied { "applied" } else { "reverted" }
            )
        })
        .collect();
    if matches!(command, MigrateCommand::Down { .. }) {
        changed.reverse();
    }
    if changed.is_empty() {
        changed.push("nothing to do".to_owned());
    }
    say(changed.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}
