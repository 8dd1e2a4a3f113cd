//! Looking into the knowledge base.

use std::str::FromStr as _;

use async_trait::async_trait;
use domain::conversations::Citation;
use domain::knowledge::{self, Hit, Language};
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

    async fn call(&self, reading: Reading<'_>, arguments: &Value) -> Result<ToolOutput, ToolError> {
        let Arguments { query } = serde_json::from_value(arguments.clone())?;
        let spoken = Language::from_str(reading.language.code())
            .map_err(|error| ToolError::Arguments(error.to_string()))?;
        let hits = knowledge::find_answers(reading.queries, &query, &spoken).await?;
        Ok(ToolOutput::Articles(hits.into_iter().map(told).collect()))
    }
}

/// An article as it may be cited, and as a model is told of it.
fn told(hit: Hit) -> (Citation, Value) {
    let Hit { article, score, .. } = hit;
    let citation = Citation {
        article_id: article.article_id,
        slug: article.slug.to_string(),
        title: article.title,
        language: article.language.to_string(),
    };
    let told = json!({
        "article_id": citation.article_id,
        "slug": citation.slug,
        "language": citation.language,
        "title": citation.title,
        "body": article.body,
        "score": score,
    });
    (citation, told)
}
