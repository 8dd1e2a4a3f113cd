//! The administrator that the operator wants to find after the first start.

use secrecy::SecretString;

use super::error::ConfigError;
use super::reader::Reader;
use super::settings::{BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD};

/// The administrator to make at the first start.
#[derive(Debug)]
pub(crate) struct BootstrapAdmin {
    /// The address to sign in with.
    pub(crate) email: String,
    /// The password to sign in with.
    pub(crate) password: SecretString,
}

impl BootstrapAdmin {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Option<Self>, ConfigError> {
        let email = reader.read_optional(&BOOTSTRAP_ADMIN_EMAIL, email)?;
        let password = reader.read_optional(&BOOTSTRAP_ADMIN_PASSWORD, password)?;
        let missing = match (email, password) {
            (None, None) => return Ok(None),
            (Some(email), Some(password)) => return Ok(Some(Self { email, password })),
            (Some(_), None) => &BOOTSTRAP_ADMIN_PASSWORD,
            (None, Some(_)) => &BOOTSTRAP_ADMIN_EMAIL,
        };
        Err(ConfigError::Missing {
            name: missing.name(),
            expected: missing.expected.to_owned(),
        })
    }
}

/// Roughly an address; the use case that makes the account has the last word.
fn email(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let is_plausible = !local.is_empty()
        && !domain.is_empty()
        && !domain.contains('@')
        && !text.contains(char::is_whitespace);
    is_plausible.then(|| text.to_owned())
}

fn password(text: &str) -> Option<SecretString> {
    (8..=128)
        .contains(&text.chars().count())
        .then(|| SecretString::from(text))
}
