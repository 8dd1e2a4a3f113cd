//! Who answers: another agent, or a person.

use async_trait::async_trait;
use domain::conversations::Agent;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Reading, Tool, ToolError, ToolOutput, spec};
use crate::model::ToolSpec;

/// Hands the turn to another agent. A model routes by this call, never by text.
pub(super) struct Route;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RouteArguments {
    agent: Agent,
}

#[async_trait]
impl Tool for Route {
    fn spec(&self) -> ToolSpec {
        spec(
            "route",
            "Hands the customer's request to the agent that looks after such things: `faq` for \
             questions about the service, `it_support` when something does not work, `ticket` \
             for tickets, `booking` for meeting rooms.",
            json!({
                "type": "object",
                "properties": {
                    "agent": {"type": "string", "enum": ["faq", "it_support", "ticket", "booking"]}
                },
                "required": ["agent"],
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, _: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let RouteArguments { agent } = serde_json::from_value(arguments.clone())?;
        if agent == Agent::Primary {
            return Err(ToolError::Arguments(
                "the primary agent cannot be routed to".to_owned(),
            ));
        }
        Ok(ToolOutput::Route(agent))
    }
}

/// Hands the conversation to a person.
pub(super) struct HandOff;

#[async_trait]
impl Tool for HandOff {
    fn spec(&self) -> ToolSpec {
        spec(
            "hand_off",
            "Hands the conversation to a person of the staff: when the customer asks for one, or \
             when two tries in a row have failed.",
            json!({
                "type": "object",
                "properties": {"reason": {"type": "string"}},
                "additionalProperties": false
            }),
        )
    }

    async fn call(&self, _: Reading<'_>, _: &Value) -> Result<ToolOutput, ToolError> {
        Ok(ToolOutput::HandOff)
    }
}
