use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Agent, Citation, Conversation, ConversationError, Message, MessageRole, Waiting};
use crate::actions::Action;
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::{ConversationKey, MessageKey, TurnKey};
use crate::store::{StoreError, Transaction};
use crate::words::words;

/// How long a turn is believed to be worked on after the last sign of life.
pub const LEASE: Duration = Duration::seconds(10);

/// How far a turn got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TurnStatus {
    /// The assistant is answering.
    Running,
    /// The answer is stored.
    Completed,
    /// There is no answer; it can be tried again.
    Failed,
    /// The customer stopped it.
    Stopped,
}

words!(TurnStatus {
    Running => "running",
    Completed => "completed",
    Failed => "failed",
    Stopped => "stopped",
});

/// The assistant's work on one message of the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The key in the store.
    pub key: TurnKey,
    /// The public id.
    pub turn_id: Uuid,
    /// The conversation's key.
    pub conversation_key: ConversationKey,
    /// What is answered.
    pub user_message_key: MessageKey,
    /// The public id of what is answered.
    pub user_message_id: Uuid,
    /// How far it got.
    pub status: TurnStatus,
    /// Until when the process that works on it is believed to be alive.
    pub lease_ends_at: OffsetDateTime,
    /// When it began.
    pub created_at: OffsetDateTime,
}

/// What came of a message of the customer.
#[derive(Debug, Clone, PartialEq)]
pub enum Begun {
    /// The conversation is with staff: the message is stored, nobody answers now.
    Silent {
        /// The conversation.
        conversation: Box<Conversation>,
        /// What was said.
        message: Message,
    },
    /// The assistant is to answer.
    Turn(Box<OpenTurn>),
}

/// A turn that the assistant works on.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTurn {
    /// The turn.
    pub turn: Turn,
    /// The conversation when it began.
    pub conversation: Conversation,
    /// What the customer said.
    pub user_message: Message,
    /// The action that waited for a yes or no when it began, even if its time is over.
    pub pending: Option<Action>,
}

/// The assistant's answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    /// The id that was announced for it, if it was.
    pub message_id: Option<Uuid>,
    /// The text.
    pub content: String,
    /// Which agent wrote it.
    pub agent: Option<Agent>,
    /// Which backend wrote it.
    pub provider: Option<String>,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The action that it proposes or whose outcome it tells.
    pub action_id: Option<Uuid>,
}

/// The conversation, locked, if it exists for the one who asks.
pub async fn locked(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<Conversation, ConversationError> {
    tx.conversations()
        .find_for_update(conversation_id)
        .await?
        .filter(|conversation| conversation.is_visible_to(actor))
        .ok_or(ConversationError::NotFound)
}

/// Stores what somebody says (1 to 8,000 characters) and, unless staff has the conversation,
/// opens a turn.
pub async fn begin(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
    content: &str,
) -> Result<Begun, ConversationError> {
    let mut fields = Fields::new();
    let content = fields.text("content", content, 1..=8_000);
    fields.finish()?;
    let conversation = locked(tx, actor, conversation_id).await?;
    let is_owner = conversation.owner.key == actor.key;
    if !conversation.is_handed_off {
        expect_idle(tx, &conversation).await?;
    }
    let role = if is_owner {
        MessageRole::User
    } else {
        MessageRole::Staff
    };
    let reply = Reply {
        content,
        ..Reply::default()
    };
    let message = append(tx, &conversation, role, reply).await?;
    let conversation = touched(tx, conversation).await?;
    if conversation.is_handed_off {
        return Ok(Begun::Silent {
            conversation: Box::new(conversation),
            message,
        });
    }
    open(tx, conversation, message).await
}

/// The same for a request that may have come before, without its answer: a message that is stored
/// already, and whose turn failed or was cut off, is answered again instead of stored twice.
pub async fn begin_again(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
    content: &str,
) -> Result<Begun, ConversationError> {
    let conversation = locked(tx, actor, conversation_id).await?;
    let latest = tx.conversations().latest_turn(conversation.key).await?;
    let is_unanswered = |turn: &Turn| match turn.status {
        TurnStatus::Failed | TurnStatus::Stopped => true,
        TurnStatus::Running => turn.lease_ends_at <= tx.now(),
        TurnStatus::Completed => false,
    };
    let Some(turn) = latest.filter(is_unanswered) else {
        return begin(tx, actor, conversation_id, content).await;
    };
    let said = tx.conversations().message(turn.user_message_key).await?;
    if said.is_some_and(|said| said.content == content.trim()) && !conversation.is_handed_off {
        return retry(tx, actor, conversation_id).await;
    }
    begin(tx, actor, conversation_id, content).await
}

/// Opens a turn on the last message of the customer again, if its turn failed or was stopped.
pub async fn retry(
    tx: &Transaction,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<Begun, ConversationError> {
    let conversation = locked(tx, actor, conversation_id).await?;
    if conversation.owner.key != actor.key {
        return Err(ConversationError::CustomerOnly("ask for another answer"));
    }
    expect_idle(tx, &conversation).await?;
    let last = tx.conversations().latest_turn(conversation.key).await?;
    let failed = last
        .filter(|turn| matches!(turn.status, TurnStatus::Failed | TurnStatus::Stopped))
        .ok_or(ConversationError::NothingToRetry)?;
    let message = tx
        .conversations()
        .message(failed.user_message_key)
        .await?
        .ok_or(ConversationError::NothingToRetry)?;
    open(tx, conversation, message).await
}

async fn open(
    tx: &Transaction,
    conversation: Conversation,
    user_message: Message,
) -> Result<Begun, ConversationError> {
    let turn = Turn {
        key: TurnKey::UNSTORED,
        turn_id: tx.new_id(),
        conversation_key: conversation.key,
        user_message_key: user_message.key,
        user_message_id: user_message.message_id,
        status: TurnStatus::Running,
        lease_ends_at: tx.now().saturating_add(LEASE),
        created_at: tx.now(),
    };
    let turn = tx.conversations().insert_turn(turn).await?;
    let pending = tx.actions().pending(conversation.key).await?;
    Ok(Begun::Turn(Box::new(OpenTurn {
        turn,
        conversation,
        user_message,
        pending,
    })))
}

/// One turn at a time. A turn whose process is gone is marked failed on the way.
async fn expect_idle(
    tx: &Transaction,
    conversation: &Conversation,
) -> Result<(), ConversationError> {
    let latest = tx.conversations().latest_turn(conversation.key).await?;
    let Some(running) = latest.filter(|turn| turn.status == TurnStatus::Running) else {
        return Ok(());
    };
    if running.lease_ends_at > tx.now() {
        return Err(ConversationError::TurnInProgress);
    }
    let orphan = Turn {
        status: TurnStatus::Failed,
        ..running
    };
    tx.conversations().save_turn(&orphan).await?;
    Ok(())
}

/// Adds a message to a conversation that this transaction has locked.
pub async fn append(
    tx: &Transaction,
    conversation: &Conversation,
    role: MessageRole,
    reply: Reply,
) -> Result<Message, StoreError> {
    let message = Message {
        key: MessageKey::UNSTORED,
        message_id: reply.message_id.unwrap_or_else(|| tx.new_id()),
        conversation_key: conversation.key,
        role,
        agent: reply.agent,
        provider: reply.provider,
        content: reply.content,
        citations: reply.citations,
        action_id: reply.action_id,
        created_at: tx.now(),
    };
    tx.conversations().insert_message(message).await
}

/// What a finished turn leaves in the conversation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aftermath {
    /// The language of the customer's message.
    pub language: Option<String>,
    /// What the backend asked to remember; null keeps what it remembered.
    pub memory: Value,
    /// Whether the assistant handed the conversation to staff.
    pub is_handed_off: bool,
    /// The actions that wait behind the pending one.
    pub waiting: Vec<Waiting>,
}

/// Closes a turn: it is completed, and the conversation, which this transaction has locked, keeps
/// what the turn leaves. Fails with [`ConversationError::TurnLost`] if the turn was given up in
/// the meantime, so that no message is ever answered twice.
pub async fn finish(
    tx: &Transaction,
    turn: &Turn,
    conversation: Conversation,
    aftermath: Aftermath,
) -> Result<Conversation, ConversationError> {
    if !close(tx, turn, TurnStatus::Completed).await? {
        return Err(ConversationError::TurnLost);
    }
    let changed = Conversation {
        language: aftermath.language.or(conversation.language),
        memory: match aftermath.memory {
            Value::Null => conversation.memory,
            memory => memory,
        },
        is_handed_off: conversation.is_handed_off || aftermath.is_handed_off,
        waiting: aftermath.waiting,
        updated_at: tx.now(),
        ..conversation
    };
    Ok(tx.conversations().save(changed).await?)
}

/// Marks a turn failed; the customer's message stays and can be answered again. Says whether the
/// turn was still running.
pub async fn fail(tx: &Transaction, turn: &Turn) -> Result<bool, StoreError> {
    close(tx, turn, TurnStatus::Failed).await
}

async fn close(tx: &Transaction, turn: &Turn, status: TurnStatus) -> Result<bool, StoreError> {
    let closed = Turn {
        status,
        ..turn.clone()
    };
    tx.conversations().save_turn(&closed).await
}

/// A sign of life of the process that works on a turn. Says whether the turn still runs.
pub async fn keep_alive(tx: &Transaction, turn: &Turn) -> Result<bool, StoreError> {
    let alive = Turn {
        lease_ends_at: tx.now().saturating_add(LEASE),
        ..turn.clone()
    };
    tx.conversations().save_turn(&alive).await
}

/// Marks the turns failed whose process is gone; gives their number.
pub async fn fail_orphans(tx: &Transaction) -> Result<u64, StoreError> {
    tx.conversations().fail_turns(tx.now()).await
}

async fn touched(tx: &Transaction, conversation: Conversation) -> Result<Conversation, StoreError> {
    let touched = Conversation {
        updated_at: tx.now(),
        ..conversation
    };
    tx.conversations().save(touched).await
}
