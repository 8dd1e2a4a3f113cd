use domain::actions::{self, Action, Decided, Refusal};
use domain::conversations::{
    self, Conversation, ConversationStatus, Message, MessageRole, Reply, Waiting,
};
use domain::store::Transaction;
use uuid::Uuid;

use super::speaker::Listener;
use super::{Assistant, ChatError, Speaker, TurnOutcome};
use crate::tools::{refused_facts, subject_facts};
use crate::wording;

/// What the customer says to a pending action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Do it.
    Confirm,
    /// Do not.
    Cancel,
}

/// What a decision did and how the customer was told.
pub(super) struct Told {
    pub(super) action: Action,
    pub(super) message: Message,
    pub(super) pending: Option<Action>,
    pub(super) waiting: Vec<Waiting>,
}

impl Assistant {
    /// Decides an action by button: executes or drops it, tells the outcome and brings up the
    /// next one that waits, all in one transaction. Again with the same id: the same outcome.
    pub async fn decide(
        &self,
        speaker: &Speaker,
        conversation_id: Uuid,
        decision: Decision,
        action_id: Option<Uuid>,
    ) -> Result<TurnOutcome, ChatError> {
        self.store()
            .transact(async |tx| {
                let conversation =
                    conversations::locked(tx, &speaker.actor, conversation_id).await?;
                let language = speaker.kept_language(conversation.language.as_deref());
                let listener = Listener { speaker, language };
                let wanted = (decision, action_id);
                let told = self
                    .decide_locked(tx, listener, &conversation, wanted)
                    .await?;
                let is_handed_off = conversation.is_handed_off;
                if told.action.decided_at == Some(tx.now()) {
                    let changed = Conversation {
                        waiting: told.waiting,
                        updated_at: tx.now(),
                        ..conversation
                    };
                    tx.conversations().save(changed).await?;
                }
                Ok(TurnOutcome {
                    user_message: None,
                    message: Some(told.message),
                    action: Some(told.action),
                    status: ConversationStatus::of(is_handed_off, told.pending.is_some()),
                    pending: told.pending,
                })
            })
            .await
    }

    /// The decision in a conversation that this transaction has locked. The caller stores what
    /// then waits.
    pub(super) async fn decide_locked(
        &self,
        tx: &Transaction,
        listener: Listener<'_>,
        conversation: &Conversation,
        (decision, action_id): (Decision, Option<Uuid>),
    ) -> Result<Told, ChatError> {
        let actor = &listener.speaker.actor;
        let decided = match decision {
            Decision::Confirm => actions::confirm(tx, actor, conversation, action_id).await?,
            Decision::Cancel => actions::cancel(tx, actor, conversation, action_id).await?,
        };
        if !decided.is_new {
            return told_before(tx, conversation, decided.action).await;
        }
        let Decided {
            mut action,
            refusal,
            ..
        } = decided;
        let now = listener.now(tx.now());
        let outcome = facts(&action, refusal.as_deref());
        let mut content = wording::outcome(&outcome, &now, listener.language);
        let next = self.next_waiting(tx, listener, conversation).await?;
        for line in next.lines {
            content.push_str("\n\n");
            content.push_str(&line);
        }
        let reply = Reply {
            content,
            agent: Some(action.agent),
            provider: Some(self.model().provider),
            action_id: Some(action.action_id),
            ..Reply::default()
        };
        let message =
            conversations::append(tx, conversation, MessageRole::Assistant, reply).await?;
        action.outcome_message_key = Some(message.key);
        tx.actions().save(&action).await?;
        Ok(Told {
            action,
            message,
            pending: next.pending,
            waiting: next.waiting,
        })
    }

    /// The first waiting action that would work becomes pending; those before it are refused.
    async fn next_waiting(
        &self,
        tx: &Transaction,
        listener: Listener<'_>,
        conversation: &Conversation,
    ) -> Result<Next, ChatError> {
        let Listener { speaker, language } = listener;
        let now = listener.now(tx.now());
        let mut next = Next::default();
        let mut waiting = conversation.waiting.iter();
        for Waiting { draft, agent, .. } in waiting.by_ref() {
            match actions::check(tx.queries(), &speaker.actor, tx.now(), draft).await? {
                Ok(checked) => {
                    let summary = wording::summary(&subject_facts(&checked), &now, language);
                    next.lines
                        .push(format!("{summary}. {}", wording::shall_i(language)));
                    let proposed = (checked.draft, summary);
                    let lifetime = self.0.parts.action_lifetime;
                    let action =
                        actions::propose(tx, conversation, *agent, proposed, lifetime).await?;
                    next.pending = Some(action);
                    break;
                }
                Err(refusal) => {
                    next.lines
                        .push(wording::refusal(&refused_facts(&refusal), &now, language));
                }
            }
        }
        next.waiting = waiting.cloned().collect();
        Ok(next)
    }
}

#[derive(Default)]
struct Next {
    pending: Option<Action>,
    lines: Vec<String>,
    waiting: Vec<Waiting>,
}

async fn told_before(
    tx: &Transaction,
    conversation: &Conversation,
    action: Action,
) -> Result<Told, ChatError> {
    let key = action.outcome_message_key.ok_or(ChatError::Lost)?;
    let message = tx
        .conversations()
        .message(key)
        .await?
        .ok_or(ChatError::Lost)?;
    let pending = tx.actions().pending(conversation.key).await?;
    Ok(Told {
        action,
        message,
        pending: pending.filter(|action| action.is_pending_at(tx.now())),
        waiting: conversation.waiting.clone(),
    })
}

/// What the customer is told of a decided action.
pub(super) fn facts(action: &Action, refusal: Option<&Refusal>) -> wording::Outcome {
    let reference = action
        .result
        .as_ref()
        .and_then(|result| result.get("reference")?.as_str().map(str::to_owned));
    wording::Outcome {
        status: action.status.as_str().to_owned(),
        tool: action.draft.tool().to_owned(),
        summary: action.summary.clone(),
        reference,
        refused: refusal.map(refused_facts),
    }
}
