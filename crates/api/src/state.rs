use std::ops::Deref;
use std::sync::Arc;

use ai_core::assistant::Assistant;
use domain::store::Store;

use crate::limits::Limits;
use crate::security::Identity;

/// What every handler can reach.
#[derive(Debug)]
pub struct Parts {
    /// The data.
    pub store: Store,
    /// Knows people from their tokens and passwords.
    pub identity: Identity,
    /// Answers customers.
    pub assistant: Assistant,
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

/// The [`Parts`] and what the API remembers between requests, cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    parts: Parts,
    limits: Limits,
}

impl AppState {
    /// Shares the parts.
    pub fn new(parts: Parts) -> Self {
        let limits = Limits::new(parts.http.rate_limit);
        Self(Arc::new(Shared { parts, limits }))
    }

    /// How often something was asked.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}
