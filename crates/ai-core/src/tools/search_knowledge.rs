//! Looking into the knowledge base.

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Reading, Tool, ToolError, ToolOutput, spec};
use crate::model::ToolSpec;

/// Searches the knowledge base.
pub(super) struct SearchKnowledge;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    query: String,
}

#[async_trait]
impl Tool for SearchKnowledge {
    fn spec(&self) -> ToolSpec {
        spec(
            "search_knowledge",
            "Searches the knowledge base; gives only articles that answer the question.",
            json!({
                "type": "object",
                "properties": {"query": {"type": "string", "minLength": 1, "maxLength": 200}},
                "required": ["query"],
                "additionalProperties": false
            }),
        )
    }

    async fn call(
        &self,
        _reading: Reading<'_>,
        arguments: &Value,
    ) -> Result<ToolOutput, ToolError> {
        let Arguments { query: _ } = serde_json::from_value(arguments.clone())?;
        Ok(ToolOutput::Articles(Vec::new()))
    }
}
