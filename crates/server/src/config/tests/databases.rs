use super::*;

#[rstest]
#[case::relative("sqlite:///chatbot.db", "chatbot.db")]
#[case::absolute("sqlite:////var/lib/desk.db", "/var/lib/desk.db")]
#[case::two_slashes("sqlite://desk.db", "desk.db")]
#[case::no_slash("sqlite:desk.db", "desk.db")]
#[case::a_driver("sqlite+aiosqlite:///desk.db", "desk.db")]
#[case::an_option("sqlite://data/desk.db?mode=rwc", "data/desk.db")]
#[case::a_bare_name("chatbot.db", "chatbot.db")]
#[case::a_bare_path("/var/lib/desk.db", "/var/lib/desk.db")]
#[case::a_bare_relative_path("./some dir/desk.db", "./some dir/desk.db")]
fn a_file_is_understood_in_every_spelling(#[case] text: &str, #[case] path: &str) {
    let config = load(&[("DATABASE_URL", text)]).unwrap();
    assert_eq!(config.database, DatabaseAddress::Sqlite(path.into()));
}

#[rstest]
#[case("postgres://u:p@db/d", "postgres://u:p@db/d")]
#[case(
    "postgresql://u:p@db:5433/d?sslmode=require",
    "postgres://u:p@db:5433/d?sslmode=require"
)]
#[case("postgresql+asyncpg://u:p@db/d", "postgres://u:p@db/d")]
#[case(
    "postgres:///d?host=/run/postgresql",
    "postgres:///d?host=/run/postgresql"
)]
fn a_server_is_understood_in_every_spelling(#[case] text: &str, #[case] url: &str) {
    let config = load(&[("DATABASE_URL", text)]).unwrap();
    assert_eq!(config.database, DatabaseAddress::Postgres(url.into()));
}

#[rstest]
#[case(&[("POSTGRES_SERVER", "db")], "postgres://postgres@db:5432/postgres")]
#[case(
    &[("POSTGRES_SERVER", "db:5433"), ("POSTGRES_USER", "u"), ("POSTGRES_PASSWORD", "p@/:#%"), ("POSTGRES_DB", "a b")],
    "postgres://u:p%40%2F%3A%23%@db:5433/a%20b"
)]
#[case(&[("POSTGRES_SERVER", "::1"), ("POSTGRES_USER", "u")], "postgres://u@[::1]:5432/u")]
#[case(&[("POSTGRES_SERVER", "[::1]:99"), ("POSTGRES_USER", "u")], "postgres://u@[::1]:99/u")]
#[case(
    &[("POSTGRES_SERVER", "/run/postgresql")],
    "postgres://postgres@localhost:5432/postgres?host=%2Frun%2Fpostgresql"
)]
fn a_server_is_put_together_from_its_parts(#[case] variables: &[(&str, &str)], #[case] url: &str) {
    assert_eq!(
        load(variables).unwrap().database,
        DatabaseAddress::Postgres(url.into())
    );
}

#[test]
fn an_address_wins_over_the_parts_of_a_server() {
    let config = load(&[("DATABASE_URL", "x.db"), ("POSTGRES_SERVER", "db")]).unwrap();
    assert_eq!(config.database, DatabaseAddress::Sqlite("x.db".into()));
}
