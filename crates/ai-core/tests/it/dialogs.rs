//! Plays dialogs against the mock in a tiny office and compares what comes of them.

use frontdesk_ai_core::model::{
    Model as _, ModelEvent, ModelMessage, ModelRequest, ToolCall, mock::Mock,
};
use frontdesk_ai_core::understanding::{
    Language, Text,
    consent::{Answer, answer},
    language::detect,
    names,
};
use frontdesk_ai_core::wording::{self, Outcome};
use futures::StreamExt as _;
use serde_json::{Value, json};

use super::office::{Office, instant};

pub(crate) struct Conversation {
    office: Office,
    language: Language,
    messages: Vec<ModelMessage>,
    memory: Value,
    pub(crate) pending: Value,
    waiting: Vec<Value>,
    pub(crate) is_handed_off: bool,
}

#[derive(Default, Debug)]
pub(crate) struct Answered {
    pub(crate) agent: String,
    pub(crate) text: String,
    cites: Vec<String>,
    pub(crate) action: Option<&'static str>,
    is_silent: bool,
}

impl Conversation {
    pub(crate) fn begin(world: &Value) -> Self {
        Self {
            office: Office::open(world),
            language: Language::English,
            messages: Vec::new(),
            memory: Value::Null,
            pending: Value::Null,
            waiting: Vec::new(),
            is_handed_off: false,
        }
    }

    pub(crate) fn say(&mut self, words: &str) -> Answered {
        let text = Text::new(words);
        let rooms: Vec<String> = self
            .office
            .rooms
            .iter()
            .map(|room| room["name"].as_str().unwrap().to_owned())
            .collect();
        let rooms: Vec<&str> = rooms.iter().map(String::as_str).collect();
        self.language = detect(&text, &rooms).unwrap_or(self.language);
        self.messages.push(ModelMessage::User {
            content: words.to_owned(),
        });
        if self.is_handed_off {
            return Answered {
                is_silent: true,
                ..Answered::default()
            };
        }
        let is_cancellation = self.pending["tool"]
            .as_str()
            .is_some_and(|tool| tool.starts_with("cancel"));
        let answered = match answer(&text) {
            Some(Answer::Cancel) if is_cancellation && !self.pending.is_null() => Answered {
                agent: self.pending["agent"].as_str().unwrap().to_owned(),
                text: wording::question_cancel_or_keep("it", self.language),
                ..Answered::default()
            },
            Some(said) if !self.pending.is_null() => match said.decides(is_cancellation) {
                Some(yes) => self.decide(yes),
                None => self.turn(),
            },
            _ => self.turn(),
        };
        self.messages.push(ModelMessage::Assistant {
            content: answered.text.clone(),
            tool_calls: Vec::new(),
        });
        answered
    }

    fn decide(&mut self, yes: bool) -> Answered {
        let pending = self.pending.take();
        let tool = pending["tool"].as_str().unwrap().to_owned();
        let reference = yes.then(|| self.office.execute(&tool, &pending["arguments"]));
        let outcome = Outcome {
            status: if yes { "executed" } else { "canceled" }.to_owned(),
            tool,
            summary: pending["summary"].as_str().unwrap().to_owned(),
            reference,
            refused: None,
        };
        let text = wording::outcome(&outcome, &self.office.clock(), self.language);
        if !self.waiting.is_empty() {
            self.pending = self.waiting.remove(0);
        }
        Answered {
            agent: pending["agent"].as_str().unwrap().to_owned(),
            text,
            action: Some(if yes { "executed" } else { "canceled" }),
            ..Answered::default()
        }
    }

    fn turn(&mut self) -> Answered {
        let mut answered = Answered {
            agent: "primary".to_owned(),
            ..Answered::default()
        };
        let mut agent = "primary".to_owned();
        let mut proposer = None;
        let pending_before = self.pending.clone();
        let mut steps = Vec::new();
        for _ in 0..20 {
            let request = ModelRequest {
                agent: agent.clone(),
                messages: self.messages.iter().chain(&steps).cloned().collect(),
                situation: self.office.situation(self.language, &self.pending),
                memory: self.memory.clone(),
                ..ModelRequest::default()
            };
            let (text, calls) = self.step(request, &mut answered);
            if !text.is_empty() {
                answered.agent.clone_from(&agent);
            }
            answered.text.push_str(&text);
            if calls.is_empty() {
                break;
            }
            steps.push(ModelMessage::Assistant {
                content: text,
                tool_calls: calls.clone(),
            });
            for call in calls {
                let content = match call.name.as_str() {
                    "route" => {
                        agent = call.arguments["agent"].as_str().unwrap().to_owned();
                        json!({"routed": agent})
                    }
                    "hand_off" => {
                        self.is_handed_off = true;
                        answered.agent = "primary".to_owned();
                        json!({})
                    }
                    name if WRITING.contains(&name) => {
                        let result = self.propose(&call, &agent, &mut answered);
                        if result.get("proposed").is_some() {
                            proposer = Some(agent.clone());
                        }
                        result
                    }
                    name => self.office.read(name, &call.arguments, self.language),
                };
                steps.push(ModelMessage::Tool {
                    call_id: call.id,
                    name: call.name,
                    content,
                });
            }
        }
        if let Some(proposer) = proposer {
            answered.agent = proposer;
        }
        if self.is_handed_off {
            answered.agent = "primary".to_owned();
        }
        if !self.pending.is_null() && self.pending == pending_before {
            answered.text += &wording::reminder(
                self.pending["summary"].as_str().unwrap(),
                &[],
                self.language,
            );
        }
        answered
    }

    fn step(&mut self, request: ModelRequest, answered: &mut Answered) -> (String, Vec<ToolCall>) {
        let events = futures::executor::block_on(async {
            let stream = Mock.reply(request).await.unwrap();
            stream.collect::<Vec<_>>().await
        });
        let (mut text, mut calls) = (String::new(), Vec::new());
        for event in events {
            match event.unwrap() {
                ModelEvent::Text(piece) => text.push_str(&piece),
                ModelEvent::Call(call) => calls.push(call),
                ModelEvent::Cites(slug) => answered.cites.push(slug),
                ModelEvent::Memory(memory) => self.memory = memory,
                ModelEvent::Usage { .. } => {}
            }
        }
        (text, calls)
    }

    fn propose(&mut self, call: &ToolCall, agent: &str, answered: &mut Answered) -> Value {
        let result = self
            .office
            .propose(&call.name, &call.arguments, self.language);
        let Some(proposed) = result.get("proposed") else {
            return result;
        };
        let mut action = proposed.clone();
        action["agent"] = json!(agent);
        let replaces = call.arguments["replaces_pending"] == true;
        if self.pending.is_null() || replaces {
            if replaces {
                answered.action = Some("superseded");
            }
            self.pending = action;
            return result;
        }
        self.waiting.push(action);
        json!({"waiting": {"summary": proposed["summary"], "position": self.waiting.len()}})
    }

    fn differences(&self, expected: &Value, answered: &Answered) -> Vec<String> {
        let mut found = Vec::new();
        let text = fold_case(&answered.text);
        for (key, wanted) in expected.as_object().unwrap() {
            let wrong = match key.as_str() {
                "agent" => {
                    (answered.agent != wanted.as_str().unwrap()).then(|| answered.agent.clone())
                }
                "pending" => {
                    (&self.pending["tool"] != wanted).then(|| self.pending["tool"].to_string())
                }
                "arguments" => arguments_differ(wanted, &self.pending["arguments"]),
                "action" => {
                    (answered.action != wanted.as_str()).then(|| format!("{:?}", answered.action))
                }
                "citations" => {
                    let mut cites = answered.cites.clone();
                    cites.sort();
                    let mut wanted: Vec<String> = serde_json::from_value(wanted.clone()).unwrap();
                    wanted.sort();
                    (cites != wanted).then(|| format!("{cites:?}"))
                }
                "says_all" => missing(wanted, &text, true),
                "says_none" => missing(wanted, &text, false),
                "status" => {
                    let status = if self.is_handed_off {
                        "handed_off"
                    } else {
                        "active"
                    };
                    (status != wanted && (wanted == "handed_off" || self.is_handed_off))
                        .then(|| status.to_owned())
                }
                "silent" => (answered.is_silent != wanted.as_bool().unwrap())
                    .then(|| "not silent".to_owned()),
                _ => None,
            };
            if let Some(wrong) = wrong {
                found.push(format!("{key}: wanted {wanted}, got {wrong}"));
            }
        }
        found
    }
}

fn fold_case(text: &str) -> String {
    text.to_lowercase()
}

fn missing(wanted: &Value, text: &str, all: bool) -> Option<String> {
    let mut wanted = wanted.as_array().unwrap().iter();
    wanted
        .find(|one| text.contains(&fold_case(one.as_str().unwrap())) != all)
        .map(ToString::to_string)
}

fn arguments_differ(wanted: &Value, got: &Value) -> Option<String> {
    for (name, wanted) in wanted.as_object().unwrap() {
        let got_one = &got[name];
        let is_same = match (name.as_str(), wanted.as_str(), got_one.as_str()) {
            ("time", Some(_), Some(_)) => instant(wanted) == instant(got_one),
            ("room", Some(wanted), Some(got)) => names::same(wanted, got),
            (_, Some(wanted), Some(got)) => {
                let (wanted, got) = (fold_case(wanted), fold_case(got));
                match wanted
                    .strip_prefix('*')
                    .and_then(|wanted| wanted.strip_suffix('*'))
                {
                    Some(part) => got.contains(part),
                    None => got == wanted,
                }
            }
            _ => wanted == got_one,
        };
        if !is_same {
            return Some(format!("{name} = {got_one}"));
        }
    }
    None
}

const WRITING: &[&str] = &[
    "create_ticket",
    "update_ticket",
    "comment_on_ticket",
    "cancel_ticket",
    "reopen_ticket",
    "create_booking",
    "reschedule_booking",
    "cancel_booking",
];

fn play(file: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/evals/");
    let world: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}world.json")).unwrap())
            .unwrap();
    let dialogs = std::fs::read_to_string(format!("{folder}{file}")).unwrap();
    let (mut passed, mut total, mut report) = (0, 0, String::new());
    for line in dialogs.lines() {
        let dialog: Value = serde_json::from_str(line).unwrap();
        let mut conversation = Conversation::begin(&world);
        let mut failures = Vec::new();
        for turn in dialog["turns"].as_array().unwrap() {
            let words = turn["say"].as_str().unwrap();
            let answered = conversation.say(words);
            let found = conversation.differences(&turn["expect"], &answered);
            if !found.is_empty() {
                failures.push(format!(
                    "  > {words}\n    {}\n    < [{}] {}",
                    found.join("\n    "),
                    answered.agent,
                    answered.text.replace('\n', " / ")
                ));
            }
        }
        total += 1;
        if failures.is_empty() {
            passed += 1;
        } else {
            report += &format!("{}\n{}\n", dialog["id"], failures.join("\n"));
        }
    }
    assert!(passed == total, "{report}{file}: {passed}/{total}");
}

#[test]
fn the_visible_dialogs_come_out_right() {
    play("visible.jsonl");
}

#[test]
fn our_own_dialogs_come_out_right() {
    play("own.jsonl");
}

#[test]
fn dialogs_that_say_the_same_in_many_ways_come_out_right() {
    play("language.jsonl");
}

#[test]
fn rephrased_dialogs_come_out_right() {
    play("more.jsonl");
}
