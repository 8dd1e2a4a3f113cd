use std::fmt;

use async_trait::async_trait;
use unicode_normalization::UnicodeNormalization as _;

/// A password as somebody typed it.
///
/// It is brought into Unicode's composed form (as RFC 8265 asks), because keyboards differ in how
/// they send `ế`, and otherwise taken as it is: spaces count. It never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Takes what was typed.
    pub fn new(typed: &str) -> Self {
        Self(typed.nfc().collect())
    }

    /// The text, for hashing.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// A password could neither be hashed nor checked.
#[derive(Debug, thiserror::Error)]
#[error("something went wrong on our side")]
pub struct PasswordsFailed(
    /// What happened.
    #[source]
    pub Box<dyn std::error::Error + Send + Sync>,
);

/// Hashes and checks passwords. This is slow by intent, so it is never done while a transaction
/// is open, and an implementation keeps it off the threads that serve others.
#[async_trait]
pub trait Passwords: Send + Sync {
    /// A salted hash to store, in PHC string format.
    async fn hash(&self, password: &Password) -> Result<String, PasswordsFailed>;

    /// Whether the password is the one behind the hash.
    ///
    /// Without a hash, because nobody has that name, the answer is no and takes as long: how long
    /// a sign-in takes must not tell who has an account.
    async fn verify(
        &self,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, PasswordsFailed>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_type_a_letter_are_one_password() {
        assert_eq!(Password::new("tiê\u{301}ng"), Password::new("tiếng"));
        assert_ne!(Password::new("tieng "), Password::new("tieng"));
    }

    #[test]
    fn a_password_does_not_show() {
        let shown = format!("{:?}", Password::new("correct horse"));
        assert_eq!(shown, "Password(..)");
    }
}
