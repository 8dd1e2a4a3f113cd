use serde_json::{Value, json};
use time::Duration;
use uuid::Uuid;

use super::execute::{Execution, execute};
use super::{Action, ActionError, ActionStatus, Draft};
use crate::actor::Actor;
use crate::conversations::{Agent, Conversation};
use crate::ids::ActionKey;
use crate::store::{StoreError, Transaction};

/// What a decision did.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// The action as it is now.
    pub action: Action,
    /// Whether it was decided just now, and not before.
    pub is_new: bool,
    /// Why it failed, if it did just now.
    pub refusal: Option<Box<super::Refusal>>,
}

/// Stores what [`super::check`] accepted as the pending action of a conversation that this
/// transaction has locked and that has none. It can be confirmed for `lifetime`.
pub async fn propose(
    tx: &Transaction,
    conversation: &Conversation,
    agent: Agent,
    (draft, summary): (Draft, String),
    lifetime: Duration,
) -> Result<Action, StoreError> {
    let action = Action {
        key: ActionKey::UNSTORED,
        action_id: tx.new_id(),
        conversation_key: conversation.key,
        draft,
        summary,
        agent,
        status: ActionStatus::Pending,
        result: None,
        outcome_message_key: None,
        created_at: tx.now(),
        expires_at: tx.now().saturating_add(lifetime),
        decided_at: None,
    };
    tx.actions().insert(action).await
}

/// Executes the pending action of a conversation that this transaction has locked.
///
/// With the id of an action that was confirmed before, gives its stored result and does nothing.
/// What cannot be done any more becomes `Failed` and says why; nothing else is changed then.
pub async fn confirm(
    tx: &Transaction,
    actor: &Actor,
    conversation: &Conversation,
    action_id: Option<Uuid>,
) -> Result<Decided, ActionError> {
    let action = find(tx, actor, conversation, action_id).await?;
    match action.status {
        ActionStatus::Executed | ActionStatus::Failed => return Ok(Decided::before(action)),
        ActionStatus::Canceled => return Err(ActionError::AlreadyDecided(action.status)),
        ActionStatus::Superseded => return Err(ActionError::Superseded),
        ActionStatus::Expired => return Err(ActionError::Expired),
        ActionStatus::Pending if !action.is_pending_at(tx.now()) => {
            return Err(ActionError::Expired);
        }
        ActionStatus::Pending => {}
    }
    let (status, result, refusal) = match execute(tx, actor, &action.draft).await? {
        Execution::Done(result) => (ActionStatus::Executed, result, None),
        Execution::Refused(refusal) => {
            let result = refusal.result();
            (ActionStatus::Failed, result, Some(refusal))
        }
    };
    let decided = store(tx, &action, status, Some(result)).await?;
    Ok(Decided {
        refusal,
        ..Decided::now(decided)
    })
}

/// Drops the pending action of a conversation that this transaction has locked; nothing is
/// executed. Again with the same id: the same result.
pub async fn cancel(
    tx: &Transaction,
    actor: &Actor,
    conversation: &Conversation,
    action_id: Option<Uuid>,
) -> Result<Decided, ActionError> {
    let action = find(tx, actor, conversation, action_id).await?;
    match action.status {
        ActionStatus::Canceled => return Ok(Decided::before(action)),
        ActionStatus::Executed | ActionStatus::Failed => {
            return Err(ActionError::AlreadyDecided(action.status));
        }
        ActionStatus::Superseded => return Err(ActionError::Superseded),
        ActionStatus::Expired => return Err(ActionError::Expired),
        ActionStatus::Pending if !action.is_pending_at(tx.now()) => {
            return Err(ActionError::Expired);
        }
        ActionStatus::Pending => {}
    }
    let decided = store(tx, &action, ActionStatus::Canceled, None).await?;
    Ok(Decided::now(decided))
}

/// A newer proposal takes the place of this pending action.
pub async fn supersede(tx: &Transaction, action: &Action) -> Result<Action, ActionError> {
    store(tx, action, ActionStatus::Superseded, None).await
}

/// The time of this pending action is over.
pub async fn expire(tx: &Transaction, action: &Action) -> Result<Action, ActionError> {
    store(tx, action, ActionStatus::Expired, None).await
}

/// Marks every pending action expired whose time is over; gives their number.
pub async fn expire_due(tx: &Transaction) -> Result<u64, StoreError> {
    tx.actions().expire(tx.now()).await
}

async fn store(
    tx: &Transaction,
    action: &Action,
    status: ActionStatus,
    result: Option<Value>,
) -> Result<Action, ActionError> {
    let decided = action.decided(status, result, tx.now())?;
    tx.actions().save(&decided).await?;
    Ok(decided)
}

async fn find(
    tx: &Transaction,
    actor: &Actor,
    conversation: &Conversation,
    action_id: Option<Uuid>,
) -> Result<Action, ActionError> {
    if conversation.owner.key != actor.key {
        return Err(ActionError::CustomerOnly);
    }
    let Some(action_id) = action_id else {
        let pending = tx.actions().pending(conversation.key).await?;
        return pending.ok_or(ActionError::NothingPending);
    };
    tx.actions()
        .find(action_id)
        .await?
        .filter(|action| action.conversation_key == conversation.key)
        .ok_or(ActionError::NotFound)
}

impl Decided {
    fn now(action: Action) -> Self {
        Self {
            action,
            is_new: true,
            refusal: None,
        }
    }

    fn before(action: Action) -> Self {
        Self {
            action,
            is_new: false,
            refusal: None,
        }
    }
}

impl super::Refusal {
    /// What a failed action keeps: `code`, `detail` and maybe `alternatives`.
    fn result(&self) -> Value {
        let mut result = json!({"code": self.code, "detail": self.detail});
        if let (Some(result), Some(offers)) =
            (result.as_object_mut(), self.members.get("alternatives"))
        {
            result.insert("alternatives".to_owned(), offers.clone());
        }
        result
    }
}
