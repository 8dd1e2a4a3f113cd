//! How urgent a customer says a matter is.

use super::fold::Text;
use super::spelling;

/// The urgency that words give; without any, a matter is normal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// "low priority", "ưu tiên thấp".
    Low,
    /// "normal priority".
    Normal,
    /// "high priority", "ưu tiên cao".
    High,
    /// "urgent", "asap", "gấp".
    Urgent,
}

impl Priority {
    /// The word of the contract: `low`, `normal`, `high`, `urgent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }
}

/// Words that say it alone.
#[rustfmt::skip]
const URGENT: &[&str] = &[
    "urgent", "urgently", "very urgent", "urgency", "asap", "a . s . a . p",
    "as soon as possible", "soonest possible", "an emergency", "top urgent", "gấp", "gấp gấp",
    "khẩn cấp", "khẩn", "khẩn trương", "cấp bách", "hoả tốc", "càng sớm càng tốt",
    "sớm nhất có thể",
];

/// What the word for priority is called, before or after its level.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "priority", "prio", "urgency", "severity", "importance", "ưu tiên", "độ ưu tiên",
    "mức ưu tiên", "mức độ ưu tiên", "mức độ", "độ khẩn cấp",
];

#[rustfmt::skip]
const LEVELS: &[(&str, Priority)] = &[
    ("low", Priority::Low), ("lowest", Priority::Low), ("lower", Priority::Low),
    ("thấp", Priority::Low), ("thấp nhất", Priority::Low), ("normal", Priority::Normal),
    ("medium", Priority::Normal), ("regular", Priority::Normal), ("standard", Priority::Normal),
    ("thường", Priority::Normal), ("bình thường", Priority::Normal),
    ("trung bình", Priority::Normal), ("vừa", Priority::Normal), ("high", Priority::High),
    ("higher", Priority::High), ("cao", Priority::High), ("cao hơn", Priority::High),
    ("urgent", Priority::Urgent), ("highest", Priority::Urgent), ("top", Priority::Urgent),
    ("critical", Priority::Urgent), ("cao nhất", Priority::Urgent),
    ("khẩn cấp", Priority::Urgent), ("gấp", Priority::Urgent), ("hàng đầu", Priority::Urgent),
];

/// Small words between the noun and its level: "priority should be set to high".
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    ":", "=", "-", "is", "should", "be", "to", "set", "as", "level", "of", "là", "mức", "ở",
    "vào", "the", "a", "với", "ở mức", "it",
];

#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "isn't", "isnt", "ain't", "aren't", "don't", "dont", "no", "never", "without",
    "nothing", "wasn't", "hardly", "less", "không", "ko", "chưa", "chẳng", "chả", "đừng", "k",
    "hông", "khỏi",
];

/// Words that may stand between a negation and what it negates: "not all that urgent".
#[rustfmt::skip]
const NOT_SO: &[&str] = &[
    "very", "that", "so", "really", "super", "too", "particularly", "all", "an", "a", "the", "at",
    "especially", "it", "is", "be", "of", "need", "needed", "to", "as", "mark", "this", "cần",
    "phải", "quá", "có", "gì", "thực", "sự", "là", "việc", "hề", "đến", "mức", "lắm", "ưu",
    "tiên", "thật",
];

/// `gấp` also folds paper and multiplies.
const NOT_URGENT_AFTER: &[&str] = &[
    "đôi", "ba", "bốn", "năm", "mười", "giấy", "lại", "lần", "khúc", "gọn", "quần", "rưỡi", "bội",
];

/// The priority that is said outside quotation marks. "not urgent" sets nothing.
pub fn priority(text: &Text) -> Option<Priority> {
    let text = &spelling::corrected(
        text,
        &["urgent", "urgently", "priority", "emergency", "urgency"],
    );
    let mut found = None;
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((priority, end)) = level_at(text, at).or_else(|| urgent_at(text, at)) else {
            at += 1;
            continue;
        };
        if text.is_said(at..end) {
            let negated = is_negated(text, at);
            // "It is urgent. No, not urgent" takes it back.
            found = match found {
                _ if negated => None,
                None => Some(priority),
                earlier => earlier,
            };
        }
        at = end;
    }
    found
}

fn urgent_at(text: &Text, at: usize) -> Option<(Priority, usize)> {
    let end = text.any_at(at, URGENT)?;
    let is_other_sense = text
        .get(end)
        .is_some_and(|next| next.number().is_some() || next.is_any(NOT_URGENT_AFTER));
    let is_fold = text.phrase_at(at, "gấp").is_some();
    let is_other_sense =
        is_other_sense || text.any_before(at, &["giấy", "nếp", "tờ", "bị"]).is_some();
    (!(is_fold && is_other_sense)).then_some((Priority::Urgent, end))
}

fn level_at(text: &Text, at: usize) -> Option<(Priority, usize)> {
    if let Some((level, end)) = text.lookup(at, LEVELS) {
        let noun = text.skip(end, &["-"]);
        return text.any_at(noun, NOUNS).map(|end| (level, end));
    }
    let mut end = text.any_at(at, NOUNS)?;
    for _ in 0..4 {
        end = text.skip(end, BETWEEN);
    }
    let (level, end) = text.lookup(end, LEVELS)?;
    Some((level, end))
}

fn is_negated(text: &Text, at: usize) -> bool {
    let mut before = at;
    for _ in 0..4 {
        if text.any_before(before, NOT).is_some() {
            return true;
        }
        match text.any_before(before, NOT_SO) {
            Some(start) => before = start,
            None => return false,
        }
    }
    false
}
