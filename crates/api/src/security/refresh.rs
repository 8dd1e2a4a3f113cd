//! Refresh tokens: random secrets of 256 bits, of which only the hash is stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::identity::TokenHash;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::problem::Problem;

/// A refresh token as its holder has it.
///
/// One round of SHA-256 is enough to store it: unlike a password, 256 random bits cannot be
/// guessed.
#[derive(Debug)]
pub(crate) struct RefreshSecret(SecretString);

impl RefreshSecret {
    /// A new one.
    pub(crate) fn random() -> Result<Self, Problem> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| {
            tracing::error!(%error, "the system has no randomness");
            Problem::internal()
        })?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes).into()))
    }

    /// One that a client presents.
    pub(crate) fn presented(token: String) -> Self {
        Self(token.into())
    }

    /// What is stored of it.
    pub(crate) fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.expose()).into())
    }

    /// The token, for its holder.
    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike_and_each_is_known_by_its_hash() {
        let (one, other) = (RefreshSecret::random(), RefreshSecret::random());
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!(one.expose().len(), 43);
        assert_ne!(one.hash(), other.hash());
        let again = RefreshSecret::presented(one.expose().to_owned());
        assert_eq!(again.hash(), one.hash());
        assert!(!format!("{one:?}").contains(one.expose()));
    }
}
