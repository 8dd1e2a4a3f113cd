//! Proposing a write, and saying what came of it.

use serde_json::{Value, json};

use super::{
    memory::Open,
    turn::{Flow, Turn},
};
use crate::wording::{self, Refused};

/// Calls a writing tool and says what came of it: a proposal, a place in the queue, or a refusal,
/// which is handed back so that the caller can offer a way out.
pub(super) fn propose(turn: &mut Turn, tool: &str, arguments: Value) -> Flow<Option<Refused>> {
    let result = turn.call(tool, arguments.clone())?;
    let summary = |kind: &str| {
        let summary = result.get(kind)?.get("summary")?.as_str()?;
        Some(summary.to_owned())
    };
    if let Some(summary) = summary("proposed") {
        turn.memory.open = Open::Nothing;
        turn.memory.offers.clear();
        let ask = wording::shall_i(turn.language);
        turn.say(format!("{summary}. {ask}"));
        return Ok(None);
    }
    if let Some(summary) = summary("waiting") {
        turn.memory.open = Open::Nothing;
        turn.say(wording::waits(&summary, turn.language));
        return Ok(None);
    }
    let code = result.pointer("/refused/code").and_then(Value::as_str);
    if code.is_none_or(|code| !wording::KNOWN_REFUSALS.contains(&code)) {
        // The arguments themselves do not fit, such as a booking of a whole week.
        turn.say(wording::not_possible(tool, turn.language));
        return Ok(Some(Refused::default()));
    }
    let refused = refused(&result, arguments);
    turn.memory.offers.clone_from(&refused.alternatives);
    turn.say(wording::refusal(&refused, &turn.now, turn.language));
    Ok(Some(refused))
}

/// The same, in the place of the pending action.
pub(super) fn replace(turn: &mut Turn, tool: &str, mut arguments: Value) -> Flow<Option<Refused>> {
    if let Some(fields) = arguments.as_object_mut() {
        fields.insert("replaces_pending".to_owned(), json!(true));
    }
    propose(turn, tool, arguments)
}

/// The refusal in a tool's result, with what was asked for.
pub(super) fn refused(result: &Value, arguments: Value) -> Refused {
    let refused = result.get("refused").cloned().unwrap_or_default();
    let mut refused: Refused = serde_json::from_value(refused).unwrap_or_default();
    if refused.arguments.is_null() {
        refused.arguments = arguments;
    }
    refused
}
