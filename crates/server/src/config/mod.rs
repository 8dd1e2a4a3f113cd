//! What can be configured, where a value may come from, and what it must look like.
//!
//! A value comes from a command-line flag, else the environment, else the `.env` file, else the
//! default; an empty value means the default. A wrong value is a [`ConfigError`]: one line that
//! names the variable and says what is expected, and never shows a secret. Start at
//! [`settings::ALL`], the table of every variable.

mod assistant;
mod bootstrap;
mod database;
mod error;
mod jwt;
mod reader;
mod report;
pub(crate) mod settings;
mod sources;
#[cfg(test)]
mod tests;
mod values;

use std::path::{Path, PathBuf};
use std::time::Duration;

use persistence::DatabaseAddress;
use tracing_subscriber::EnvFilter;

pub(crate) use assistant::{AssistantConfig, Provider};
pub(crate) use bootstrap::BootstrapAdmin;
pub(crate) use error::ConfigError;
pub(crate) use jwt::JwtSecretSource;
pub(crate) use sources::Sources;
pub(crate) use values::{DeploymentKind, LogFormat};

use reader::Reader;
use report::Report;

/// The effective configuration.
#[derive(Debug)]
pub(crate) struct Config {
    /// Development or production.
    pub(crate) deployment: DeploymentKind,
    /// How requests come in and what they may cost.
    pub(crate) http: HttpConfig,
    /// Where the tickets are.
    pub(crate) database: DatabaseAddress,
    /// What signs access tokens, and how long people stay signed in.
    pub(crate) identity: IdentityConfig,
    /// How long a proposed action waits for the customer's word.
    pub(crate) action_ttl: Duration,
    /// The administrator to make at the first start.
    pub(crate) bootstrap_admin: Option<BootstrapAdmin>,
    /// The model behind the assistant, and its prompts.
    pub(crate) assistant: AssistantConfig,
    /// What is logged and how.
    pub(crate) log: LogConfig,
    report: Report,
    refusal: Option<ConfigError>,
}

/// How requests come in and what they may cost.
#[derive(Debug)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "checked before what reads it is there")
)]
pub(crate) struct HttpConfig {
    /// The address or name to listen on.
    pub(crate) host: String,
    /// The port to listen on; 0 lets the operating system choose one.
    pub(crate) port: u16,
    /// The largest request body that is read.
    pub(crate) max_body_bytes: usize,
    /// Whether callers are slowed down when they ask too often.
    pub(crate) rate_limit: bool,
    /// Whether the compatibility contracts are served beside `/api/v1`.
    pub(crate) compat: bool,
    /// The web origins whose pages may call the API.
    pub(crate) cors_origins: Vec<String>,
}

/// What signs access tokens, and how long people stay signed in.
#[derive(Debug)]
pub(crate) struct IdentityConfig {
    /// Where the signing secret comes from.
    pub(crate) jwt_secret: JwtSecretSource,
    /// How long an access token is good for.
    pub(crate) access_token_ttl: Duration,
    /// How long a refresh token is good for.
    pub(crate) refresh_token_ttl: Duration,
}

/// What is logged and how.
#[derive(Debug)]
pub(crate) struct LogConfig {
    /// Text for people or JSON for machines.
    pub(crate) format: LogFormat,
    /// Which events are logged.
    pub(crate) filter: EnvFilter,
}

impl Config {
    /// Reads and checks every value.
    pub(crate) fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(sources);
        let deployment = reader.read(&settings::APP_ENV, DeploymentKind::parse)?;
        let data_dir = PathBuf::from(reader.read(&settings::DATA_DIR, values::text)?);
        let database = database::read(&mut reader, &data_dir)?;
        let (identity, refusal) = IdentityConfig::read(
            &mut reader,
            deployment,
            &database::folder(&database, &data_dir),
        )?;
        Ok(Self {
            deployment,
            http: HttpConfig::read(&mut reader, deployment)?,
            database,
            identity,
            action_ttl: reader.read(&settings::ACTION_TTL_SECONDS, values::whole_seconds)?,
            bootstrap_admin: BootstrapAdmin::read(&mut reader)?,
            assistant: AssistantConfig::read(&mut reader)?,
            log: LogConfig {
                format: reader.read(&settings::LOG_FORMAT, LogFormat::parse)?,
                filter: reader.read(&settings::LOG_LEVEL, values::log_filter)?,
            },
            report: reader.into_report(),
            refusal,
        })
    }

    /// The configuration, if it does for serving. Other commands sign nothing and so do without a
    /// secret in production.
    pub(crate) fn for_serving(self) -> Result<Self, ConfigError> {
        match self.refusal {
            Some(refusal) => Err(refusal),
            None => Ok(self),
        }
    }

    /// Every variable with its effective value and where that comes from, secrets masked.
    pub(crate) fn report(&self) -> &Report {
        &self.report
    }
}

impl HttpConfig {
    fn read(reader: &mut Reader<'_>, deployment: DeploymentKind) -> Result<Self, ConfigError> {
        Ok(Self {
            host: reader.read(&settings::HOST, values::host)?,
            port: reader.read(&settings::PORT, values::number)?,
            max_body_bytes: reader.read(&settings::MAX_BODY_BYTES, values::body_size)?,
            rate_limit: reader.read(&settings::RATE_LIMIT, values::switch)?,
            compat: reader.read(&settings::COMPAT, values::switch)?,
            cors_origins: Self::read_cors_origins(reader, deployment)?,
        })
    }

    fn read_cors_origins(
        reader: &mut Reader<'_>,
        deployment: DeploymentKind,
    ) -> Result<Vec<String>, ConfigError> {
        if let Some(origins) = reader.read_optional(&settings::CORS_ORIGINS, values::origins)? {
            return Ok(origins);
        }
        let origins = match deployment {
            DeploymentKind::Development => vec!["http://localhost:3000".to_owned()],
            DeploymentKind::Production => Vec::new(),
        };
        let shown = if origins.is_empty() {
            "none".to_owned()
        } else {
            origins.join(",")
        };
        reader.show(&settings::CORS_ORIGINS, shown);
        Ok(origins)
    }
}

impl IdentityConfig {
    fn read(
        reader: &mut Reader<'_>,
        deployment: DeploymentKind,
        folder: &Path,
    ) -> Result<(Self, Option<ConfigError>), ConfigError> {
        let (jwt_secret, refusal) = JwtSecretSource::read(reader, deployment, folder)?;
        let config = Self {
            jwt_secret,
            access_token_ttl: reader
                .read(&settings::ACCESS_TOKEN_TTL_SECONDS, values::whole_seconds)?,
            refresh_token_ttl: reader
                .read(&settings::REFRESH_TOKEN_TTL_SECONDS, values::whole_seconds)?,
        };
        Ok((config, refusal))
    }
}
