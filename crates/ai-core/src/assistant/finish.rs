use domain::actions::{self, Action};
use domain::conversations::{
    self, Aftermath, Conversation, ConversationStatus, MessageRole, OpenTurn, Reply, Waiting,
};
use domain::store::Transaction;

use super::rounds::Answer;
use super::work::Planned;
use super::{Assistant, ChatError, Speaker, TurnOutcome};
use crate::wording;

/// The actions of a conversation after a turn.
struct Proposed {
    pending: Option<Action>,
    /// Whether `pending` waited before this turn and was left alone.
    is_left_alone: bool,
    superseded: Option<Action>,
    waiting: Vec<Waiting>,
}

impl Assistant {
    /// Stores the answer, what it proposes and what it leaves, and closes the turn: together or
    /// not at all.
    pub(super) async fn finish(
        &self,
        tx: &Transaction,
        speaker: &Speaker,
        open: &OpenTurn,
        answer: Answer,
    ) -> Result<TurnOutcome, ChatError> {
        let Answer {
            message_id,
            work,
            language,
        } = answer;
        let id = open.conversation.conversation_id;
        let conversation = conversations::locked(tx, &speaker.actor, id).await?;
        let proposed = self.propose(tx, &conversation, &work.planned).await?;
        let mut content = work.text.clone();
        if let (Some(pending), true, false) =
            (&proposed.pending, proposed.is_left_alone, work.hands_off)
        {
            let waiting: Vec<String> = proposed
                .waiting
                .iter()
                .map(|next| next.summary.clone())
                .collect();
            let reminder = wording::reminder(&pending.summary, &waiting, language);
            content = format!("{content}\n\n{reminder}");
        }
        let own = proposed
            .pending
            .as_ref()
            .filter(|_| !proposed.is_left_alone);
        let reply = Reply {
            message_id: Some(message_id),
            content,
            agent: Some(work.signature()),
            provider: Some(self.model().provider),
            citations: work.citations(),
            action_id: own.map(|action| action.action_id),
        };
        let message =
            conversations::append(tx, &conversation, MessageRole::Assistant, reply).await?;
        let aftermath = Aftermath {
            language: Some(language.code().to_owned()),
            memory: work.memory,
            is_handed_off: work.hands_off,
            waiting: proposed.waiting,
        };
        let conversation = conversations::finish(tx, &open.turn, conversation, aftermath).await?;
        Ok(TurnOutcome {
            user_message: Some(open.user_message.clone()),
            message: Some(message),
            action: proposed.superseded,
            status: ConversationStatus::of(conversation.is_handed_off, proposed.pending.is_some()),
            pending: proposed.pending,
        })
    }

    /// Stores the planned actions against what the conversation holds by now: the customer may
    /// have decided the pending one by button while the model worked.
    async fn propose(
        &self,
        tx: &Transaction,
        conversation: &Conversation,
        planned: &[Planned],
    ) -> Result<Proposed, ChatError> {
        let mut proposed = Proposed {
            pending: tx.actions().pending(conversation.key).await?,
            is_left_alone: true,
            superseded: None,
            waiting: conversation.waiting.clone(),
        };
        for plan in planned {
            if let Some(pending) = proposed.pending.take_if(|_| plan.replaces_pending) {
                proposed.superseded = Some(actions::supersede(tx, &pending).await?);
            }
            if proposed.pending.is_some() {
                proposed.waiting.push(Waiting {
                    draft: plan.given.clone(),
                    agent: plan.agent,
                    summary: plan.summary.clone(),
                });
                continue;
            }
            let what = (plan.complete.clone(), plan.summary.clone());
            let lifetime = self.0.parts.action_lifetime;
            let action = actions::propose(tx, conversation, plan.agent, what, lifetime).await?;
            proposed.pending = Some(action);
            proposed.is_left_alone = false;
        }
        Ok(proposed)
    }
}
