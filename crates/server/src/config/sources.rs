//! Where values come from: flags, the environment, the `.env` file.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::error::ConfigError;
use super::settings::Setting;

/// Everything that was said about the configuration, not yet understood.
#[derive(Default)]
pub(crate) struct Sources {
    flags: HashMap<&'static str, String>,
    environment: HashMap<String, String>,
    env_file: HashMap<String, String>,
}

/// A value and where it comes from.
#[derive(Clone)]
pub(super) struct Found {
    /// The variable as it was spelled there.
    pub(super) name: &'static str,
    /// The value, trimmed.
    pub(super) value: String,
    /// Where.
    pub(super) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A command-line flag.
    Flag,
    /// The process's environment.
    Environment,
    /// The `.env` file.
    EnvFile,
    /// Nobody said anything.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::EnvFile => ".env",
            Self::Default => "default",
        })
    }
}

impl Sources {
    /// The process's own: its flags, its environment, and the `.env` file of its working folder
    /// or the one that was named.
    pub(crate) fn of_process(
        flags: impl IntoIterator<Item = (&'static str, String)>,
        env_file: Option<&Path>,
    ) -> Result<Self, ConfigError> {
        Ok(Self::default()
            .with_flags(flags)
            .with_environment(std::env::vars_os())
            .with_env_file(&match env_file {
                Some(path) => read_env_file(path)?,
                None => read_default_env_file()?,
            }))
    }

    /// Adds command-line flags, each under the first name of its setting.
    pub(crate) fn with_flags(
        mut self,
        flags: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        self.flags.extend(flags);
        self
    }

    /// Adds environment variables. What is not Unicode keeps its
    /// replacement characters, which no setting accepts.
    pub(crate) fn with_environment(
        mut self,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Self {
        for (name, value) in variables {
            if let Ok(name) = name.into_string() {
                self.environment
                    .insert(name, value.to_string_lossy().into_owned());
            }
        }
        self
    }

    /// Adds what a `.env` file says.
    pub(crate) fn with_env_file(mut self, assignments: &[(String, String)]) -> Self {
        self.env_file.extend(assignments.iter().cloned());
        self
    }

    /// A secret that is no part of the server's configuration, such as the password of a new
    /// administrator.
    pub(crate) fn one_off_secret(&self, name: &str) -> Option<SecretString> {
        [&self.environment, &self.env_file]
            .into_iter()
            .find_map(|source| source.get(name))
            .filter(|value| !value.is_empty())
            .map(|value| SecretString::from(value.as_str()))
    }

    /// What is said about a setting in the first place that mentions it. An empty text there
    /// hides the later places and means the default.
    pub(super) fn find(&self, setting: &Setting) -> Option<Found> {
        let main_name = setting.name();
        if let Some(value) = self.flags.get(main_name) {
            return said(main_name, value, Origin::Flag);
        }
        for (origin, source) in [
            (Origin::Environment, &self.environment),
            (Origin::EnvFile, &self.env_file),
        ] {
            let mut mentions = setting
                .names
                .iter()
                .filter_map(|name| source.get(*name).map(|v| (*name, v)));
            let Some(first) = mentions.next() else {
                continue;
            };
            return std::iter::once(first)
                .chain(mentions)
                .find_map(|(name, value)| said(name, value, origin));
        }
        None
    }
}

fn said(name: &'static str, value: &str, origin: Origin) -> Option<Found> {
    let value = value.trim();
    (!value.is_empty()).then(|| Found {
        name,
        value: value.to_owned(),
        origin,
    })
}

fn read_default_env_file() -> Result<Vec<(String, String)>, ConfigError> {
    let path = PathBuf::from(".env");
    match read_env_file(&path) {
        Err(ConfigError::EnvFile { source, .. })
            if source.kind() == std::io::ErrorKind::NotFound =>
        {
            Ok(Vec::new())
        }
        other => other,
    }
}

/// The assignments of a file, the last one of a name last.
pub(super) fn read_env_file(path: &Path) -> Result<Vec<(String, String)>, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::EnvFile {
        path: path.to_owned(),
        source,
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut assignments = Vec::new();
    for item in dotenvy::from_read_iter(text.as_bytes()) {
        match item {
            Ok(assignment) => assignments.push(assignment),
            Err(dotenvy::Error::LineParse(line, _)) => {
                return Err(ConfigError::EnvFileLine {
                    path: path.to_owned(),
                    line: line_number(text, &line),
                });
            }
            Err(dotenvy::Error::Io(source)) => {
                return Err(ConfigError::EnvFile {
                    path: path.to_owned(),
                    source,
                });
            }
            Err(_) => {
                return Err(ConfigError::EnvFileLine {
                    path: path.to_owned(),
                    line: 1,
                });
            }
        }
    }
    Ok(assignments)
}

fn line_number(text: &str, line: &str) -> usize {
    let first = line.lines().next().unwrap_or_default();
    text.lines()
        .position(|candidate| candidate == first)
        .map_or(1, |index| index + 1)
}
