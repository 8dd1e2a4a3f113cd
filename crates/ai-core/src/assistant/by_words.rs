use domain::actions::{self, Action};
use domain::conversations::{self, Aftermath, ConversationStatus, MessageRole, OpenTurn, Reply};
use domain::store::Transaction;

use super::decide::Decision;
use super::speaker::Listener;
use super::{Assistant, ChatError, Speaker, TurnOutcome};
use crate::understanding::consent::{Answer, answer};
use crate::understanding::{Language, Text};
use crate::wording;

impl Assistant {
    /// Decides the pending action if the message is nothing but a yes or a no, and says what came
    /// of it. An action whose time is over expires here.
    pub(super) async fn answer_by_words(
        &self,
        tx: &Transaction,
        speaker: &Speaker,
        open: &mut OpenTurn,
    ) -> Result<Option<TurnOutcome>, ChatError> {
        let Some(pending) = open.pending.clone() else {
            return Ok(None);
        };
        let said = answer(&Text::new(&open.user_message.content));
        let language = speaker.language(open, &[]);
        let listener = Listener { speaker, language };
        if !pending.is_pending_at(tx.now()) {
            let expired = actions::expire(tx, &pending).await?;
            open.pending = None;
            return match said {
                Some(_) => self
                    .tell_expired(tx, listener, open, expired)
                    .await
                    .map(Some),
                None => Ok(None),
            };
        }
        let Some(said) = said else {
            return Ok(None);
        };
        let decision = match said.decides(pending.draft.is_cancellation()) {
            Some(true) => Decision::Confirm,
            Some(false) => Decision::Cancel,
            None if said == Answer::Cancel => {
                let question = wording::question_cancel_or_keep(&pending.summary, language);
                let asked = self.ask(tx, open, pending, (question, language)).await;
                return asked.map(Some);
            }
            None => return Ok(None),
        };
        self.decide_by_words(tx, listener, open, decision)
            .await
            .map(Some)
    }

    async fn decide_by_words(
        &self,
        tx: &Transaction,
        listener: Listener<'_>,
        open: &OpenTurn,
        decision: Decision,
    ) -> Result<TurnOutcome, ChatError> {
        let told = self
            .decide_locked(tx, listener, &open.conversation, (decision, None))
            .await?;
        let aftermath = Aftermath {
            language: Some(listener.language.code().to_owned()),
            waiting: told.waiting,
            ..Aftermath::default()
        };
        let conversation = open.conversation.clone();
        let conversation = conversations::finish(tx, &open.turn, conversation, aftermath).await?;
        Ok(TurnOutcome {
            user_message: Some(open.user_message.clone()),
            message: Some(told.message),
            action: Some(told.action),
            status: ConversationStatus::of(conversation.is_handed_off, told.pending.is_some()),
            pending: told.pending,
        })
    }

    async fn tell_expired(
        &self,
        tx: &Transaction,
        listener: Listener<'_>,
        open: &OpenTurn,
        expired: Action,
    ) -> Result<TurnOutcome, ChatError> {
        let language = listener.language;
        let outcome = super::decide::facts(&expired, None);
        let text = wording::outcome(&outcome, &listener.now(tx.now()), language);
        let mut told = self
            .ask(tx, open, expired.clone(), (text, language))
            .await?;
        told.action = Some(expired);
        told.pending = None;
        told.status = ConversationStatus::Active;
        Ok(told)
    }

    /// Answers with a text about an action and leaves everything as it is.
    async fn ask(
        &self,
        tx: &Transaction,
        open: &OpenTurn,
        about: Action,
        (content, language): (String, Language),
    ) -> Result<TurnOutcome, ChatError> {
        let reply = Reply {
            content,
            agent: Some(about.agent),
            provider: Some(self.model().provider),
            ..Reply::default()
        };
        let message =
            conversations::append(tx, &open.conversation, MessageRole::Assistant, reply).await?;
        let aftermath = Aftermath {
            language: Some(language.code().to_owned()),
            waiting: open.conversation.waiting.clone(),
            ..Aftermath::default()
        };
        let conversation = open.conversation.clone();
        conversations::finish(tx, &open.turn, conversation, aftermath).await?;
        Ok(TurnOutcome {
            user_message: Some(open.user_message.clone()),
            message: Some(message),
            action: None,
            pending: Some(about),
            status: ConversationStatus::AwaitingConfirmation,
        })
    }
}
