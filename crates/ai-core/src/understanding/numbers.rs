//! Numbers in digits and words.

use super::fold::{Kind, Text};

#[rustfmt::skip]
const ENGLISH_SMALL: [(&str, u32); 19] = [
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
    ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
    ("nineteen", 19),
];

#[rustfmt::skip]
const ENGLISH_TENS: [(&str, u32); 9] = [
    ("twenty", 20), ("thirty", 30), ("forty", 40), ("fourty", 40), ("fifty", 50), ("sixty", 60),
    ("seventy", 70), ("eighty", 80), ("ninety", 90),
];

#[rustfmt::skip]
const VIETNAMESE_ONES: [(&str, u32); 10] = [
    ("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("bẩy", 7),
    ("tám", 8), ("chín", 9),
];

/// Ones that are spoken differently after tens: `hai mươi mốt`, `mười lăm`.
const VIETNAMESE_AFTER_TEN: [(&str, u32); 4] = [("mốt", 1), ("tư", 4), ("lăm", 5), ("nhăm", 5)];

/// The whole number below 10,000 that begins at a token, in digits or in the words of either
/// language, and its end. Digits that belong to a code (`TK-1002`, `A4`, `#7`) are no number.
pub fn at(text: &Text, at: usize) -> Option<(u32, usize)> {
    digits(text, at).or_else(|| word(text, at))
}

/// As [`at`], in digits only.
pub fn digits(text: &Text, at: usize) -> Option<(u32, usize)> {
    let token = text.get(at)?;
    let number = token.number().filter(|_| token.folded.len() <= 4)?;
    (!is_code(text, at)).then_some((number, at + 1))
}

/// Digits right after a dash of a range, where they may stand glued to it: the `3` of `2-3`.
pub(super) fn digits_after_dash(text: &Text, at: usize) -> Option<(u32, usize)> {
    let token = text.get(at)?;
    let number = token.number().filter(|_| token.folded.len() <= 4)?;
    Some((number, at + 1))
}

/// The number that is the whole message, apart from punctuation and politeness.
pub fn alone(text: &Text) -> Option<u32> {
    const POLITE: &[&str] = &[
        "please", "just", "about", "maybe", "around", "thanks", "khoảng", "tầm", "thôi", "nhé",
        "ạ", "nha", "bạn", "chắc", "dạ", "ok",
    ];
    let mut found = None;
    let mut index = 0;
    while let Some(token) = text.get(index) {
        match (at(text, index), found) {
            (Some((number, end)), None) => {
                found = Some(number);
                index = end;
            }
            (Some(_), Some(_)) => return None,
            _ if token.kind == Kind::Symbol && matches!(token.folded.as_str(), "." | "," | "!") => {
                index += 1;
            }
            _ if token.is_any(POLITE) => index += 1,
            _ => return None,
        }
    }
    found
}

/// As [`at`], in words only.
pub fn word(text: &Text, at: usize) -> Option<(u32, usize)> {
    vietnamese(text, at).or_else(|| english(text, at))
}

/// Whether the digits at `at` are the tail of a name: letters stand right before them, maybe with
/// a dash between.
fn is_code(text: &Text, at: usize) -> bool {
    let is_glued = |index: usize| text.get(index).is_some_and(|token| token.is_glued);
    let Some(previous) = text.before(at).filter(|_| is_glued(at)) else {
        return false;
    };
    match previous.kind {
        Kind::Word => true,
        Kind::Symbol if matches!(previous.folded.as_str(), "#" | "_" | "$" | "€" | "/") => true,
        Kind::Symbol if matches!(previous.folded.as_str(), "-" | "." | ":") => {
            let glued_before = is_glued(at - 1)
                .then(|| at.checked_sub(2).and_then(|index| text.get(index)))
                .flatten();
            glued_before.is_some_and(|token| {
                token.kind == Kind::Word || previous.folded == "." && token.kind == Kind::Number
            })
        }
        _ => false,
    }
}

/// Words before "one" that make it a pronoun: "the one", "the 2 pm one".
#[rustfmt::skip]
const BEFORE_PRONOUN: &[&str] = &[
    "the", "this", "that", "which", "another", "other", "first", "second", "third", "last", "new",
    "big", "small", "largest", "smallest", "biggest", "each", "any", "right", "wrong", "same",
    "every", "next", "previous", "old", "pm", "am", "morning", "afternoon", "evening", "no",
    "latter", "former", "free", "earlier", "later", "blue", "red", "green",
];

fn english(text: &Text, at: usize) -> Option<(u32, usize)> {
    if text.phrase_at(at, "one").is_some() && text.any_before(at, BEFORE_PRONOUN).is_some() {
        return None;
    }
    if let Some(small) = text.lookup(at, &ENGLISH_SMALL) {
        return Some(small);
    }
    let (tens, end) = text.lookup(at, &ENGLISH_TENS)?;
    let after_dash = text.skip(end, &["-"]);
    match text
        .lookup(after_dash, &ENGLISH_SMALL)
        .filter(|(ones, _)| *ones < 10)
    {
        Some((ones, end)) => Some((tens + ones, end)),
        None => Some((tens, end)),
    }
}

fn vietnamese(text: &Text, at: usize) -> Option<(u32, usize)> {
    if let Some(end) = text.any_at(at, &["mười"])
        && text.lookup(at, &VIETNAMESE_ONES).is_none()
    {
        return Some(with_ones(text, 10, end));
    }
    let (ones, end) = text.lookup(at, &VIETNAMESE_ONES)?;
    if let Some(end) = text.any_at(end, &["mươi", "chục"]) {
        return Some(with_ones(text, ones * 10, end));
    }
    if let Some(end) = text.any_at(end, &["trăm"]) {
        return Some((ones * 100, end));
    }
    Some((ones, end))
}

fn with_ones(text: &Text, tens: u32, end: usize) -> (u32, usize) {
    let ones = text
        .lookup(end, &VIETNAMESE_AFTER_TEN)
        .or_else(|| text.lookup(end, &VIETNAMESE_ONES));
    // In "mười năm phút" the writer means 15, in "mười nam gio" too; "mươi năm nay" is rare.
    ones.map_or((tens, end), |(ones, end)| (tens + ones, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_in_the_words_of_both_languages() {
        let table = [
            ("3", 3),
            ("twelve", 12),
            ("twenty", 20),
            ("twenty-five", 25),
            ("forty five", 45),
            ("ba", 3),
            ("mười", 10),
            ("muoi", 10),
            ("mười hai", 12),
            ("mười lăm", 15),
            ("hai mươi", 20),
            ("hai mươi mốt", 21),
            ("hai muoi bon", 24),
            ("ba mươi tư", 34),
            ("ba chục", 30),
        ];
        for (words, number) in table {
            let text = Text::new(words);
            assert_eq!(at(&text, 0), Some((number, text.tokens().len())), "{words}");
        }
    }

    #[test]
    fn digits_of_a_code_are_no_number() {
        for code in ["TK-1002", "A4", "#1002", "v2.5"] {
            let text = Text::new(code);
            assert!(
                (0..text.tokens().len()).all(|index| at(&text, index).is_none()),
                "{code}"
            );
        }
    }
}
