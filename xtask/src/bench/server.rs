//! The server under measurement.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use super::http::Client;
use crate::process;

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Server {
    child: Child,
    pub(super) port: u16,
    /// From the start of the process to the first answer.
    pub(super) first_answer: Duration,
}

impl Server {
    pub(super) fn start(database: &str, folder: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let target = std::env::var_os("CARGO_TARGET_DIR");
        let target = target.map_or_else(|| process::root().join("target"), Into::into);
        let start = Instant::now();
        let child = Command::new(target.join("release/frontdesk"))
            .arg("serve")
            .current_dir(folder)
            .env("DATABASE_URL", database)
            .env("PORT", port.to_string())
            .env("DATA_DIR", folder)
            .env("RATE_LIMIT", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("server.log"))?)
            .spawn()
            .context("cannot start the server")?;
        let mut server = Self {
            child,
            port,
            first_answer: Duration::ZERO,
        };
        let client = Client { port };
        while !client.is_ok("/health") {
            if let Some(status) = server.child.try_wait()? {
                let log = fs::read_to_string(folder.join("server.log"))?;
                bail!("the server ended with {status}:\n{log}");
            }
            if start.elapsed() > PATIENCE {
                bail!("the server does not answer");
            }
            thread::sleep(Duration::from_millis(1));
        }
        server.first_answer = start.elapsed();
        Ok(server)
    }

    /// The memory that it occupies now.
    pub(super) fn memory_kilobytes(&self) -> Result<u64> {
        let status = self.proc("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.context("/proc does not tell the memory")
    }

    /// The processor time that it has used, of the kernel for it included.
    pub(super) fn cpu(&self) -> Result<Duration> {
        let ticks = cpu_ticks(&self.proc("stat")?).context("/proc does not tell the time")?;
        let per_second = process::output(Command::new("getconf").arg("CLK_TCK"))?;
        let per_second: u64 = per_second.trim().parse().context("no number of ticks")?;
        Ok(Duration::from_millis(ticks * 1000 / per_second))
    }

    fn proc(&self, name: &str) -> Result<String> {
        let path = format!("/proc/{}/{name}", self.child.id());
        fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has nothing that anybody needs, so it may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// User and system time in `/proc/.../stat`: fields 14 and 15, counted behind the name in
/// brackets, which is field 2 and may hold spaces.
fn cpu_ticks(stat: &str) -> Option<u64> {
    let (_, behind_name) = stat.rsplit_once(')')?;
    let mut fields = behind_name.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::cpu_ticks;

    #[test]
    fn user_and_system_time_are_added() {
        let stat = "4242 (front (desk)) S 1 4242 4242 0 -1 4194560 9 0 0 0 120 45 0 0 20 0 5 0 1";
        assert_eq!(cpu_ticks(stat), Some(165));
        assert_eq!(cpu_ticks("4242 (frontdesk) S 1"), None);
    }
}
