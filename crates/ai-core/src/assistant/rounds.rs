use domain::actions::{self, Draft};
use domain::conversations::OpenTurn;
use domain::store::Queries as _;
use futures::StreamExt as _;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::history;
use super::situation::Situation;
use super::work::{Planned, Work};
use super::{Assistant, ChatError, Part, Speaker};
use crate::model::{ModelEvent, ModelMessage, ModelRequest, ToolCall};
use crate::tools::{Reading, ToolError, ToolOutput, refused_facts, subject_facts};
use crate::understanding::Language;
use crate::wording;

/// After so many replies in one turn the model has to stop calling tools.
const MAX_ROUNDS: usize = 16;

/// How many actions may wait behind the pending one.
const MAX_WAITING: usize = 3;

/// The longest answer, in bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// The turn as the rounds see it; nothing in here changes while they go on.
struct Scene<'a> {
    speaker: &'a Speaker,
    open: &'a OpenTurn,
    situation: Situation,
    language: Language,
    parts: &'a mpsc::UnboundedSender<Part>,
}

/// What a turn has come to.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// The id that was announced for the message.
    pub(super) message_id: Uuid,
    pub(super) work: Work,
    pub(super) language: Language,
}

impl Assistant {
    /// Lets the model reply, run tools and reply again, until it is done. No transaction is open.
    pub(super) async fn think(
        &self,
        speaker: &Speaker,
        open: &OpenTurn,
        parts: &mpsc::UnboundedSender<Part>,
    ) -> Result<Answer, ChatError> {
        let store = self.store();
        let situation = Situation::read(store, speaker, open).await?;
        let names: Vec<&str> = situation.room_names().collect();
        let language = speaker.language(open, &names);
        let said = store
            .conversations()
            .messages(open.conversation.key, history::MAX_MESSAGES)
            .await?;
        let mut work = Work::new(history::told(&said), open.conversation.memory.clone());
        let scene = Scene {
            speaker,
            open,
            situation,
            language,
            parts,
        };
        let message_id = store.new_id();
        let _ = parts.send(Part::Start { message_id });
        let _ = parts.send(Part::StartStep { agent: work.agent });
        for _ in 0..MAX_ROUNDS {
            let calls = self.round(&scene, &mut work).await?;
            if calls.is_empty() {
                break;
            }
            for call in calls {
                let result = self.call(&scene, &mut work, &call).await?;
                work.messages.push(ModelMessage::Tool {
                    call_id: call.id,
                    name: call.name,
                    content: result,
                });
            }
        }
        if work.text.is_empty() {
            let text = fallback_text(&work, language);
            say(&mut work, text, parts);
        }
        Ok(Answer {
            message_id,
            work,
            language,
        })
    }

    /// One reply of the model: its text is passed on as it comes, its calls are given back.
    async fn round(&self, scene: &Scene<'_>, work: &mut Work) -> Result<Vec<ToolCall>, ChatError> {
        let request = self.request(scene, work)?;
        let mut reply = self.0.parts.model.reply(request).await?;
        let before = work.text.len();
        let mut calls = Vec::new();
        while let Some(event) = reply.next().await {
            match event? {
                ModelEvent::Text(text) => say(work, text, scene.parts),
                ModelEvent::Call(call) => calls.push(call),
                ModelEvent::Cites(slug) => work.cited.push(slug),
                ModelEvent::Memory(memory) => work.memory = memory,
                ModelEvent::Usage {
                    input_tokens,
                    output_tokens,
                } => tracing::debug!(input_tokens, output_tokens, "model usage"),
            }
        }
        work.messages.push(ModelMessage::Assistant {
            content: work.text.get(before..).unwrap_or_default().to_owned(),
            tool_calls: calls.clone(),
        });
        Ok(calls)
    }

    fn request(&self, scene: &Scene<'_>, work: &Work) -> Result<ModelRequest, ChatError> {
        let situation = scene.situation.as_json(scene.language);
        let allowed = super::situation::tools_of(work.agent);
        let tools = self.0.tools.iter().map(|tool| tool.spec());
        Ok(ModelRequest {
            agent: work.agent.as_str().to_owned(),
            system: self.0.parts.prompts.render(work.agent, &situation)?,
            messages: work.messages.clone(),
            tools: tools
                .filter(|spec| allowed.contains(&spec.name.as_str()))
                .collect(),
            situation,
            memory: work.memory.clone(),
        })
    }

    /// Runs one call; what is wrong with it is told to the model.
    async fn call(
        &self,
        scene: &Scene<'_>,
        work: &mut Work,
        call: &ToolCall,
    ) -> Result<Value, ChatError> {
        let is_allowed = super::situation::tools_of(work.agent).contains(&call.name.as_str());
        let tool = self
            .0
            .tools
            .iter()
            .find(|tool| is_allowed && tool.spec().name == call.name);
        let Some(tool) = tool else {
            return Ok(json!({"error": format!("there is no tool {}", call.name)}));
        };
        let reading = Reading {
            queries: self.store(),
            actor: &scene.speaker.actor,
            now: self.store().now(),
            language: scene.language,
        };
        let output = match tool.call(reading, &call.arguments).await {
            Ok(output) => output,
            Err(ToolError::Arguments(message)) => return Ok(json!({"error": message})),
            Err(ToolError::Store(error)) => return Err(error.into()),
        };
        self.took(scene, work, call, output).await
    }

    /// What a call leaves in the work, and what the model is told of it.
    async fn took(
        &self,
        scene: &Scene<'_>,
        work: &mut Work,
        call: &ToolCall,
        output: ToolOutput,
    ) -> Result<Value, ChatError> {
        let told = match output {
            ToolOutput::Facts(facts) => facts,
            ToolOutput::Articles(articles) => {
                let (citations, articles): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
                work.found.extend(citations);
                json!({"articles": articles})
            }
            ToolOutput::Draft {
                draft,
                replaces_pending,
            } => return self.plan(scene, work, draft, replaces_pending).await,
            ToolOutput::Route(agent) => {
                work.agent = agent;
                let _ = scene.parts.send(Part::FinishStep);
                let _ = scene.parts.send(Part::StartStep { agent });
                return Ok(json!({"routed": agent}));
            }
            ToolOutput::HandOff => {
                work.hands_off = true;
                return Ok(json!({"handed_off": true}));
            }
        };
        let _ = scene.parts.send(Part::ToolRan {
            call_id: call.id.clone(),
            tool: call.name.clone(),
            input: call.arguments.clone(),
            output: told.clone(),
        });
        Ok(told)
    }

    /// Checks a draft and plans it: as the pending action, in its place, or behind it.
    async fn plan(
        &self,
        scene: &Scene<'_>,
        work: &mut Work,
        draft: Draft,
        replaces_pending: bool,
    ) -> Result<Value, ChatError> {
        let store = self.store();
        let actor = &scene.speaker.actor;
        let checked = match actions::check(store, actor, store.now(), &draft).await? {
            Ok(checked) => checked,
            Err(refusal) => return Ok(json!({"refused": refused_facts(&refusal)})),
        };
        let now = scene.speaker.now(store.now());
        let facts = subject_facts(&checked);
        let summary = wording::summary(&facts, &now, scene.language);
        let pending = scene.open.pending.as_ref();
        let waiting = scene.open.conversation.waiting.len();
        let ahead = usize::from(pending.is_some()) + waiting + work.planned.len();
        let is_next = ahead == 0 || (replaces_pending && work.planned.is_empty());
        if ahead > MAX_WAITING && !is_next {
            let detail = "too many actions wait already";
            return Ok(json!({"refused": {"code": "too_many_waiting", "detail": detail}}));
        }
        let told = if is_next {
            json!({"proposed": {
                "tool": checked.draft.tool(),
                "arguments": checked.draft.arguments(),
                "assumed": checked.assumed,
                "summary": summary,
            }})
        } else {
            json!({"waiting": {"summary": summary, "position": ahead}})
        };
        work.planned.push(Planned {
            given: draft,
            complete: checked.draft,
            summary,
            agent: work.agent,
            replaces_pending: replaces_pending && is_next,
        });
        Ok(told)
    }
}

/// Adds to the answer and passes it on; what goes over the longest answer is cut.
fn say(work: &mut Work, mut text: String, parts: &mpsc::UnboundedSender<Part>) {
    let room = MAX_ANSWER_BYTES.saturating_sub(work.text.len());
    if text.len() > room {
        text.truncate(text.floor_char_boundary(room));
    }
    if text.is_empty() {
        return;
    }
    work.text.push_str(&text);
    // Nobody may be listening; the text is stored at the end.
    let _ = parts.send(Part::Text(text));
}

/// What is said for a model that said nothing.
fn fallback_text(work: &Work, language: Language) -> String {
    match work.planned.first() {
        _ if work.hands_off => wording::hand_off(true, language).to_owned(),
        Some(planned) => format!("{}. {}", planned.summary, wording::shall_i(language)),
        None => wording::not_understood(language),
    }
}
