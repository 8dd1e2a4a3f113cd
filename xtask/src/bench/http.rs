//! As much HTTP as it takes to make a customer and some tickets.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

pub(super) struct Client {
    pub(super) port: u16,
}

impl Client {
    /// Whether a `GET` is answered with 200.
    pub(super) fn is_ok(&self, path: &str) -> bool {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        self.exchange(&request)
            .is_ok_and(|answer| answer.starts_with("HTTP/1.1 200 "))
    }

    /// Sends JSON, and gives back what was made of it.
    pub(super) fn post(&self, path: &str, token: Option<&str>, body: &str) -> Result<Value> {
        let length = body.len();
        let authorization = token
            .map(|token| format!("authorization: Bearer {token}\r\n"))
            .unwrap_or_default();
        let answer = self.exchange(&format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{authorization}\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        ))?;
        let is_success = answer.starts_with("HTTP/1.1 20");
        ensure!(is_success, "POST {path} was answered with: {answer}");
        let (_, json) = answer
            .split_once("\r\n\r\n")
            .context("an answer without a body")?;
        serde_json::from_str(json).with_context(|| format!("POST {path} gave no JSON: {json}"))
    }

    fn exchange(&self, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}
