//! A question, cut into what must be found in an article that answers it.

use std::ops::Range;

use super::lexicon::{Concept, LEXICON, Spoken, Tier};
use super::words::{is_slip, is_syllable, stem, words};
use super::{Matching, Term};
use crate::text;

/// Nobody asks for more than this many things at once; the rest of a long message is not read.
const MOST_WORDS: usize = 120;
const MOST_UNITS: usize = 40;

/// Most Vietnamese words have two syllables.
const PART_OF_WORD: f64 = 0.55;

/// A folded word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: String,
    pub(super) tier: Tier,
    /// A Vietnamese syllable, which is rarely a word of its own.
    pub(super) is_syllable: bool,
}

impl Token {
    pub(super) fn stem(&self) -> &str {
        stem(&self.word)
    }
}

/// One thing that a text is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Its words.
    pub(super) span: Range<usize>,
    /// What they name.
    pub(super) concepts: Vec<Concept>,
    /// They only hint at what they name, and need not be found.
    pub(super) is_cue: bool,
    /// How much it says, 0 to 1.
    pub(super) weight: f64,
}

/// A text, cut into words and things.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Question {
    pub(super) tokens: Vec<Token>,
    pub(super) units: Vec<Unit>,
}

impl Question {
    /// Reads a customer's question, in English or Vietnamese.
    pub(super) fn new(question: &str) -> Self {
        let words = words(question);
        let spoken = spoken(question, &words);
        Self::of_words(words, spoken)
    }

    /// Reads words whose language is known.
    pub(super) fn of_words(words: Vec<String>, spoken: Spoken) -> Self {
        let tokens: Vec<Token> = words
            .into_iter()
            .take(MOST_WORDS)
            .map(|word| token(word, spoken))
            .collect();
        let stems: Vec<&str> = tokens.iter().map(Token::stem).collect();
        let mut units = Vec::new();
        let mut at = 0;
        while at < tokens.len() && units.len() < MOST_UNITS {
            let unit = unit_at(&tokens, &stems, at);
            at = unit.as_ref().map_or(at + 1, |unit| unit.span.end);
            units.extend(unit);
        }
        Self { tokens, units }
    }

    /// The words of a unit.
    pub(super) fn tokens_of(&self, unit: &Unit) -> &[Token] {
        self.tokens.get(unit.span.clone()).unwrap_or_default()
    }

    /// What the index must hold for the unit to be found.
    pub(super) fn matching(&self, unit: &Unit) -> Matching {
        let said = self.tokens_of(unit).iter().map(Token::stem);
        let mut any_of = vec![said.map(term).collect::<Vec<_>>()];
        for concept in &unit.concepts {
            for name in LEXICON.names(*concept) {
                any_of.push(name.iter().map(|stem| term(stem)).collect());
            }
        }
        any_of.sort();
        any_of.dedup();
        Matching { any_of }
    }

    /// What the index must hold for a mistyped word to be found; `None` if the unit cannot be one.
    pub(super) fn matching_slip(&self, unit: &Unit) -> Option<Matching> {
        let [only] = self.tokens_of(unit) else {
            return None;
        };
        let can_be_slip = only.word.len() >= 5 && only.word.is_ascii() && !only.is_syllable;
        let word = only.word.get(..3).filter(|_| can_be_slip)?.to_owned();
        Some(Matching {
            any_of: vec![vec![Term {
                word,
                is_prefix: true,
            }]],
        })
    }
}

fn token(word: String, spoken: Spoken) -> Token {
    Token {
        tier: LEXICON.tier(&word, spoken),
        is_syllable: spoken == Spoken::Vietnamese && is_syllable(&word),
        word,
    }
}

fn term(stem: &str) -> Term {
    let is_inflected =
        stem.len() >= 3 && !is_syllable(stem) && !stem.bytes().all(|c| c.is_ascii_digit());
    Term {
        word: stem.to_owned(),
        is_prefix: is_inflected,
    }
}

/// The longest thing that begins at this word, if the word says anything.
fn unit_at(tokens: &[Token], stems: &[&str], at: usize) -> Option<Unit> {
    let first = tokens.get(at)?;
    let rest = stems.get(at..).unwrap_or_default();
    let phrases: Vec<_> = LEXICON
        .phrases_at(rest)
        .filter(|phrase| phrase.is_cue || phrase.stems.len() > 1 || first.tier != Tier::Function)
        .collect();
    let Some(longest) = phrases.iter().map(|phrase| phrase.stems.len()).max() else {
        return plain_unit(first, at);
    };
    let longest_phrases = phrases
        .iter()
        .filter(|phrase| phrase.stems.len() == longest);
    let is_cue = longest_phrases.clone().all(|phrase| phrase.is_cue);
    let concepts = longest_phrases.filter(|phrase| phrase.is_cue == is_cue);
    Some(Unit {
        span: at..at + longest,
        concepts: concepts.map(|phrase| phrase.concept).collect(),
        is_cue,
        weight: match (is_cue, longest) {
            (true, _) => 0.3,
            (false, 1) => word_weight(first),
            (false, _) => 1.0,
        },
    })
}

fn plain_unit(token: &Token, at: usize) -> Option<Unit> {
    let is_number = token.word.starts_with(|c: char| c.is_ascii_digit());
    let says_nothing = token.tier == Tier::Function || token.word.chars().count() < 2;
    if says_nothing && !is_number {
        return None;
    }
    let weight = if is_number { 0.12 } else { word_weight(token) };
    Some(Unit {
        span: at..at + 1,
        concepts: slip_of(token),
        is_cue: false,
        weight,
    })
}

fn word_weight(token: &Token) -> f64 {
    let weight = match token.tier {
        Tier::Function => 0.0,
        Tier::Light => 0.12,
        Tier::Common => 0.5,
        Tier::Specific => 1.0,
    };
    if token.is_syllable {
        weight * PART_OF_WORD
    } else {
        weight
    }
}

/// What the word names if it is mistyped.
fn slip_of(token: &Token) -> Vec<Concept> {
    if token.is_syllable || token.tier != Tier::Specific {
        return Vec::new();
    }
    LEXICON
        .single_names()
        .filter(|(name, _)| is_slip(token.stem(), name))
        .map(|(_, concept)| concept)
        .collect()
}

/// The language of a question: Vietnamese if it has its marks, else the one whose function words
/// prevail, else the one that its words look like.
fn spoken(question: &str, words: &[String]) -> Spoken {
    if has_vietnamese_marks(question) {
        return Spoken::Vietnamese;
    }
    let count = |language, other| {
        let is_of = |word: &&String| {
            LEXICON.is_function_word(word, language) && !LEXICON.is_function_word(word, other)
        };
        words.iter().filter(is_of).count()
    };
    let english = count(Spoken::English, Spoken::Vietnamese);
    let vietnamese = count(Spoken::Vietnamese, Spoken::English);
    let syllables = words.iter().filter(|word| is_syllable(word)).count();
    let looks_vietnamese = syllables * 2 > words.len();
    let is_vietnamese = vietnamese > english || (vietnamese == english && looks_vietnamese);
    if is_vietnamese {
        Spoken::Vietnamese
    } else {
        Spoken::English
    }
}

fn has_vietnamese_marks(question: &str) -> bool {
    let marked = question
        .split_whitespace()
        .filter(|word| text::fold(word) != word.to_lowercase())
        .count();
    marked > 0 && question.to_lowercase().contains(is_vietnamese_letter)
}

fn is_vietnamese_letter(c: char) -> bool {
    matches!(
        c,
        'đ' | 'ă'
            | 'ơ'
            | 'ư'
            | 'à'
            | 'á'
            | 'ã'
            | 'ê'
            | 'ô'
            | 'â'
            | 'é'
            | 'è'
            | 'ì'
            | 'í'
            | 'ò'
            | 'ó'
            | 'õ'
            | 'ù'
            | 'ú'
            | 'ý'
    ) || ('\u{1ea0}'..='\u{1ef9}').contains(&c)
}
