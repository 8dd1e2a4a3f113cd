//! `frontdesk admin create`: an administrator, made by whoever runs the server.

use std::io::{BufRead as _, IsTerminal as _, stdin};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use domain::identity::{self, Registration};
use secrecy::{ExposeSecret as _, SecretString};

use super::{explained, say};
use crate::cli::NewAdmin;
use crate::config::{Config, Sources};
use crate::wiring;

/// The variable that may hold the password of the new administrator.
const PASSWORD_VARIABLE: &str = "ADMIN_PASSWORD";

pub(super) async fn create(
    config: &Config,
    sources: &Sources,
    new: NewAdmin,
) -> anyhow::Result<ExitCode> {
    let password = password(sources, new.password_stdin)?;
    let mut wanted = Registration::of_email(&new.email, password.expose_secret());
    if let Some(full_name) = new.full_name {
        wanted.full_name = full_name;
    }
    let store = wiring::store(&config.database).await?;
    let admin = identity::create_admin(&store, &wiring::passwords()?, wanted)
        .await
        .map_err(explained)?;
    say(format_args!(
        "made the administrator {} ({})",
        admin.email, admin.user_id
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// The password from wherever the operator gives it; never from the command line, which
/// everybody on the machine can read.
fn password(sources: &Sources, from_stdin: bool) -> anyhow::Result<SecretString> {
    if from_stdin {
        return piped();
    }
    if let Some(password) = sources.one_off_secret(PASSWORD_VARIABLE) {
        return Ok(password);
    }
    if stdin().is_terminal() {
        typed()
    } else {
        piped()
    }
}

fn piped() -> anyhow::Result<SecretString> {
    let mut line = String::new();
    stdin()
        .lock()
        .read_line(&mut line)
        .context("cannot read the password")?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("there is no password: give it on the standard input or in {PASSWORD_VARIABLE}");
    }
    Ok(password.into())
}

/// Asks twice, since nothing is shown.
fn typed() -> anyhow::Result<SecretString> {
    let password = rpassword::prompt_password("Password: ")?;
    if rpassword::prompt_password("Again: ")? != password {
        bail!("the two passwords differ");
    }
    Ok(password.into())
}
