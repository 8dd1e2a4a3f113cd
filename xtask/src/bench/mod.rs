//! What a request costs, measured on the release build.

mod http;
mod load;
mod server;

use std::{env, fs, path::PathBuf, process};

use anyhow::{Context as _, Result, bail};

use self::{http::Client, load::Load, server::Server};
use crate::postgres::Postgres;

/// Measures the release build on both databases: what a request costs the server, how soon it
/// answers after its start, and how much memory it takes.
#[derive(clap::Args)]
pub(crate) struct Bench {
    /// How long each route is under load.
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// How many connections put it under load.
    #[arg(long, default_value_t = 32)]
    connections: u32,
}

/// The tickets that exist before the load.
const TICKETS: u32 = 200;
const NEW_TICKET: &str = r#"{"content":"The printer on the second floor is out of paper"}"#;

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        if crate::process::find_program("wrk").is_none() {
            bail!("wrk is missing, get it with `apt-get install wrk`");
        }
        let build = ["build", "--release", "--package", "frontdesk"];
        crate::process::run(crate::process::cargo().args(build))?;

        let folder = Folder::new()?;
        let sqlite = format!("sqlite:///{}", folder.0.join("frontdesk.db").display());
        self.measure("SQLite", &sqlite, &folder)?;
        let postgres = Postgres::throw_away()?;
        match postgres.url() {
            Some(url) => self.measure("PostgreSQL (throw-away, without fsync)", &url, &folder)?,
            None => println!("\n{}", postgres.description()),
        }
        Ok(())
    }

    fn measure(&self, name: &str, database: &str, folder: &Folder) -> Result<()> {
        // The first start makes the database; the second is what is measured.
        drop(Server::start(database, &folder.0)?);
        let server = Server::start(database, &folder.0)?;
        let milliseconds = server.first_answer.as_millis();
        let megabytes = server.memory_kilobytes()? / 1024;
        println!("\n{name}: first answer after {milliseconds} ms, {megabytes} MB at rest");

        let client = Client { port: server.port };
        let token = sign_in(&client)?;
        let mut ticket_id = String::new();
        for _ in 0..TICKETS {
            let ticket = client.post("/api/v1/tickets", Some(&token), NEW_TICKET)?;
            text(&ticket, "ticket_id")?.clone_into(&mut ticket_id);
        }
        println!("{}", load::HEADING);
        let one = format!("/api/v1/tickets/{ticket_id}");
        for (name, path, body) in [
            ("list 20", "/api/v1/tickets?limit=20", None),
            ("get", one.as_str(), None),
            ("create", "/api/v1/tickets", Some(NEW_TICKET)),
        ] {
            let load = Load {
                address: format!("http://127.0.0.1:{}{path}", server.port),
                token: &token,
                body,
                seconds: self.seconds,
                connections: self.connections,
            };
            println!("{}", load.put_on(&server, &folder.0)?.row(name));
        }
        Ok(())
    }
}

/// Makes a customer and signs in.
fn sign_in(client: &Client) -> Result<String> {
    let (email, password) = ("ann@example.com", "correct horse battery");
    let register = serde_json::json!({
        "email": email, "password": password, "full_name": "Ann Example",
    });
    client.post("/api/v1/auth/register", None, &register.to_string())?;
    let login = serde_json::json!({"email": email, "password": password});
    let session = client.post("/api/v1/auth/login", None, &login.to_string())?;
    Ok(text(&session, "access_token")?.to_owned())
}

fn text<'a>(json: &'a serde_json::Value, name: &str) -> Result<&'a str> {
    let value = json.get(name).and_then(serde_json::Value::as_str);
    value.with_context(|| format!("no `{name}` in {json}"))
}

/// A temporary folder, gone with this value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let path = env::temp_dir().join(format!("frontdesk-bench-{}", process::id()));
        fs::create_dir(&path).context("cannot make a temporary folder")?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("xtask: {} stays: {error}", self.0.display());
        }
    }
}
