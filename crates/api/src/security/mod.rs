//! Who somebody is: access tokens, refresh tokens and passwords.
//!
//! An access token is a signed statement that ends soon and is never stored. A refresh token is a
//! random secret, stored as a hash. Passwords are hashed by argon2id on threads of their own.
//! [`Identity`] holds all three.

pub(crate) mod bearer;
pub(crate) mod passwords;
pub(crate) mod refresh;
pub(crate) mod tokens;

use domain::identity::{NewSession, PasswordsFailed};
use secrecy::SecretString;
use time::Duration;

use passwords::{Argon2Passwords, PasswordCost};
use refresh::RefreshSecret;
use tokens::{TokenSettings, Tokens};

/// How people sign in and for how long.
#[derive(Debug, Clone)]
pub struct IdentitySettings {
    /// Who signs access tokens, for whom, and for how long.
    pub tokens: TokenSettings,
    /// How long somebody stays signed in without coming back.
    pub refresh_lifetime: Duration,
    /// How hard it is to guess a password.
    pub password_cost: PasswordCost,
}

impl IdentitySettings {
    /// Access tokens of `frontdesk` for 15 minutes, 30 days to come back, and the recommended
    /// cost for passwords.
    pub fn with_secret(secret: SecretString) -> Self {
        Self {
            tokens: TokenSettings {
                secret,
                issuer: "frontdesk".to_owned(),
                audience: "frontdesk".to_owned(),
                access_lifetime: Duration::minutes(15),
            },
            refresh_lifetime: Duration::days(30),
            password_cost: PasswordCost::default(),
        }
    }
}

/// What knows people from their tokens and passwords.
#[derive(Debug)]
pub struct Identity {
    /// Makes and checks access tokens.
    pub tokens: Tokens,
    /// Hashes and checks passwords.
    pub passwords: Argon2Passwords,
    refresh_lifetime: Duration,
}

impl Identity {
    /// With these settings.
    ///
    /// # Errors
    ///
    /// If argon2 does not know such a cost, or the system has no randomness.
    pub fn new(settings: IdentitySettings) -> Result<Self, PasswordsFailed> {
        Ok(Self {
            tokens: Tokens::new(settings.tokens),
            passwords: Argon2Passwords::new(settings.password_cost)?,
            refresh_lifetime: settings.refresh_lifetime,
        })
    }

    /// The session that a refresh token stands for.
    pub(crate) fn session(&self, secret: &RefreshSecret) -> NewSession {
        NewSession {
            token: secret.hash(),
            lifetime: self.refresh_lifetime,
        }
    }
}
