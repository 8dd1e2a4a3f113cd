use domain::actions::Draft;
use domain::conversations::{Agent, Citation};
use serde_json::Value;

use crate::model::ModelMessage;

/// What a turn has come to so far. Pure data: the rounds fill it, the last transaction stores it.
#[derive(Debug, Clone)]
pub(super) struct Work {
    /// Who speaks.
    pub(super) agent: Agent,
    /// The conversation with the calls of this turn.
    pub(super) messages: Vec<ModelMessage>,
    /// What was said in this turn.
    pub(super) text: String,
    /// What searches found in this turn.
    pub(super) found: Vec<Citation>,
    /// The slugs that the model says its answer rests on.
    pub(super) cited: Vec<String>,
    /// What is to be proposed, in the order in which it was said.
    pub(super) planned: Vec<Planned>,
    /// Whether a person takes over.
    pub(super) hands_off: bool,
    /// What the backend asked to remember.
    pub(super) memory: Value,
}

/// A draft that passed its check.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    /// As the model gave it; what waits is completed when its turn comes.
    pub(super) given: Draft,
    /// Complete.
    pub(super) complete: Draft,
    /// In plain words.
    pub(super) summary: String,
    /// Who proposed it.
    pub(super) agent: Agent,
    /// Whether it takes the pending action's place.
    pub(super) replaces_pending: bool,
}

impl Work {
    pub(super) fn new(messages: Vec<ModelMessage>, memory: Value) -> Self {
        Self {
            agent: Agent::Primary,
            messages,
            text: String::new(),
            found: Vec::new(),
            cited: Vec::new(),
            planned: Vec::new(),
            hands_off: false,
            memory,
        }
    }

    /// What the answer rests on: what the model named, or, if it named nothing, all that was found.
    pub(super) fn citations(&self) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for found in &self.found {
            let is_cited = self.cited.is_empty() || self.cited.contains(&found.slug);
            if is_cited && !citations.contains(found) {
                citations.push(found.clone());
            }
        }
        citations
    }

    /// Who signs the answer. A hand-off is the primary agent's.
    pub(super) fn signature(&self) -> Agent {
        match self.planned.first() {
            _ if self.hands_off => Agent::Primary,
            Some(planned) => planned.agent,
            None => self.agent,
        }
    }
}
