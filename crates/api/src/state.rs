use std::ops::Deref;
use std::sync::Arc;

use ai_core::model::ModelInfo;
use domain::store::Store;

use crate::security::tokens::Tokens;

/// What every handler can reach.
#[derive(Debug)]
pub struct Parts {
    /// The data.
    pub store: Store,
    /// Makes and checks access tokens.
    pub tokens: Tokens,
    /// Who thinks for the assistant, as `/health` shows it.
    pub model: ModelInfo,
    /// How the server deals with requests.
    pub http: HttpSettings,
}

/// How the server deals with requests, whatever they are about.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    /// The largest request body that is read, in bytes.
    pub max_body_bytes: usize,
    /// The pages of which other origins may use the API from a browser, such as
    /// `http://localhost:3000`.
    pub cors_origins: Vec<String>,
    /// Whether somebody who asks too often is refused.
    pub rate_limit: bool,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            max_body_bytes: 1024 * 1024,
            cors_origins: vec!["http://localhost:3000".to_owned()],
            rate_limit: true,
        }
    }
}

/// The [`Parts`], cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Parts>);

impl AppState {
    /// Shares the parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
