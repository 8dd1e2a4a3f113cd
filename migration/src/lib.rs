//! The database schema of frontdesk, SQLite and PostgreSQL.
