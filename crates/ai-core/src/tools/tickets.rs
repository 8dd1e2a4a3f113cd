//! Looking up tickets.

use async_trait::async_trait;
use domain::page::Page;
use domain::tickets::{self, TicketError, TicketSearch, TicketStatus};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Reading, Tool, ToolError, ToolOutput, rfc3339, spec, ticket_facts};
use crate::model::ToolSpec;

/// Lists the customer's tickets.
pub(super) struct ListTickets;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListArguments {
    status: Option<TicketStatus>,
}

#[async_trait]
impl Tool for ListTickets {
    fn spec(&self) -> ToolSpec {
        spec(
            "list_tickets",
            "Lists the customer's own tickets, newest first, closed ones too unless a status is \
             given.",
            json!({
                "type": "object",
                "properties": {
                    "status": {"type": "string", "enum": ["Pending", "InProgress", "Resolved", "Canceled"]}
                },
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let ListArguments { status } = serde_json::from_value(arguments.clone())?;
        let search = TicketSearch {
            status,
            ..TicketSearch::default()
        };
        let found = match tickets::list(reading.queries, reading.actor, search, Page::MAX).await {
            Ok(found) => found,
            Err(TicketError::Store(error)) => return Err(error.into()),
            Err(error) => return Err(ToolError::Arguments(error.to_string())),
        };
        let tickets: Vec<Value> = found.items.iter().map(ticket_facts).collect();
        Ok(ToolOutput::Facts(
            json!({"tickets": tickets, "total": found.total}),
        ))
    }
}

/// Reads one of the customer's tickets with its thread.
pub(super) struct GetTicket;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GetArguments {
    ticket: String,
}

#[async_trait]
impl Tool for GetTicket {
    fn spec(&self) -> ToolSpec {
        spec(
            "get_ticket",
            "Reads one of the customer's own tickets with its thread.",
            json!({
                "type": "object",
                "properties": {"ticket": {"type": "string", "description": "Its reference, such as TK-1001."}},
                "required": ["ticket"],
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let GetArguments { ticket: reference } = serde_json::from_value(arguments.clone())?;
        let Reading { queries, actor, .. } = reading;
        let ticket = match tickets::find_by_reference(queries, actor, &reference).await {
            // Staff sees every ticket elsewhere; here everybody is a customer.
            Ok(ticket) if ticket.owner.key == actor.key => ticket,
            Err(TicketError::Store(error)) => return Err(error.into()),
            Ok(_) | Err(_) => {
                let refused = json!({"code": "ticket_not_found", "detail": TicketError::NotFound.to_string(), "arguments": arguments});
                return Ok(ToolOutput::Facts(json!({"refused": refused})));
            }
        };
        let thread = queries.tickets().messages(&ticket, Page::MAX).await?;
        let mut facts = ticket_facts(&ticket);
        let messages: Vec<Value> = thread
            .items
            .iter()
            .map(|message| {
                json!({
                    "author": message.author,
                    "content": message.content,
                    "created_at": rfc3339(message.created_at),
                })
            })
            .collect();
        if let Some(facts) = facts.as_object_mut() {
            facts.insert("messages".to_owned(), Value::Array(messages));
        }
        Ok(ToolOutput::Facts(json!({"ticket": facts})))
    }
}
