//! Moving, correcting, filling slots.

use super::*;

/// Both sides of a move, briefly.
fn sides(message: &str) -> (String, String) {
    let now = now();
    let moved = moved(&Text::new(message), &now);
    (brief(&moved.from), brief(&moved.to))
}

/// What is said, without looking for an instant.
fn brief(when: &When) -> String {
    let mut said = Vec::new();
    match when.days {
        Some(Days::On(date)) => {
            said.push(format!("{:02}-{:02}", u8::from(date.month()), date.day()));
        }
        Some(Days::Within(from, to)) => said.push(format!(
            "{:02}-{:02}..{:02}-{:02}",
            u8::from(from.month()),
            from.day(),
            u8::from(to.month()),
            to.day()
        )),
        None => {}
    }
    said.extend(when.part.map(|part| format!("{part:?}")));
    said.extend(when.start.map(clock));
    said.extend(when.end.map(|end| format!("-{}", clock(end))));
    said.extend(when.minutes.map(|minutes| format!("{minutes}m")));
    said.extend(
        when.shift
            .map(|shift| format!("{:?}{:+}", shift.of, shift.minutes)),
    );
    said.extend(when.instant.map(|_| "instant".to_owned()));
    said.join(" ")
}

fn clock(clock: Clock) -> String {
    match clock {
        Clock::Exact(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        Clock::Either(time) => format!("{:02}:{:02}?", time.hour(), time.minute()),
    }
}

#[test]
fn both_sides_of_a_move_are_told_apart() {
    let or_dash = |said: String| {
        if said.is_empty() {
            "-".to_owned()
        } else {
            said
        }
    };
    assert_table(include_str!("moves.txt"), |message| {
        let (from, to) = sides(message);
        format!("{} > {}", or_dash(from), or_dash(to))
    });
}

#[test]
fn slots_are_filled_and_corrected_over_several_messages() {
    assert_table(include_str!("slots.txt"), agreed);
}

/// The start and length after several messages.
fn agreed(messages: &str) -> String {
    let now = now();
    let said = messages
        .split(" / ")
        .map(|message| when(&Text::new(message), &now))
        .reduce(|before, later| before.updated_by(&later))
        .unwrap();
    show(&said)
}
