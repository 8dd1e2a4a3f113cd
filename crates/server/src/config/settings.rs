//! Every variable there is: its names, its flag, its default, and what it must look like.
//!
//! The command line, the reader, the report and the test of `.env.example` all go by
//! [`ALL`]. A new variable is one constant here, one line in [`ALL`] and in `.env.example`, and
//! the place that reads it.

/// A variable of the configuration.
#[derive(Debug)]
pub(crate) struct Setting {
    /// The names it is known by; the first is its own, and wins where several are given.
    pub(crate) names: &'static [&'static str],
    /// The command-line flag. Secrets have none, since everybody may list a process's arguments.
    pub(crate) flag: Option<&'static str>,
    /// What holds if nobody says anything.
    pub(crate) default: Option<&'static str>,
    /// How much of the value may be shown.
    pub(crate) visibility: Visibility,
    /// What a good value is, to follow the word "expected".
    pub(crate) expected: &'static str,
    /// What it is for, for `--help`.
    pub(crate) about: &'static str,
}

/// How much of a value may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// All of it.
    Plain,
    /// Only its length.
    Secret,
    /// An address with a password in it, maybe.
    Address,
}

impl Setting {
    const fn new(
        names: &'static [&'static str],
        flag: &'static str,
        about: &'static str,
        expected: &'static str,
    ) -> Self {
        Self {
            names,
            flag: Some(flag),
            default: None,
            visibility: Visibility::Plain,
            expected,
            about,
        }
    }

    const fn secret(
        names: &'static [&'static str],
        about: &'static str,
        expected: &'static str,
    ) -> Self {
        Self {
            names,
            flag: None,
            default: None,
            visibility: Visibility::Secret,
            expected,
            about,
        }
    }

    const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    const fn address(mut self) -> Self {
        self.visibility = Visibility::Address;
        self
    }

    /// The name it is called by.
    pub(crate) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

const SWITCH: &str = "on or off";
const SECONDS: &str = "seconds, a number above 0 and up to 3600, such as 2.5";

pub(crate) const HOST: Setting = Setting::new(
    &["HOST"],
    "host",
    "Address or name to listen on",
    "an IP address or a host name without scheme and port, such as 0.0.0.0",
)
.default("127.0.0.1");

pub(crate) const PORT: Setting = Setting::new(
    &["PORT"],
    "port",
    "Port to listen on; 0 takes a free one",
    "a whole number from 0 to 65535",
)
.default("8000");

pub(crate) const APP_ENV: Setting = Setting::new(
    &["APP_ENV"],
    "app-env",
    "Kind of deployment; production insists on a signing secret",
    "development or production",
)
.default("development");

pub(crate) const DATA_DIR: Setting = Setting::new(
    &["DATA_DIR"],
    "data-dir",
    "Folder of the embedded database and the signing secret",
    "the path of a folder",
)
.default("./data");

pub(crate) const DATABASE_URL: Setting = Setting::new(
    &["DATABASE_URL"],
    "database-url",
    "Database; without it POSTGRES_SERVER, else SQLite in DATA_DIR",
    "sqlite:///file.db, the path of a file, or postgres://user:password@host/database",
)
.address();

pub(crate) const POSTGRES_SERVER: Setting = Setting::new(
    &["POSTGRES_SERVER"],
    "postgres-server",
    "Host of the PostgreSQL server, if there is no DATABASE_URL",
    "a host name or an IP address, optionally with :port",
);

pub(crate) const POSTGRES_PORT: Setting = Setting::new(
    &["POSTGRES_PORT"],
    "postgres-port",
    "Port of the PostgreSQL server",
    "a whole number from 1 to 65535",
)
.default("5432");

pub(crate) const POSTGRES_USER: Setting = Setting::new(
    &["POSTGRES_USER"],
    "postgres-user",
    "User at the PostgreSQL server",
    "a user name",
)
.default("postgres");

pub(crate) const POSTGRES_PASSWORD: Setting = Setting::secret(
    &["POSTGRES_PASSWORD"],
    "Password at the PostgreSQL server",
    "a password",
);

pub(crate) const POSTGRES_DB: Setting = Setting::new(
    &["POSTGRES_DB"],
    "postgres-db",
    "Database at the PostgreSQL server; the user's name if not set",
    "the name of a database",
);

pub(crate) const JWT_SECRET: Setting = Setting::secret(
    &["JWT_SECRET", "JWT_SECRET_KEY", "SECRET_KEY"],
    "Signs access tokens; without it one is made and kept beside the database",
    "at least 32 bytes, such as the output of `openssl rand -hex 32`",
);

pub(crate) const ACCESS_TOKEN_TTL_SECONDS: Setting = Setting::new(
    &["ACCESS_TOKEN_TTL_SECONDS"],
    "access-token-ttl-seconds",
    "How long an access token is good for",
    "a whole number of seconds from 1 to 315360000",
)
.default("900");

pub(crate) const REFRESH_TOKEN_TTL_SECONDS: Setting = Setting::new(
    &["REFRESH_TOKEN_TTL_SECONDS"],
    "refresh-token-ttl-seconds",
    "How long a refresh token is good for",
    "a whole number of seconds from 1 to 315360000",
)
.default("2592000");

pub(crate) const BOOTSTRAP_ADMIN_EMAIL: Setting = Setting::new(
    &["BOOTSTRAP_ADMIN_EMAIL"],
    "bootstrap-admin-email",
    "Administrator to make at start, if there is none of that address",
    "an e-mail address, with BOOTSTRAP_ADMIN_PASSWORD beside it",
);

pub(crate) const BOOTSTRAP_ADMIN_PASSWORD: Setting = Setting::secret(
    &["BOOTSTRAP_ADMIN_PASSWORD"],
    "Password of that administrator",
    "8 to 128 characters, with BOOTSTRAP_ADMIN_EMAIL beside it",
);

pub(crate) const MAX_BODY_BYTES: Setting = Setting::new(
    &["MAX_BODY_BYTES"],
    "max-body-bytes",
    "Largest request body that is read",
    "a whole number of bytes from 1 to 1073741824",
)
.default("1048576");

pub(crate) const RATE_LIMIT: Setting = Setting::new(
    &["RATE_LIMIT"],
    "rate-limit",
    "Whether callers who ask too often are slowed down",
    SWITCH,
)
.default("on");

pub(crate) const COMPAT: Setting = Setting::new(
    &["COMPAT"],
    "compat",
    "Whether the compatibility contracts are served beside /api/v1",
    SWITCH,
)
.default("on");

pub(crate) const CORS_ORIGINS: Setting = Setting::new(
    &["CORS_ORIGINS"],
    "cors-origins",
    "Web origins that may call the API; http://localhost:3000 in development",
    "origins separated by commas, such as https://desk.example.com, or none",
);

pub(crate) const LOG_FORMAT: Setting = Setting::new(
    &["LOG_FORMAT"],
    "log-format",
    "Form of the log lines",
    "text or json",
)
.default("text");

pub(crate) const LOG_LEVEL: Setting = Setting::new(
    &["RUST_LOG", "LOG_LEVEL"],
    "log-level",
    "What is logged",
    "error, warn, info, debug, trace, off, or directives such as info,frontdesk=debug",
)
.default("info,sea_orm_migration=warn");

pub(crate) const ACTION_TTL_SECONDS: Setting = Setting::new(
    &["ACTION_TTL_SECONDS"],
    "action-ttl-seconds",
    "How long a proposed action waits for the customer's word",
    "a whole number of seconds from 1 to 315360000",
)
.default("86400");

pub(crate) const AI_PROVIDER: Setting = Setting::new(
    &["AI_PROVIDER"],
    "ai-provider",
    "Who thinks for the assistant; goes by the API keys if not set, else mock",
    "mock",
);

pub(crate) const AI_BASE_URL: Setting = Setting::new(
    &["AI_BASE_URL"],
    "ai-base-url",
    "Address of the model's API with its version",
    "an http or https address without user and password, such as http://localhost:11434/v1",
)
.address();

pub(crate) const AI_MODEL: Setting = Setting::new(
    &["AI_MODEL"],
    "ai-model",
    "Model to use",
    "the provider's name of a model",
);

pub(crate) const GROQ_MODEL: Setting = Setting::new(
    &["GROQ_MODEL"],
    "groq-model",
    "Model to use with groq, if there is no AI_MODEL",
    "the provider's name of a model",
)
.default("llama-3.3-70b-versatile");

pub(crate) const GROQ_API_KEY: Setting = Setting::secret(
    &["GROQ_API_KEY"],
    "Key of groq",
    "an API key without spaces",
);

pub(crate) const OPENAI_API_KEY: Setting = Setting::secret(
    &["OPENAI_API_KEY"],
    "Key of openai",
    "an API key without spaces",
);

pub(crate) const AI_TEMPERATURE: Setting = Setting::new(
    &["AI_TEMPERATURE"],
    "ai-temperature",
    "How freely the model chooses its words",
    "a number from 0 to 2",
)
.default("0.2");

pub(crate) const AI_MAX_TOKENS: Setting = Setting::new(
    &["AI_MAX_TOKENS"],
    "ai-max-tokens",
    "Longest answer of the model",
    "a whole number of tokens from 1 to 1000000",
)
.default("1024");

pub(crate) const AI_CONNECT_TIMEOUT: Setting = Setting::new(
    &["AI_CONNECT_TIMEOUT"],
    "ai-connect-timeout",
    "How long to wait for a connection to the model",
    SECONDS,
)
.default("5");

pub(crate) const AI_FIRST_TOKEN_TIMEOUT: Setting = Setting::new(
    &["AI_FIRST_TOKEN_TIMEOUT"],
    "ai-first-token-timeout",
    "How long to wait for the first token",
    SECONDS,
)
.default("30");

pub(crate) const AI_IDLE_TIMEOUT: Setting = Setting::new(
    &["AI_IDLE_TIMEOUT"],
    "ai-idle-timeout",
    "How long to wait for each next token",
    SECONDS,
)
.default("30");

pub(crate) const AI_RETRIES: Setting = Setting::new(
    &["AI_RETRIES"],
    "ai-retries",
    "How often a failed call is tried again",
    "a whole number from 0 to 10",
)
.default("2");

pub(crate) const AI_FALLBACKS: Setting = Setting::new(
    &["AI_FALLBACKS"],
    "ai-fallbacks",
    "Providers to ask when the first one fails, in this order",
    "providers separated by commas, each one of: mock",
);

pub(crate) const PROMPTS_DIR: Setting = Setting::new(
    &["PROMPTS_DIR"],
    "prompts-dir",
    "Folder of prompt templates that replace the built-in ones",
    "the path of a folder that exists",
);

/// Every setting, in the order in which they are shown.
pub(crate) const ALL: &[&Setting] = &[
    &HOST,
    &PORT,
    &APP_ENV,
    &DATA_DIR,
    &DATABASE_URL,
    &POSTGRES_SERVER,
    &POSTGRES_PORT,
    &POSTGRES_USER,
    &POSTGRES_PASSWORD,
    &POSTGRES_DB,
    &JWT_SECRET,
    &ACCESS_TOKEN_TTL_SECONDS,
    &REFRESH_TOKEN_TTL_SECONDS,
    &BOOTSTRAP_ADMIN_EMAIL,
    &BOOTSTRAP_ADMIN_PASSWORD,
    &MAX_BODY_BYTES,
    &RATE_LIMIT,
    &COMPAT,
    &CORS_ORIGINS,
    &LOG_FORMAT,
    &LOG_LEVEL,
    &ACTION_TTL_SECONDS,
    &AI_PROVIDER,
    &AI_BASE_URL,
    &AI_MODEL,
    &GROQ_MODEL,
    &GROQ_API_KEY,
    &OPENAI_API_KEY,
    &AI_TEMPERATURE,
    &AI_MAX_TOKENS,
    &AI_CONNECT_TIMEOUT,
    &AI_FIRST_TOKEN_TIMEOUT,
    &AI_IDLE_TIMEOUT,
    &AI_RETRIES,
    &AI_FALLBACKS,
    &PROMPTS_DIR,
];
