//! Checking what people typed: lengths, blanks, forbidden characters.
//!
//! Lengths count Unicode scalar values after trimming. A [`Fields`] collects every complaint, so
//! that one answer names them all.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::change::Change;
use crate::failure::{Failure, FailureKind};

/// One complaint about one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field, with dots for nesting.
    pub field: String,
    /// One plain sentence.
    pub message: String,
    /// A stable word: `required`, `blank`, `too_long`, `too_short`, `out_of_range`, `forbidden_character`, ...
    pub code: String,
}

/// The request does not fit its schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct InvalidFields(
    /// At least one complaint.
    pub Vec<FieldError>,
);

impl InvalidFields {
    /// A single complaint.
    pub fn one(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self(vec![FieldError {
            field: field.to_owned(),
            message: message.into(),
            code: code.to_owned(),
        }])
    }

    fn sentence(&self) -> String {
        match self.0.as_slice() {
            [only] => format!("{}: {}", only.field, only.message),
            many => format!("{} fields are not valid", many.len()),
        }
    }
}

impl Failure for InvalidFields {
    fn kind(&self) -> FailureKind {
        FailureKind::Unprocessable
    }

    fn code(&self) -> &'static str {
        "validation_failed"
    }

    fn fields(&self) -> Vec<FieldError> {
        self.0.clone()
    }
}

/// Collects complaints while values are checked one by one.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// No complaint yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a complaint.
    pub fn refuse(&mut self, field: &str, code: &str, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.to_owned(),
            message: message.into(),
            code: code.to_owned(),
        });
    }

    /// Trims a required text and checks its length.
    pub fn text(&mut self, field: &str, value: &str, length: RangeInclusive<usize>) -> String {
        let trimmed = value.trim();
        let count = trimmed.chars().count();
        if trimmed.contains('\0') {
            self.refuse(
                field,
                "forbidden_character",
                "must not contain a NUL character",
            );
        } else if count == 0 && *length.start() > 0 {
            self.refuse(field, "blank", "must not be blank");
        } else if count < *length.start() {
            let message = format!("must have at least {} characters", length.start());
            self.refuse(field, "too_short", message);
        } else if count > *length.end() {
            let message = format!("must have at most {} characters", length.end());
            self.refuse(field, "too_long", message);
        }
        trimmed.to_owned()
    }

    /// Trims an optional text and checks its length.
    pub fn optional_text(
        &mut self,
        field: &str,
        value: Option<&str>,
        length: RangeInclusive<usize>,
    ) -> Option<String> {
        value.map(|value| self.text(field, value, length))
    }

    /// Checks a change of a required text; it cannot be cleared.
    pub fn required_text_change(
        &mut self,
        field: &str,
        change: Change<String>,
        length: RangeInclusive<usize>,
    ) -> Option<String> {
        self.required_change(field, change)
            .map(|value| self.text(field, &value, length))
    }

    /// Checks a change of an optional text.
    pub fn text_change(
        &mut self,
        field: &str,
        change: Change<String>,
        length: RangeInclusive<usize>,
    ) -> Change<String> {
        change.map(|value| self.text(field, &value, length))
    }

    /// A change of a required field: `None` leaves it alone, clearing it is refused.
    pub fn required_change<T>(&mut self, field: &str, change: Change<T>) -> Option<T> {
        match change {
            Change::Keep => None,
            Change::Set(value) => Some(value),
            Change::Clear => {
                self.refuse(field, "required", "must not be null");
                None
            }
        }
    }

    /// Checks a number.
    pub fn number(&mut self, field: &str, value: i64, range: RangeInclusive<i64>) {
        if !range.contains(&value) {
            let message = format!("must be from {} to {}", range.start(), range.end());
            self.refuse(field, "out_of_range", message);
        }
    }

    /// Fails if there was any complaint.
    pub fn finish(self) -> Result<(), InvalidFields> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(InvalidFields(self.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_characters_after_trimming() {
        let mut fields = Fields::new();
        assert_eq!(fields.text("content", "  ế  ", 1..=1), "ế");
        fields.finish().unwrap();
    }

    #[test]
    fn every_complaint_is_named() {
        let mut fields = Fields::new();
        fields.text("a", " \n", 1..=5);
        fields.text("b", "123456", 1..=5);
        fields.text("c", "x\0", 1..=5);
        fields.number("d", 0, 1..=2);
        let codes: Vec<_> = fields
            .finish()
            .unwrap_err()
            .0
            .into_iter()
            .map(|f| f.code)
            .collect();
        assert_eq!(
            codes,
            ["blank", "too_long", "forbidden_character", "out_of_range"]
        );
    }
}
