use std::ops::Deref;
use std::sync::Arc;

use domain::store::Store;

use crate::security::tokens::Tokens;

/// What every handler can reach.
#[derive(Debug)]
pub struct Parts {
    /// The data.
    pub store: Store,
    /// Makes and checks access tokens.
    pub tokens: Tokens,
    /// The largest request body that is read, in bytes.
    pub max_body_bytes: usize,
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
