//! Access tokens: JSON Web Tokens (RFC 7519) signed with HMAC SHA-256.

use std::fmt;

use axum::http::StatusCode;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::problem::Problem;

/// Who signs, for whom, and for how long.
#[derive(Debug, Clone)]
pub struct TokenSettings {
    /// The signing key; at least 32 bytes in production.
    pub secret: SecretString,
    /// `iss`.
    pub issuer: String,
    /// `aud`.
    pub audience: String,
    /// How long an access token is good.
    pub access_lifetime: Duration,
}

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: Uuid,
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    jti: Uuid,
}

/// Makes and checks access tokens.
pub struct Tokens {
    settings: TokenSettings,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}

impl Tokens {
    /// With these settings.
    pub fn new(settings: TokenSettings) -> Self {
        let secret = settings.secret.expose_secret().as_bytes();
        // The algorithm is pinned: a token that names another one is refused.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[&settings.issuer]);
        validation.set_audience(&[&settings.audience]);
        validation.set_required_spec_claims(&["exp", "sub", "iss", "aud"]);
        // The expiry is checked against the clock that also made it.
        validation.validate_exp = false;
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
            validation,
            settings,
        }
    }

    /// How long an access token is good, in whole seconds.
    pub fn lifetime_seconds(&self) -> i64 {
        self.settings.access_lifetime.whole_seconds()
    }

    /// A token for this person.
    pub fn issue(
        &self,
        user_id: Uuid,
        token_id: Uuid,
        now: OffsetDateTime,
    ) -> Result<String, Problem> {
        let claims = Claims {
            sub: user_id,
            iss: self.settings.issuer.clone(),
            aud: self.settings.audience.clone(),
            iat: now.unix_timestamp(),
            exp: now.unix_timestamp().saturating_add(self.lifetime_seconds()),
            jti: token_id,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
            .map_err(|_| Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR))
    }

    /// Whose token this is, if it is one of ours and has not ended.
    pub fn verify(&self, token: &str, now: OffsetDateTime) -> Result<Uuid, Problem> {
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| invalid_token())?
            .claims;
        if claims.exp <= now.unix_timestamp() {
            return Err(invalid_token());
        }
        Ok(claims.sub)
    }
}

pub(crate) fn invalid_token() -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "invalid_token",
        "the access token is not valid or has ended",
    )
}
