//! `frontdesk health`: asks the server on this machine, for containers without curl.

use std::net::IpAddr;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::say;
use crate::config::HttpConfig;

const PATIENCE: Duration = Duration::from_secs(3);

pub(super) async fn run(config: &HttpConfig) -> anyhow::Result<ExitCode> {
    ensure!(
        config.port != 0,
        "PORT is 0, so the server's port is not known here"
    );
    let host = reachable(&config.host);
    let address = format!("{host}:{}", config.port);
    tokio::time::timeout(PATIENCE, ask(&host, config.port))
        .await
        .with_context(|| format!("no answer from {address} within {} s", PATIENCE.as_secs()))?
        .with_context(|| format!("the server at {address} is not well"))?;
    say("ok")?;
    Ok(ExitCode::SUCCESS)
}

/// Where a server that listens on all addresses can be reached from its own machine.
fn reachable(host: &str) -> String {
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) if address.is_unspecified() => "127.0.0.1".to_owned(),
        Ok(IpAddr::V6(address)) if address.is_unspecified() => "::1".to_owned(),
        _ => host.to_owned(),
    }
}

async fn ask(host: &str, port: u16) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect((host, port)).await?;
    let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(1024).read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    let status_line = answer.lines().next().unwrap_or_default();
    ensure!(
        status_line.split(' ').nth(1) == Some("200"),
        "it answered {status_line:?}"
    );
    Ok(())
}
