//! Parts of the day: "in the morning", "chiều", "after lunch".

use super::when::DayPart::{self, Afternoon, Evening, Morning, Night, Noon};
use super::{Now, clock, dates};
use crate::understanding::fold::{Kind, Text};

/// Phrases that say a part of the day wherever they stand.
#[rustfmt::skip]
const PLAIN: &[(&str, DayPart)] = &[
    ("morning", Morning), ("in the morning", Morning), ("early morning", Morning),
    ("late morning", Morning), ("mid morning", Morning), ("first thing", Morning),
    ("first thing in the morning", Morning), ("before lunch", Morning), ("before noon", Morning),
    ("am", Morning), ("a . m .", Morning), ("a . m", Morning), ("lunchtime", Noon),
    ("lunch time", Noon), ("at lunchtime", Noon), ("at lunch", Noon), ("over lunch", Noon),
    ("during lunch", Noon), ("around noon", Noon), ("afternoon", Afternoon), ("arvo", Afternoon),
    ("in the afternoon", Afternoon), ("early afternoon", Afternoon),
    ("late afternoon", Afternoon), ("mid afternoon", Afternoon), ("after lunch", Afternoon),
    ("pm", Afternoon), ("p . m .", Afternoon), ("p . m", Afternoon), ("evening", Evening),
    ("in the evening", Evening), ("at night", Night), ("night", Evening), ("overnight", Night),
    ("buổi sáng", Morning), ("ban sáng", Morning), ("sáng sớm", Morning),
    ("đầu giờ sáng", Morning), ("cuối giờ sáng", Morning), ("trước giờ trưa", Morning),
    ("trước bữa trưa", Morning), ("buổi trưa", Noon), ("giờ trưa", Noon), ("giữa trưa", Noon),
    ("trưa", Noon), ("giờ ăn trưa", Noon), ("buổi chiều", Afternoon), ("ban chiều", Afternoon),
    ("chiều", Afternoon), ("đầu giờ chiều", Afternoon), ("cuối giờ chiều", Afternoon),
    ("sau giờ trưa", Afternoon), ("sau bữa trưa", Afternoon), ("sau giờ ăn trưa", Afternoon),
    ("sau khi ăn trưa", Afternoon), ("sau ăn trưa", Afternoon), ("xế chiều", Afternoon),
    ("chiều muộn", Afternoon), ("buổi tối", Evening), ("ban tối", Evening), ("ban đêm", Night),
    ("buổi đêm", Night), ("nửa buổi sáng", Morning), ("giờ hành chính buổi sáng", Morning),
];

/// Words that without diacritics are others: sang (over), tôi (I), đem (bring), khuya is rare.
const TOUCHY: &[(&str, DayPart)] = &[
    ("sáng", Morning),
    ("tối", Evening),
    ("đêm", Night),
    ("khuya", Night),
];

/// A part of the day that begins at `at`, which is said of the day or hour beside it or alone.
pub(super) fn at(
    text: &Text,
    now: &Now,
    at: usize,
    is_after_time: bool,
) -> Option<(DayPart, usize)> {
    let plain = text
        .lookup(at, PLAIN)
        .filter(|(_, end)| !is_other_word(text, at, *end));
    plain.or_else(|| touchy(text, now, at, is_after_time))
}

/// A part of the day right after an hour: "3 pm", "3 giờ chiều", "8 in the evening".
pub(super) fn after_hour(text: &Text, at: usize) -> Option<(DayPart, usize)> {
    #[rustfmt::skip]
    const SUFFIXES: &[(&str, DayPart)] = &[
        ("am", Morning), ("a . m .", Morning), ("a . m", Morning), ("a m", Morning),
        ("in the morning", Morning), ("in the am", Morning), ("sáng", Morning),
        ("giờ sáng", Morning), ("buổi sáng", Morning), ("pm", Afternoon), ("p . m .", Afternoon),
        ("p . m", Afternoon), ("p m", Afternoon), ("in the afternoon", Afternoon),
        ("in the pm", Afternoon), ("chiều", Afternoon), ("buổi chiều", Afternoon), ("trưa", Noon),
        ("buổi trưa", Noon), ("at noon", Noon), ("noon", Noon), ("in the evening", Evening),
        ("at night", Night), ("tối", Evening), ("buổi tối", Evening), ("đêm", Night),
        ("khuya", Night), ("ban đêm", Night),
    ];
    let (part, end) = text.lookup(at, SUFFIXES)?;
    // "9 gio sang 10 gio" and "9h toi 10h": over to, until.
    let is_target = text.any_at(at, &["sang", "tới"]).is_some() && begins_hour(text, end);
    let is_speaker = text.phrase_at(at, "tôi").is_some()
        && text
            .get(end)
            .is_some_and(|next| next.is_any(SPEAKERS_VERBS));
    // The full stop of "3 p.m." at the end of a sentence may be missing or be the sentence's own.
    (!is_target && !is_speaker).then_some((part, end))
}

const SPEAKERS_VERBS: &[&str] = &[
    "muốn", "cần", "họp", "bận", "gọi", "đi", "ở", "phải", "được", "sẽ", "có", "đặt", "đã",
    "không", "bị", "chưa", "đang", "là", "xin", "thích", "và", "nhé",
];

fn begins_hour(text: &Text, at: usize) -> bool {
    let is_number = crate::understanding::numbers::at(text, at).is_some();
    let is_date = text
        .get(at + 1)
        .is_some_and(|next| next.is_glued && matches!(next.folded.as_str(), "/" | "-"));
    is_number && !is_date
}

fn touchy(text: &Text, now: &Now, at: usize, is_after_time: bool) -> Option<(DayPart, usize)> {
    let (part, end) = text.lookup(at, TOUCHY)?;
    let token = text.get(at)?;
    let is_marked = token.marked != token.folded;
    let is_alone = text
        .tokens()
        .iter()
        .filter(|other| other.kind != Kind::Symbol)
        .count()
        == 1;
    let is_beside_day = dates::at(text, now, end).is_some() || clock::is_named_at(text, end);
    let fits = match token.folded.as_str() {
        _ if is_marked => true,
        "sang" => (is_beside_day || is_after_time || is_alone) && !is_move_before(text, at),
        "toi" => is_beside_day && !is_beneficiary(text, at) || is_alone,
        _ => is_beside_day || is_after_time,
    };
    fits.then_some((part, end))
}

/// "doi sang thu sau": over to Friday.
fn is_move_before(text: &Text, at: usize) -> bool {
    let is_said = |words: &[&str]| {
        (0..at).any(|index| text.get(index).is_some_and(|token| token.is_any(words)))
    };
    is_said(&["đổi", "chuyển", "dời", "hoãn", "lùi", "rời"]) && !is_said(&["sang"])
}

/// "cho toi thu sau": for me on Friday.
fn is_beneficiary(text: &Text, at: usize) -> bool {
    text.any_before(
        at,
        &[
            "cho", "giúp", "của", "với", "và", "để", "nhắc", "báo", "hộ", "giùm",
        ],
    )
    .is_some()
}

/// "good morning", "every morning", "morning!", "I am".
fn is_other_word(text: &Text, at: usize, end: usize) -> bool {
    let is_greeting = text
        .any_before(at, &["good", "every", "each", "i", "we", "chào", "mỗi"])
        .is_some();
    let is_opening = at == 0
        && text.phrase_at(at, "morning") == Some(end)
        && text.is_break(end)
        && text.tokens().len() > 2;
    let is_verb = text.phrase_at(at, "am") == Some(end)
        && !(text.tokens().len() <= 3 || text.any_before(at, &["the"]).is_some());
    is_greeting || is_opening || is_verb
}
