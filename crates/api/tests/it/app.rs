//! The whole API on a database of its own, and people who use it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ai_core::assistant::{self, Assistant, Prompts};
use ai_core::model::mock::Mock;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use bytes::Bytes;
use domain::identity::{Password, Passwords as _, Role, User};
use domain::ids::UserKey;
use domain::store::{Store, StoreError};
use frontdesk_api::{AppState, HttpSettings, Identity, IdentitySettings, Parts, PasswordCost};
use http_body_util::BodyExt as _;
use serde_json::Value;
use test_support::{ManualClock, TestDatabase};
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

/// The password of everybody whom [`TestApp`] makes.
pub(crate) const PASSWORD: &str = "correct horse";

fn settings() -> IdentitySettings {
    IdentitySettings {
        // As little work as argon2 does.
        password_cost: PasswordCost {
            memory_kib: 8,
            iterations: 1,
            parallelism: 1,
        },
        ..IdentitySettings::with_secret("a secret of at least 32 bytes, for tests".into())
    }
}

/// A server without a socket, with a clock that stands still and ids that are counted.
pub(crate) struct TestApp {
    db: TestDatabase,
    state: AppState,
    router: Router,
    people: AtomicU32,
}

impl TestApp {
    /// A server on a new SQLite database.
    pub(crate) async fn start() -> Self {
        Self::with(HttpSettings {
            rate_limit: false,
            ..HttpSettings::default()
        })
        .await
    }

    /// The same with other settings.
    pub(crate) async fn with(http: HttpSettings) -> Self {
        let db = TestDatabase::sqlite().await;
        let state = AppState::new(Parts {
            store: db.store().clone(),
            identity: Identity::new(settings()).unwrap(),
            assistant: Assistant::new(assistant::Parts {
                store: db.store().clone(),
                model: Arc::new(Mock),
                prompts: Prompts::load(None).expect("the built-in templates are valid"),
                tasks: TaskTracker::new(),
                action_lifetime: time::Duration::DAY,
            }),
            http,
        });
        Self {
            db,
            router: frontdesk_api::router(&state),
            state,
            people: AtomicU32::new(0),
        }
    }

    /// Where the data are.
    pub(crate) fn database(&self) -> &TestDatabase {
        &self.db
    }

    /// The data behind the server, for what no route does.
    pub(crate) fn store(&self) -> &Store {
        self.db.store()
    }

    /// The server's clock.
    pub(crate) fn clock(&self) -> &ManualClock {
        self.db.clock()
    }

    /// Somebody who is not signed in.
    pub(crate) fn anonymous(&self) -> Client<'_> {
        Client {
            app: self,
            token: None,
            user: None,
        }
    }

    /// Somebody with this access token.
    pub(crate) fn with_token(&self, token: &str) -> Client<'_> {
        Client {
            token: Some(token.to_owned()),
            ..self.anonymous()
        }
    }

    /// A new customer, signed in. Each call makes another person.
    pub(crate) async fn user(&self) -> Client<'_> {
        self.person(Role::User).await
    }

    /// A new member of the support staff, signed in.
    pub(crate) async fn staff(&self) -> Client<'_> {
        self.person(Role::Agent).await
    }

    /// A new administrator, signed in.
    pub(crate) async fn admin(&self) -> Client<'_> {
        self.person(Role::Admin).await
    }

    async fn person(&self, role: Role) -> Client<'_> {
        let number = self.people.fetch_add(1, Ordering::Relaxed) + 1;
        let passwords = &self.state.identity.passwords;
        let password_hash = passwords.hash(&Password::new(PASSWORD)).await.unwrap();
        let stored = async |tx: &domain::store::Transaction| -> Result<User, StoreError> {
            tx.users()
                .insert(User {
                    key: UserKey::UNSTORED,
                    user_id: tx.new_id(),
                    email: format!("{role}{number}@example.com"),
                    username: None,
                    full_name: format!("{role} {number}"),
                    phone: None,
                    time_zone: None,
                    role,
                    is_active: true,
                    password_hash,
                    version: 1,
                    created_at: tx.now(),
                    updated_at: tx.now(),
                })
                .await
        };
        let user = self.store().transact(stored).await.unwrap();
        Client {
            app: self,
            token: Some(self.token_of(&user)),
            user: Some(user),
        }
    }

    fn token_of(&self, user: &User) -> String {
        let token_id = self.store().new_id();
        self.state
            .identity
            .tokens
            .issue(user.user_id, token_id, self.store().now())
            .unwrap()
    }
}

/// One person's client program.
pub(crate) struct Client<'a> {
    app: &'a TestApp,
    token: Option<String>,
    user: Option<User>,
}

impl<'a> Client<'a> {
    /// The person, as it was when it signed in.
    pub(crate) fn user(&self) -> &User {
        self.user.as_ref().expect("somebody is signed in")
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path).send().await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.request(Method::POST, path).json(&body).send().await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.request(Method::PUT, path).json(&body).send().await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        self.request(Method::PATCH, path).json(&body).send().await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.request(Method::DELETE, path).send().await
    }

    /// A request that needs more than a JSON body.
    pub(crate) fn request(&self, method: Method, path: &str) -> Call<'a> {
        let mut builder = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        Call {
            router: &self.app.router,
            builder,
            body: Body::empty(),
        }
    }
}

/// A request that is being written.
pub(crate) struct Call<'a> {
    router: &'a Router,
    builder: axum::http::request::Builder,
    body: Body,
}

impl Call<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.builder = self.builder.header(name, value);
        self
    }

    /// What the accept loop knows about a request.
    pub(crate) fn extension(mut self, known: impl Clone + Send + Sync + 'static) -> Self {
        self.builder = self.builder.extension(known);
        self
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json")
            .body(body.to_string())
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) async fn send(self) -> Answer {
        let request = self.builder.body(self.body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }
}

/// What the server said.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// The JSON body, if the status is the expected one.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.transcript());
        self.json()
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The status and the machine word of a problem, such as `404 ticket_not_found`.
    pub(crate) fn problem(&self) -> String {
        let code = self.json()["code"].as_str().unwrap_or("-").to_owned();
        format!("{} {code}", self.status)
    }

    /// Status, the headers that matter and body, for snapshots. Tokens and request ids are
    /// left out.
    pub(crate) fn transcript(&self) -> String {
        let mut lines = vec![self.status.to_string()];
        for name in ["location", "retry-after", "www-authenticate"] {
            if let Some(value) = self.header(name) {
                lines.push(format!("{name}: {value}"));
            }
        }
        if !self.body.is_empty() {
            let mut body = self.json();
            if let Some(members) = body.as_object_mut() {
                members.remove("request_id");
                for secret in ["access_token", "refresh_token"] {
                    if let Some(value) = members.get_mut(secret) {
                        *value = format!("[{secret}]").into();
                    }
                }
            }
            lines.push(format!("{body:#}"));
        }
        lines.join("\n")
    }
}
