//! Which rooms are free.

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    memory::{BookingWish, Open},
    turn::{Flow, Turn},
    wish,
};
use crate::{
    understanding::time::{Start, When},
    wording,
};

/// Says which rooms are free at a time, or over a part of a day.
pub(super) fn find(turn: &mut Turn, text: &str) -> Flow {
    let reading = turn.read(text);
    let mut wish = match (&turn.memory.open, turn.memory.booking.take()) {
        (Open::FreeWhen { .. } | Open::BookingSlots, Some(before)) => before,
        _ => BookingWish::default(),
    };
    wish.add(turn, &reading);
    let pending = turn
        .pending
        .as_ref()
        .filter(|pending| pending.tool == "create_booking");
    if let (true, Some(pending)) = (reading.when.is_empty() && wish.time.is_none(), pending) {
        // "is Hanoi free then?"
        wish.time = pending.text("time").map(str::to_owned);
        wish.minutes = pending.number("duration_minutes");
    }
    find_for(turn, &wish)
}

/// The same for what was gathered so far.
pub(super) fn find_for(turn: &mut Turn, wish: &BookingWish) -> Flow {
    turn.route("booking")?;
    let when = wish.when(turn);
    let start = when.start(&turn.now, &|instant| {
        wish::is_open(turn, wish.room.as_deref(), instant)
    });
    let keeps_slots = matches!(turn.memory.open, Open::BookingSlots);
    if !keeps_slots {
        turn.memory.open = Open::FreeWhen { said: Vec::new() };
    }
    turn.memory.booking = Some(wish.clone());
    match start {
        Start::At(start) => at(turn, wish, start, &when),
        Start::Either(one, other) => {
            turn.say(wording::which_hour(one, other, &turn.now, turn.language));
            Ok(())
        }
        _ => match when.window(&turn.now) {
            Some(window) => over(turn, wish, (window.from, window.to)),
            None if wish.said.is_empty() && reading_asks_for_rooms(wish) => {
                let list = wording::rooms(&turn.situation.rooms, turn.language);
                turn.say(list);
                turn.say(wording::free_when(turn.language));
                Ok(())
            }
            None => {
                turn.say(wording::free_when(turn.language));
                Ok(())
            }
        },
    }
}

fn reading_asks_for_rooms(wish: &BookingWish) -> bool {
    wish.room.is_none()
}

fn query(wish: &BookingWish, start: OffsetDateTime, minutes: Option<u32>) -> Value {
    let mut arguments = json!({ "time": start.format(&Rfc3339).unwrap_or_default() });
    if let Some(fields) = arguments.as_object_mut() {
        if let Some(minutes) = minutes {
            fields.insert("duration_minutes".to_owned(), json!(minutes));
        }
        if let Some(attendees) = wish.attendees {
            fields.insert("attendees".to_owned(), json!(attendees));
        }
    }
    arguments
}

fn at(turn: &mut Turn, wish: &BookingWish, start: OffsetDateTime, when: &When) -> Flow {
    let arguments = query(wish, start, when.length());
    let result = turn.call("find_rooms", arguments.clone())?;
    if result.get("refused").is_some() {
        let refused = super::proposals::refused(&result, arguments);
        turn.say(wording::refusal(&refused, &turn.now, turn.language));
        return Ok(());
    }
    let minutes = i64::from(when.length().unwrap_or(60));
    let at = wording::day_and_range(start, minutes, &turn.now, turn.language);
    let free = names(&result);
    match &wish.room {
        Some(room) => turn.say(wording::one_room(
            room,
            free.contains(room),
            &at,
            turn.language,
        )),
        None => turn.say(wording::free_rooms(&free, &at, turn.language)),
    }
    let is_missed = wish
        .room
        .as_ref()
        .map_or(free.is_empty(), |room| !free.contains(room));
    if is_missed {
        let offers = result.get("alternatives").cloned().unwrap_or_default();
        let offers: Vec<wording::Alternative> = serde_json::from_value(offers).unwrap_or_default();
        let shown = match wish.room {
            Some(_) => wording::free_rooms(&free, &at, turn.language),
            None => wording::alternatives(&offers, &turn.now, turn.language),
        };
        turn.say(shown);
    }
    Ok(())
}

fn names(result: &Value) -> Vec<String> {
    let rooms = result.get("free").and_then(Value::as_array);
    rooms
        .into_iter()
        .flatten()
        .filter_map(|room| room.get("name")?.as_str())
        .map(str::to_owned)
        .collect()
}

/// Looks at each full hour of a range, at most ten of them.
fn over(turn: &mut Turn, wish: &BookingWish, (from, to): (OffsetDateTime, OffsetDateTime)) -> Flow {
    const MOST: usize = 10;
    let mut hours = Vec::new();
    let mut at = from;
    while at < to && hours.len() < MOST {
        let is_coming = at > turn.now.at();
        if is_coming && wish::is_open(turn, wish.room.as_deref(), at) {
            hours.push(at);
        }
        at += Duration::hours(1);
    }
    if hours.is_empty() {
        let day = wording::day_and_range(from, 60, &turn.now, turn.language);
        turn.say(wording::free_rooms(&[], &day, turn.language));
        return Ok(());
    }
    let queries = hours.iter().map(|hour| query(wish, *hour, None)).collect();
    let results = turn.call_all("find_rooms", queries)?;
    let lines: Vec<String> = hours
        .iter()
        .zip(&results)
        .map(|(hour, result)| {
            let at = wording::day_and_range(*hour, 60, &turn.now, turn.language);
            let free = names(result);
            match &wish.room {
                Some(room) => wording::one_room(room, free.contains(room), &at, turn.language),
                None => wording::free_rooms(&free, &at, turn.language),
            }
        })
        .collect();
    turn.say(lines.join("\n"));
    Ok(())
}
