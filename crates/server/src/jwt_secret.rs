//! The signing secret that the server makes for itself at its first start.
//!
//! It is written beside the database with mode 0600. Processes that start at the same time agree
//! on one: the file is made under another name and linked to its own, which fails for all but the
//! first, and the others read what that one wrote.

use std::fmt::Write as _;
use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use secrecy::{ExposeSecret as _, SecretString};

use crate::config::JwtSecretSource;

const LEAST_BYTES: usize = 32;
const OWNER_ONLY: u32 = 0o600;

/// The secret that the operator gave, else the one in the file, which is made if need be.
pub(crate) fn obtain(source: &JwtSecretSource) -> anyhow::Result<SecretString> {
    match source {
        JwtSecretSource::Given(secret) => {
            if secret.expose_secret().len() < LEAST_BYTES {
                tracing::warn!("JWT_SECRET is shorter than {LEAST_BYTES} bytes and can be guessed");
            }
            Ok(secret.clone())
        }
        JwtSecretSource::File(path) => load_or_make(path).with_context(|| {
            format!(
                "cannot keep a signing secret in {}; set JWT_SECRET instead",
                path.display()
            )
        }),
    }
}

fn load_or_make(path: &Path) -> anyhow::Result<SecretString> {
    if let Some(secret) = load(path)? {
        return Ok(secret);
    }
    make(path)?;
    load(path)?.context("it vanished right after it was made")
}

fn load(path: &Path) -> anyhow::Result<Option<SecretString>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let secret = text.trim();
    if secret.len() < LEAST_BYTES {
        bail!(
            "it holds {} bytes instead of at least {LEAST_BYTES}; remove it to get a new one, \
             which signs everybody out",
            secret.len()
        );
    }
    warn_if_readable_by_others(path)?;
    Ok(Some(secret.into()))
}

fn warn_if_readable_by_others(path: &Path) -> io::Result<()> {
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 != 0 {
        tracing::warn!(path = %path.display(), "others may read the signing secret; chmod 600 it");
    }
    Ok(())
}

/// Makes the file unless another process was faster.
fn make(path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let draft = Draft::write(path, &random_text()?)?;
    match std::fs::hard_link(&draft.path, path) {
        Ok(()) => tracing::info!(path = %path.display(), "made a signing secret"),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    drop(draft);
    // A folder that cannot be synced (some network file systems) is no reason not to start.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// A complete file under a name of its own, removed when dropped.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn write(beside: &Path, text: &str) -> anyhow::Result<Self> {
        let mut name = beside.as_os_str().to_owned();
        name.push(format!(".{:016x}.new", getrandom::u64()?));
        let draft = Self { path: name.into() };
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(OWNER_ONLY)
            .open(&draft.path)?;
        // The mode above is subject to the umask only in the strict direction; this makes a
        // strange umask such as 0777 harmless too.
        file.set_permissions(Permissions::from_mode(OWNER_ONLY))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// 32 random bytes as 64 hexadecimal digits and a line end.
fn random_text() -> anyhow::Result<String> {
    let mut text = String::with_capacity(65);
    for _ in 0..4 {
        write!(text, "{:016x}", getrandom::u64()?)?;
    }
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    fn mode_of(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_first_start_makes_a_secret_that_later_starts_find() {
        let folder = tempfile::tempdir().unwrap();
        let source = JwtSecretSource::File(folder.path().join("data/jwt_secret"));
        let first = obtain(&source).unwrap();
        assert_eq!(first.expose_secret().len(), 64);
        assert_eq!(
            obtain(&source).unwrap().expose_secret(),
            first.expose_secret()
        );
        assert_eq!(mode_of(&folder.path().join("data/jwt_secret")), 0o600);
        assert_eq!(mode_of(&folder.path().join("data")), 0o700);
    }

    #[test]
    fn many_starts_at_once_agree_and_leave_no_drafts() {
        const STARTS: usize = 16;
        let folder = tempfile::tempdir().unwrap();
        let source = JwtSecretSource::File(folder.path().join("jwt_secret"));
        let barrier = Barrier::new(STARTS);
        let secrets: Vec<String> = std::thread::scope(|scope| {
            let start = || {
                barrier.wait();
                obtain(&source).unwrap().expose_secret().to_owned()
            };
            let threads: Vec<_> = (0..STARTS).map(|_| scope.spawn(start)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert!(secrets.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_truncated_file_is_refused_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jwt_secret");
        std::fs::write(&path, "abc").unwrap();
        let error = obtain(&JwtSecretSource::File(path.clone())).unwrap_err();
        assert!(
            format!("{error:#}").contains("it holds 3 bytes"),
            "{error:#}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "abc");
    }

    #[test]
    fn a_given_secret_writes_no_file() {
        let source = JwtSecretSource::Given("a given secret of more than 32 bytes".into());
        assert_eq!(
            obtain(&source).unwrap().expose_secret(),
            "a given secret of more than 32 bytes"
        );
    }
}
