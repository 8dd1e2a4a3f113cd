//! Which parts of a text are cited: quotation marks and code.

use std::ops::Range;

use super::fold::plain;

/// The insides of quotation marks and code. A mark that is never closed quotes nothing.
pub(super) fn quoted_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        match open {
            Some((close, start))
                if plain(c) == close && (close != '\'' || !after.is_alphanumeric()) =>
            {
                spans.push(start..at);
                open = None;
            }
            None if opens(
                c,
                before,
                after,
                text.get(at + c.len_utf8()..).unwrap_or_default(),
            ) =>
            {
                open = Some((plain(c), at + c.len_utf8()));
            }
            _ => {}
        }
        before = c;
    }
    spans
}

fn opens(c: char, before: char, after: char, rest: &str) -> bool {
    let mark = plain(c);
    match mark {
        '"' | '`' => rest.chars().any(|next| plain(next) == mark),
        '\'' => !before.is_alphanumeric() && after.is_alphanumeric() && closes_single(rest),
        _ => false,
    }
}

fn closes_single(rest: &str) -> bool {
    let mut chars = rest.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_end = chars.peek().is_none_or(|next| !next.is_alphanumeric());
        if plain(c) == '\'' && !before.is_whitespace() && is_end {
            return true;
        }
        before = c;
    }
    false
}
