use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A stretch of time, from its first instant up to, but not including, its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its first instant.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// The instant at which it is over.
    #[serde(with = "time::serde::rfc3339")]
    pub to: OffsetDateTime,
}

impl Span {
    /// Whether the two share an instant. Back-to-back spans do not.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The part that lies within another span, if there is any.
    pub fn clipped_to(self, within: Self) -> Option<Self> {
        self.overlaps(within).then(|| Self {
            from: self.from.max(within.from),
            to: self.to.min(within.to),
        })
    }

    /// What these spans cover, in order, without overlaps and without seams.
    pub(crate) fn merged(mut spans: Vec<Self>) -> Vec<Self> {
        spans.sort_by_key(|span| span.from);
        let mut merged: Vec<Self> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => merged.push(span),
            }
        }
        merged
    }

    /// What is left of this span without `taken`, which is in order.
    pub(crate) fn without(self, taken: &[Self]) -> Vec<Self> {
        let mut left = Vec::new();
        let mut from = self.from;
        for gone in taken.iter().filter(|gone| gone.overlaps(self)) {
            if from < gone.from {
                left.push(Self {
                    from,
                    to: gone.from,
                });
            }
            from = from.max(gone.to);
        }
        if from < self.to {
            left.push(Self { from, to: self.to });
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn span(from: u8, to: u8) -> Span {
        let day = datetime!(2026-11-24 00:00 UTC);
        Span {
            from: day.replace_hour(from).unwrap(),
            to: day.replace_hour(to).unwrap(),
        }
    }

    #[test]
    fn back_to_back_is_no_overlap() {
        assert!(!span(9, 10).overlaps(span(10, 11)));
        assert!(span(9, 11).overlaps(span(10, 12)));
        assert!(span(9, 12).overlaps(span(10, 11)));
    }

    #[test]
    fn what_is_left_is_what_nobody_took() {
        let taken = [span(7, 9), span(10, 11), span(11, 12), span(17, 20)];
        let left = span(8, 18).without(&taken);
        assert_eq!(left, [span(9, 10), span(12, 17)]);
        assert_eq!(span(8, 18).without(&[]), [span(8, 18)]);
        assert!(span(8, 18).without(&[span(0, 23)]).is_empty());
    }

    #[test]
    fn merging_closes_seams() {
        let merged = Span::merged(vec![span(13, 14), span(8, 12), span(9, 10), span(12, 13)]);
        assert_eq!(merged, [span(8, 14)]);
    }
}
