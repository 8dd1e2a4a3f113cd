use std::sync::Mutex;

use async_trait::async_trait;
use domain::identity::{Password, Passwords, PasswordsFailed};

/// Hashes passwords at no cost and notes what it was asked to check.
#[derive(Debug, Default)]
pub struct PlainPasswords {
    checked: Mutex<Vec<Option<String>>>,
}

impl PlainPasswords {
    /// The hashes against which passwords were checked, `None` for a name that nobody has.
    pub fn checked(&self) -> Vec<Option<String>> {
        self.checked
            .lock()
            .expect("nobody panics with this lock")
            .clone()
    }
}

fn hashed(password: &Password) -> String {
    format!("hash of {}", password.expose())
}

#[async_trait]
impl Passwords for PlainPasswords {
    async fn hash(&self, password: &Password) -> Result<String, PasswordsFailed> {
        Ok(hashed(password))
    }

    async fn verify(
        &self,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, PasswordsFailed> {
        self.checked
            .lock()
            .expect("nobody panics with this lock")
            .push(hash.map(str::to_owned));
        Ok(hash == Some(&hashed(password)))
    }
}
