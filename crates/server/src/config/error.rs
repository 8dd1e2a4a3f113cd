//! Why the configuration is refused.

use std::path::PathBuf;

use super::settings::{Setting, Visibility};
use super::sources::Found;

/// One line for the operator: which variable, what it looks like, what is expected.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// A value that cannot be used.
    #[error("{name} ({origin}) is {shape}; expected {expected}")]
    Value {
        /// The variable as it was spelled.
        name: &'static str,
        /// Where the value came from.
        origin: String,
        /// What the value looks like; of a secret only its length.
        shape: String,
        /// What would be accepted.
        expected: String,
    },
    /// A value that is needed and not there.
    #[error("{name} is not set; expected {expected}")]
    Missing {
        /// The variable.
        name: &'static str,
        /// What would be accepted, and why it is needed.
        expected: String,
    },
    /// The `.env` file has a line that is no assignment.
    #[error("{} is not understood at line {line}; expected NAME=value on every line, with quotes around a value that has spaces", path.display())]
    EnvFileLine {
        /// The file.
        path: PathBuf,
        /// Counted from one.
        line: usize,
    },
    /// The `.env` file cannot be read.
    #[error("{} cannot be read", path.display())]
    EnvFile {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
}

impl ConfigError {
    /// The value that was found for `setting` is not what it expects.
    pub(super) fn unexpected(setting: &Setting, found: &Found) -> Self {
        Self::because(setting, found, setting.expected)
    }

    /// The value that was found is refused for a reason of its own.
    pub(super) fn because(setting: &Setting, found: &Found, expected: impl Into<String>) -> Self {
        Self::Value {
            name: found.name,
            origin: found.origin.to_string(),
            shape: shape(setting, &found.value),
            expected: expected.into(),
        }
    }
}

/// What may be shown of a wrong value: all of a short plain one, only the length of any other,
/// since a key that was pasted into the wrong line is still a key.
fn shape(setting: &Setting, value: &str) -> String {
    const SHOWN_CHARACTERS: usize = 32;
    let characters = value.chars().count();
    match setting.visibility {
        Visibility::Plain if characters <= SHOWN_CHARACTERS => format!("{value:?}"),
        Visibility::Plain => format!("a text of {characters} characters"),
        Visibility::Secret => format!("a secret of {} bytes", value.len()),
        Visibility::Address => match value.split_once("://") {
            Some((scheme, _))
                if scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '+') =>
            {
                format!("an address that begins with {scheme}://")
            }
            _ => format!("a text of {characters} characters"),
        },
    }
}
