//! Looking for phrases in a text, token by token.
//!
//! Phrases are written in lower case and full spelling, words separated by spaces. Positions are
//! indices of tokens; an end is the index after the last.

use std::ops::Range;

use super::fold::{Kind, Text, Token};

impl Text {
    /// The end of `phrase`, if it begins at `at`. Quoted tokens match too: see [`Text::says`].
    pub fn phrase_at(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for word in phrase.split(' ') {
            if !self.get(end)?.is(word) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The end of the longest of `phrases` that begins at `at`.
    pub fn any_at(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases
            .iter()
            .filter_map(|phrase| self.phrase_at(at, phrase))
            .max()
    }

    /// The end of the longest of `phrases` that begins at `at`, or `at` itself.
    pub fn skip(&self, at: usize, phrases: &[&str]) -> usize {
        self.any_at(at, phrases).unwrap_or(at)
    }

    /// The meaning and the end of the longest phrase of a table that begins at `at`.
    pub fn lookup<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
        let found = table
            .iter()
            .filter_map(|(phrase, meaning)| Some((*meaning, self.phrase_at(at, phrase)?)));
        found.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The start of the longest of `phrases` that ends right before `end`.
    pub fn any_before(&self, end: usize, phrases: &[&str]) -> Option<usize> {
        let starts = phrases.iter().filter_map(|phrase| {
            let start = end.checked_sub(phrase.split(' ').count())?;
            (self.phrase_at(start, phrase)? == end).then_some(start)
        });
        starts.min()
    }

    /// The token right before `at`.
    pub fn before(&self, at: usize) -> Option<&Token> {
        self.get(at.checked_sub(1)?)
    }

    /// Where `phrase` is said, outside quotation marks.
    pub fn find(&self, phrase: &str) -> Option<Range<usize>> {
        self.find_from(0, phrase)
    }

    /// Where `phrase` is said at `from` or later, outside quotation marks.
    pub fn find_from(&self, from: usize, phrase: &str) -> Option<Range<usize>> {
        (from..self.tokens().len()).find_map(|at| {
            let range = at..self.phrase_at(at, phrase)?;
            self.is_said(range.clone()).then_some(range)
        })
    }

    /// Whether none of these tokens is quoted.
    pub fn is_said(&self, range: Range<usize>) -> bool {
        self.tokens()
            .get(range)
            .is_some_and(|tokens| tokens.iter().all(|token| !token.is_quoted))
    }

    /// Whether `phrase` is said, outside quotation marks.
    pub fn says(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    /// Whether one of `phrases` is said, outside quotation marks.
    pub fn says_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.says(phrase))
    }

    /// Whether a sentence or a part of one ends before `at`.
    pub fn is_break(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| {
            token.kind == Kind::Symbol
                && matches!(
                    token.folded.as_str(),
                    "." | "," | ";" | "!" | "?" | ")" | "("
                )
        })
    }
}
