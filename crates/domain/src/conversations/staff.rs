use uuid::Uuid;

use super::turn::locked;
use super::{Conversation, ConversationError};
use crate::actor::Actor;
use crate::store::Transaction;

/// The customer asks for a person: staff sees the conversation, the assistant is silent. Asking
/// again changes nothing.
pub async fn hand_off(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<Conversation, ConversationError> {
    let conversation = locked(tx, actor, conversation_id).await?;
    set_handed_off(tx, conversation, true).await
}

/// Staff gives the conversation back to the assistant.
pub async fn give_back(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<Conversation, ConversationError> {
    let conversation = locked(tx, actor, conversation_id).await?;
    if !actor.is_staff() {
        return Err(ConversationError::StaffOnly(
            "give a conversation back to the assistant",
        ));
    }
    set_handed_off(tx, conversation, false).await
}

async fn set_handed_off(
    tx: &Transaction,
    conversation: Conversation,
    is_handed_off: bool,
) -> Result<Conversation, ConversationError> {
    if conversation.is_handed_off == is_handed_off {
        return Ok(conversation);
    }
    let changed = Conversation {
        is_handed_off,
        updated_at: tx.now(),
        ..conversation
    };
    Ok(tx.conversations().save(changed).await?)
}
