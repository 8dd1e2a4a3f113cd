mod databases;
mod example_file;
mod refusals;

use std::ffi::OsString;
use std::time::Duration;

use rstest::rstest;
use secrecy::ExposeSecret as _;

use super::sources::read_env_file;
use super::*;

const LONG_SECRET: &str = "0123456789abcdef0123456789abcdef";

fn environment(variables: &[(&str, &str)]) -> Sources {
    Sources::default().with_environment(
        variables
            .iter()
            .map(|(name, value)| (OsString::from(name), OsString::from(value))),
    )
}

fn load(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(&environment(variables))
}

fn refusal(variables: &[(&str, &str)]) -> String {
    load(variables)
        .and_then(Config::for_serving)
        .expect_err("it should be refused")
        .to_string()
}

/// The line of the report about one setting, with single spaces.
fn reported(config: &Config, name: &str) -> String {
    let report = config.report().to_string();
    let line = report
        .lines()
        .find(|line| line.split(' ').next() == Some(name))
        .unwrap();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn env_file(text: &str) -> Result<Vec<(String, String)>, ConfigError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    read_env_file(file.path())
}

#[test]
fn the_defaults_are_those_of_the_manual() {
    let config = load(&[]).unwrap();
    assert_eq!(config.http.host, "127.0.0.1");
    assert_eq!(config.http.port, 8000);
    assert_eq!(config.http.max_body_bytes, 1024 * 1024);
    assert!(config.http.rate_limit && config.http.compat);
    assert_eq!(config.http.cors_origins, ["http://localhost:3000"]);
    assert_eq!(config.deployment, DeploymentKind::Development);
    assert_eq!(
        config.database,
        DatabaseAddress::Sqlite("./data/frontdesk.db".into())
    );
    assert_eq!(config.action_ttl, Duration::from_hours(24));
    assert_eq!(config.identity.access_token_ttl, Duration::from_mins(15));
    assert_eq!(
        config.identity.refresh_token_ttl,
        Duration::from_hours(30 * 24)
    );
    assert_eq!(config.assistant.provider, Provider::Mock);
    assert!(config.assistant.fallbacks.is_empty());
    assert_eq!(config.log.format, LogFormat::Text);
    assert!(config.bootstrap_admin.is_none());
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let file = env_file("PORT=1\nHOST=0.0.0.0\nLOG_FORMAT=json\n").unwrap();
    let config = Config::load(
        &environment(&[("PORT", "2"), ("HOST", "::1")])
            .with_env_file(&file)
            .with_flags([("PORT", "3".to_owned())]),
    )
    .unwrap();
    assert_eq!(reported(&config, "PORT"), "PORT 3 flag --port");
    assert_eq!(reported(&config, "HOST"), "HOST ::1 environment");
    assert_eq!(reported(&config, "LOG_FORMAT"), "LOG_FORMAT json .env");
    assert_eq!(reported(&config, "COMPAT"), "COMPAT on default");
    assert_eq!((config.http.port, config.http.host.as_str()), (3, "::1"));
}

#[test]
fn an_empty_value_means_the_default_and_hides_the_file() {
    let file = env_file("PORT=9\nGROQ_API_KEY=from-the-file\n").unwrap();
    let sources = environment(&[("PORT", ""), ("GROQ_API_KEY", " ")]).with_env_file(&file);
    let config = Config::load(&sources).unwrap();
    assert_eq!(config.http.port, 8000);
    assert_eq!(config.assistant.provider, Provider::Mock);
}

#[rstest]
#[case(&[("SECRET_KEY", LONG_SECRET)], "SECRET_KEY")]
#[case(&[("SECRET_KEY", "x"), ("JWT_SECRET_KEY", LONG_SECRET)], "JWT_SECRET_KEY")]
fn the_signing_secret_has_three_names(#[case] variables: &[(&str, &str)], #[case] name: &str) {
    let config = load(variables).unwrap();
    let JwtSecretSource::Given(secret) = &config.identity.jwt_secret else {
        panic!("not taken from the environment");
    };
    assert_eq!(secret.expose_secret(), LONG_SECRET);
    assert_eq!(
        reported(&config, "JWT_SECRET"),
        format!("JWT_SECRET ******** (32 bytes) environment ({name})")
    );
}

#[rstest]
#[case::beside_the_default_database(&[("DATA_DIR", "/srv/desk")], "/srv/desk/jwt_secret")]
#[case::beside_a_file(&[("DATABASE_URL", "sqlite:////srv/x/desk.db")], "/srv/x/jwt_secret")]
#[case::beside_a_bare_file(&[("DATABASE_URL", "desk.db")], "./jwt_secret")]
#[case::in_the_data_folder(
    &[("DATABASE_URL", "postgres://db/d"), ("DATA_DIR", "/srv/desk")],
    "/srv/desk/jwt_secret"
)]
fn a_secret_that_nobody_gave_is_kept_beside_the_database(
    #[case] variables: &[(&str, &str)],
    #[case] path: &str,
) {
    let config = load(variables).unwrap();
    let JwtSecretSource::File(file) = &config.identity.jwt_secret else {
        panic!("taken from somewhere");
    };
    assert_eq!(file, &PathBuf::from(path));
}

#[rstest]
#[case::none(
    None,
    "JWT_SECRET is not set; expected at least 32 bytes, such as the output of `openssl rand -hex 32` when APP_ENV=production"
)]
#[case::short(
    Some("hunter2"),
    "JWT_SECRET (environment) is a secret of 7 bytes; expected at least 32 bytes, such as the output of `openssl rand -hex 32` when APP_ENV=production"
)]
#[case::the_example(
    Some(super::jwt::EXAMPLE_SECRET),
    "JWT_SECRET (environment) is a secret of 49 bytes; expected a secret of your own instead of the one in .env.example when APP_ENV=production"
)]
fn production_insists_on_a_secret_of_its_own(#[case] secret: Option<&str>, #[case] line: &str) {
    let variables = [
        ("APP_ENV", "production"),
        ("JWT_SECRET", secret.unwrap_or_default()),
    ];
    assert_eq!(refusal(&variables), line);
}

#[test]
fn what_signs_nothing_needs_no_secret_in_production() {
    assert!(load(&[("APP_ENV", "production")]).is_ok());
}

#[test]
fn production_allows_no_other_origin_unasked() {
    let strict = [("APP_ENV", "production"), ("JWT_SECRET", LONG_SECRET)];
    assert!(load(&strict).unwrap().http.cors_origins.is_empty());
    let asked = [
        strict[0],
        strict[1],
        ("CORS_ORIGINS", "https://A.example/, http://b.example:80"),
    ];
    let origins = load(&asked).unwrap().http.cors_origins;
    assert_eq!(origins, ["https://a.example", "http://b.example"]);
}

#[test]
fn the_report_masks_every_secret() {
    let config = load(&[
        ("JWT_SECRET", "hunter2-jwt"),
        ("DATABASE_URL", "postgres://u:hunter2@db/d?password=hunter2"),
        ("POSTGRES_PASSWORD", "hunter2-pg"),
        ("BOOTSTRAP_ADMIN_EMAIL", "a@b.example"),
        ("BOOTSTRAP_ADMIN_PASSWORD", "hunter2-admin"),
        ("AI_PROVIDER", "mock"),
        ("GROQ_API_KEY", "hunter2-groq"),
        ("OPENAI_API_KEY", "hunter2-openai"),
    ])
    .unwrap();
    let report = config.report().to_string();
    assert!(!report.contains("hunter2"), "{report}");
    assert!(!format!("{config:?}").contains("hunter2"));
    let named: Vec<_> = report
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let all: Vec<_> = settings::ALL.iter().map(|setting| setting.name()).collect();
    assert_eq!(named, all);
}

#[test]
fn a_line_of_the_file_that_is_no_assignment_is_named_without_its_text() {
    let error = env_file("PORT=1\n\nhunter2 is my password\n")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("at line 3") && !error.contains("hunter2"),
        "{error}"
    );
}
