//! Which database, in all the spellings that people use.

use std::path::{Path, PathBuf};

use persistence::DatabaseAddress;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::error::ConfigError;
use super::reader::Reader;
use super::settings::{
    DATABASE_URL, POSTGRES_DB, POSTGRES_PASSWORD, POSTGRES_PORT, POSTGRES_SERVER, POSTGRES_USER,
};
use super::values;

/// Where the tickets are.
pub(super) fn read(
    reader: &mut Reader<'_>,
    data_dir: &Path,
) -> Result<DatabaseAddress, ConfigError> {
    let server = PostgresServer::read(reader)?;
    let address = match (reader.find(&DATABASE_URL)?, server) {
        (Some(found), _) => parse(&found.value)
            .map_err(|expected| ConfigError::because(&DATABASE_URL, &found, expected))?,
        (None, Some(server)) => DatabaseAddress::Postgres(server.address()?),
        (None, None) => DatabaseAddress::Sqlite(data_dir.join("frontdesk.db")),
    };
    reader.show(&DATABASE_URL, address.to_string());
    Ok(address)
}

/// The folder that belongs to a database: beside its file, else the data folder.
pub(super) fn folder(address: &DatabaseAddress, data_dir: &Path) -> PathBuf {
    match address.folder() {
        Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => data_dir.to_owned(),
    }
}

/// Understands an address or a bare path. The error says what is expected instead.
fn parse(text: &str) -> Result<DatabaseAddress, String> {
    let Some((scheme, rest)) = text.split_once(':').filter(|(s, _)| is_scheme(s)) else {
        return sqlite_file(text);
    };
    let scheme = scheme.to_ascii_lowercase();
    // SQLAlchemy names the driver behind a plus: postgresql+asyncpg, sqlite+aiosqlite.
    match scheme.split('+').next().unwrap_or_default() {
        "sqlite" => sqlite_address(rest),
        "postgres" | "postgresql" => postgres_address(rest),
        _ => Err(DATABASE_URL.expected.to_owned()),
    }
}

/// A single letter is a drive of Windows, not a scheme.
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
}

/// What follows `sqlite:`. Three slashes are relative to the working directory, four absolute.
fn sqlite_address(rest: &str) -> Result<DatabaseAddress, String> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !matches!(query, "" | "mode=rwc" | "mode=rw") {
        return Err("an SQLite address without options behind a question mark".to_owned());
    }
    let path = match path.strip_prefix("//") {
        Some(after) => after.strip_prefix('/').unwrap_or(after),
        None => path,
    };
    sqlite_file(path)
}

fn sqlite_file(path: &str) -> Result<DatabaseAddress, String> {
    if path.contains(":memory:") {
        return Err("a file, since a database in memory would lose everything at a restart".into());
    }
    if path.is_empty() || path.ends_with('/') || Path::new(path).is_dir() {
        return Err("the path of a file, not of a folder".to_owned());
    }
    Ok(DatabaseAddress::Sqlite(PathBuf::from(path)))
}

/// What follows `postgres:`.
fn postgres_address(rest: &str) -> Result<DatabaseAddress, String> {
    let expected = "postgres://user:password@host:port/database, with special characters of the \
                    password percent-encoded";
    let address = format!("postgres:{rest}");
    let url = Url::parse(&address).map_err(|_| expected.to_owned())?;
    let names_host = url.host_str().is_some_and(|host| !host.is_empty())
        || url.query_pairs().any(|(name, _)| name == "host");
    if rest.starts_with("//") && names_host {
        Ok(DatabaseAddress::Postgres(address))
    } else {
        Err(expected.to_owned())
    }
}

/// A PostgreSQL server that is described by several variables.
struct PostgresServer {
    host: String,
    port: u16,
    user: String,
    password: Option<SecretString>,
    database: String,
}

impl PostgresServer {
    fn read(reader: &mut Reader<'_>) -> Result<Option<Self>, ConfigError> {
        let server = reader.read_optional(&POSTGRES_SERVER, server_and_port)?;
        let port = reader.read(&POSTGRES_PORT, values::number_within(1, u16::MAX))?;
        let user = reader.read(&POSTGRES_USER, values::text)?;
        let password =
            reader.read_optional(&POSTGRES_PASSWORD, |text| Some(SecretString::from(text)))?;
        let database = reader.read_optional(&POSTGRES_DB, values::text)?;
        let Some((host, own_port)) = server else {
            return if reader.is_set(&DATABASE_URL) {
                Ok(None)
            } else {
                refuse_orphans(reader)
            };
        };
        Ok(Some(Self {
            host,
            port: own_port.unwrap_or(port),
            database: database.unwrap_or_else(|| user.clone()),
            user,
            password,
        }))
    }

    fn address(&self) -> Result<String, ConfigError> {
        self.url(self.password.as_ref().map(ExposeSecret::expose_secret))
            .ok_or_else(|| ConfigError::Missing {
                name: POSTGRES_SERVER.name(),
                expected: POSTGRES_SERVER.expected.to_owned(),
            })
    }

    /// The parts as one address, each escaped as it needs. A host that is a folder is that of a
    /// local socket.
    fn url(&self, password: Option<&str>) -> Option<String> {
        let is_socket = self.host.starts_with('/');
        let mut url = Url::parse("postgres://localhost").ok()?;
        if is_socket {
            url.query_pairs_mut().append_pair("host", &self.host);
        } else {
            url.set_host(Some(&self.host)).ok()?;
        }
        url.set_port(Some(self.port)).ok()?;
        url.set_username(&self.user).ok()?;
        url.set_password(password).ok()?;
        url.path_segments_mut().ok()?.push(&self.database);
        Some(url.into())
    }
}

/// Falling back to SQLite although somebody described a PostgreSQL server would put customers'
/// tickets into a file that nobody asked for.
fn refuse_orphans(reader: &Reader<'_>) -> Result<Option<PostgresServer>, ConfigError> {
    let orphan = [&POSTGRES_DB, &POSTGRES_USER, &POSTGRES_PASSWORD]
        .into_iter()
        .find(|setting| reader.is_set(setting));
    match orphan {
        None => Ok(None),
        Some(orphan) => Err(ConfigError::Missing {
            name: POSTGRES_SERVER.name(),
            expected: format!(
                "{}, since {} is set",
                POSTGRES_SERVER.expected,
                orphan.name()
            ),
        }),
    }
}

/// A host with or without `:port`, or the folder of a local socket.
fn server_and_port(text: &str) -> Option<(String, Option<u16>)> {
    if text.starts_with('/') {
        return Some((text.to_owned(), None));
    }
    if let Some(address) = text.strip_prefix('[') {
        let (address, port) = address.split_once(']')?;
        let address = values::host(address)?;
        let port = match port.strip_prefix(':') {
            Some(port) => Some(values::number(port)?),
            None if port.is_empty() => None,
            None => return None,
        };
        return Some((format!("[{address}]"), port));
    }
    match text.split_once(':') {
        Some((host, port)) if !port.contains(':') => {
            Some((values::host(host)?, Some(values::number(port)?)))
        }
        Some(_) => Some((format!("[{}]", values::host(text)?), None)),
        None => Some((values::host(text)?, None)),
    }
}
