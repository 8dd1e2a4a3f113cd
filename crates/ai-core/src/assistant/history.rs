use domain::conversations::{Message, MessageRole};

use crate::model::ModelMessage;

/// How many messages of a conversation a model is told at most.
pub(super) const MAX_MESSAGES: u32 = 60;

/// How much text of a conversation a model is told at most: about 4,000 tokens.
const MAX_BYTES: usize = 16_000;

/// The conversation as a model gets it, the oldest left out first; the last message always stays.
pub(super) fn told(messages: &[Message]) -> Vec<ModelMessage> {
    let mut size = 0;
    let mut kept: Vec<ModelMessage> = messages
        .iter()
        .rev()
        .enumerate()
        .take_while(|(age, message)| {
            size += message.content.len();
            *age == 0 || size <= MAX_BYTES
        })
        .map(|(_, message)| as_told(message))
        .collect();
    kept.reverse();
    kept
}

fn as_told(message: &Message) -> ModelMessage {
    let content = message.content.clone();
    match message.role {
        MessageRole::User => ModelMessage::User { content },
        MessageRole::Assistant | MessageRole::Staff => ModelMessage::Assistant {
            content,
            tool_calls: Vec::new(),
        },
    }
}
