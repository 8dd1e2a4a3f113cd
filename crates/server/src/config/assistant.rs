//! The model behind the assistant.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use super::error::ConfigError;
use super::reader::Reader;
use super::settings::{
    self, AI_FALLBACKS, AI_PROVIDER, GROQ_API_KEY, OPENAI_API_KEY, PROMPTS_DIR, Setting,
};
use super::values;

/// A backend that this version has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provider {
    /// The deterministic one that needs no key.
    Mock,
}

impl Provider {
    fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "mock" => Some(Self::Mock),
            _ => None,
        }
    }
}

/// The model behind the assistant, and its prompts.
#[derive(Debug)]
#[expect(dead_code, reason = "checked before what reads it is there")]
pub(crate) struct AssistantConfig {
    /// Who thinks.
    pub(crate) provider: Provider,
    /// Who is asked when the first one fails, in this order.
    pub(crate) fallbacks: Vec<Provider>,
    /// Where the provider's API is, if not at its usual place.
    pub(crate) base_url: Option<String>,
    /// The provider's name of the model, if one was chosen.
    pub(crate) model: Option<String>,
    /// The model to use with groq, if none was chosen.
    pub(crate) groq_model: String,
    /// The key of groq.
    pub(crate) groq_api_key: Option<SecretString>,
    /// The key of openai.
    pub(crate) openai_api_key: Option<SecretString>,
    /// How freely words are chosen.
    pub(crate) temperature: f32,
    /// The longest answer.
    pub(crate) max_tokens: u32,
    /// How long to wait for a connection.
    pub(crate) connect_timeout: Duration,
    /// How long to wait for the first token.
    pub(crate) first_token_timeout: Duration,
    /// How long to wait for each next token.
    pub(crate) idle_timeout: Duration,
    /// How often a failed call is tried again.
    pub(crate) retries: u32,
    /// Templates that replace the built-in ones.
    pub(crate) prompts_dir: Option<PathBuf>,
}

impl AssistantConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let groq_api_key = reader.read_optional(&GROQ_API_KEY, api_key)?;
        let openai_api_key = reader.read_optional(&OPENAI_API_KEY, api_key)?;
        let provider = read_provider(reader, groq_api_key.is_some(), openai_api_key.is_some())?;
        Ok(Self {
            provider,
            fallbacks: reader
                .read_optional(&AI_FALLBACKS, providers)?
                .unwrap_or_default(),
            base_url: read_base_url(reader)?,
            model: reader.read_optional(&settings::AI_MODEL, values::text)?,
            groq_model: reader.read(&settings::GROQ_MODEL, values::text)?,
            groq_api_key,
            openai_api_key,
            temperature: reader.read(&settings::AI_TEMPERATURE, values::number_within(0.0, 2.0))?,
            max_tokens: reader.read(
                &settings::AI_MAX_TOKENS,
                values::number_within(1, 1_000_000),
            )?,
            connect_timeout: reader
                .read(&settings::AI_CONNECT_TIMEOUT, values::fractional_seconds)?,
            first_token_timeout: reader.read(
                &settings::AI_FIRST_TOKEN_TIMEOUT,
                values::fractional_seconds,
            )?,
            idle_timeout: reader.read(&settings::AI_IDLE_TIMEOUT, values::fractional_seconds)?,
            retries: reader.read(&settings::AI_RETRIES, values::number_within(0, 10))?,
            prompts_dir: reader.read_optional(&PROMPTS_DIR, folder)?,
        })
    }
}

/// Who thinks. A key means that its provider is wanted: answering with the mock instead would
/// pretend, so a provider that this version lacks is refused, however it was chosen.
fn read_provider(
    reader: &mut Reader<'_>,
    has_groq_key: bool,
    has_openai_key: bool,
) -> Result<Provider, ConfigError> {
    if let Some(provider) = reader.read_optional(&AI_PROVIDER, Provider::parse)? {
        return Ok(provider);
    }
    let (chosen, key): (&str, Option<&Setting>) = match (has_groq_key, has_openai_key) {
        (true, _) => ("groq", Some(&GROQ_API_KEY)),
        (false, true) => ("openai", Some(&OPENAI_API_KEY)),
        (false, false) => ("mock", None),
    };
    reader.show(&AI_PROVIDER, chosen.to_owned());
    Provider::parse(chosen).ok_or_else(|| ConfigError::Missing {
        name: AI_PROVIDER.name(),
        expected: format!(
            "{}, since {} asks for {chosen}, which this version cannot talk to",
            AI_PROVIDER.expected,
            key.map(Setting::name).unwrap_or_default(),
        ),
    })
}

fn read_base_url(reader: &mut Reader<'_>) -> Result<Option<String>, ConfigError> {
    let address = reader.read_optional(&settings::AI_BASE_URL, values::web_address)?;
    if let Some(address) = &address {
        reader.show(&settings::AI_BASE_URL, address.clone());
    }
    Ok(address)
}

fn providers(text: &str) -> Option<Vec<Provider>> {
    text.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(Provider::parse)
        .collect()
}

fn api_key(text: &str) -> Option<SecretString> {
    (!text.contains(char::is_whitespace)).then(|| SecretString::from(text))
}

fn folder(text: &str) -> Option<PathBuf> {
    Some(PathBuf::from(text)).filter(|path| path.is_dir())
}
