//! How well an article answers a question, from 0 to 1.
//!
//! The score is the part of the question that the article covers. Each thing asked for counts by
//! how much its words say and how rare it is among the articles (inverse document frequency); it
//! is found best in the title. An article whose title the question names almost completely gets
//! more, so that a long story around a clear matter does not hide it. Nothing here depends on the
//! database.

use std::collections::HashSet;

use super::Candidate;
use super::lexicon::{Concept, LEXICON, Spoken, Tier};
use super::question::{Question, Token, Unit};
use super::words::{is_slip, stem};

/// Below this score an article does not answer the question.
pub const FLOOR: f64 = 0.47;

/// Only articles that score at least this part of the best one answer the question.
pub const MARGIN: f64 = 0.85;

const IN_TITLE: f64 = 1.0;
const IN_SLUG: f64 = 0.85;
const IN_BODY: f64 = 0.55;

/// Words up to this weight say hardly anything.
const LIGHT: f64 = 0.12;

/// One thing that is mentioned somewhere in the body is hardly what the article is about.
const IN_PASSING: f64 = 0.7;

const SAME_CONCEPT: f64 = 0.9;
const MISTYPED: f64 = 0.85;
const PART_OF_PHRASE: f64 = 0.5;
const LONE_SYLLABLE: f64 = 0.3;

const TITLE_LIFT: f64 = 0.6;
const FULL_EVIDENCE: f64 = 1.5;

/// A small collection says little about how rare a word is; it counts as if there were this many
/// other articles.
const OTHER_ARTICLES: f64 = 50.0;

/// The factor of what every article has. In a large collection many articles are about a matter,
/// and it stays a matter.
const LEAST_RARITY: f64 = 0.4;

/// How rare the things of a question are: one factor for each unit, 1 for what no article has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rarity(Vec<UnitRarity>);

#[derive(Debug, Clone, Copy, PartialEq)]
struct UnitRarity {
    factor: f64,
    is_unknown: bool,
}

impl Rarity {
    /// From the number of articles, and of those that match each unit.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "counts of articles are small"
    )]
    pub(super) fn new(articles: u64, matching: &[u64]) -> Self {
        let all = articles as f64 + OTHER_ARTICLES;
        let rarity = |count: u64| ((all + 0.5 - count as f64) / (count as f64 + 0.5)).ln_1p();
        let units = matching.iter().map(|&count| UnitRarity {
            factor: LEAST_RARITY + (1.0 - LEAST_RARITY) * rarity(count) / rarity(0),
            is_unknown: count == 0,
        });
        Self(units.collect())
    }

    fn of(&self, index: usize) -> UnitRarity {
        self.0.get(index).copied().unwrap_or(UnitRarity {
            factor: 1.0,
            is_unknown: true,
        })
    }
}

/// A part of an article, or a question, as something to find units in.
struct Field<'a> {
    stems: Vec<&'a str>,
    concepts: HashSet<Concept>,
}

impl<'a> Field<'a> {
    fn new(words: impl IntoIterator<Item = &'a str>) -> Self {
        let stems: Vec<&str> = words.into_iter().map(stem).collect();
        let mut concepts = HashSet::new();
        for at in 0..stems.len() {
            let phrases = LEXICON.phrases_at(stems.get(at..).unwrap_or_default());
            concepts.extend(
                phrases
                    .filter(|phrase| !phrase.is_cue)
                    .map(|phrase| phrase.concept),
            );
        }
        Self { stems, concepts }
    }

    fn has(&self, token: &Token) -> bool {
        self.stems.contains(&token.stem())
    }

    /// How well a unit of `question` is found here, 0 to 1.
    fn quality(&self, question: &Question, unit: &Unit, is_unknown: bool) -> f64 {
        let concept = if unit.concepts.iter().any(|c| self.concepts.contains(c)) {
            SAME_CONCEPT
        } else {
            0.0
        };
        let said = match question.tokens_of(unit) {
            [only] if only.is_syllable && unit.concepts.is_empty() => {
                self.syllable(question, unit.span.start, only)
            }
            [only] => self.word(only, is_unknown),
            several => self.phrase(several),
        };
        said.max(concept)
    }

    fn word(&self, token: &Token, is_unknown: bool) -> f64 {
        if self.has(token) {
            return 1.0;
        }
        let is_mistyped = is_unknown
            && token.tier == Tier::Specific
            && self.stems.iter().any(|stem| is_slip(token.stem(), stem));
        if is_mistyped { MISTYPED } else { 0.0 }
    }

    fn phrase(&self, tokens: &[Token]) -> f64 {
        let is_said = self.stems.windows(tokens.len()).any(|window| {
            window
                .iter()
                .zip(tokens)
                .all(|(stem, token)| *stem == token.stem())
        });
        if is_said {
            return 1.0;
        }
        let telling = tokens.iter().filter(|token| token.tier != Tier::Function);
        let (mut found, mut all) = (0.0, 0.0);
        for token in telling {
            all += 1.0;
            found += match (self.has(token), token.is_syllable) {
                (true, true) => LONE_SYLLABLE,
                (true, false) => 1.0,
                _ => 0.0,
            };
        }
        if all > 0.0 {
            PART_OF_PHRASE * found / all
        } else {
            0.0
        }
    }

    /// A syllable beside the same neighbour as in the question is a word.
    fn syllable(&self, question: &Question, at: usize, token: &Token) -> f64 {
        if !self.has(token) {
            return 0.0;
        }
        let is_word_with = |first: usize| {
            let pair = question.tokens.get(first..first + 2);
            pair.is_some_and(|pair| match pair {
                [one, two] => {
                    let is_pair = |window: &[&str]| window == [one.stem(), two.stem()];
                    self.stems.windows(2).any(is_pair)
                }
                _ => false,
            })
        };
        let is_word = is_word_with(at) || at.checked_sub(1).is_some_and(is_word_with);
        if is_word { 1.0 } else { LONE_SYLLABLE }
    }
}

/// An article, cut into its fields.
struct Fields<'a> {
    slug: Field<'a>,
    title: Field<'a>,
    body: Field<'a>,
    title_units: Question,
}

impl<'a> Fields<'a> {
    fn new(candidate: &'a Candidate) -> Self {
        let spoken = match candidate.language.primary() {
            "vi" => Spoken::Vietnamese,
            _ => Spoken::English,
        };
        let title: Vec<&str> = candidate.title_words.split_whitespace().collect();
        let owned = title.iter().map(|word| (*word).to_owned()).collect();
        Self {
            slug: Field::new(candidate.slug.as_str().split('-')),
            title: Field::new(title),
            body: Field::new(candidate.body_words.split_whitespace()),
            title_units: Question::of_words(owned, spoken),
        }
    }

    /// How well a unit is found in the title or the slug, and how well in the body.
    fn quality(&self, question: &Question, unit: &Unit, is_unknown: bool) -> (f64, f64) {
        let of = |field: &Field<'_>| field.quality(question, unit, is_unknown);
        let named = (IN_TITLE * of(&self.title)).max(IN_SLUG * of(&self.slug));
        (named, IN_BODY * of(&self.body))
    }

    /// The part of the title that the question names.
    fn named_title(&self, question: &Field<'_>) -> f64 {
        let (mut named, mut all) = (0.0, 0.0);
        for unit in &self.title_units.units {
            all += unit.weight;
            named += unit.weight * question.quality(&self.title_units, unit, false);
        }
        if all > 0.0 { named / all } else { 0.0 }
    }
}

/// How well the article answers the question, 0 to 1.
pub(super) fn score(question: &Question, rarity: &Rarity, candidate: &Candidate) -> f64 {
    let fields = Fields::new(candidate);
    let (mut found, mut asked) = (0.0, 0.0);
    let (mut is_named, mut mentions) = (false, 0);
    for (index, unit) in question.units.iter().enumerate() {
        let rarity = rarity.of(index);
        let (named, mentioned) = fields.quality(question, unit, rarity.is_unknown);
        let quality = named.max(mentioned);
        let weight = unit.weight * rarity.factor;
        found += weight * quality;
        if !unit.is_cue || quality > 0.0 {
            asked += weight;
        }
        is_named |= named > 0.0;
        mentions += usize::from(mentioned > 0.0 && unit.weight > LIGHT);
    }
    if !is_named && mentions < 2 {
        found *= IN_PASSING;
    }
    if asked <= 0.0 {
        return 0.0;
    }
    let covered = found / asked;
    let said = Field::new(question.tokens.iter().map(|token| token.word.as_str()));
    let evidence = (found / FULL_EVIDENCE).min(1.0);
    let lift = TITLE_LIFT * fields.named_title(&said) * evidence;
    covered + (1.0 - covered) * lift
}
