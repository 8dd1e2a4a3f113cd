use domain::actions::Action;
use domain::conversations::{Agent, Citation};
use serde_json::Value;
use uuid::Uuid;

/// A piece of an answer on its way, in the order of its making. A stream carries these; an answer
/// in one piece ignores them.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The answer begins, under the id that its message will have.
    Start {
        /// The id of the message.
        message_id: Uuid,
    },
    /// An agent begins to work.
    StartStep {
        /// Which.
        agent: Agent,
    },
    /// Some more text.
    Text(String),
    /// A reading tool ran by itself.
    ToolRan {
        /// The id of the call, unique within the turn.
        call_id: String,
        /// The tool's name.
        tool: String,
        /// Its arguments.
        input: Value,
        /// What it gave.
        output: Value,
    },
    /// The answer rests on this article.
    Source(Citation),
    /// This action waits for the customer's yes or no; it is stored already.
    Pending(Box<Action>),
    /// The agent's work is done.
    FinishStep,
    /// The answer is stored.
    Finish,
    /// There will be no answer; the message is kept.
    Error {
        /// A stable word.
        code: &'static str,
        /// One plain sentence.
        text: String,
    },
}
