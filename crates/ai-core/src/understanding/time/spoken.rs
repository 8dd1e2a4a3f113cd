//! Hours as they are spoken: "half past two", "quarter to three", "three thirty".

use super::clock::{Form, Said};
use crate::understanding::fold::{Kind, Text};
use crate::understanding::numbers;

/// "half past two", "quarter to three", "ten past nine".
pub(super) fn at(text: &Text, at: usize) -> Option<(Said, usize)> {
    const FRACTIONS: &[(&str, u32)] = &[
        ("half", 30),
        ("quarter", 15),
        ("a quarter", 15),
        ("a half", 30),
    ];
    let (minutes, after) = text.lookup(at, FRACTIONS).or_else(|| {
        let (minutes, end) = numbers::at(text, at).filter(|(minutes, _)| *minutes < 30)?;
        let unit = text.any_at(end, &["minutes", "mins", "min"]);
        let is_past = text.any_at(end, &["past"]).is_some();
        let is_word = (is_past || text.get(at)?.kind == Kind::Word)
            && text.any_before(at, &["from", "between"]).is_none()
            && minutes.is_multiple_of(5);
        (unit.is_some() || is_word).then_some((minutes, unit.unwrap_or(end)))
    })?;
    if let Some((hour, end)) = half_hour(text, at, after) {
        return Some((Said::new(hour, 30, Form::Sure)?, end));
    }
    let is_past = text.any_at(after, &["past", "after"]);
    let hour = is_past.or_else(|| text.any_at(after, &["to", "till", "before", "of"]))?;
    let (hour, end) = numbers::at(text, hour).filter(|(hour, _)| (1..=12).contains(hour))?;
    let end = text.skip(end, &["o'clock", "oclock"]);
    let said = match is_past {
        Some(_) => Said::new(hour, minutes, Form::Sure),
        None => Said::new(
            if hour == 1 { 12 } else { hour - 1 },
            60 - minutes,
            Form::Sure,
        ),
    };
    Some((said?, end))
}

/// The British "half two", which is half past two.
fn half_hour(text: &Text, at: usize, after: usize) -> Option<(u32, usize)> {
    text.any_at(at, &["half"])?;
    let is_introduced = text
        .any_before(
            at,
            &[
                "at", "around", "about", "by", "from", "to", "till", "until", "before", "after",
            ],
        )
        .is_some();
    let (hour, end) =
        numbers::at(text, after).filter(|(hour, _)| (1..=12).contains(hour) && is_introduced)?;
    let is_count = text
        .get(end)
        .is_some_and(|next| next.is_any(&["people", "hours", "hour", "of", "minutes"]));
    (!is_count).then_some((hour, end))
}

/// "three thirty", "ten fifteen": both in words, so that it is no list of numbers.
pub(super) fn minutes(text: &Text, at: usize, after: usize) -> Option<(u32, usize)> {
    let is_word = text.get(at)?.kind == Kind::Word;
    let (minute, end) = numbers::word(text, after).filter(|_| is_word)?;
    let is_people = text.get(end).is_some_and(|next| {
        next.is_any(&[
            "people",
            "person",
            "of",
            "colleagues",
            "người",
            "minutes",
            "minute",
            "giờ",
            "tiếng",
            "phút",
        ])
    });
    (matches!(minute, 5 | 10 | 15 | 20 | 25 | 30 | 35 | 40 | 45 | 50 | 55)
        && minute > 9
        && !is_people)
        .then_some((minute, end))
}
