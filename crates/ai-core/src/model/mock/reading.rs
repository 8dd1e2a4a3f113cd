//! One message, or one part of it, as the mock reads it: concepts, what is named, what leads.

use std::ops::Range;

use time::Weekday;

use super::lexicon::{self, Concept};
use crate::understanding::{
    Text,
    fold::{Kind, Token},
    names::{self, Named},
    priority::{Priority, priority},
    quantity::head_count,
    reference::{Object, Reference, references},
    time::{Days, Now, When, when},
};

/// What the reader has to know beside the words.
pub(super) struct Reader<'a> {
    pub(super) is_vietnamese: bool,
    pub(super) now: &'a Now,
    pub(super) rooms: Vec<&'a str>,
}

/// A concept and the tokens that express it.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) concept: Concept,
    pub(super) tokens: Range<usize>,
}

/// A text with all that is found in it.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) text: Text,
    pub(super) marks: Vec<Mark>,
    pub(super) references: Vec<Reference>,
    pub(super) when: When,
    pub(super) rooms: Vec<Named>,
    pub(super) people: Option<u32>,
    pub(super) priority: Option<Priority>,
    /// Where the first word stands that is more than politeness.
    pub(super) lead_at: Option<usize>,
    is_vietnamese: bool,
}

/// Words before the one that says what a sentence is about.
const SKIPPED: &[Concept] = &[
    Concept::Polite,
    Concept::Filler,
    Concept::Myself,
    Concept::Need,
    Concept::Greeting,
    Concept::Also,
    Concept::Correction,
    Concept::Thanks,
    Concept::You,
    Concept::Wonder,
];

/// Words that ask for something to be done.
const ACTIONS: &[Concept] = &[
    Concept::Open,
    Concept::Make,
    Concept::Book,
    Concept::Cancel,
    Concept::Close,
    Concept::Reopen,
    Concept::Move,
    Concept::Change,
    Concept::Extend,
    Concept::Add,
    Concept::AddTo,
    Concept::Tell,
    Concept::Show,
    Concept::Find,
    Concept::Set,
    Concept::Report,
];

/// Words that ask, when they lead (or, in Vietnamese, anywhere).
const INTERROGATIVES: &[Concept] = &[
    Concept::How,
    Concept::HowLong,
    Concept::What,
    Concept::Which,
    Concept::When,
    Concept::Where,
    Concept::Why,
    Concept::Who,
    Concept::May,
    Concept::DoYou,
];

impl Reader<'_> {
    /// Reads a text.
    pub(super) fn read(&self, text: &str) -> Reading {
        // Vietnamese without diacritics looks like mistyped English: it is left alone.
        let text = if self.is_vietnamese {
            Text::new(text)
        } else {
            lexicon::corrected(&Text::new(text))
        };
        let when = when(&text, self.now);
        let mut reading = Reading {
            references: references(&text),
            rooms: names::find(&text, &self.rooms),
            people: head_count(&text),
            priority: priority(&text),
            marks: Vec::new(),
            lead_at: None,
            is_vietnamese: self.is_vietnamese,
            when,
            text,
        };
        reading.mark_names();
        reading.mark_words();
        if reading.when.shift.is_some() && !reading.has(Concept::Service) {
            reading.add(Concept::Extend, 0..0);
        }
        reading.drop_negated();
        reading.mark_new_ticket();
        reading.lead_at = reading.find_lead();
        reading
    }
}

impl Reading {
    /// Whether the concept is expressed.
    pub(super) fn has(&self, concept: Concept) -> bool {
        self.marks.iter().any(|mark| mark.concept == concept)
    }

    /// Whether one of the concepts is expressed.
    pub(super) fn has_any(&self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|concept| self.has(*concept))
    }

    /// The first tokens that express the concept.
    pub(super) fn find(&self, concept: Concept) -> Option<Range<usize>> {
        let mark = self.marks.iter().find(|mark| mark.concept == concept)?;
        Some(mark.tokens.clone())
    }

    /// Whether the sentence begins with the concept, politeness aside.
    pub(super) fn leads_with(&self, concept: Concept) -> bool {
        self.lead_at.is_some_and(|at| {
            let mut marks = self.marks.iter();
            marks.any(|mark| mark.concept == concept && mark.tokens.start == at)
        })
    }

    /// Whether this is a question.
    pub(super) fn asks(&self) -> bool {
        if self.text.as_str().trim_end().ends_with(['?', '？']) || self.has(Concept::Wonder) {
            return true;
        }
        let leads = INTERROGATIVES.iter().any(|word| self.leads_with(*word));
        leads || (self.is_vietnamese && self.asks_in_vietnamese())
    }

    fn asks_in_vietnamese(&self) -> bool {
        let words: Vec<usize> = self.words().map(|(at, _)| at).collect();
        let ends = |tokens: &Range<usize>| words.iter().rev().take(2).any(|at| tokens.contains(at));
        let is_particle =
            |mark: &Mark| mark.concept == Concept::AskVi && ends(&mark.tokens) && words.len() > 2;
        self.has_any(INTERROGATIVES) || self.marks.iter().any(is_particle)
    }

    /// The words, numbers and addresses, with their places.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &Token)> {
        let tokens = self.text.tokens().iter().enumerate();
        tokens.filter(|(_, token)| token.kind != Kind::Symbol)
    }

    /// The concepts that a token is part of.
    pub(super) fn concepts_at(&self, at: usize) -> Vec<Concept> {
        let marks = self.marks.iter();
        marks
            .filter(|mark| mark.tokens.contains(&at))
            .map(|mark| mark.concept)
            .collect()
    }

    /// The same text, with a bare number read as an hour: an answer to "at what time?".
    pub(super) fn with_hour(&self, reader: &Reader) -> Option<Reading> {
        let is_hour = |token: &Token| token.number().is_some_and(|hour| (1..=23).contains(&hour));
        let mut numbers = self.words().filter(|(_, token)| is_hour(token));
        let (at, token) = numbers.next()?;
        let is_open = self.when.start.is_none() && self.when.instant.is_none();
        let is_known = self.is_when(at) || !self.concepts_at(at).is_empty();
        if !is_open || is_known || self.people.is_some() || numbers.next().is_some() {
            return None;
        }
        let (before, after) = self.text.as_str().split_at_checked(token.span.start)?;
        let word = if self.is_vietnamese { "lúc " } else { "at " };
        let reading = reader.read(&format!("{before}{word}{after}"));
        reading.when.start.is_some().then_some(reading)
    }

    /// Whether a token says when.
    pub(super) fn is_when(&self, at: usize) -> bool {
        self.when.tokens.iter().any(|tokens| tokens.contains(&at))
    }

    fn add(&mut self, concept: Concept, tokens: Range<usize>) {
        self.marks.push(Mark { concept, tokens });
    }

    fn mark_names(&mut self) {
        for reference in self.references.clone() {
            let concept = match reference.object {
                Object::Ticket => Concept::TicketRef,
                Object::Booking => Concept::BookingRef,
            };
            self.add(concept, reference.tokens);
        }
        for room in self.rooms.clone() {
            self.add(Concept::RoomName, room.tokens);
        }
        let first = self.when.tokens.first().cloned().unwrap_or(0..0);
        if self.when.start.is_some() || self.when.instant.is_some() {
            self.add(Concept::Clock, first.clone());
        }
        if self.when.days.is_some() || self.when.part.is_some() {
            let is_weekend = match self.when.days {
                Some(Days::On(day) | Days::Within(day, _)) => {
                    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
                }
                None => false,
            };
            let concept = if is_weekend {
                Concept::Weekend
            } else {
                Concept::Day
            };
            self.add(concept, first);
        }
        if self.people.is_some() {
            self.add(Concept::People, 0..0);
        }
        if self.priority.is_some() {
            self.add(Concept::Urgency, 0..0);
        }
    }

    fn mark_words(&mut self) {
        let mut at = 0;
        while at < self.text.tokens().len() {
            let is_named = |mark: &Mark| mark.tokens.contains(&at);
            let is_quoted = self.text.get(at).is_some_and(|token| token.is_quoted);
            if is_quoted || self.marks.iter().any(is_named) {
                at += 1;
                continue;
            }
            let (concepts, length) = lexicon::at(&self.text, at, self.is_vietnamese);
            // What says when says nothing else, unless a longer phrase goes beyond it: "hoàn tiền"
            // without diacritics begins like "hoãn".
            if (at..at + length.max(1)).all(|at| self.is_when(at)) {
                at += 1;
                continue;
            }
            if self.is_when(at) && length < 2 {
                at += 1;
                continue;
            }
            for concept in concepts {
                self.add(concept, at..at + length);
            }
            at += length.max(1);
        }
    }

    /// "cannot open", "không mở được" ask for nothing to be opened: they complain.
    fn drop_negated(&mut self) {
        let negations: Vec<Range<usize>> = self
            .marks
            .iter()
            .filter(|mark| mark.concept == Concept::Negation)
            .map(|mark| mark.tokens.clone())
            .collect();
        let is_negated = |mark: &Mark| {
            ACTIONS.contains(&mark.concept)
                && negations
                    .iter()
                    .any(|not| not.end <= mark.tokens.start && mark.tokens.start < not.end + 2)
        };
        let negated: Vec<Range<usize>> = self
            .marks
            .iter()
            .filter(|mark| is_negated(mark))
            .map(|mark| mark.tokens.clone())
            .collect();
        self.marks.retain(|mark| !is_negated(mark));
        let forbids = self
            .text
            .says_any(&["don't", "do not", "đừng", "khỏi", "never"]);
        if let (Some(tokens), false) = (negated.first(), forbids) {
            self.add(Concept::Fault, tokens.clone());
        }
    }

    /// "open a new urgent ticket": a verb shortly before the word ticket.
    fn mark_new_ticket(&mut self) {
        const MAKING: &[Concept] = &[
            Concept::Open,
            Concept::Make,
            Concept::Add,
            Concept::Need,
            Concept::Report,
            Concept::New,
        ];
        let found = self.marks.iter().find_map(|verb| {
            let is_ticket = |mark: &&Mark| {
                mark.concept == Concept::Ticket
                    && (verb.tokens.end..verb.tokens.end + 5).contains(&mark.tokens.start)
            };
            let ticket = self.marks.iter().find(is_ticket)?;
            let between = verb.tokens.end..ticket.tokens.start;
            let is_known = between
                .clone()
                .any(|at| self.text.any_at(at, &["my", "that", "this"]).is_some());
            let is_making = MAKING.contains(&verb.concept) && !is_known;
            is_making.then_some(verb.tokens.start..ticket.tokens.end)
        });
        if let Some(tokens) = found {
            self.add(Concept::OpenTicket, tokens);
        }
    }

    fn find_lead(&self) -> Option<usize> {
        let mut words = self.words();
        words.find_map(|(at, _)| {
            let concepts = self.concepts_at(at);
            let is_action = concepts.iter().any(|concept| ACTIONS.contains(concept));
            let is_skipped = concepts.iter().any(|concept| SKIPPED.contains(concept));
            let skip = self.is_when(at) || (is_skipped && !is_action);
            (!skip).then_some(at)
        })
    }
}
