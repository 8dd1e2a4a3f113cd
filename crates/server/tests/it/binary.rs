//! Starts the binary in a folder of its own, with the environment that the test gives and no
//! other.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use test_support::TestDatabase;

/// Longer than anything here should take, on the slowest machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// The binary and where it runs.
pub(crate) struct Binary {
    folder: Arc<TempDir>,
    environment: Vec<(String, String)>,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A server that runs until it is stopped or dropped.
pub(crate) struct Running {
    child: Child,
    log: Option<JoinHandle<String>>,
    /// Stays as long as the server runs.
    _folder: Arc<TempDir>,
    pub(crate) address: SocketAddr,
}

impl Binary {
    /// In a new folder, listening on a free port.
    pub(crate) fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Self {
            folder,
            environment: Vec::new(),
        }
        .with("PORT", "0")
    }

    /// In a new folder, on the database of a test.
    pub(crate) fn on(db: &TestDatabase) -> Self {
        Self::new().with("DATABASE_URL", &db.url())
    }

    /// With one more variable in its environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a file in its folder.
    pub(crate) fn with_file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.path(name), text).unwrap();
        self
    }

    /// A path in its folder.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = self.program(env!("CARGO_BIN_EXE_frontdesk"));
        command.args(line.split_whitespace());
        command
    }

    /// A program in this folder and environment.
    fn program(&self, path: &str) -> Command {
        let mut command = Command::new(path);
        command
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            // What the started binary does counts in the coverage, too.
            .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, line: &str) -> Outcome {
        self.run_with_input(line, "")
    }

    /// Runs a command to its end, with a text on its standard input.
    pub(crate) fn run_with_input(&self, line: &str, input: &str) -> Outcome {
        let mut child = self.command(line).stdin(Stdio::piped()).spawn().unwrap();
        // A command that does not read its input may have ended by now.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Outcome {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Starts a server and waits until it listens.
    pub(crate) fn start(&self) -> Running {
        Running::start(self.command("serve"), &self.folder)
    }

    /// Starts a server to which the operating system gives only so many file descriptors.
    pub(crate) fn start_with_descriptors(&self, most: u32) -> Running {
        let mut shell = self.program("/bin/sh");
        let script = format!("ulimit -n {most} && exec \"$0\" serve");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_frontdesk")]);
        Running::start(shell, &self.folder)
    }
}

/// The address in the line that says that the server listens.
fn listening_address(line: &str) -> Option<SocketAddr> {
    let (_, after) = line.split_once("listening on http://")?;
    after.split([' ', '"']).next()?.parse().ok()
}

/// Reads a log to its end, so that the server never waits for its reader.
fn rest(mut head: String, mut log: BufReader<ChildStderr>) -> String {
    let mut tail = Vec::new();
    log.read_to_end(&mut tail).unwrap();
    head.push_str(&String::from_utf8_lossy(&tail));
    head
}

impl Running {
    fn start(mut command: Command, folder: &Arc<TempDir>) -> Self {
        let mut child = command.spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut head = String::new();
        let address = loop {
            let begin = head.len();
            let read = log.read_line(&mut head).unwrap();
            assert_ne!(read, 0, "it did not start:\n{head}");
            if let Some(address) = listening_address(&head[begin..]) {
                break address;
            }
        };
        let log = std::thread::spawn(move || rest(head, log));
        Self {
            child,
            log: Some(log),
            _folder: Arc::clone(folder),
            address,
        }
    }

    /// Sends a signal, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args(["-s", name, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// Ends it in the middle of whatever it does, as `kill -9` does.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Waits for the server to end by itself: its exit code, its log, and how long it took.
    pub(crate) fn wait(mut self) -> (Option<i32>, String, Duration) {
        let began = Instant::now();
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(5)),
            }
            assert!(began.elapsed() < PATIENCE, "it does not end");
        };
        let log = self.log.take().unwrap().join().unwrap();
        (status.code(), log, began.elapsed())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
