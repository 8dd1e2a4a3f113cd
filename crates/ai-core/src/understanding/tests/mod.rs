//! What customers say, as tables: `message => what it means` a line, `-` for nothing.

mod fold;

use super::consent::answer;
use super::fold::Text;
use super::language::detect;
use super::names;
use super::priority::priority;
use super::quantity::head_count;
use super::reference::{Choice, choose, references};

/// Checks every line of a table, and says at once all that differ.
pub(in crate::understanding) fn assert_table(table: &str, read: impl Fn(&str) -> String) {
    let lines: Vec<&str> = table.lines().filter(|line| !line.is_empty()).collect();
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let (message, meant) = line.rsplit_once(" => ").unwrap_or_else(|| panic!("{line}"));
            let found = read(message);
            (found != meant).then(|| format!("{message}: {found} instead of {meant}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        lines.len(),
        wrong.join("\n")
    );
}

fn or_dash<T>(found: Option<T>, shown: impl Fn(T) -> String) -> String {
    found.map_or_else(|| "-".to_owned(), shown)
}

fn list(found: &[String]) -> String {
    if found.is_empty() {
        "-".to_owned()
    } else {
        found.join(", ")
    }
}

#[test]
fn only_a_message_that_is_nothing_but_an_answer_is_one() {
    assert_table(include_str!("consent.txt"), |message| {
        or_dash(answer(&Text::new(message)), |answer| format!("{answer:?}"))
    });
}

#[test]
fn languages_are_told_apart_and_some_messages_say_nothing_about_theirs() {
    assert_table(include_str!("language.txt"), |message| {
        let language = detect(&Text::new(message), &["Sapa", "Hue", "Hanoi"]);
        or_dash(language, |language| format!("{language:?}"))
    });
}

#[test]
fn people_are_counted_and_other_numbers_are_not() {
    assert_table(include_str!("people.txt"), |message| {
        or_dash(head_count(&Text::new(message)), |count| count.to_string())
    });
}

#[test]
fn urgency_is_read_unless_it_is_negated_or_quoted() {
    assert_table(include_str!("priority.txt"), |message| {
        or_dash(priority(&Text::new(message)), |priority| {
            priority.as_str().to_owned()
        })
    });
}

#[test]
fn references_are_read_however_they_are_written() {
    assert_table(include_str!("references.txt"), |message| {
        let found = references(&Text::new(message));
        list(
            &found
                .into_iter()
                .map(|reference| reference.written)
                .collect::<Vec<_>>(),
        )
    });
}

#[test]
fn one_of_three_that_were_offered_is_picked() {
    assert_table(include_str!("choices.txt"), |message| {
        let choice = choose(&Text::new(message), &["TK-1001", "TK-1002", "TK-1003"]);
        or_dash(choice, |choice| match choice {
            Choice::One(index) => (index + 1).to_string(),
            Choice::All => "all".to_owned(),
        })
    });
}

#[test]
fn rooms_are_found_by_name() {
    const ROOMS: [&str; 5] = ["Sapa", "Hue", "Hanoi", "Blue Room", "Phòng 3"];
    assert_table(include_str!("rooms.txt"), |message| {
        let found = names::find(&Text::new(message), &ROOMS);
        let wanted = found.iter().filter(|named| !named.is_rejected);
        list(
            &wanted
                .map(|named| ROOMS[named.index].to_owned())
                .collect::<Vec<_>>(),
        )
    });
}
