//! A PostgreSQL cluster in a temporary folder, gone when xtask ends in whatever way.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    net::TcpListener,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, bail};

use crate::process;

const SCRIPT: &str = include_str!("cluster.sh");
/// Debian keeps the programs here, one folder per major version, and not in `PATH`.
const DEBIAN_FOLDER: &str = "/usr/lib/postgresql";

/// A running cluster. Its keeper, a shell script, stops and deletes it when its standard
/// input closes, which dropping this value does, and so does the end of this process.
pub(crate) struct Cluster {
    keeper: Child,
    folder: PathBuf,
    port: u16,
    password: String,
}

impl Cluster {
    pub(super) fn start(programs: &Path) -> Result<Self> {
        let port = free_port().context("no free port for PostgreSQL")?;
        let password = new_password().context("no randomness for a password")?;
        let mut keeper = as_ordinary_user(SCRIPT)?
            .env("CLUSTER_PROGRAMS", programs)
            .env("CLUSTER_PORT", port.to_string())
            .env("CLUSTER_PASSWORD", &password)
            .current_dir("/")
            // A group of its own, because Ctrl-C goes to the whole group of the terminal.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a shell for PostgreSQL")?;
        let mut folder = String::new();
        if let Some(output) = keeper.stdout.take() {
            BufReader::new(output).read_line(&mut folder)?;
        }
        if folder.is_empty() {
            let status = keeper.wait()?;
            bail!("the throw-away PostgreSQL cluster did not start ({status}), see above");
        }
        let folder = PathBuf::from(folder.trim_end());
        Ok(Self {
            keeper,
            folder,
            port,
            password,
        })
    }

    pub(super) fn url(&self) -> String {
        let Self { port, password, .. } = self;
        format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres")
    }

    pub(super) fn description(&self) -> String {
        let (folder, port) = (self.folder.display(), self.port);
        format!("a throw-away cluster ({folder}, port {port})")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!(
                "xtask: PostgreSQL in {} may still run: {error}",
                self.folder.display()
            );
        }
    }
}

/// The folder with `initdb` and `pg_ctl`: of `PATH`, else the newest that Debian installed.
pub(super) fn installed_programs() -> Option<PathBuf> {
    let in_path = process::find_program("initdb")
        .and_then(|initdb| initdb.canonicalize().ok())
        .and_then(|initdb| initdb.parent().map(Path::to_owned));
    in_path
        .into_iter()
        .chain(debian_programs(Path::new(DEBIAN_FOLDER)))
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}

fn debian_programs(versions: &Path) -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(versions)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().rev().map(|(_, folder)| folder).collect()
}

/// A shell that runs the script. PostgreSQL refuses to run as root, so root becomes
/// `postgres` or, where there is no such user, `nobody`.
fn as_ordinary_user(script: &str) -> Result<Command> {
    let is_root = id(&["-u"])? == "0";
    let mut command = if is_root {
        become_ordinary()?
    } else {
        Command::new("sh")
    };
    command.args(["-c", script]);
    Ok(command)
}

fn become_ordinary() -> Result<Command> {
    let has_postgres = id(&["-u", "postgres"]).is_ok();
    let user = if has_postgres { "postgres" } else { "nobody" };
    if process::find_program("setpriv").is_none() {
        let mut command = Command::new("su");
        command.args(["-s", "/bin/sh", user]);
        return Ok(command);
    }
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={user}"));
    command.arg(format!("--regid={}", id(&["-g", user])?));
    command.args(["--clear-groups", "--", "sh"]);
    Ok(command)
}

fn id(args: &[&str]) -> Result<String> {
    let mut command = Command::new("id");
    command.args(args);
    let output = command.output().context("cannot start `id`")?;
    if !output.status.success() {
        bail!("there is no such user: id {}", args.join(" "));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Other users of this machine can reach the port, so the superuser gets a password.
fn new_password() -> std::io::Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use std::{fs, net::TcpStream, path::PathBuf, process, thread, time::Duration, time::Instant};

    use super::{Cluster, debian_programs, installed_programs};
    use crate::process::find_program;

    fn is_gone(folder: &std::path::Path, port: u16) -> bool {
        !folder.exists() && TcpStream::connect(("127.0.0.1", port)).is_err()
    }

    #[test]
    fn a_cluster_serves_until_it_is_dropped() {
        let Some(programs) = installed_programs() else {
            println!("skipped: PostgreSQL is not installed");
            return;
        };
        let cluster = Cluster::start(&programs).unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        if let Some(psql) = find_program("psql") {
            let answer = process::Command::new(psql)
                .args(["--tuples-only", "--no-align", "--command", "SELECT 6 * 7"])
                .arg(cluster.url())
                .output()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&answer.stdout).trim(), "42");
        }
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(is_gone(&folder, port));
    }

    #[test]
    fn a_cluster_ends_even_if_nobody_drops_it() {
        let Some(programs) = installed_programs() else {
            println!("skipped: PostgreSQL is not installed");
            return;
        };
        let mut cluster = Cluster::start(&programs).unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        // All that a killed process does: its end of the pipe closes.
        drop(cluster.keeper.stdin.take());
        let deadline = Instant::now() + Duration::from_secs(20);
        while !is_gone(&folder, port) {
            assert!(
                Instant::now() < deadline,
                "the cluster in {folder:?} is still there"
            );
            thread::yield_now();
        }
    }

    #[test]
    fn the_newest_installed_version_comes_first() {
        let versions = std::env::temp_dir().join(format!("xtask-versions-{}", process::id()));
        for version in ["9", "15", "17", "notes"] {
            fs::create_dir_all(versions.join(version)).unwrap();
        }
        let found = debian_programs(&versions);
        fs::remove_dir_all(&versions).unwrap();
        let expected: Vec<PathBuf> = ["17", "15", "9"]
            .iter()
            .map(|version| versions.join(version).join("bin"))
            .collect();
        assert_eq!(found, expected);
    }
}
