use super::*;

#[rstest]
#[case::a_word_for_a_port(
    "PORT",
    "http",
    r#"PORT (environment) is "http"; expected a whole number from 0 to 65535"#
)]
#[case::a_port_too_high(
    "PORT",
    "65536",
    r#"PORT (environment) is "65536"; expected a whole number from 0 to 65535"#
)]
#[case::an_address_for_a_host("HOST", "http://0.0.0.0", r#"HOST (environment) is "http://0.0.0.0"; expected an IP address or a host name without scheme and port, such as 0.0.0.0"#)]
#[case::a_host_with_a_port("HOST", "0.0.0.0:80", r#"HOST (environment) is "0.0.0.0:80"; expected an IP address or a host name without scheme and port, such as 0.0.0.0"#)]
#[case::an_unknown_deployment(
    "APP_ENV",
    "prod",
    r#"APP_ENV (environment) is "prod"; expected development or production"#
)]
#[case::a_body_of_nothing(
    "MAX_BODY_BYTES",
    "0",
    r#"MAX_BODY_BYTES (environment) is "0"; expected a whole number of bytes from 1 to 1073741824"#
)]
#[case::a_unit("MAX_BODY_BYTES", "1MiB", r#"MAX_BODY_BYTES (environment) is "1MiB"; expected a whole number of bytes from 1 to 1073741824"#)]
#[case::a_half_switch(
    "RATE_LIMIT",
    "maybe",
    r#"RATE_LIMIT (environment) is "maybe"; expected on or off"#
)]
#[case::another_switch("COMPAT", "2", r#"COMPAT (environment) is "2"; expected on or off"#)]
#[case::an_origin_with_a_path("CORS_ORIGINS", "https://a.example/app", r#"CORS_ORIGINS (environment) is "https://a.example/app"; expected origins separated by commas, such as https://desk.example.com, or none"#)]
#[case::any_origin("CORS_ORIGINS", "*", r#"CORS_ORIGINS (environment) is "*"; expected origins separated by commas, such as https://desk.example.com, or none"#)]
#[case::a_log_format(
    "LOG_FORMAT",
    "xml",
    r#"LOG_FORMAT (environment) is "xml"; expected text or json"#
)]
#[case::a_log_level("LOG_LEVEL", "frontdesk=loud", r#"LOG_LEVEL (environment) is "frontdesk=loud"; expected error, warn, info, debug, trace, off, or directives such as info,frontdesk=debug"#)]
#[case::no_time_at_all("ACTION_TTL_SECONDS", "0", r#"ACTION_TTL_SECONDS (environment) is "0"; expected a whole number of seconds from 1 to 315360000"#)]
#[case::a_negative_time("REFRESH_TOKEN_TTL_SECONDS", "-1", r#"REFRESH_TOKEN_TTL_SECONDS (environment) is "-1"; expected a whole number of seconds from 1 to 315360000"#)]
#[case::a_provider_that_nobody_knows(
    "AI_PROVIDER",
    "oracle",
    r#"AI_PROVIDER (environment) is "oracle"; expected mock"#
)]
#[case::a_provider_without_a_backend(
    "AI_PROVIDER",
    "groq",
    r#"AI_PROVIDER (environment) is "groq"; expected mock"#
)]
#[case::a_fallback_without_a_backend("AI_FALLBACKS", "mock,openai", r#"AI_FALLBACKS (environment) is "mock,openai"; expected providers separated by commas, each one of: mock"#)]
#[case::a_temperature(
    "AI_TEMPERATURE",
    "hot",
    r#"AI_TEMPERATURE (environment) is "hot"; expected a number from 0 to 2"#
)]
#[case::no_number(
    "AI_TEMPERATURE",
    "NaN",
    r#"AI_TEMPERATURE (environment) is "NaN"; expected a number from 0 to 2"#
)]
#[case::no_tokens(
    "AI_MAX_TOKENS",
    "0",
    r#"AI_MAX_TOKENS (environment) is "0"; expected a whole number of tokens from 1 to 1000000"#
)]
#[case::no_patience("AI_IDLE_TIMEOUT", "0", r#"AI_IDLE_TIMEOUT (environment) is "0"; expected seconds, a number above 0 and up to 3600, such as 2.5"#)]
#[case::endless_patience("AI_CONNECT_TIMEOUT", "inf", r#"AI_CONNECT_TIMEOUT (environment) is "inf"; expected seconds, a number above 0 and up to 3600, such as 2.5"#)]
#[case::retries(
    "AI_RETRIES",
    "11",
    r#"AI_RETRIES (environment) is "11"; expected a whole number from 0 to 10"#
)]
#[case::a_base_without_scheme(
    "AI_BASE_URL",
    "localhost:11434",
    "AI_BASE_URL (environment) is a text of 15 characters; expected an http or https address without user and password, such as http://localhost:11434/v1"
)]
#[case::a_base_with_a_password(
    "AI_BASE_URL",
    "http://u:hunter2@h/v1",
    "AI_BASE_URL (environment) is an address that begins with http://; expected an http or https address without user and password, such as http://localhost:11434/v1"
)]
#[case::prompts_that_are_not_there(
    "PROMPTS_DIR",
    "/nowhere",
    r#"PROMPTS_DIR (environment) is "/nowhere"; expected the path of a folder that exists"#
)]
#[case::another_database(
    "DATABASE_URL",
    "mysql://root:hunter2@db/x",
    "DATABASE_URL (environment) is an address that begins with mysql://; expected sqlite:///file.db, the path of a file, or postgres://user:password@host/database"
)]
#[case::a_database_in_memory(
    "DATABASE_URL",
    "sqlite::memory:",
    "DATABASE_URL (environment) is a text of 15 characters; expected a file, since a database in memory would lose everything at a restart"
)]
#[case::a_database_in_a_folder(
    "DATABASE_URL",
    "/tmp",
    "DATABASE_URL (environment) is a text of 4 characters; expected the path of a file, not of a folder"
)]
#[case::a_server_with_a_bad_port(
    "DATABASE_URL",
    "postgres://a:hunter2@db:x/d",
    "DATABASE_URL (environment) is an address that begins with postgres://; expected postgres://user:password@host:port/database, with special characters of the password percent-encoded"
)]
#[case::a_server_without_host(
    "DATABASE_URL",
    "postgres:///d",
    "DATABASE_URL (environment) is an address that begins with postgres://; expected postgres://user:password@host:port/database, with special characters of the password percent-encoded"
)]
#[case::half_a_server(
    "POSTGRES_DB",
    "desk",
    "POSTGRES_SERVER is not set; expected a host name or an IP address, optionally with :port, since POSTGRES_DB is set"
)]
#[case::half_an_admin(
    "BOOTSTRAP_ADMIN_EMAIL",
    "a@b.example",
    "BOOTSTRAP_ADMIN_PASSWORD is not set; expected 8 to 128 characters, with BOOTSTRAP_ADMIN_EMAIL beside it"
)]
#[case::a_short_password(
    "BOOTSTRAP_ADMIN_PASSWORD",
    "hunter2",
    "BOOTSTRAP_ADMIN_PASSWORD (environment) is a secret of 7 bytes; expected 8 to 128 characters, with BOOTSTRAP_ADMIN_EMAIL beside it"
)]
#[case::a_key_without_a_backend(
    "GROQ_API_KEY",
    "gsk-hunter2",
    "AI_PROVIDER is not set; expected mock, since GROQ_API_KEY asks for groq, which this version cannot talk to"
)]
#[case::another_key(
    "OPENAI_API_KEY",
    "sk-hunter2",
    "AI_PROVIDER is not set; expected mock, since OPENAI_API_KEY asks for openai, which this version cannot talk to"
)]
#[case::a_pasted_key(
    "PORT",
    "sk-0123456789abcdef0123456789abcdef",
    "PORT (environment) is a text of 35 characters; expected a whole number from 0 to 65535"
)]
#[case::two_lines(
    "APP_ENV",
    "a\nb",
    r#"APP_ENV (environment) is "a\nb"; expected development or production"#
)]
#[case::no_unicode(
    "DATA_DIR",
    "\u{fffd}",
    "DATA_DIR (environment) is \"\u{fffd}\"; expected text in UTF-8"
)]
fn a_wrong_value_is_refused_in_one_line(
    #[case] name: &str,
    #[case] value: &str,
    #[case] line: &str,
) {
    assert_eq!(refusal(&[(name, value)]), line);
    assert!(!line.contains('\n') && !line.contains("hunter2"));
}
