//! Which PostgreSQL the tests use: a given one, the one of this machine, or a
//! throw-away cluster made from the installed programs.

mod cluster;
mod trust;

use std::process::Command;

use anyhow::{Result, bail};

use self::cluster::Cluster;
use crate::process;

/// The variable through which the tests learn where PostgreSQL is.
const VARIABLE: &str = "TEST_POSTGRES_URL";
const LOCAL_ADDRESS: &str = "127.0.0.1:5432";

/// The PostgreSQL that the tests use. A throw-away cluster ends with this value.
pub(crate) enum Postgres {
    Given,
    Local,
    ThrowAway(Cluster),
    Absent,
}

impl Postgres {
    /// Takes the first that there is. In continuous integration there has to be one.
    pub(crate) fn choose(own_cluster: bool) -> Result<Self> {
        let chosen = Self::first_available(own_cluster)?;
        if matches!(chosen, Self::Absent) && process::in_ci() {
            bail!("CI=true and {chosen}", chosen = chosen.description());
        }
        Ok(chosen)
    }

    fn first_available(own_cluster: bool) -> Result<Self> {
        if !own_cluster && process::variable(VARIABLE).is_some() {
            return Ok(Self::Given);
        }
        if !own_cluster && trust::lets_postgres_in(LOCAL_ADDRESS) {
            return Ok(Self::Local);
        }
        Self::throw_away()
    }

    /// A cluster of one's own, if the programs for it are installed.
    pub(crate) fn throw_away() -> Result<Self> {
        match cluster::installed_programs() {
            Some(programs) => Ok(Self::ThrowAway(Cluster::start(&programs)?)),
            None => Ok(Self::Absent),
        }
    }

    /// Where it is, unless the environment says so already.
    pub(crate) fn url(&self) -> Option<String> {
        match self {
            Self::Given | Self::Absent => None,
            Self::Local => Some(format!("postgres://postgres@{LOCAL_ADDRESS}/postgres")),
            Self::ThrowAway(cluster) => Some(cluster.url()),
        }
    }

    /// Tells the tests that this command runs where it is.
    pub(crate) fn announce_to(&self, tests: &mut Command) {
        tests.envs(self.url().map(|url| (VARIABLE, url)));
    }

    /// One line for the user.
    pub(crate) fn description(&self) -> String {
        match self {
            Self::Given => format!("PostgreSQL as {VARIABLE} says"),
            Self::Local => format!("PostgreSQL on {LOCAL_ADDRESS}"),
            Self::ThrowAway(cluster) => format!("PostgreSQL in {}", cluster.description()),
            Self::Absent => format!(
                "PostgreSQL is skipped: no {VARIABLE}, no server on {LOCAL_ADDRESS} that lets \
                 `postgres` in, and no initdb and pg_ctl to make one"
            ),
        }
    }
}
