//! What words mean, as data: concepts and the words and phrases that express them.
//!
//! English phrases match inflected forms too ("closing" is "close"). Vietnamese ones are written in
//! full; a customer's word without diacritics matches every word that folds to it, but only where
//! the message is Vietnamese or the phrase is longer than one word, so that "them" is not "thêm".

mod actions;
mod common;
mod faults;
mod questions;
mod talk;
mod things;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::understanding::{
    Text,
    fold::{Kind, Token, fold},
    spelling::correct,
};

/// One thing that words can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Concept {
    // What shall be done.
    Open,
    Make,
    Book,
    Cancel,
    Close,
    Reopen,
    Move,
    Change,
    Extend,
    Add,
    AddTo,
    Tell,
    Show,
    Find,
    Set,
    Report,
    // With what.
    Ticket,
    Tickets,
    Booking,
    Bookings,
    Meeting,
    Room,
    Rooms,
    Wording,
    Note,
    Urgency,
    Status,
    Free,
    Resolved,
    Canceled,
    Active,
    // Named or computed from the text.
    TicketRef,
    BookingRef,
    RoomName,
    Clock,
    Day,
    Weekend,
    People,
    OpenTicket,
    // Questions.
    How,
    HowLong,
    What,
    Which,
    When,
    Where,
    Why,
    Who,
    May,
    DoYou,
    AskVi,
    QuestionMark,
    Have,
    Booked,
    // The service and its customers.
    Service,
    Device,
    Fault,
    Unable,
    Negation,
    Still,
    Tried,
    Worked,
    // Talk.
    Human,
    Talk,
    Greeting,
    Thanks,
    Bye,
    Help,
    Chat,
    Foreign,
    Override,
    Everyone,
    Secret,
    // How things are said.
    Need,
    Myself,
    You,
    New,
    Also,
    Correction,
    Polite,
    Courtesy,
    Wonder,
    Filler,
    Link,
}

/// The words of one concept.
pub(super) struct Entry {
    pub(super) concept: Concept,
    pub(super) english: &'static [&'static str],
    pub(super) vietnamese: &'static [&'static str],
}

/// All entries.
pub(super) fn entries() -> impl Iterator<Item = &'static Entry> {
    actions::ENTRIES
        .iter()
        .chain(things::ENTRIES)
        .chain(questions::ENTRIES)
        .chain(faults::ENTRIES)
        .chain(talk::ENTRIES)
}

/// What a slip of the keyboard may have meant: the words of the entries and other common ones, which
/// are here so that they are not taken for slips themselves.
static VOCABULARY: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let known = entries()
        .flat_map(|entry| entry.english)
        .flat_map(|phrase| phrase.split(' '))
        .filter(|word| word.is_ascii());
    let mut by_letter: HashMap<char, Vec<&'static str>> = HashMap::new();
    for word in known.chain(common::WORDS.split_whitespace()) {
        let Some(first) = word.chars().next() else {
            continue;
        };
        let words: &mut Vec<&str> = by_letter.entry(first).or_default();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    by_letter
});

/// The text with slips of the keyboard put right; its spans still point into the customer's words.
pub(super) fn corrected(text: &Text) -> Text {
    text.respelled(|token| {
        let is_candidate =
            token.kind == Kind::Word && token.marked == token.folded && !token.is_quoted;
        let first = token.folded.chars().next().filter(|_| is_candidate)?;
        if token.folded.len() < 5 {
            return swapped(&token.folded);
        }
        correct(&token.folded, VOCABULARY.get(&first)?)
    })
}

/// Short words whose letters are often swapped: "opne", "teh".
const SHORT: &[&str] = &[
    "open", "want", "book", "room", "help", "need", "show", "make", "move", "list", "when", "what",
    "with", "from", "have", "that", "this", "the", "and", "drop", "file", "find", "close",
];

/// The short word that a word with two swapped letters must have been.
fn swapped(word: &str) -> Option<&'static str> {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_swapped = |known: &&&str| {
        **known != word
            && known.chars().next() == word.chars().next()
            && sorted(known) == sorted(word)
    };
    SHORT.iter().find(is_swapped).copied()
}

/// Vietnamese words that without diacritics are more often another, common word ("trong", "ban").
const MARKED_ONLY: &[&str] = &[
    "trống", "bận", "đẩy", "đơ", "hạ", "ồn", "rời", "mượn", "thuê", "đèn", "yếu", "hát", "món",
    "trận", "hổng", "hông", "giấy", "tên", "nấu", "vỡ", "bể", "phim", "nữa", "buổi", "gỡ", "coi",
];

/// A phrase, ready to be compared.
struct Phrase {
    concept: Concept,
    words: Vec<&'static str>,
    is_vietnamese: bool,
}

/// All phrases by the folded first word and, for English ones, by its stem.
static INDEX: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<Phrase>> = HashMap::new();
    for entry in entries() {
        let english = entry.english.iter().map(|phrase| (phrase, false));
        let vietnamese = entry.vietnamese.iter().map(|phrase| (phrase, true));
        for (phrase, is_vietnamese) in english.chain(vietnamese) {
            let words: Vec<&'static str> = phrase.split_whitespace().collect();
            let Some(first) = words.first().map(|word| fold(word)) else {
                continue;
            };
            let key = if is_vietnamese { first } else { stem(&first) };
            index.entry(key).or_default().push(Phrase {
                concept: entry.concept,
                words,
                is_vietnamese,
            });
        }
    }
    index
});

/// The concepts that the longest phrases from token `at` on express, and how many tokens they take.
pub(super) fn at(text: &Text, at: usize, is_vietnamese: bool) -> (Vec<Concept>, usize) {
    let Some(token) = text.get(at) else {
        return (Vec::new(), 0);
    };
    let stemmed = stem(&token.folded);
    let mut keys = vec![&token.folded];
    if stemmed != token.folded {
        keys.push(&stemmed);
    }
    let mut best: (Vec<Concept>, usize, bool) = (Vec::new(), 0, false);
    for phrase in keys.into_iter().filter_map(|key| INDEX.get(key)).flatten() {
        let Some((length, is_exact)) = phrase.at(text, at, is_vietnamese) else {
            continue;
        };
        if (length, is_exact) > (best.1, best.2) {
            best = (vec![phrase.concept], length, is_exact);
        } else if (length, is_exact) == (best.1, best.2) && !best.0.contains(&phrase.concept) {
            best.0.push(phrase.concept);
        }
    }
    (best.0, best.1)
}

impl Phrase {
    /// How many tokens from `at` on it takes, and whether they are spelled exactly so.
    fn at(&self, text: &Text, at: usize, is_vietnamese: bool) -> Option<(usize, bool)> {
        let length = self.words.len();
        let spells = |is_same: &dyn Fn(&Token, &str) -> bool| {
            let mut words = (at..).zip(&self.words);
            words.all(|(index, word)| text.get(index).is_some_and(|token| is_same(token, word)))
        };
        if self.is_vietnamese {
            let is_marked = (at..at + length)
                .filter_map(|index| text.get(index))
                .any(|token| token.marked != token.folded);
            let needs_marks = self
                .words
                .first()
                .is_some_and(|word| MARKED_ONLY.contains(word));
            let may_be = is_marked || length > 1 || (is_vietnamese && !needs_marks);
            return (may_be && spells(&Token::is)).then_some((length, true));
        }
        if spells(&Token::is) {
            return Some((length, true));
        }
        spells(&|token, word| token.marked == token.folded && stem(&token.folded) == stem(word))
            .then_some((length, false))
    }
}

/// An English word without its ending: `closing`, `closed` and `closes` are `clos`, as is `close`.
pub(super) fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let mut stem = match word {
        _ if word.len() > 4 && word.ends_with("ies") => {
            format!("{}y", word.strip_suffix("ies").unwrap_or(word))
        }
        _ if word.len() > 5 && word.ends_with("ing") => {
            word.strip_suffix("ing").unwrap_or(word).to_owned()
        }
        _ if word.len() > 4 && word.ends_with("ed") => {
            word.strip_suffix("ed").unwrap_or(word).to_owned()
        }
        _ if word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us") =>
        {
            word.strip_suffix('s').unwrap_or(word).to_owned()
        }
        _ => word.to_owned(),
    };
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    let mut ends = stem.chars().rev();
    if stem.len() > 3 && ends.next() == ends.next() && !stem.ends_with("ss") {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_share_a_stem() {
        for (one, other) in [
            ("closing", "close"),
            ("cancelled", "cancel"),
            ("freezes", "freeze"),
            ("dropped", "drop"),
            ("policies", "policy"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn an_english_pronoun_is_no_vietnamese_verb() {
        let (concepts, _) = at(&Text::new("them"), 0, false);
        assert!(!concepts.contains(&Concept::Add));
        let (concepts, _) = at(&Text::new("thêm"), 0, false);
        assert!(concepts.contains(&Concept::Add));
    }
}
