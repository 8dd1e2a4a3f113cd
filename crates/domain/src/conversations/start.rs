use serde_json::Value;
use uuid::Uuid;

use super::turn::locked;
use super::{Conversation, ConversationError};
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::ConversationKey;
use crate::store::Transaction;

/// Starts a conversation of the one who asks. `title` has 1 to 200 characters.
pub async fn start(
    tx: &Transaction,
    actor: &Actor,
    title: Option<&str>,
) -> Result<Conversation, ConversationError> {
    let mut fields = Fields::new();
    let title = fields.optional_text("title", title, 1..=200);
    fields.finish()?;
    let conversation = Conversation {
        key: ConversationKey::UNSTORED,
        conversation_id: tx.new_id(),
        owner: actor.as_owner(),
        title,
        is_handed_off: false,
        language: None,
        memory: Value::Null,
        waiting: Vec::new(),
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    Ok(tx.conversations().insert(conversation).await?)
}

/// Deletes one's own conversation. Tickets and bookings that were made in it stay.
pub async fn delete(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<(), ConversationError> {
    let conversation = locked(tx, actor, conversation_id).await?;
    if conversation.owner.key != actor.key {
        return Err(ConversationError::CustomerOnly("delete a conversation"));
    }
    Ok(tx.conversations().delete(conversation.key).await?)
}
