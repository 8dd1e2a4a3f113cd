//! Column types that both databases keep alike.

use std::str::FromStr;

use domain::store::StoreError;
use domain::text;
use sea_orm::prelude::Json;
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr};
use sea_orm::{ColumnTrait, DeriveValueType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::{Duration, OffsetDateTime};

/// A time as microseconds since 1970 in UTC.
///
/// SQLite has no time type, and `OffsetDateTime` as text sorts wrongly there: trimmed fractions
/// put `:00Z` after `:00.5Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, DeriveValueType)]
pub(crate) struct Micros(pub(crate) i64);

impl From<OffsetDateTime> for Micros {
    fn from(time: OffsetDateTime) -> Self {
        let micros = time.unix_timestamp_nanos() / 1_000;
        Self(i64::try_from(micros).unwrap_or(i64::MAX))
    }
}

impl From<Micros> for OffsetDateTime {
    fn from(Micros(micros): Micros) -> Self {
        Self::UNIX_EPOCH
            .checked_add(Duration::microseconds(micros))
            .unwrap_or(Self::UNIX_EPOCH)
    }
}

/// Whether the folded text of a row holds these words, which may have `%` and `_` in them.
pub(crate) fn contains(folded: impl ColumnTrait, wanted: &str) -> Expr {
    let mut pattern = String::from("%");
    for character in text::fold(wanted.trim()).chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    Expr::col(folded.as_column_ref()).like(LikeExpr::new(pattern).escape('\\'))
}

/// Reads a stored word as the enum that it stands for.
pub(crate) fn word<T>(stored: &str) -> Result<T, StoreError>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    stored
        .parse()
        .map_err(|error| StoreError::Broken(Box::new(error)))
}

/// What is kept as JSON.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<Json, StoreError> {
    serde_json::to_value(value).map_err(|error| StoreError::Broken(Box::new(error)))
}

/// Reads what was kept as JSON.
pub(crate) fn from_json<T: DeserializeOwned>(stored: Json) -> Result<T, StoreError> {
    serde_json::from_value(stored).map_err(|error| StoreError::Broken(Box::new(error)))
}
