use std::collections::BTreeMap;

use domain::change::Change;
use serde::Deserialize;
use serde_json::Value;

/// Something that a customer says to the assistant, turn by turn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialog {
    /// What the report calls it.
    pub id: String,
    /// The language that it is in, for readers.
    #[serde(default)]
    pub lang: Option<String>,
    /// What sort of thing it tries; the report counts by it. Without, the first word of the id.
    #[serde(default)]
    pub kind: Option<String>,
    /// For readers.
    #[serde(default)]
    pub note: Option<String>,
    /// What is said, in order.
    pub turns: Vec<Turn>,
}

impl Dialog {
    /// What sort of thing it tries.
    pub fn kind(&self) -> &str {
        let first_word = self.id.split('-').next().unwrap_or_default();
        self.kind.as_deref().unwrap_or(first_word)
    }
}

/// One thing that the customer says, and what must come of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// What the customer says.
    pub say: String,
    /// What must come of it. What is absent is not checked.
    #[serde(default)]
    pub expect: Expectation,
}

/// What must come of a turn.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// The agent that answers.
    pub agent: Option<String>,
    /// The tool of the action that is pending after the turn; null: none.
    pub pending: Change<String>,
    /// What its arguments must contain.
    pub arguments: BTreeMap<String, Value>,
    /// What became of the action that was pending before the turn; null: none was.
    pub action: Change<String>,
    /// Exactly these articles are cited.
    pub citations: Option<Vec<String>>,
    /// Texts that the answer must contain.
    pub says_all: Vec<String>,
    /// Texts that the answer must not contain.
    pub says_none: Vec<String>,
    /// The conversation's status after the turn.
    pub status: Option<String>,
    /// Whether the assistant says nothing.
    pub silent: Option<bool>,
    /// For readers.
    pub note: Option<String>,
}

/// Reads dialogs, one on each line; blank lines are passed over.
///
/// # Errors
///
/// Names the line that cannot be read.
pub fn parse_dialogs(lines: &str) -> Result<Vec<Dialog>, (usize, serde_json::Error)> {
    lines
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| serde_json::from_str(line).map_err(|error| (number, error)))
        .collect()
}
