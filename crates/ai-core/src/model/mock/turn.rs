//! One turn, told as one straight story although it takes several steps.
//!
//! A backend is asked anew after every tool result. The mock tells its whole turn from the
//! beginning each time: calls whose results are there answer at once, what was said before them
//! is skipped, and the first call without a result ends the step ([`Halt`]).

use std::collections::VecDeque;

use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    memory::{Began, Memory, Said},
    reading::{Reader, Reading},
    situation::{Pending, Situation},
};
use crate::{
    model::{ModelEvent, ModelMessage, ModelRequest, ToolCall},
    understanding::{Language, time::Now},
};

/// The step ends here: tools have to run first.
#[derive(Debug)]
pub(super) struct Halt;

/// What a part of the story comes to.
pub(super) type Flow<T = ()> = Result<T, Halt>;

/// The state of the story.
pub(super) struct Turn {
    pub(super) situation: Situation,
    pub(super) memory: Memory,
    pub(super) now: Now,
    pub(super) language: Language,
    /// What was pending when the turn began.
    pub(super) pending: Option<Pending>,
    /// The customer's message.
    pub(super) message: String,
    /// What the assistant said last before it.
    pub(super) said_before: String,
    /// The ticket that an earlier request of this message was about.
    pub(super) last_ticket: Option<String>,
    /// Failed tries in a row before this turn.
    pub(super) failed_before: u8,
    agent: String,
    results: VecDeque<Value>,
    calls_made: usize,
    has_spoken: bool,
    paragraphs: Vec<String>,
    cites: Vec<String>,
    calls: Vec<ToolCall>,
    memory_at_start: Memory,
}

impl Turn {
    /// Sets the stage from a request.
    ///
    /// There is none without a clock: `None` if the time or its zone cannot be read.
    pub(super) fn new(request: &ModelRequest) -> Option<Self> {
        let situation = Situation::read(&request.situation);
        let mut memory = Memory::read(&request.memory);
        let (message, said_before, results) = history(&request.messages);
        let began = memory
            .began
            .take()
            .filter(|_| !results.is_empty())
            .unwrap_or_else(|| Began {
                pending: situation.pending.clone(),
                now: situation.now.clone(),
            });
        let at = OffsetDateTime::parse(&began.now, &Rfc3339).ok()?;
        let now = Now::new(at, &situation.time_zone)?;
        let mut memory_at_start = memory.clone();
        memory_at_start.began = Some(began.clone());
        let failed_before = std::mem::take(&mut memory.failed);
        Some(Self {
            language: match situation.language.as_str() {
                "vi" => Language::Vietnamese,
                _ => Language::English,
            },
            now,
            pending: began.pending,
            situation,
            memory,
            message,
            said_before,
            agent: "primary".to_owned(),
            results,
            calls_made: 0,
            has_spoken: false,
            paragraphs: Vec::new(),
            cites: Vec::new(),
            calls: Vec::new(),
            memory_at_start,
            failed_before,
            last_ticket: None,
        })
    }

    /// The reader of this turn's texts.
    pub(super) fn reader(&self) -> Reader<'_> {
        let rooms = self.situation.rooms.iter();
        Reader {
            is_vietnamese: self.language == Language::Vietnamese,
            now: &self.now,
            rooms: rooms.map(|room| room.name.as_str()).collect(),
        }
    }

    /// Reads a text.
    pub(super) fn read(&self, text: &str) -> Reading {
        self.reader().read(text)
    }

    /// Says a paragraph.
    pub(super) fn say(&mut self, paragraph: impl Into<String>) {
        let paragraph = paragraph.into();
        if !paragraph.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }

    /// Names an article as the source of what is said.
    pub(super) fn cite(&mut self, slug: &str) {
        self.cites.push(slug.to_owned());
    }

    /// Lets another agent speak from here on.
    pub(super) fn route(&mut self, agent: &str) -> Flow {
        if self.agent != agent {
            self.call("route", json!({ "agent": agent }))?;
            agent.clone_into(&mut self.agent);
        }
        Ok(())
    }

    /// Runs a tool.
    pub(super) fn call(&mut self, tool: &str, arguments: Value) -> Flow<Value> {
        let results = self.call_all(tool, vec![arguments])?;
        results.into_iter().next().ok_or(Halt)
    }

    /// Runs a tool several times at once.
    pub(super) fn call_all(&mut self, tool: &str, arguments: Vec<Value>) -> Flow<Vec<Value>> {
        let first = self.calls_made;
        self.calls_made += arguments.len();
        let mut results = Vec::new();
        for _ in &arguments {
            results.extend(self.results.pop_front());
        }
        if results.len() == arguments.len() {
            self.has_spoken |= !self.paragraphs.is_empty();
            self.paragraphs.clear();
            self.cites.clear();
            return Ok(results);
        }
        let calls = arguments
            .into_iter()
            .enumerate()
            .map(|(index, arguments)| ToolCall {
                id: format!("call_{}", first + index + 1),
                name: tool.to_owned(),
                arguments,
            });
        self.calls.extend(calls);
        Err(Halt)
    }

    /// These words, said now.
    pub(super) fn said(&self, words: &str) -> Said {
        Said {
            words: words.to_owned(),
            at: self.now.at().format(&Rfc3339).unwrap_or_default(),
        }
    }

    /// What this step comes to.
    pub(super) fn events(self, told: &Flow) -> Vec<ModelEvent> {
        let mut text = self.paragraphs.join("\n\n");
        if self.has_spoken && !text.is_empty() {
            text = format!("\n\n{text}");
        }
        let mut events: Vec<ModelEvent> = words(&text).map(ModelEvent::Text).collect();
        events.extend(self.cites.into_iter().map(ModelEvent::Cites));
        let memory = match told {
            Ok(()) => self.memory,
            Err(Halt) => self.memory_at_start,
        };
        if let Ok(memory) = serde_json::to_value(memory) {
            events.push(ModelEvent::Memory(memory));
        }
        events.extend(self.calls.into_iter().map(ModelEvent::Call));
        events
    }
}

/// The customer's latest message, what the assistant said before it, and this turn's results.
fn history(messages: &[ModelMessage]) -> (String, String, VecDeque<Value>) {
    let latest = messages
        .iter()
        .rposition(|message| matches!(message, ModelMessage::User { .. }));
    let (before, after) = messages.split_at(latest.unwrap_or(0));
    let said_before = before.iter().rev().find_map(|message| match message {
        ModelMessage::Assistant { content, .. } if !content.is_empty() => Some(content.clone()),
        _ => None,
    });
    let message = after.first().map(|message| match message {
        ModelMessage::User { content } => content.clone(),
        _ => String::new(),
    });
    let results = after.iter().filter_map(|message| match message {
        ModelMessage::Tool { content, .. } => Some(content.clone()),
        _ => None,
    });
    (
        message.unwrap_or_default(),
        said_before.unwrap_or_default(),
        results.collect(),
    )
}

/// The text in pieces of one word, each with the space after it.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_inclusive(char::is_whitespace).map(str::to_owned)
}
