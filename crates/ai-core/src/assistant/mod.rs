//! The assistant: takes what a customer says, lets a model decide, runs tools, stores the answer.
//!
//! This is the only orchestration. A turn begins in one transaction, which stores the customer's
//! message; then the model works, in a task that outlives the connection and holds no
//! transaction; then one transaction stores the answer, what it proposes and what it leaves.
//! A plain yes or no to a pending action is no model's business and is decided at once.
//! Start at [`Assistant::say`].

mod answering;
mod by_words;
mod decide;
mod error;
mod finish;
mod history;
mod once;
mod part;
mod prompt;
mod rounds;
mod situation;
mod speaker;
mod work;

use std::sync::Arc;

use domain::actions::Action;
use domain::conversations::{self, Begun, ConversationStatus, Message, OpenTurn};
use domain::idempotency::KeptAnswer;
use domain::store::{Store, Transaction};
use time::Duration;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

pub use answering::Answering;
pub use decide::Decision;
pub use error::ChatError;
pub use once::Once;
pub use part::Part;
pub use prompt::{PromptError, Prompts};
pub use speaker::Speaker;

use once::Keeping;

use crate::model::{Model, ModelInfo};
use crate::tools::{self, Tool};

/// What an assistant is made of.
pub struct Parts {
    /// The data.
    pub store: Store,
    /// Who thinks.
    pub model: Arc<dyn Model>,
    /// What each agent is told.
    pub prompts: Prompts,
    /// Where turns run; shutdown waits for it.
    pub tasks: TaskTracker,
    /// How long a proposal can be confirmed.
    pub action_lifetime: Duration,
}

struct Shared {
    parts: Parts,
    tools: Vec<Box<dyn Tool>>,
}

/// The assistant. Cheap to clone.
#[derive(Clone)]
pub struct Assistant(Arc<Shared>);

impl std::fmt::Debug for Assistant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assistant({})", self.model().provider)
    }
}

/// What came of a turn or of a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnOutcome {
    /// What the customer said, unless it was a decision by button.
    pub user_message: Option<Message>,
    /// What the assistant answered; nothing while staff has the conversation.
    pub message: Option<Message>,
    /// The action that was decided or superseded.
    pub action: Option<Action>,
    /// The action that waits now.
    pub pending: Option<Action>,
    /// Where the conversation stands now.
    pub status: ConversationStatus,
}

enum Started {
    Replayed(KeptAnswer),
    Done(Box<TurnOutcome>),
    Open(Box<OpenTurn>, Option<Keeping>),
}

/// What came of saying something.
#[derive(Debug)]
pub enum Said {
    /// The same request was answered before; this was the answer.
    Replayed(KeptAnswer),
    /// The answer is on its way.
    Answering(Answering),
}

impl Assistant {
    /// An assistant of these parts, with every tool.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Shared {
            parts,
            tools: tools::all(),
        }))
    }

    /// Who thinks.
    pub fn model(&self) -> ModelInfo {
        self.0.parts.model.info()
    }

    fn store(&self) -> &Store {
        &self.0.parts.store
    }

    /// Takes what somebody says in a conversation.
    ///
    /// The message is stored when this returns. The answer is worked on in a task of its own;
    /// whoever drops the [`Answering`] does not stop it.
    pub async fn say(
        &self,
        speaker: &Speaker,
        conversation_id: Uuid,
        content: &str,
        once: Option<Once>,
    ) -> Result<Said, ChatError> {
        let started = self
            .store()
            .transact(async |tx| {
                let keeping = match once::claim(tx, once.as_ref()).await? {
                    Ok(keeping) => keeping,
                    Err(answer) => return Ok(Started::Replayed(answer)),
                };
                let actor = &speaker.actor;
                let begun = match keeping {
                    Some(_) => {
                        conversations::begin_again(tx, actor, conversation_id, content).await?
                    }
                    None => conversations::begin(tx, actor, conversation_id, content).await?,
                };
                self.started(tx, speaker, begun, keeping).await
            })
            .await?;
        Ok(self.said(speaker, started))
    }

    /// Answers the last message again whose turn failed or was stopped.
    pub async fn retry(&self, speaker: &Speaker, conversation_id: Uuid) -> Result<Said, ChatError> {
        let started = self
            .store()
            .transact(async |tx| {
                let begun = conversations::retry(tx, &speaker.actor, conversation_id).await?;
                self.started(tx, speaker, begun, None).await
            })
            .await?;
        Ok(self.said(speaker, started))
    }

    async fn started(
        &self,
        tx: &Transaction,
        speaker: &Speaker,
        begun: Begun,
        keeping: Option<Keeping>,
    ) -> Result<Started, ChatError> {
        let outcome = match begun {
            Begun::Silent {
                message,
                conversation,
            } => {
                let pending = tx.actions().pending(conversation.key).await?;
                TurnOutcome {
                    user_message: Some(message),
                    message: None,
                    action: None,
                    pending: pending.filter(|action| action.is_pending_at(tx.now())),
                    status: ConversationStatus::HandedOff,
                }
            }
            Begun::Turn(mut open) => match self.answer_by_words(tx, speaker, &mut open).await? {
                Some(outcome) => outcome,
                None => return Ok(Started::Open(open, keeping)),
            },
        };
        if let Some(keeping) = keeping {
            keeping.keep(tx, &outcome).await?;
        }
        Ok(Started::Done(Box::new(outcome)))
    }

    fn said(&self, speaker: &Speaker, started: Started) -> Said {
        match started {
            Started::Replayed(answer) => Said::Replayed(answer),
            Started::Done(outcome) => Said::Answering(Answering::done(*outcome)),
            Started::Open(open, keeping) => {
                Said::Answering(self.spawn(speaker.clone(), open, keeping))
            }
        }
    }
}
