//! The part of an article that shows best why it was found.

use super::lexicon::{LEXICON, Tier};
use super::markdown::plain_text;
use super::question::Question;
use super::words::{stem, words};

/// The length of a snippet in characters, with the marks that something was left out.
const LENGTH: usize = 200;

/// Plain text around the best match, at most 200 characters.
pub(super) fn snippet(question: &Question, body: &str) -> String {
    let text = plain_text(body);
    if text.chars().count() <= LENGTH {
        return text;
    }
    let wanted = wanted_stems(question);
    let pieces: Vec<Piece<'_>> = text.split(' ').map(|word| piece(word, &wanted)).collect();
    let (start, end) = best_window(&pieces);
    let chosen: Vec<&str> = pieces
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .map(|piece| piece.text)
        .collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < pieces.len() { "…" } else { "" };
    let shown = format!("{before}{}{after}", chosen.join(" "));
    shown.chars().take(LENGTH).collect()
}

struct Piece<'a> {
    text: &'a str,
    length: usize,
    worth: f64,
}

fn piece<'a>(text: &'a str, wanted: &[(String, f64)]) -> Piece<'a> {
    let worth = words(text)
        .iter()
        .filter_map(|word| wanted.iter().find(|(wanted, _)| wanted == stem(word)))
        .map(|(_, worth)| worth)
        .sum();
    Piece {
        text,
        length: text.chars().count(),
        worth,
    }
}

/// What the question says and, for less, what means the same.
fn wanted_stems(question: &Question) -> Vec<(String, f64)> {
    let mut wanted: Vec<(String, f64)> = Vec::new();
    for unit in &question.units {
        for token in question.tokens_of(unit) {
            if token.tier != Tier::Function {
                wanted.push((token.stem().to_owned(), unit.weight));
            }
        }
    }
    for unit in &question.units {
        for name in unit.concepts.iter().flat_map(|c| LEXICON.names(*c)) {
            wanted.extend(name.iter().map(|stem| (stem.clone(), unit.weight * 0.3)));
        }
    }
    wanted
}

/// The stretch of words that fits and is worth most; the first of several. Some words before the
/// first match are kept.
fn best_window(pieces: &[Piece<'_>]) -> (usize, usize) {
    let room = LENGTH - 2;
    let mut best = (0, 0, -1.0);
    let (mut start, mut length, mut worth) = (0, 0, 0.0);
    for (end, piece) in pieces.iter().enumerate() {
        length += piece.length + 1;
        worth += piece.worth;
        while length > room + 1 && start < end {
            if let Some(first) = pieces.get(start) {
                length -= first.length + 1;
                worth -= first.worth;
            }
            start += 1;
        }
        if worth > best.2 + 1e-9 || (best.0 == start && worth >= best.2 - 1e-9) {
            best = (start, end + 1, worth);
        }
    }
    (best.0, best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_body_is_shown_whole_without_markup() {
        let question = Question::new("refund");
        assert_eq!(
            snippet(&question, "## Hi\n\n**Refunds** take [5 days](x)."),
            "Hi Refunds take 5 days."
        );
    }

    #[test]
    fn a_long_body_is_cut_around_the_match() {
        let body = format!(
            "{}The *secret word* is here. {}",
            "Lorem ipsum dolor. ".repeat(40),
            "Sit amet. ".repeat(40)
        );
        let shown = snippet(&Question::new("what is the secret word"), &body);
        assert!(shown.contains("secret word"), "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert!(shown.chars().count() <= 200);
    }

    #[test]
    fn one_endless_word_is_cut_too() {
        let shown = snippet(&Question::new("x"), &"ế".repeat(5000));
        assert_eq!(shown.chars().count(), 200);
    }
}
