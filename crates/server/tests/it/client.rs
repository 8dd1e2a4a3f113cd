//! People who use a started server over the wire.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use serde_json::{Value, json};

use crate::binary::{PATIENCE, Running};

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Somebody who knows where the server is, and may be signed in.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    address: SocketAddr,
    token: Option<String>,
}

/// A request that is not sent yet.
#[derive(Debug)]
pub(crate) struct Request {
    address: SocketAddr,
    head: String,
    body: Vec<u8>,
}

/// What the server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Running {
    /// Somebody who is not signed in.
    pub(crate) fn anonymous(&self) -> Client {
        Client {
            address: self.address,
            token: None,
        }
    }

    /// Somebody who has an account, signed in.
    pub(crate) fn sign_in(&self, email: &str) -> Client {
        let body = json!({"email": email, "password": PASSWORD});
        let login = self.anonymous().post("/api/v1/auth/login", &body);
        self.anonymous().with_token(&login.expect(200))
    }

    /// A new customer, signed in.
    pub(crate) fn customer(&self, name: &str) -> Client {
        let email = format!("{name}@example.com");
        let body = json!({"email": email, "password": PASSWORD, "full_name": name});
        self.anonymous()
            .post("/api/v1/auth/register", &body)
            .expect(201);
        self.sign_in(&email)
    }
}

impl Client {
    /// The same person with the token of this log-in.
    pub(crate) fn with_token(&self, login: &Value) -> Self {
        Self {
            token: Some(login["access_token"].as_str().unwrap().to_owned()),
            ..self.clone()
        }
    }

    /// The same person, who turns to this server.
    pub(crate) fn at(&self, server: &Running) -> Self {
        Self {
            address: server.address,
            ..self.clone()
        }
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> Request {
        let request = Request {
            address: self.address,
            head: format!("{method} {path} HTTP/1.0\r\nHost: x\r\n"),
            body: Vec::new(),
        };
        match &self.token {
            Some(token) => request.header("Authorization", &format!("Bearer {token}")),
            None => request,
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.request("POST", path).json(body).send()
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Answer {
        self.request("PUT", path).json(body).send()
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.request("DELETE", path).send()
    }
}

impl Request {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.extend([name, ": ", value, "\r\n"]);
        self
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    pub(crate) fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..self.header("Content-Type", content_type)
        }
    }

    /// Sends it to a server that is up.
    pub(crate) fn send(self) -> Answer {
        self.try_send().unwrap()
    }

    /// Sends it to a server that may go down meanwhile. Half an answer is none.
    pub(crate) fn try_send(self) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let length = format!("Content-Length: {}\r\n\r\n", self.body.len());
        stream.write_all(&[self.head.as_bytes(), length.as_bytes(), &self.body].concat())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Answer::parse(&answer).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

impl Answer {
    fn parse(text: &str) -> Option<Self> {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let answer = Self {
            status: head.split(' ').nth(1)?.parse().ok()?,
            head: head.to_owned(),
            body: body.to_owned(),
        };
        let length = answer.header("content-length");
        let is_whole = length.is_none_or(|length| length == body.len().to_string());
        is_whole.then_some(answer)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value))
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect(&self.body)
    }

    /// The body of an answer of which the status is known.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.json()
    }

    /// The status and the code of a refusal, such as `404 ticket_not_found`.
    #[track_caller]
    pub(crate) fn problem(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json"),
            "{}",
            self.body
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        format!("{} {}", self.status, problem["code"].as_str().unwrap())
    }
}
