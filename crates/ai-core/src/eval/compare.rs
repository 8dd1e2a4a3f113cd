use std::collections::BTreeSet;
use std::fmt::Debug;

use domain::actions::Action;
use domain::change::Change;
use domain::conversations::Agent;
use domain::text::fold_name;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use unicode_normalization::UnicodeNormalization as _;

use super::dialog::Expectation;
use crate::assistant::TurnOutcome;

/// What came of a turn.
pub(super) struct Came {
    pub(super) outcome: TurnOutcome,
    /// The action that was pending before the turn, as it is now.
    pub(super) before: Option<Action>,
}

/// What differs from what was expected.
pub(super) fn differences(expected: &Expectation, came: &Came) -> Vec<String> {
    let mut found = Vec::new();
    let TurnOutcome {
        message,
        pending,
        status,
        ..
    } = &came.outcome;
    let agent = message.as_ref().and_then(|message| message.agent);
    if let Some(wanted) = &expected.agent {
        check(
            &mut found,
            "agent",
            &Some(wanted.as_str()),
            &agent.map(Agent::as_str),
        );
    }
    let tool = pending.as_ref().map(|action| action.draft.tool());
    check_change(&mut found, "pending", &expected.pending, tool);
    let decided = came.before.as_ref().map(|action| action.status.as_str());
    check_change(&mut found, "action", &expected.action, decided);
    if let Some(wanted) = &expected.status {
        check(&mut found, "status", &wanted.as_str(), &status.as_str());
    }
    if let Some(wanted) = expected.silent {
        check(&mut found, "silent", &wanted, &message.is_none());
    }
    check_arguments(&mut found, expected, pending.as_ref());
    check_citations(&mut found, expected, came);
    check_text(&mut found, expected, came);
    found
}

fn check<T: PartialEq + Debug>(found: &mut Vec<String>, what: &str, expected: &T, came: &T) {
    if expected != came {
        found.push(format!("{what}: expected {expected:?}, came {came:?}"));
    }
}

fn check_change(found: &mut Vec<String>, what: &str, wanted: &Change<String>, came: Option<&str>) {
    match wanted {
        Change::Keep => {}
        Change::Clear => check(found, what, &None, &came),
        Change::Set(word) => check(found, what, &Some(word.as_str()), &came),
    }
}

fn check_arguments(found: &mut Vec<String>, expected: &Expectation, pending: Option<&Action>) {
    let arguments = pending
        .map(|action| action.draft.arguments())
        .unwrap_or_default();
    for (name, wanted) in &expected.arguments {
        let came = arguments.get(name).unwrap_or(&Value::Null);
        if !is_same(name, wanted, came) {
            found.push(format!("argument {name}: expected {wanted}, came {came}"));
        }
    }
}

fn is_same(name: &str, wanted: &Value, came: &Value) -> bool {
    let (Some(wanted_text), Some(came_text)) = (wanted.as_str(), came.as_str()) else {
        return wanted == came;
    };
    match name {
        "room" => fold_name(wanted_text) == fold_name(came_text),
        "time" => {
            let instant = |text| OffsetDateTime::parse(text, &Rfc3339).ok();
            instant(wanted_text).is_some() && instant(wanted_text) == instant(came_text)
        }
        _ => {
            let inner = wanted_text
                .strip_prefix('*')
                .and_then(|text| text.strip_suffix('*'));
            inner.map_or_else(
                || plain(wanted_text) == plain(came_text),
                |inner| plain(came_text).contains(&plain(inner)),
            )
        }
    }
}

/// Composed (NFC) and in lower case.
fn plain(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

fn check_citations(found: &mut Vec<String>, expected: &Expectation, came: &Came) {
    let Some(wanted) = &expected.citations else {
        return;
    };
    let citations = came
        .outcome
        .message
        .iter()
        .flat_map(|message| &message.citations);
    let cited: BTreeSet<&str> = citations.map(|citation| citation.slug.as_str()).collect();
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    check(found, "citations", &wanted, &cited);
}

fn check_text(found: &mut Vec<String>, expected: &Expectation, came: &Came) {
    let content = came
        .outcome
        .message
        .as_ref()
        .map_or("", |message| &message.content);
    let said = plain(content);
    for text in &expected.says_all {
        if !said.contains(&plain(text)) {
            found.push(format!("says_all: {text:?} is not in {content:?}"));
        }
    }
    for text in &expected.says_none {
        if said.contains(&plain(text)) {
            found.push(format!("says_none: {text:?} is in {content:?}"));
        }
    }
}
