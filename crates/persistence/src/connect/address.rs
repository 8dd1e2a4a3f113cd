use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseAddress {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// The URL of a PostgreSQL database, which may hold a password.
    Postgres(String),
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address is of no kind that is understood.
    #[error(
        "expected sqlite:///relative/file.db, sqlite:////absolute/file.db, a path or postgres://user@host/database"
    )]
    Address,
    /// The folder of the database file cannot be made.
    #[error("cannot make the folder {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The database does not open.
    #[error("cannot open the database")]
    Open(#[from] sqlx::Error),
    /// A migration failed; nothing of it was kept.
    #[error("cannot bring the database schema up to date")]
    Migrate(#[from] sea_orm::DbErr),
}

impl FromStr for DatabaseAddress {
    type Err = ConnectError;

    /// `sqlite:///file.db` is relative to the working directory, four slashes are absolute; a
    /// bare path is a file of SQLite.
    fn from_str(address: &str) -> Result<Self, ConnectError> {
        if ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
        {
            return Ok(Self::Postgres(address.to_owned()));
        }
        let path = address
            .strip_prefix("sqlite:///")
            .or_else(|| address.strip_prefix("sqlite://"))
            .or_else(|| address.strip_prefix("sqlite:"))
            .unwrap_or(address);
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        if path.is_empty() || path.contains("://") || path.ends_with('/') || path == ":memory:" {
            return Err(ConnectError::Address);
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

impl DatabaseAddress {
    /// The folder of the database file, if it is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => path.parent(),
            Self::Postgres(_) => None,
        }
    }

    /// The address without its password, and without options, which may hold one too.
    fn masked(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:///{}", path.display()),
            Self::Postgres(url) => {
                let url = url.split_once('?').map_or(url.as_str(), |(url, _)| url);
                let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
                let masked = rest.rsplit_once('@').map(|(login, host)| {
                    let user = login.split_once(':').map_or(login, |(user, _)| user);
                    format!("{scheme}://{user}:***@{host}")
                });
                masked.unwrap_or_else(|| url.to_owned())
            }
        }
    }
}

impl fmt::Display for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(address: &str) -> String {
        address
            .parse::<DatabaseAddress>()
            .map_or_else(|_| "refused".to_owned(), |address| format!("{address:?}"))
    }

    #[test]
    fn addresses_in_all_their_spellings() {
        assert_eq!(shown("sqlite:///chatbot.db"), "sqlite:///chatbot.db");
        assert_eq!(shown("sqlite:////var/lib/f.db"), "sqlite:////var/lib/f.db");
        assert_eq!(shown("chatbot.db"), "sqlite:///chatbot.db");
        assert_eq!(shown("sqlite:data/f.db?mode=rwc"), "sqlite:///data/f.db");
        assert_eq!(shown("mysql://x/y"), "refused");
        assert_eq!(shown(""), "refused");
    }

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(
            shown("postgres://ann:s3cr3t@db:5432/desk"),
            "postgres://ann:***@db:5432/desk"
        );
        assert_eq!(shown("postgres://db/desk"), "postgres://db/desk");
        assert_eq!(
            shown("postgres://db/desk?password=s3cr3t"),
            "postgres://db/desk"
        );
    }
}
