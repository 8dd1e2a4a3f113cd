//! `frontdesk openapi`: the description of the API, as it is served at `/openapi.json`.

use std::process::ExitCode;

use super::say;

pub(super) fn run() -> anyhow::Result<ExitCode> {
    say(api::openapi().to_pretty_json()?)?;
    Ok(ExitCode::SUCCESS)
}
