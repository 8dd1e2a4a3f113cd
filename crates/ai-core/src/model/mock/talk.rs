//! What the primary agent answers by itself.

use serde_json::json;

use super::{
    reading::Reading,
    requests::Request,
    turn::{Flow, Turn},
};
use crate::{
    understanding::{
        consent::{self, Answer},
        reference::{points_back, references},
    },
    wording,
};

pub(super) fn refuse_instruction(turn: &mut Turn) {
    turn.say(wording::refuse_instruction(turn.language));
}

pub(super) fn help(turn: &mut Turn) {
    turn.say(wording::help(turn.language));
}

pub(super) fn greeting(turn: &mut Turn) {
    let name = turn.situation.customer.name.clone();
    turn.say(wording::greeting(&name, turn.language));
}

pub(super) fn thanks(turn: &mut Turn) {
    turn.say(wording::thanks(turn.language));
}

pub(super) fn bye(turn: &mut Turn) {
    turn.say(wording::bye(turn.language));
}

pub(super) fn small_talk(turn: &mut Turn) {
    turn.say(wording::small_talk(turn.language));
}

pub(super) fn out_of_scope(turn: &mut Turn) {
    turn.say(wording::out_of_scope(turn.language));
}

pub(super) fn worked(turn: &mut Turn) {
    turn.memory.complaint = None;
    turn.say(wording::worked(turn.language));
}

/// A person takes over. The reason is `asked` or `failed`.
pub(super) fn hand_off(turn: &mut Turn, reason: &str) -> Flow {
    turn.memory.failed = 0;
    turn.memory.complaint = None;
    turn.call("hand_off", json!({ "reason": reason }))?;
    turn.say(wording::hand_off(reason == "asked", turn.language));
    Ok(())
}

/// Counts a failed try; true if it was the second in a row, so that a person has to take over.
pub(super) fn fail(turn: &mut Turn) -> bool {
    turn.memory.failed = turn.failed_before.saturating_add(1);
    turn.memory.failed >= 2
}

/// Nothing was understood.
pub(super) fn not_understood(turn: &mut Turn) -> Flow {
    if fail(turn) {
        return hand_off(turn, "failed");
    }
    turn.say(wording::not_understood(turn.language));
    Ok(())
}

/// A plain yes or no when nothing waits for one.
pub(super) fn plain_answer(turn: &mut Turn, message: &Reading, found: &[Request]) -> bool {
    let answer = consent::answer(&message.text);
    let means_object = answer == Some(Answer::Cancel)
        && !found.is_empty()
        && points_back(&message.text)
        && !references(&turn.read(&turn.said_before).text).is_empty();
    let is_answer = turn.pending.is_none() && answer.is_some() && !means_object;
    if is_answer {
        turn.say(wording::nothing_pending(turn.language));
    }
    is_answer
}
