//! Looking up bookings.

use async_trait::async_trait;
use domain::bookings::{self, BookingError, BookingSearch, BookingStatus};
use domain::page::Page;
use serde::Deserialize;
use serde_json::{Value, json};
use time::OffsetDateTime;

use super::{Reading, Tool, ToolError, ToolOutput, booking_facts, spec};
use crate::model::ToolSpec;

/// Lists the customer's bookings.
pub(super) struct ListBookings;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    #[serde(default)]
    status: Option<BookingStatus>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    from: Option<OffsetDateTime>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    to: Option<OffsetDateTime>,
}

#[async_trait]
impl Tool for ListBookings {
    fn spec(&self) -> ToolSpec {
        spec(
            "list_bookings",
            "Lists the customer's own bookings, newest first, past and canceled ones too unless a \
             status is given.",
            json!({
                "type": "object",
                "properties": {
                    "status": {"type": "string", "enum": ["Scheduled", "Finished", "Canceled"]},
                    "from": {"type": "string", "format": "date-time", "description": "Only those that begin then or later."},
                    "to": {"type": "string", "format": "date-time", "description": "Only those that begin before."}
                },
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let Arguments { status, from, to } = serde_json::from_value(arguments.clone())?;
        let Reading {
            queries,
            actor,
            now,
            ..
        } = reading;
        let search = BookingSearch {
            status,
            from,
            to,
            ..BookingSearch::default()
        };
        let found = match bookings::list(queries, actor, now, search, Page::MAX).await {
            Ok(found) => found,
            Err(BookingError::Store(error)) => return Err(error.into()),
            Err(error) => return Err(ToolError::Arguments(error.to_string())),
        };
        let bookings: Vec<Value> = found.items.iter().map(booking_facts).collect();
        Ok(ToolOutput::Facts(
            json!({"bookings": bookings, "total": found.total}),
        ))
    }
}
