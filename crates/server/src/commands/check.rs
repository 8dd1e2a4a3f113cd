//! `frontdesk config check`: what the server would run with, and why.

use std::process::ExitCode;

use super::say;
use crate::config::Config;

pub(super) fn run(config: &Config) -> anyhow::Result<ExitCode> {
    say(config.report().to_string().trim_end())?;
    Ok(ExitCode::SUCCESS)
}
