//! What the ranking knows of English and Vietnamese: words without meaning of their own, common
//! words, and what means the same. All of it is data, in `data/*.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::{stem, words};

/// A thing that has several names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Concept(usize);

/// One name of a concept, as stems.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) stems: Vec<String>,
    pub(super) concept: Concept,
    /// It does not name the concept, but who asks with it may ask about it: "when" and hours.
    pub(super) is_cue: bool,
}

/// How much a word says about the matter of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// Nothing.
    Function,
    /// Hardly anything: `find`, `problem`, `today`.
    Light,
    /// A little: `number`, `page`.
    Common,
    /// All that it can.
    Specific,
}

/// The languages whose function words are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    English,
    Vietnamese,
}

pub(super) struct Lexicon {
    by_first_stem: HashMap<String, Vec<Phrase>>,
    names: Vec<Vec<Vec<String>>>,
    english: HashMap<String, Tier>,
    vietnamese: HashMap<String, Tier>,
}

/// The one lexicon.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read(
        include_str!("data/lexicon.txt"),
        include_str!("data/function_words.txt"),
        include_str!("data/common_words.txt"),
    )
});

impl Lexicon {
    fn read(concepts: &str, function_words: &str, common_words: &str) -> Self {
        let mut lexicon = Self {
            by_first_stem: HashMap::new(),
            names: Vec::new(),
            english: HashMap::new(),
            vietnamese: HashMap::new(),
        };
        for (section, word) in sectioned_words(common_words) {
            let tier = if section == "light" {
                Tier::Light
            } else {
                Tier::Common
            };
            lexicon.english.insert(word.clone(), tier);
            lexicon.vietnamese.insert(word, tier);
        }
        for (section, word) in sectioned_words(function_words) {
            let of_language = match section {
                "en" => &mut lexicon.english,
                _ => &mut lexicon.vietnamese,
            };
            of_language.insert(word, Tier::Function);
        }
        lexicon.read_concepts(concepts);
        lexicon
    }

    fn read_concepts(&mut self, text: &str) {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some(end) = line.find([':', '~']) else {
                continue;
            };
            let (name, phrases) = line.split_at(end);
            let is_cue = phrases.starts_with('~');
            let next = numbers.len();
            let number = *numbers.entry(name.trim()).or_insert(next);
            self.names.resize(numbers.len(), Vec::new());
            for phrase in phrases.get(1..).unwrap_or_default().split(',') {
                self.add(phrase, Concept(number), is_cue);
            }
        }
    }

    fn add(&mut self, phrase: &str, concept: Concept, is_cue: bool) {
        let stems: Vec<String> = words(phrase)
            .iter()
            .map(|word| stem(word).to_owned())
            .collect();
        let Some(first) = stems.first().cloned() else {
            return;
        };
        let known = self.by_first_stem.entry(first).or_default();
        let is_known = |known: &Phrase| known.concept == concept && known.stems == stems;
        if known.iter().any(is_known) {
            return;
        }
        if let Some(names) = self.names.get_mut(concept.0).filter(|_| !is_cue) {
            names.push(stems.clone());
        }
        known.push(Phrase {
            stems,
            concept,
            is_cue,
        });
    }

    /// The phrases that the stems begin with.
    pub(super) fn phrases_at<'a, S: AsRef<str>>(
        &'a self,
        stems: &'a [S],
    ) -> impl Iterator<Item = &'a Phrase> {
        let first = stems.first().map(AsRef::as_ref).unwrap_or_default();
        let known = self.by_first_stem.get(first).map(Vec::as_slice);
        known.unwrap_or_default().iter().filter(move |phrase| {
            phrase.stems.len() <= stems.len()
                && phrase
                    .stems
                    .iter()
                    .zip(stems)
                    .all(|(known, said)| known == said.as_ref())
        })
    }

    /// Every name of a concept, as stems.
    pub(super) fn names(&self, concept: Concept) -> &[Vec<String>] {
        self.names
            .get(concept.0)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The single words that name concepts, for slips of the keyboard.
    pub(super) fn single_names(&self) -> impl Iterator<Item = (&str, Concept)> {
        self.names.iter().enumerate().flat_map(|(number, names)| {
            names
                .iter()
                .filter_map(move |stems| match stems.as_slice() {
                    [only] => Some((only.as_str(), Concept(number))),
                    _ => None,
                })
        })
    }

    /// How much a word says in a text of this language.
    pub(super) fn tier(&self, word: &str, language: Spoken) -> Tier {
        let of_language = match language {
            Spoken::English => &self.english,
            Spoken::Vietnamese => &self.vietnamese,
        };
        of_language.get(word).copied().unwrap_or(Tier::Specific)
    }

    /// Whether the word is a function word of this language.
    pub(super) fn is_function_word(&self, word: &str, language: Spoken) -> bool {
        self.tier(word, language) == Tier::Function
    }
}

fn sectioned_words(text: &str) -> impl Iterator<Item = (&str, String)> {
    let mut section = "";
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(move |line| {
            let heading = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
            if let Some(heading) = heading {
                section = heading;
            }
            let words = if heading.is_some() {
                Vec::new()
            } else {
                words(line)
            };
            let current = section;
            words.into_iter().map(move |word| (current, word))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(text: &str) -> Vec<Concept> {
        let words = words(text);
        let stems: Vec<&str> = words.iter().map(|word| stem(word)).collect();
        LEXICON
            .phrases_at(&stems)
            .map(|phrase| phrase.concept)
            .collect()
    }

    #[test]
    fn names_of_one_thing_meet_across_forms_languages_and_diacritics() {
        for (one, other) in [
            ("refunds", "hoàn tiền"),
            ("money back", "hoan tien"),
            ("log in", "đăng nhập"),
            ("wi-fi", "wireless"),
            ("rớt mạng", "disconnecting"),
        ] {
            let other = concepts(other);
            assert!(concepts(one).iter().any(|c| other.contains(c)), "{one}");
        }
    }

    #[test]
    fn every_word_of_the_data_was_read() {
        assert!(LEXICON.names.len() > 80);
        assert!(LEXICON.names.iter().all(|names| !names.is_empty()));
        assert!(LEXICON.is_function_word("duoc", Spoken::Vietnamese));
        assert!(
            !LEXICON.is_function_word("may", Spoken::Vietnamese)
                || LEXICON.is_function_word("may", Spoken::English)
        );
        assert_eq!(LEXICON.tier("problem", Spoken::English), Tier::Light);
    }
}
