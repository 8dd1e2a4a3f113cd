//! The ports of frontdesk-domain on SQLite and PostgreSQL.
