//! Where the secret that signs access tokens comes from.

use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::error::ConfigError;
use super::reader::Reader;
use super::settings::JWT_SECRET;
use super::sources::Found;
use super::values::DeploymentKind;

/// The secret in `.env.example`, which everybody knows.
pub(crate) const EXAMPLE_SECRET: &str = "replace-me-with-the-output-of-openssl-rand-hex-32";

const LEAST_BYTES: usize = 32;

/// Where the signing secret comes from.
#[derive(Debug)]
pub(crate) enum JwtSecretSource {
    /// The operator gave it.
    Given(SecretString),
    /// It is in this file, made at the first start.
    File(PathBuf),
}

impl JwtSecretSource {
    /// The source, and why it does not do for serving in this deployment, if it does not.
    pub(super) fn read(
        reader: &mut Reader<'_>,
        deployment: DeploymentKind,
        folder: &Path,
    ) -> Result<(Self, Option<ConfigError>), ConfigError> {
        let given = reader.find(&JWT_SECRET)?;
        let refusal = match deployment {
            DeploymentKind::Development => None,
            DeploymentKind::Production => check_for_production(given.as_ref()).err(),
        };
        if let Some(found) = given {
            return Ok((Self::Given(found.value.into()), refusal));
        }
        let path = folder.join("jwt_secret");
        reader.show(&JWT_SECRET, format!("kept in {}", path.display()));
        Ok((Self::File(path), refusal))
    }
}

fn check_for_production(given: Option<&Found>) -> Result<(), ConfigError> {
    let because = |found, expected: &str| {
        Err(ConfigError::because(
            &JWT_SECRET,
            found,
            format!("{expected} when APP_ENV=production"),
        ))
    };
    match given {
        None => Err(ConfigError::Missing {
            name: JWT_SECRET.name(),
            expected: format!("{} when APP_ENV=production", JWT_SECRET.expected),
        }),
        Some(found) if found.value == EXAMPLE_SECRET => because(
            found,
            "a secret of your own instead of the one in .env.example",
        ),
        Some(found) if found.value.len() < LEAST_BYTES => because(found, JWT_SECRET.expected),
        Some(_) => Ok(()),
    }
}
