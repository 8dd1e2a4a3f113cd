//! A model that replies as it is told, and an assistant around it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use domain::actor::Actor;
use domain::conversations;
use domain::store::Store;
use domain::zone::Zone;
use frontdesk_ai_core::assistant::{
    Assistant, ChatError, Parts, Prompts, Said, Speaker, TurnOutcome,
};
use frontdesk_ai_core::model::{
    Model, ModelError, ModelEvent, ModelInfo, ModelRequest, ModelStream, ToolCall,
};
use futures::StreamExt as _;
use serde_json::Value;
use time::Duration;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// What the model does next.
pub(crate) enum Next {
    Reply(Vec<ModelEvent>),
    Fail,
    /// Replies once the gate has a permit.
    Wait(Arc<Semaphore>, Vec<ModelEvent>),
}

/// Replies in the order of its script, then says "Done." for ever.
#[derive(Default)]
pub(crate) struct Scripted {
    script: Mutex<VecDeque<Next>>,
    asked: Mutex<Vec<ModelRequest>>,
}

impl Scripted {
    pub(crate) fn new(script: impl IntoIterator<Item = Next>) -> Arc<Self> {
        Arc::new(Self {
            script: Mutex::new(script.into_iter().collect()),
            asked: Mutex::default(),
        })
    }

    /// The requests so far.
    pub(crate) fn asked(&self) -> Vec<ModelRequest> {
        self.asked.lock().unwrap().clone()
    }
}

#[async_trait]
impl Model for Scripted {
    fn info(&self) -> ModelInfo {
        ModelInfo {
            provider: "scripted".to_owned(),
            model: "scripted".to_owned(),
        }
    }

    async fn reply(&self, request: ModelRequest) -> Result<ModelStream, ModelError> {
        self.asked.lock().unwrap().push(request);
        let next = self.script.lock().unwrap().pop_front();
        let events = match next {
            None => vec![ModelEvent::Text("Done.".to_owned())],
            Some(Next::Reply(events)) => events,
            Some(Next::Fail) => {
                return Err(ModelError::Unavailable {
                    reason: "connection refused by 10.1.2.3".to_owned(),
                    retry_after: None,
                });
            }
            Some(Next::Wait(gate, events)) => {
                gate.acquire().await.unwrap().forget();
                events
            }
        };
        Ok(futures::stream::iter(events.into_iter().map(Ok)).boxed())
    }
}

pub(crate) fn text(text: &str) -> Next {
    Next::Reply(vec![ModelEvent::Text(text.to_owned())])
}

pub(crate) fn call(name: &str, arguments: Value) -> Next {
    Next::Reply(vec![ModelEvent::Call(ToolCall {
        id: format!("call_{name}"),
        name: name.to_owned(),
        arguments,
    })])
}

/// An assistant on this store.
pub(crate) fn assistant(store: &Store, model: Arc<dyn Model>) -> Assistant {
    assistant_among(store, model, TaskTracker::new())
}

fn assistant_among(store: &Store, model: Arc<dyn Model>, tasks: TaskTracker) -> Assistant {
    Assistant::new(Parts {
        store: store.clone(),
        model,
        prompts: Prompts::load(None).unwrap(),
        tasks,
        action_lifetime: Duration::DAY,
    })
}

/// A customer who talks in a conversation.
#[derive(Clone)]
pub(crate) struct Talk {
    pub(crate) assistant: Assistant,
    pub(crate) speaker: Speaker,
    pub(crate) id: Uuid,
    /// Where its turns run.
    tasks: TaskTracker,
}

impl Talk {
    pub(crate) async fn start(store: &Store, actor: Actor, model: Arc<dyn Model>) -> Self {
        let conversation = store
            .transact(async |tx| conversations::start(tx, &actor, None).await)
            .await
            .unwrap();
        let tasks = TaskTracker::new();
        Self {
            assistant: assistant_among(store, model, tasks.clone()),
            tasks,
            speaker: Speaker {
                actor,
                name: "An Nguyen".to_owned(),
                zone: Zone::utc(),
                preferred_language: None,
            },
            id: conversation.conversation_id,
        }
    }

    pub(crate) async fn try_say(&self, content: &str) -> Result<TurnOutcome, ChatError> {
        match self
            .assistant
            .say(&self.speaker, self.id, content, None)
            .await?
        {
            Said::Answering(answering) => answering.outcome().await,
            Said::Replayed(_) => panic!("nothing was keyed"),
        }
    }

    /// Waits until no turn runs any more.
    pub(crate) async fn settled(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    pub(crate) async fn say(&self, content: &str) -> TurnOutcome {
        self.try_say(content).await.unwrap()
    }
}
