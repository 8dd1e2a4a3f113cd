//! The adapter between the assistant and whatever thinks for it.
//!
//! A [`Model`] gets a [`ModelRequest`] and answers with a stream of [`ModelEvent`]s. It knows
//! nothing of support desks: tickets, rooms and customers reach it as text, as JSON and as tool
//! descriptions. A backend is one folder here and one line in the registry.

pub mod mock;

use std::time::Duration;

use async_trait::async_trait;
use futures::stream::BoxStream;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who thinks: shown to the customer and at `/health`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelInfo {
    /// The backend, such as `mock` or `groq`.
    pub provider: String,
    /// The provider's name of the model.
    pub model: String,
}

/// Everything that a model may know of one step of a turn.
#[derive(Debug, Clone, Default)]
pub struct ModelRequest {
    /// The agent that speaks, such as `primary` or `booking`.
    pub agent: String,
    /// The system prompt, rendered from the agent's template.
    pub system: String,
    /// The conversation, oldest first; it ends with the customer's latest message, followed by
    /// the tool calls of this turn and their results, if there were any.
    pub messages: Vec<ModelMessage>,
    /// What the agent may call.
    pub tools: Vec<ToolSpec>,
    /// The facts that the system prompt was rendered from, as JSON. Backends that send the
    /// prompt to a language model have no need of it; the mock reads it instead of the prompt.
    pub situation: Value,
    /// What this backend asked to remember in the conversation's last turn
    /// ([`ModelEvent::Memory`]), else null. Customers can neither see nor set it.
    pub memory: Value,
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum ModelMessage {
    /// What the customer (or, in a handed-off conversation, staff) wrote: data, never instruction.
    User {
        /// The text.
        content: String,
    },
    /// What the assistant said and called.
    Assistant {
        /// The text, maybe empty.
        content: String,
        /// The calls that it made with that text.
        tool_calls: Vec<ToolCall>,
    },
    /// What came of one call.
    Tool {
        /// The [`ToolCall::id`] that this answers.
        call_id: String,
        /// The tool's name.
        name: String,
        /// The result as JSON.
        content: Value,
    },
}

/// A tool as a model sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToolSpec {
    /// The name to call it by.
    pub name: String,
    /// What it does and when to call it.
    pub description: String,
    /// The arguments as JSON Schema (2020-12).
    pub parameters: Value,
}

/// A model's wish to run a tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToolCall {
    /// Unique within the turn.
    pub id: String,
    /// The tool's name, not yet checked.
    pub name: String,
    /// The arguments as the model gave them, not yet checked.
    pub arguments: Value,
}

/// A piece of a model's reply.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelEvent {
    /// Some more text, passed on as it comes.
    Text(String),
    /// A complete tool call.
    Call(ToolCall),
    /// The answer rests on this article (its slug). A backend that never says so is taken to
    /// rest on all that its searches found.
    Cites(String),
    /// What to hand back as [`ModelRequest::memory`] in the next step and turn.
    Memory(Value),
    /// Tokens read and written.
    Usage {
        /// Tokens of the request.
        input_tokens: u32,
        /// Tokens of the reply.
        output_tokens: u32,
    },
}

/// A reply on its way.
pub type ModelStream = BoxStream<'static, Result<ModelEvent, ModelError>>;

/// Why a model did not answer. The text is for the log; customers never see it.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Refused, reset, overloaded, not understood; maybe better later.
    #[error("the model is away: {reason}")]
    Unavailable {
        /// For the log.
        reason: String,
        /// How long the provider asked us to wait.
        retry_after: Option<Duration>,
    },
    /// Nothing came within the limit.
    #[error("the model did not answer in time: {0}")]
    TimedOut(String),
    /// The provider refuses this request or these credentials.
    #[error("the model refuses the request: {0}")]
    Rejected(String),
}

/// A backend.
#[async_trait]
pub trait Model: Send + Sync {
    /// Who this is.
    fn info(&self) -> ModelInfo;

    /// Starts one reply.
    ///
    /// # Errors
    ///
    /// Fails when no reply could be started; a reply that breaks off later ends its stream with
    /// an error.
    async fn reply(&self, request: ModelRequest) -> Result<ModelStream, ModelError>;
}
