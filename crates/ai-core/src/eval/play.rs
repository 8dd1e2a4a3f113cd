use domain::actions::Action;
use domain::conversations;
use domain::identity::User;
use domain::store::{Queries as _, Store, StoreError};
use domain::zone::Zone;

use super::compare::{Came, differences};
use super::dialog::Dialog;
use super::world::World;
use crate::assistant::{Assistant, ChatError, Said, Speaker};

/// Why a dialog could not be played.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// The world contradicts itself or the rules.
    #[error("the world cannot be set up: {0}")]
    World(String),
    /// The assistant gave no answer.
    #[error(transparent)]
    Chat(#[from] ChatError),
    /// The conversation could not be started.
    #[error(transparent)]
    Conversation(#[from] conversations::ConversationError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl EvalError {
    pub(super) fn world(what: &str) -> Self {
        Self::World(what.to_owned())
    }
}

/// Plays a dialog in a furnished store and tells what differs, one line for each difference.
///
/// # Errors
///
/// Fails if the assistant or the store does.
pub async fn play(
    assistant: &Assistant,
    store: &Store,
    world: &World,
    (speaker, dialog): (&User, &Dialog),
) -> Result<Vec<String>, EvalError> {
    let zone = Zone::parse(&world.time_zone).map_err(|error| EvalError::world(&error.0))?;
    let speaker = Speaker {
        actor: speaker.as_actor(),
        name: speaker.full_name.clone(),
        zone,
        preferred_language: None,
    };
    let conversation = store
        .transact(async |tx| conversations::start(tx, &speaker.actor, None).await)
        .await?;
    let mut found = Vec::new();
    let mut pending: Option<Action> = None;
    for (turn, number) in dialog.turns.iter().zip(1..) {
        let said = assistant
            .say(&speaker, conversation.conversation_id, &turn.say, None)
            .await?;
        // Without a key nothing is ever replayed.
        let Said::Answering(answering) = said else {
            continue;
        };
        let outcome = answering.outcome().await?;
        let before = match &pending {
            Some(action) => store.actions().find(action.action_id).await?,
            None => None,
        };
        pending.clone_from(&outcome.pending);
        let came = Came { outcome, before };
        found.extend(
            differences(&turn.expect, &came)
                .into_iter()
                .map(|difference| format!("turn {number} ({:?}): {difference}", turn.say)),
        );
    }
    Ok(found)
}
