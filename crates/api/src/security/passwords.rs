//! Password hashing: argon2id (RFC 9106), off the async threads.

use std::fmt;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use argon2::{Algorithm, Argon2, Params, Version};
use async_trait::async_trait;
use domain::identity::{Password, Passwords, PasswordsFailed};
use password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

/// How much work one password is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub iterations: u32,
    /// Lanes.
    pub parallelism: u32,
}

impl Default for PasswordCost {
    /// What OWASP recommends: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            iterations: 2,
            parallelism: 1,
        }
    }
}

/// Hashes passwords with argon2id, as many at once as there are processors, on threads where
/// nothing else waits.
pub struct Argon2Passwords {
    argon2: Argon2<'static>,
    /// The hash of no password, for names that nobody has.
    nobody: Arc<str>,
    turns: Arc<Semaphore>,
}

impl fmt::Debug for Argon2Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Argon2Passwords")
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> PasswordsFailed {
    PasswordsFailed(Box::new(error))
}

impl Argon2Passwords {
    /// With this cost for new passwords. Those hashed before keep the cost in their hash.
    ///
    /// # Errors
    ///
    /// If argon2 does not know such a cost, or the system has no randomness.
    pub fn new(cost: PasswordCost) -> Result<Self, PasswordsFailed> {
        let params = Params::new(cost.memory_kib, cost.iterations, cost.parallelism, None);
        let params = params.map_err(failed)?;
        let nobody = hash_of_nothing(&params).map_err(failed)?;
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Ok(Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            nobody: nobody.to_string().into(),
            turns: Arc::new(Semaphore::new(processors)),
        })
    }

    /// Runs `work` on a thread for such work when it is its turn. The turn ends with the work
    /// and not with the wait for it: a client that goes away cannot start more than its share.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordsFailed> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(failed)?;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        working.await.map_err(failed)
    }
}

/// A hash with random salt and output, which took no work: no password is known to match it, and
/// checking one takes as long as with any other hash.
fn hash_of_nothing(params: &Params) -> Result<PasswordHash, password_hash::Error> {
    let salt: [u8; 16] = password_hash::try_generate_salt()?;
    let halves: [[u8; 16]; 2] = [
        password_hash::try_generate_salt()?,
        password_hash::try_generate_salt()?,
    ];
    Ok(PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params)?,
        salt: Some(Salt::new(&salt)?),
        hash: Some(Output::new(halves.as_flattened())?),
    })
}

#[async_trait]
impl Passwords for Argon2Passwords {
    async fn hash(&self, password: &Password) -> Result<String, PasswordsFailed> {
        let (argon2, password) = (self.argon2.clone(), password.clone());
        let hashed = self.in_turn(move || argon2.hash_password(password.expose().as_bytes()));
        let hash = hashed.await?.map_err(failed)?;
        Ok(hash.to_string())
    }

    async fn verify(
        &self,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, PasswordsFailed> {
        let hash = PasswordHash::new(hash.unwrap_or(&self.nobody)).map_err(failed)?;
        let (argon2, password) = (self.argon2.clone(), password.clone());
        let checked =
            self.in_turn(move || argon2.verify_password(password.expose().as_bytes(), &hash));
        match checked.await? {
            Ok(()) => Ok(true),
            Err(password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(failed(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheap() -> Argon2Passwords {
        let cost = PasswordCost {
            memory_kib: 8,
            iterations: 1,
            parallelism: 1,
        };
        Argon2Passwords::new(cost).unwrap()
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let passwords = cheap();
        let right = Password::new("correct horse");
        let hash = passwords.hash(&right).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert_ne!(hash, passwords.hash(&right).await.unwrap(), "it is salted");
        assert!(passwords.verify(&right, Some(&hash)).await.unwrap());
        let wrong = Password::new("correct horse ");
        assert!(!passwords.verify(&wrong, Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_is_checked_at_the_cost_that_it_was_made_with() {
        let right = Password::new("correct horse");
        let hash = cheap().hash(&right).await.unwrap();
        let now = Argon2Passwords::new(PasswordCost::default()).unwrap();
        assert!(now.verify(&right, Some(&hash)).await.unwrap());
    }

    /// A name that nobody has costs what a wrong password costs: the same function on a hash
    /// with the same parameters and lengths.
    #[tokio::test]
    async fn nobodys_hash_is_as_much_work_as_anybodys() {
        let passwords = Argon2Passwords::new(PasswordCost::default()).unwrap();
        let nobody = PasswordHash::new(&passwords.nobody).unwrap();
        let somebody = passwords.hash(&Password::new("correct horse")).await;
        let somebody = PasswordHash::new(&somebody.unwrap()).unwrap();
        assert_eq!(nobody.algorithm, somebody.algorithm);
        assert_eq!(nobody.version, somebody.version);
        assert_eq!(nobody.params, somebody.params);
        let lengths = |hash: &PasswordHash| {
            let salt = hash.salt.as_ref().map(|salt| salt.len());
            (salt, hash.hash.as_ref().map(Output::len))
        };
        assert_eq!(lengths(&nobody), lengths(&somebody));
        let password = Password::new("correct horse");
        assert!(!passwords.verify(&password, None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_that_cannot_be_read_is_an_error_and_not_a_wrong_password() {
        let password = Password::new("correct horse");
        assert!(cheap().verify(&password, Some("plain text")).await.is_err());
    }
}
