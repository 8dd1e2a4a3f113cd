//! Rooms by name or by size.

use std::ops::Range;

use super::fold::{Kind, Text, fold};
use super::spelling;

/// A known name that a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which of the given names.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// It is said to be the wrong one ("not Hue", "instead of Hue").
    pub is_rejected: bool,
}

/// A room by its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// "the big room", "phòng lớn nhất".
    Largest,
    /// "the smallest one", "phòng nhỏ".
    Smallest,
}

/// A name has at most so many words.
const LONGEST_NAME: usize = 8;

#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "not in", "not the", "instead of", "instead of the", "rather than", "other than",
    "except", "except for", "but not", "apart from", "anything but", "without", "không phải",
    "không phải phòng", "không phải là", "thay vì", "thay vì phòng", "thay cho", "trừ",
    "trừ phòng", "ngoài", "ngoài phòng", "khác", "chứ không phải", "không ở", "không lấy",
    "không thích", "đừng", "don't want", "chứ không phải phòng", "không phải ở", "ko phải",
];

/// Words that names of rooms share.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "room", "the", "phòng", "họp", "meeting", "conference", "hall", "hội", "nghị",
];

/// The names that are said outside quotation marks, in order, ignoring case, spaces and diacritics.
/// If none is, a mistyped one counts.
pub fn find(text: &Text, names: &[&str]) -> Vec<Named> {
    let wanted: Vec<String> = names.iter().map(|name| squeeze(name)).collect();
    let mut found = collect(text, &|words| wanted.iter().position(|name| name == words));
    reject_origins(text, &mut found);
    if found.is_empty() {
        found = by_own_word(text, names);
    }
    if found.is_empty() {
        let vocabulary: Vec<&str> = wanted.iter().map(String::as_str).collect();
        found = collect(text, &|word| {
            let meant = spelling::correct(word, &vocabulary)?;
            wanted.iter().position(|name| name == meant)
        });
    }
    found
}

/// "from Hue to Hanoi": the first is what it was.
fn reject_origins(text: &Text, found: &mut [Named]) {
    let target = found.iter().rposition(|named| {
        text.any_before(
            bare_start(text, named),
            &["to", "into", "sang", "qua", "thành"],
        )
        .is_some()
    });
    for (place, named) in found.iter_mut().enumerate() {
        let is_origin = text
            .any_before(bare_start(text, named), &["from", "từ"])
            .is_some();
        named.is_rejected |= is_origin && target.is_some_and(|target| place < target);
    }
}

/// Where a name begins, with "room" or "phòng" before it.
fn bare_start(text: &Text, named: &Named) -> usize {
    text.any_before(named.tokens.start, &["room", "the", "phòng", "phòng họp"])
        .unwrap_or(named.tokens.start)
}

/// Whether two names are the same, ignoring case, spaces and diacritics.
pub fn same(one: &str, other: &str) -> bool {
    squeeze(one) == squeeze(other)
}

fn squeeze(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Runs of whole tokens that spell a name.
fn collect(text: &Text, index_of: &dyn Fn(&str) -> Option<usize>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        match name_at(text, at, index_of) {
            Some((index, end)) if text.is_said(at..end) => {
                found.push(Named {
                    index,
                    tokens: at..end,
                    is_rejected: is_rejected(text, at, end),
                });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

fn name_at(
    text: &Text,
    at: usize,
    index_of: &dyn Fn(&str) -> Option<usize>,
) -> Option<(usize, usize)> {
    let mut words = String::new();
    let mut longest = None;
    for end in at..text.tokens().len().min(at + LONGEST_NAME) {
        let token = text.get(end)?;
        match token.kind {
            Kind::Word | Kind::Number => {
                words.push_str(token.folded.strip_suffix("'s").unwrap_or(&token.folded));
            }
            Kind::Symbol if end > at && matches!(token.folded.as_str(), "-" | "." | "_") => {
                continue;
            }
            _ => break,
        }
        if let Some(index) = index_of(&words) {
            longest = Some((index, end + 1));
        }
    }
    longest
}

/// "Blue Room" by "the blue one", "Phòng 3" by "room 3": the word of its own, beside a word for
/// rooms or for the one of several.
fn by_own_word(text: &Text, names: &[&str]) -> Vec<Named> {
    let own: Vec<String> = names.iter().map(|name| own_words(name)).collect();
    let is_shared = |word: &str| own.iter().filter(|other| *other == word).count() > 1;
    let found = collect(text, &|words| {
        own.iter()
            .position(|name| !name.is_empty() && name == words && !is_shared(words))
    });
    found
        .into_iter()
        .filter(|named| is_beside_room(text, &named.tokens))
        .collect()
}

fn own_words(name: &str) -> String {
    let folded = fold(name);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !GENERIC.iter().any(|generic| fold(generic) == *word));
    words.collect()
}

fn is_beside_room(text: &Text, range: &Range<usize>) -> bool {
    let before = text.any_before(
        range.start,
        &[
            "room",
            "phòng",
            "phòng họp",
            "meeting room",
            "room number",
            "phòng số",
            "hall",
        ],
    );
    let after = text.any_at(range.end, &["room", "one", "meeting room", "hall"]);
    before.is_some() || after.is_some()
}

fn is_rejected(text: &Text, start: usize, end: usize) -> bool {
    let bare = text
        .any_before(start, &["room", "phòng", "phòng họp"])
        .unwrap_or(start);
    let is_other = |at: usize| text.any_before(at, NOT).is_some();
    let is_unavailable = text
        .any_at(
            end,
            &[
                "is too small",
                "is too big",
                "doesn't work",
                "won't work",
                "is not good",
                "nhỏ quá",
                "to quá",
                "không được",
                "không hợp",
            ],
        )
        .is_some();
    is_other(start) || is_other(bare) || is_unavailable
}

#[rustfmt::skip]
const LARGE: &[&str] = &["big", "large", "huge", "spacious", "grand"];
#[rustfmt::skip]
const LARGEST: &[&str] = &["biggest", "largest", "most spacious", "roomiest", "greatest"];
const SMALL: &[&str] = &["small", "little", "tiny"];
const SMALLEST: &[&str] = &["smallest", "tiniest"];
#[rustfmt::skip]
const ROOM: &[&str] = &[
    "room", "one", "space", "meeting room", "conference room", "hall", "meetingroom",
    "board room", "boardroom",
];
#[rustfmt::skip]
const VIETNAMESE_ROOM: &[&str] = &[
    "phòng", "phòng họp", "cái", "cái phòng", "phòng nào", "room", "hội trường", "chỗ",
];
#[rustfmt::skip]
const VIETNAMESE_LARGE: &[&str] = &[
    "lớn", "to", "rộng", "bự", "lớn nhất", "to nhất", "rộng nhất", "bự nhất", "to lớn",
];
const VIETNAMESE_SMALL: &[&str] = &["nhỏ", "bé", "nhỏ nhất", "bé nhất", "nhỏ xíu"];

/// The size that is asked for. "too small" and "bigger" ask for none of the two ends.
pub fn size(text: &Text) -> Option<Size> {
    (0..text.tokens().len()).find_map(|at| {
        let (size, end) = english_size(text, at).or_else(|| vietnamese_size(text, at))?;
        text.is_said(at..end).then_some(size)
    })
}

fn english_size(text: &Text, at: usize) -> Option<(Size, usize)> {
    if text.any_before(at, &["too", "not", "very", "so"]).is_some() {
        return None;
    }
    let with_room = |end: usize| text.any_at(text.skip(end, &["available", "free", "empty"]), ROOM);
    if let Some(end) = text.any_at(at, LARGEST) {
        return Some((Size::Largest, end));
    }
    if let Some(end) = text.any_at(at, SMALLEST) {
        return Some((Size::Smallest, end));
    }
    let large = text
        .any_at(at, LARGE)
        .and_then(with_room)
        .map(|end| (Size::Largest, end));
    large.or_else(|| {
        text.any_at(at, SMALL)
            .and_then(with_room)
            .map(|end| (Size::Smallest, end))
    })
}

fn vietnamese_size(text: &Text, at: usize) -> Option<(Size, usize)> {
    let adjective = text.any_at(at, VIETNAMESE_ROOM)?;
    let (size, end) = match text.any_at(adjective, VIETNAMESE_LARGE) {
        Some(end) => (Size::Largest, end),
        None => (Size::Smallest, text.any_at(adjective, VIETNAMESE_SMALL)?),
    };
    let is_complaint = text
        .any_at(end, &["quá", "lắm", "hơn", "thế", "vậy", "room", "to"])
        .is_some();
    (!is_complaint).then_some((size, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_found_by_size() {
        for said in [
            "the big room",
            "the biggest one",
            "largest room please",
            "a large meeting room",
            "phòng lớn nhất",
            "phong to nhat",
            "phòng họp lớn",
            "phòng rộng nhất",
            "cái to nhất",
        ] {
            assert_eq!(size(&Text::new(said)), Some(Size::Largest), "{said}");
        }
        for said in [
            "the small room",
            "the smallest",
            "phòng nhỏ nhất",
            "phong hop nho",
            "a small one",
        ] {
            assert_eq!(size(&Text::new(said)), Some(Size::Smallest), "{said}");
        }
        for said in [
            "the room is too small",
            "phòng nhỏ quá",
            "a big problem",
            "a bigger room",
            "big screen flickers",
            "phòng họp lúc 3 giờ",
        ] {
            assert_eq!(size(&Text::new(said)), None, "{said}");
        }
    }
}
