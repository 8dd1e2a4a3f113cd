//! Slips of the keyboard.

use super::fold::{Kind, Text};

/// Below this length a slip is more likely another word.
const SHORTEST: usize = 5;
/// From this length on two slips are forgiven.
const LONG: usize = 8;

/// The word of a vocabulary (folded) that a mistyped word (folded) must have been: one edit away
/// (two for long words; swapped neighbours count as one), with the same first letter, and the
/// nearest one alone. Short words are left alone.
pub fn correct<'a>(word: &str, vocabulary: &[&'a str]) -> Option<&'a str> {
    let typed: Vec<char> = word.chars().collect();
    if typed.len() < SHORTEST || vocabulary.contains(&word) {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    let mut is_tied = false;
    for known in vocabulary {
        let letters: Vec<char> = known.chars().collect();
        let allowed = if letters.len() >= LONG { 2 } else { 1 };
        if letters.len() < SHORTEST
            || letters.first() != typed.first()
            || letters.len().abs_diff(typed.len()) > allowed
        {
            continue;
        }
        let distance = edits(&typed, &letters);
        match best {
            _ if distance > allowed => {}
            Some((_, least)) if distance > least => {}
            Some((_, least)) if distance == least => is_tied = true,
            _ => {
                best = Some((known, distance));
                is_tied = false;
            }
        }
    }
    best.filter(|_| !is_tied).map(|(known, _)| known)
}

/// The text with each unknown word replaced by the word of the vocabulary that it must be. Spans
/// still point into the original wording; words with diacritics are left alone.
pub fn corrected(text: &Text, vocabulary: &[&str]) -> Text {
    text.respelled(|token| {
        let is_candidate =
            token.kind == Kind::Word && token.marked == token.folded && !token.is_quoted;
        is_candidate
            .then(|| correct(&token.folded, vocabulary))
            .flatten()
    })
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour
/// (Damerau-Levenshtein, optimal string alignment).
fn edits(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut two_back: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..width).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other_letter) in other.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let substituted = at(&previous, column) + usize::from(letter != other_letter);
            let mut least = substituted
                .min(at(&previous, column + 1) + 1)
                .min(at(&current, column) + 1);
            let is_swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(other_letter)
                && other.get(column - 1) == Some(letter);
            if is_swapped {
                least = least.min(at(&two_back, column - 1) + 1);
            }
            current.push(least);
        }
        two_back = previous;
        previous = current;
    }
    previous.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rustfmt::skip]
    const WORDS: [&str; 8] = [
        "tomorrow", "meeting", "ticket", "cancel", "booking", "wednesday", "thursday", "room",
    ];

    #[test]
    fn common_slips_are_corrected() {
        let table = [
            ("tommorow", "tomorrow"),
            ("tomorow", "tomorrow"),
            ("tomorrrow", "tomorrow"),
            ("meetng", "meeting"),
            ("meeitng", "meeting"),
            ("tiket", "ticket"),
            ("cancle", "cancel"),
            ("cansel", "cancel"),
            ("boking", "booking"),
            ("wensday", "wednesday"),
            ("thrusday", "thursday"),
        ];
        for (typed, meant) in table {
            assert_eq!(correct(typed, &WORDS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in [
            "roof",
            "rom",
            "eating",
            "thicker",
            "looking",
            "ticket",
            "candle stick",
            "tomato",
        ] {
            assert_eq!(correct(word, &WORDS), None, "{word}");
        }
    }

    #[test]
    fn a_corrected_text_keeps_its_original_wording() {
        let text = corrected(&Text::new("Pls book a meetng tommorow"), &WORDS);
        assert!(text.says("meeting tomorrow"));
        assert_eq!(text.slice(3..5), "meetng tommorow");
    }
}
