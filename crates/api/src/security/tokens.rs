//! Access tokens: JSON Web Tokens (RFC 7519) signed with HMAC SHA-256.

use std::fmt;

use axum::http::StatusCode;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::problem::Problem;

/// How much the clocks of two instances may differ.
const LEEWAY_SECONDS: i64 = 5;

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
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(
            |error| {
                tracing::error!(%error, "an access token could not be signed");
                Problem::internal()
            },
        )
    }

    /// Whose token this is, if it is one of ours and has not ended.
    pub fn verify(&self, token: &str, now: OffsetDateTime) -> Result<Uuid, Problem> {
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| invalid_token())?
            .claims;
        if claims.exp.saturating_add(LEEWAY_SECONDS) <= now.unix_timestamp() {
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

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::{Value, json};
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);
    const SECRET: &str = "a secret of at least 32 bytes, for tests";
    const USER: Uuid = Uuid::from_u128(7);

    fn tokens(secret: &str) -> Tokens {
        Tokens::new(TokenSettings {
            secret: secret.into(),
            issuer: "desk".to_owned(),
            audience: "desk users".to_owned(),
            access_lifetime: Duration::minutes(15),
        })
    }

    fn claims() -> Value {
        json!({"sub": USER, "iss": "desk", "aud": "desk users", "jti": Uuid::nil(),
            "iat": NOW.unix_timestamp(), "exp": NOW.unix_timestamp() + 60})
    }

    fn signed(algorithm: Algorithm, claims: &Value) -> String {
        let key = EncodingKey::from_secret(SECRET.as_bytes());
        jsonwebtoken::encode(&Header::new(algorithm), claims, &key).unwrap()
    }

    #[test]
    fn a_token_is_good_for_its_time_and_little_longer() {
        let tokens = tokens(SECRET);
        let token = tokens.issue(USER, Uuid::nil(), NOW).unwrap();
        assert_eq!(tokens.verify(&token, NOW).unwrap(), USER);
        let end = NOW + Duration::minutes(15);
        assert!(tokens.verify(&token, end + Duration::seconds(4)).is_ok());
        let refused = tokens.verify(&token, end + Duration::seconds(5));
        assert_eq!(refused.unwrap_err().status(), StatusCode::UNAUTHORIZED);
    }

    #[test]
    fn a_token_signed_with_another_secret_is_refused() {
        let token = tokens("another secret of at least 32 bytes");
        let token = token.issue(USER, Uuid::nil(), NOW).unwrap();
        assert!(tokens(SECRET).verify(&token, NOW).is_err());
    }

    #[test]
    fn only_one_algorithm_is_taken() {
        let taken = tokens(SECRET).verify(&signed(Algorithm::HS256, &claims()), NOW);
        assert_eq!(taken.unwrap(), USER);
        for other in [Algorithm::HS384, Algorithm::HS512] {
            assert!(
                tokens(SECRET)
                    .verify(&signed(other, &claims()), NOW)
                    .is_err()
            );
        }
        // {"alg":"none","typ":"JWT"} and the claims of a good token.
        let good = signed(Algorithm::HS256, &claims());
        let payload = good.split('.').nth(1).unwrap();
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.");
        assert!(tokens(SECRET).verify(&unsigned, NOW).is_err());
    }

    #[rstest]
    #[case("sub", json!("ann"))]
    #[case("sub", Value::Null)]
    #[case("iss", json!("somebody else"))]
    #[case("iss", Value::Null)]
    #[case("aud", json!("others"))]
    #[case("aud", Value::Null)]
    #[case("exp", json!("tomorrow"))]
    #[case("exp", Value::Null)]
    fn a_token_with_another_claim_is_refused(#[case] claim: &str, #[case] value: Value) {
        let mut claims = claims();
        let members = claims.as_object_mut().unwrap();
        if value.is_null() {
            members.remove(claim);
        } else {
            members.insert(claim.to_owned(), value);
        }
        let token = signed(Algorithm::HS256, &claims);
        assert!(tokens(SECRET).verify(&token, NOW).is_err());
    }
}
