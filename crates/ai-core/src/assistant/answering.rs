use std::time::Duration;

use domain::conversations::{self, OpenTurn};
use domain::failure::Failure as _;
use tokio::sync::{mpsc, oneshot};

use super::once::Keeping;
use super::{Assistant, ChatError, Part, Speaker, TurnOutcome};

/// How often a running turn shows that it is alive; well below [`conversations::LEASE`].
const HEARTBEAT: Duration = Duration::from_secs(3);

/// An answer on its way.
#[derive(Debug)]
pub struct Answering {
    /// The parts, as they come.
    pub parts: mpsc::UnboundedReceiver<Part>,
    outcome: oneshot::Receiver<Result<TurnOutcome, ChatError>>,
}

impl Answering {
    /// Waits for the end of the turn.
    pub async fn outcome(self) -> Result<TurnOutcome, ChatError> {
        self.outcome.await.unwrap_or(Err(ChatError::Lost))
    }

    /// An answer that is stored already.
    pub(super) fn done(outcome: TurnOutcome) -> Self {
        let (parts_in, parts) = mpsc::unbounded_channel();
        let (outcome_in, outcome_out) = oneshot::channel();
        if let Some(message) = &outcome.message {
            // Nobody can have dropped the receivers yet.
            for part in [
                Part::Start {
                    message_id: message.message_id,
                },
                Part::Text(message.content.clone()),
                Part::Finish,
            ] {
                let _ = parts_in.send(part);
            }
        }
        let _ = outcome_in.send(Ok(outcome));
        Self {
            parts,
            outcome: outcome_out,
        }
    }
}

impl Assistant {
    /// Works on a turn in a task of its own.
    pub(super) fn spawn(
        &self,
        speaker: Speaker,
        open: Box<OpenTurn>,
        keeping: Option<Keeping>,
    ) -> Answering {
        let (parts_in, parts) = mpsc::unbounded_channel();
        let (outcome_in, outcome) = oneshot::channel();
        let assistant = self.clone();
        self.0.parts.tasks.spawn(async move {
            let result = assistant.work(&speaker, (&open, keeping), &parts_in).await;
            if let Err(error) = &result {
                assistant.give_up(&open, keeping).await;
                let _ = parts_in.send(Part::Error {
                    code: error.code(),
                    text: error.to_string(),
                });
            }
            // Whoever asked may be gone; the answer is stored.
            let _ = outcome_in.send(result);
        });
        Answering { parts, outcome }
    }

    async fn work(
        &self,
        speaker: &Speaker,
        (open, keeping): (&OpenTurn, Option<Keeping>),
        parts: &mpsc::UnboundedSender<Part>,
    ) -> Result<TurnOutcome, ChatError> {
        let answer = tokio::select! {
            answer = self.think(speaker, open, parts) => answer?,
            lost = self.keep_alive(open) => return Err(lost),
        };
        let outcome = self
            .store()
            .transact(async |tx| {
                let outcome = self.finish(tx, speaker, open, answer.clone()).await?;
                if let Some(keeping) = keeping {
                    keeping.keep(tx, &outcome).await?;
                }
                Ok::<_, ChatError>(outcome)
            })
            .await?;
        send_rest(&outcome, answer.work.text.len(), parts);
        Ok(outcome)
    }

    /// Shows again and again that the turn is worked on; ends only if it was given up elsewhere.
    async fn keep_alive(&self, open: &OpenTurn) -> ChatError {
        let mut beat = tokio::time::interval(HEARTBEAT);
        beat.tick().await;
        loop {
            beat.tick().await;
            let alive = self
                .store()
                .transact(async |tx| conversations::keep_alive(tx, &open.turn).await)
                .await;
            // A database that is away for a moment is no reason to stop thinking.
            if matches!(alive, Ok(false)) {
                return ChatError::Lost;
            }
        }
    }

    async fn give_up(&self, open: &OpenTurn, keeping: Option<Keeping>) {
        let failed = self
            .store()
            .transact(async |tx| {
                if let Some(keeping) = keeping {
                    keeping.release(tx).await?;
                }
                conversations::fail(tx, &open.turn).await?;
                Ok::<_, ChatError>(())
            })
            .await;
        if let Err(error) = failed {
            // The lease will tell.
            tracing::warn!(turn_id = %open.turn.turn_id, %error, "a turn could not be marked failed");
        }
    }
}

/// What the last transaction added: it is stored before anybody sees it.
fn send_rest(outcome: &TurnOutcome, said: usize, parts: &mpsc::UnboundedSender<Part>) {
    let Some(message) = &outcome.message else {
        return;
    };
    let added = message
        .content
        .get(said..)
        .filter(|added| !added.is_empty());
    let proposed = outcome
        .pending
        .iter()
        .filter(|action| message.action_id == Some(action.action_id));
    let rest = added
        .map(|added| Part::Text(added.to_owned()))
        .into_iter()
        .chain(message.citations.iter().cloned().map(Part::Source))
        .chain(proposed.cloned().map(Box::new).map(Part::Pending))
        .chain([Part::FinishStep, Part::Finish]);
    for part in rest {
        // Whoever listened may be gone; the answer is stored.
        let _ = parts.send(part);
    }
}
