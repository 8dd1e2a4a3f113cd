//! Text as the rest of the module reads it: tokens without case and diacritics that remember where
//! in the customer's own words they stand.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::quotes::quoted_spans;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes.
    Word,
    /// Decimal digits.
    Number,
    /// One other visible character.
    Symbol,
    /// An e-mail address or a link, whole.
    Address,
}

/// The smallest piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about how a word is written"
)]
pub struct Token {
    /// Lower case, without diacritics: `Huỷ` is `huy`, `Đặt` is `dat`.
    pub folded: String,
    /// Lower case with diacritics, the tone mark where older spelling puts it (`hủy`, `hòa`).
    pub marked: String,
    /// What it is made of.
    pub kind: Kind,
    /// Where it stands in [`Text::as_str`], in bytes.
    pub span: Range<usize>,
    /// Nothing stands between this token and the one before.
    pub is_glued: bool,
    /// It stands inside quotation marks or code: something that is cited, not said.
    pub is_quoted: bool,
    /// It begins with a capital letter.
    pub is_capital: bool,
    /// The absence of diacritics is meant: the writer uses them elsewhere, and this is a word
    /// without any (`sang` is then not `sáng`).
    pub is_bare: bool,
}

impl Token {
    /// Whether the token may be the word `written`, which is given in lower case and full spelling:
    /// a token without diacritics stands for every word that folds to it, one with diacritics only
    /// for itself. `tối` is not `tôi`, `toi` may be both.
    pub fn is(&self, written: &str) -> bool {
        if !is_folding_of(written, &self.folded) {
            return self
                .folded
                .strip_suffix("'s")
                .is_some_and(|stem| stem == written);
        }
        let may_lack_marks = self.marked == self.folded && !self.is_bare;
        may_lack_marks || self.marked == settle_tones(written)
    }

    /// Whether the token may be one of these words.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The number that a token of digits is.
    pub fn number(&self) -> Option<u32> {
        (self.kind == Kind::Number).then(|| self.folded.parse().ok())?
    }
}

/// A message, cut into tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    original: String,
    tokens: Vec<Token>,
    has_marks: bool,
}

impl Text {
    /// Reads a message.
    pub fn new(message: &str) -> Self {
        let original: String = message.nfc().filter(|c| !is_invisible(*c)).collect();
        let mut tokens = tokenise(&original);
        for quote in quoted_spans(&original) {
            for token in &mut tokens {
                token.is_quoted |= quote.contains(&token.span.start);
            }
        }
        let has_marks = tokens.iter().any(|token| token.marked != token.folded);
        for token in &mut tokens {
            token.is_bare = has_marks && BARE_WORDS.contains(&token.marked.as_str());
        }
        Self {
            original,
            tokens,
            has_marks,
        }
    }

    /// The message in the customer's own words, in NFC.
    pub fn as_str(&self) -> &str {
        &self.original
    }

    /// All tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// One token.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// Whether the writer uses diacritics at all. Who does, means `sang` and not `sáng`.
    pub fn has_marks(&self) -> bool {
        self.has_marks
    }

    /// The original wording of a range of tokens.
    pub fn slice(&self, range: Range<usize>) -> &str {
        let start = self.tokens.get(range.start).map(|token| token.span.start);
        let end = range
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map(|token| token.span.end);
        match (start, end) {
            (Some(start), Some(end)) if start < end => {
                self.original.get(start..end).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The same text with some words read as others. Spans still point into the original wording.
    #[must_use]
    pub fn respelled<'a>(&self, respell: impl Fn(&Token) -> Option<&'a str>) -> Self {
        let mut text = self.clone();
        for token in &mut text.tokens {
            if let Some(word) = respell(token) {
                token.folded = fold(word);
                token.marked = word.to_owned();
            }
        }
        text
    }

    /// Whether there is no word, number or address in the text.
    pub fn is_blank(&self) -> bool {
        self.tokens.iter().all(|token| token.kind == Kind::Symbol)
    }
}

/// A message as it is compared and stored: NFC, plain quotes and dashes, single spaces, trimmed.
pub fn normalise(message: &str) -> String {
    let plain: String = message
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(plain)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`normalise`], in lower case and without diacritics; `đ` becomes `d`.
pub fn fold(message: &str) -> String {
    fold_lower(&normalise(message).to_lowercase())
}

/// Vietnamese words without diacritics that differ from a marked one only by the marks, where the
/// marked one matters to some grammar: sáng, sáu, bảy, năm, tám, tư, tối, mốt, ừ.
const BARE_WORDS: [&str; 7] = ["sang", "sau", "bay", "nam", "tam", "tu", "cho"];

/// Whether `written` (lower case) becomes `folded` without its diacritics.
fn is_folding_of(written: &str, folded: &str) -> bool {
    let mut expected = folded.chars();
    let is_equal = written
        .chars()
        .all(|c| expected.next() == Some(fold_char(c)));
    is_equal && expected.next().is_none()
}

fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    if c == 'đ' {
        return 'd';
    }
    let mut base = c;
    let mut is_first = true;
    decompose_canonical(c, |part| {
        if is_first {
            base = part;
            is_first = false;
        }
    });
    base
}

fn fold_lower(lower: &str) -> String {
    lower
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}' | '\u{fe0f}'
    )
}

pub(super) fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | 'ʼ' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '：' => ':',
        '？' => '?',
        '！' => '!',
        '，' => ',',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Both `hoà` and `hòa`, `huỷ` and `hủy` are written; they become the latter.
fn settle_tones(lower: &str) -> String {
    #[rustfmt::skip]
    const MOVED: [(&str, &str); 15] = [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"),
        ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"),
        ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];
    let mut settled = lower.to_owned();
    for (new, old) in MOVED {
        // Only at the end of a syllable do both spellings exist (`hoàn` is always `hoàn`), and
        // after `q` the `u` belongs to the consonant.
        if let Some(stem) = settled.strip_suffix(new)
            && !stem.ends_with('q')
        {
            settled = format!("{stem}{old}");
        }
    }
    settled
}

fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (start, chunk) in chunks(text) {
        if is_address(chunk) {
            tokens.push(token(
                text,
                start..start + address_length(chunk),
                Kind::Address,
                true,
            ));
            let rest = start + address_length(chunk);
            split_chunk(text, rest..start + chunk.len(), false, &mut tokens);
        } else {
            split_chunk(text, start..start + chunk.len(), true, &mut tokens);
        }
    }
    tokens
}

fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split(char::is_whitespace).filter_map(move |chunk| {
        let start = offset;
        let separator = text
            .get(start + chunk.len()..)
            .and_then(|rest| rest.chars().next());
        offset = start + chunk.len() + separator.map_or(0, char::len_utf8);
        (!chunk.is_empty()).then_some((start, chunk))
    })
}

fn is_address(chunk: &str) -> bool {
    let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let is_mail = inner
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    is_mail || inner.contains("://") || inner.starts_with("www.")
}

fn address_length(chunk: &str) -> usize {
    chunk
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/')
        .len()
}

fn split_chunk(text: &str, range: Range<usize>, begins_chunk: bool, tokens: &mut Vec<Token>) {
    let mut at = range.start;
    while let Some(rest) = text.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let (length, kind) = first_token(rest);
        tokens.push(token(
            text,
            at..at + length,
            kind,
            begins_chunk && at == range.start,
        ));
        at += length;
    }
}

fn first_token(rest: &str) -> (usize, Kind) {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        let length = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        return (length, Kind::Number);
    }
    if !first.is_alphabetic() {
        return (first.len_utf8().max(1), Kind::Symbol);
    }
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let is_inner_apostrophe =
            plain(c) == '\'' && chars.peek().is_some_and(|next| next.is_alphabetic());
        if !(c.is_alphabetic() || is_combining_mark(c) || is_inner_apostrophe) {
            break;
        }
        length += c.len_utf8();
    }
    (length, Kind::Word)
}

fn token(text: &str, span: Range<usize>, kind: Kind, begins_chunk: bool) -> Token {
    let written = text.get(span.clone()).unwrap_or_default();
    let marked = settle_tones(
        &written
            .to_lowercase()
            .chars()
            .map(plain)
            .collect::<String>(),
    );
    Token {
        folded: fold_lower(&marked),
        marked,
        kind,
        is_glued: !begins_chunk,
        is_quoted: false,
        is_bare: false,
        is_capital: written.chars().next().is_some_and(char::is_uppercase),
        span,
    }
}
