//! Who gets what.

use std::sync::Arc;

use ai_core::assistant::{self, Assistant, Prompts};
use ai_core::model::Model;
use ai_core::model::mock::Mock;
use api::{
    AppState, Argon2Passwords, HttpSettings, Identity, IdentitySettings, Parts, PasswordCost,
    TokenSettings,
};
use axum::Router;
use domain::clock::SystemClock;
use domain::ids::SystemIds;
use domain::store::Store;
use persistence::{ConnectError, DatabaseAddress};
use secrecy::SecretString;
use tokio_util::task::TaskTracker;

use crate::config::{AssistantConfig, Config, Provider};

/// Named in every access token, so that one of another product with the same secret is refused.
const TOKEN_ISSUER: &str = "frontdesk";
const TOKEN_AUDIENCE: &str = "frontdesk";

/// The store behind an address, made and migrated if need be.
pub(crate) async fn store(address: &DatabaseAddress) -> Result<Store, ConnectError> {
    persistence::open(address, Arc::new(SystemClock), Arc::new(SystemIds)).await
}

/// The assistant, whose turns run among `tasks`.
pub(crate) fn assistant(
    config: &Config,
    store: Store,
    tasks: TaskTracker,
) -> anyhow::Result<Assistant> {
    Ok(Assistant::new(assistant::Parts {
        store,
        model: model(&config.assistant),
        prompts: Prompts::load(config.assistant.prompts_dir.as_deref())?,
        tasks,
        action_lifetime: config.action_ttl.try_into()?,
    }))
}

/// The API on its store.
pub(crate) fn router(
    config: &Config,
    store: Store,
    assistant: Assistant,
    secret: SecretString,
) -> anyhow::Result<Router> {
    let identity = Identity::new(IdentitySettings {
        tokens: TokenSettings {
            secret,
            issuer: TOKEN_ISSUER.to_owned(),
            audience: TOKEN_AUDIENCE.to_owned(),
            access_lifetime: config.identity.access_token_ttl.try_into()?,
        },
        refresh_lifetime: config.identity.refresh_token_ttl.try_into()?,
        password_cost: PasswordCost::default(),
    })?;
    let state = AppState::new(Parts {
        store,
        identity,
        assistant,
        http: HttpSettings {
            max_body_bytes: config.http.max_body_bytes,
            cors_origins: config.http.cors_origins.clone(),
            rate_limit: config.http.rate_limit,
        },
    });
    Ok(api::router(&state))
}

/// What hashes and checks passwords.
pub(crate) fn passwords() -> anyhow::Result<Argon2Passwords> {
    Ok(Argon2Passwords::new(PasswordCost::default())?)
}

/// Who thinks for the assistant.
fn model(config: &AssistantConfig) -> Arc<dyn Model> {
    match config.provider {
        Provider::Mock => Arc::new(Mock),
    }
}
