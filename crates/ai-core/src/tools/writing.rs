//! The writing tools: each makes a draft that the customer must confirm.

use async_trait::async_trait;
use domain::actions::Draft;
use serde_json::{Map, Value, json};

use super::{Reading, Tool, ToolError, ToolOutput, spec};
use crate::model::ToolSpec;

/// The control argument by which a model says that it corrects the pending action. It is not part
/// of the action.
const REPLACES_PENDING: &str = "replaces_pending";

struct WritingTool {
    name: &'static str,
    description: &'static str,
    properties: Value,
    required: &'static [&'static str],
}

/// Every writing tool.
pub(super) fn all() -> Vec<Box<dyn Tool>> {
    tickets()
        .into_iter()
        .chain(bookings())
        .map(|tool| -> Box<dyn Tool> { Box::new(tool) })
        .collect()
}

fn tickets() -> [WritingTool; 5] {
    let ticket =
        json!({"type": "string", "description": "The ticket's reference, such as TK-1001."});
    let content = json!({"type": "string", "minLength": 1, "maxLength": 500, "description": "The matter in one line, in the customer's own words."});
    let description = json!({"type": "string", "maxLength": 20_000});
    let comment = json!({"type": "string", "minLength": 1, "maxLength": 8_000});
    let priority = json!({"type": "string", "enum": ["low", "normal", "high", "urgent"]});
    [
        WritingTool {
            name: "create_ticket",
            description: "Proposes to open a ticket.",
            properties: json!({"content": content, "description": description, "priority": priority}),
            required: &["content"],
        },
        WritingTool {
            name: "update_ticket",
            description: "Proposes to change the text of an open ticket.",
            properties: json!({"ticket": ticket, "content": content, "description": description}),
            required: &["ticket"],
        },
        WritingTool {
            name: "comment_on_ticket",
            description: "Proposes to add a message to the thread of an open ticket.",
            properties: json!({"ticket": ticket, "content": comment}),
            required: &["ticket", "content"],
        },
        WritingTool {
            name: "cancel_ticket",
            description: "Proposes to withdraw a ticket. This is what closing means for a customer.",
            properties: json!({"ticket": ticket}),
            required: &["ticket"],
        },
        WritingTool {
            name: "reopen_ticket",
            description: "Proposes to bring a resolved ticket back.",
            properties: json!({"ticket": ticket}),
            required: &["ticket"],
        },
    ]
}

fn bookings() -> [WritingTool; 3] {
    let booking =
        json!({"type": "string", "description": "The booking's reference, such as BK-501."});
    let time = json!({"type": "string", "format": "date-time", "description": "The start, RFC 3339 with offset."});
    let minutes = json!({"type": "integer", "minimum": 15, "maximum": 480});
    let room = json!({"type": "string", "description": "The room's name, only if the customer named one."});
    let reason = json!({"type": "string", "maxLength": 500});
    let attendees = json!({"type": "integer", "minimum": 1});
    [
        WritingTool {
            name: "create_booking",
            description: "Proposes to book a room. What the customer did not say is left out: 60 \
                          minutes and the smallest free room are filled in.",
            properties: json!({"time": time, "duration_minutes": minutes, "room": room, "reason": reason, "attendees": attendees}),
            required: &["time"],
        },
        WritingTool {
            name: "reschedule_booking",
            description: "Proposes to move a booking to another time, length or room.",
            properties: json!({"booking": booking, "time": time, "duration_minutes": minutes, "room": room}),
            required: &["booking"],
        },
        WritingTool {
            name: "cancel_booking",
            description: "Proposes to withdraw a booking.",
            properties: json!({"booking": booking}),
            required: &["booking"],
        },
    ]
}

#[async_trait]
impl Tool for WritingTool {
    fn spec(&self) -> ToolSpec {
        let mut properties = self.properties.clone();
        if let Some(properties) = properties.as_object_mut() {
            let replaces = json!({"type": "boolean", "description": "True if this corrects the action that waits for the customer's yes or no."});
            properties.insert(REPLACES_PENDING.to_owned(), replaces);
        }
        let parameters = json!({
            "type": "object",
            "properties": properties,
            "required": self.required,
            "additionalProperties": false
        });
        spec(self.name, self.description, parameters)
    }

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let mut arguments: Map<String, Value> = serde_json::from_value(arguments.clone())?;
        let replaces_pending = arguments
            .remove(REPLACES_PENDING)
            .is_some_and(|said| said == Value::Bool(true));
        arguments.retain(|_, value| !value.is_null());
        if self.name == "create_booking" {
            let meeting = reading.language.pick("Meeting", "Họp");
            arguments.entry("reason").or_insert_with(|| json!(meeting));
        }
        let draft = Draft::parse(self.name, &Value::Object(arguments))?;
        Ok(ToolOutput::Draft {
            draft,
            replaces_pending,
        })
    }
}
