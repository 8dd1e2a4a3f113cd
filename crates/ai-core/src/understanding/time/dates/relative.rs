//! Days counted from today: "tomorrow", "in 3 days", "ngày kia", "2 tuần nữa".

use time::{Date, Duration};

use super::super::when::DayPart::{self, Afternoon, Evening, Morning, Night, Noon};
use super::{DayFact, weekdays};
use crate::understanding::fold::{Kind, Text, Token};
use crate::understanding::numbers;

/// Days from today, and the part of the day that the phrase names.
#[rustfmt::skip]
const NAMED: &[(&str, (i64, Option<DayPart>))] = &[
    ("today", (0, None)), ("2day", (0, None)), ("tonight", (0, Some(Evening))),
    ("tonite", (0, Some(Evening))), ("this morning", (0, Some(Morning))),
    ("this afternoon", (0, Some(Afternoon))), ("this evening", (0, Some(Evening))),
    ("this noon", (0, Some(Noon))), ("later today", (0, None)),
    ("this lunchtime", (0, Some(Noon))), ("tomorrow", (1, None)), ("tmr", (1, None)),
    ("tmrw", (1, None)), ("tmrow", (1, None)), ("tomoro", (1, None)), ("tmro", (1, None)),
    ("tmw", (1, None)), ("tmrrw", (1, None)), ("tommorow", (1, None)), ("tomoz", (1, None)),
    ("2moro", (1, None)), ("day after tomorrow", (2, None)),
    ("the day after tomorrow", (2, None)), ("day after tmr", (2, None)),
    ("the day after tmr", (2, None)), ("overmorrow", (2, None)),
    ("two days after tomorrow", (3, None)), ("yesterday", (-1, None)),
    ("last night", (-1, Some(Evening))), ("day before yesterday", (-2, None)),
    ("the day before yesterday", (-2, None)), ("hôm nay", (0, None)), ("ngày hôm nay", (0, None)),
    ("bữa nay", (0, None)), ("trong ngày hôm nay", (0, None)), ("trong hôm nay", (0, None)),
    ("trong ngày", (0, None)), ("sáng nay", (0, Some(Morning))), ("trưa nay", (0, Some(Noon))),
    ("chiều nay", (0, Some(Afternoon))), ("tối nay", (0, Some(Evening))),
    ("đêm nay", (0, Some(Night))), ("khuya nay", (0, Some(Night))), ("nay", (0, None)),
    ("qua", (-1, None)), ("ngày mai", (1, None)), ("hôm mai", (1, None)), ("bữa mai", (1, None)),
    ("mai", (1, None)), ("ngày kia", (2, None)), ("ngày mốt", (2, None)), ("hôm mốt", (2, None)),
    ("bữa mốt", (2, None)), ("mốt", (2, None)), ("ngày kìa", (3, None)), ("hôm qua", (-1, None)),
    ("ngày hôm qua", (-1, None)), ("bữa qua", (-1, None)), ("bữa hôm qua", (-1, None)),
    ("tối qua", (-1, Some(Evening))), ("đêm qua", (-1, Some(Night))),
    ("sáng qua", (-1, Some(Morning))), ("chiều qua", (-1, Some(Afternoon))),
    ("trưa qua", (-1, Some(Noon))), ("hôm kia", (-2, None)), ("ngày hôm kia", (-2, None)),
    ("bữa kia", (-2, None)), ("hôm kìa", (-3, None)),
];

/// Days in a unit of counting.
#[rustfmt::skip]
const UNITS: &[(&str, i64)] = &[
    ("day", 1), ("days", 1), ("week", 7), ("weeks", 7), ("wk", 7), ("wks", 7), ("fortnight", 14),
    ("day's", 1), ("days'", 1), ("week's", 7), ("weeks'", 7), ("ngày", 1), ("hôm", 1), ("bữa", 1),
    ("tuần", 7), ("tuần lễ", 7),
];

/// A relative day that begins at `at`.
pub(super) fn at(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    counted(text, today, at).or_else(|| named(text, today, at))
}

fn named(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let ((days, part), end) = text.lookup(at, NAMED)?;
    if end == at + 1 && !stands_alone(text, at) {
        return None;
    }
    Some((
        DayFact::Day(today.checked_add(Duration::days(days))?, part),
        end,
    ))
}

/// Whether the single word at `at` is a day here. `mai` is also a name, `mot` is also one, and
/// `nay` follows many words ("hiện nay", "từ trước đến nay").
fn stands_alone(text: &Text, at: usize) -> bool {
    const PART: &[&str] = &[
        "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "giờ", "h", "sớm", "rưỡi",
    ];
    let Some(token) = text.get(at) else {
        return false;
    };
    let before_is = |words: &[&str]| text.before(at).is_some_and(|before| before.is_any(words));
    match token.folded.as_str() {
        "mai" => token.marked == "mai" && !is_name(text, at, token),
        "mot" => {
            token.marked == "mốt" && !before_is(&["mươi", "muoi", "hăm"])
                || before_is(PART)
                    && text.get(at + 1).is_none_or(|next| {
                        !next.is_any(&["giờ", "h", "tiếng", "g", "chút", "người"])
                    })
        }
        "nay" | "qua" => {
            token.marked == token.folded && before_is(PART) && !before_is(&["giờ", "h"])
        }
        _ => true,
    }
}

/// Whether `mai` is somebody: "chị Mai", "with Mai", "Mai Nguyen".
fn is_name(text: &Text, at: usize, token: &Token) -> bool {
    const BEFORE: &[&str] = &[
        "chị", "anh", "cô", "em", "bạn", "ms", "miss", "mrs", "chú", "bác", "named", "tên", "with",
        "and", "hoa", "tuyết", "thanh", "ngọc", "from", "for",
    ];
    let is_introduced = text.any_before(at, BEFORE).is_some();
    let is_first_name = token.is_capital
        && text
            .get(at + 1)
            .is_some_and(|next| next.is_capital && next.kind == Kind::Word);
    let is_in_sentence = token.is_capital && at > 0 && !text.is_break(at - 1);
    is_introduced || is_first_name || is_in_sentence
}

/// "in 3 days", "a week from Monday", "3 ngày nữa", "2 days ago".
fn counted(text: &Text, today: Date, at: usize) -> Option<(DayFact, usize)> {
    let (start, is_in) = match text.any_at(
        at,
        &[
            "in",
            "after",
            "sau",
            "trong",
            "trong vòng",
            "khoảng",
            "tầm",
            "cách đây",
            "within",
        ],
    ) {
        Some(after) => (after, text.any_at(at, &["in", "after", "sau"]).is_some()),
        None => (at, false),
    };
    let is_ago_before = text.any_at(at, &["cách đây"]).is_some();
    let start = text.skip(
        start,
        &["about", "around", "khoảng", "tầm", "exactly", "đúng"],
    );
    let (count, after) = count_at(text, start)?;
    let (unit, end) = text.lookup(after, UNITS)?;
    let days = i64::from(count) * unit;
    let day = |base: Date, days: i64, end: usize| {
        Some((
            DayFact::Day(base.checked_add(Duration::days(days))?, None),
            end,
        ))
    };
    if let Some(end) = text.any_at(end, &["ago", "trước", "trước đây", "rồi", "back"]) {
        return day(today, -days, end);
    }
    if is_ago_before {
        return day(today, -days, end);
    }
    if let Some(end) = text.any_at(
        end,
        &[
            "from now",
            "from today",
            "nữa",
            "hence",
            "time",
            "kể từ hôm nay",
            "tính từ hôm nay",
            "sau",
        ],
    ) {
        return day(today, days, end);
    }
    if let Some(from) = text.any_at(end, &["from", "after", "on", "kể từ", "tính từ"]) {
        let (base, end) = base_day(text, today, from)?;
        return day(base, days, end);
    }
    is_in.then(|| day(today, days, end))?
}

fn base_day(text: &Text, today: Date, at: usize) -> Option<(Date, usize)> {
    let (fact, end) = named(text, today, at).or_else(|| weekdays::at(text, today, at))?;
    match fact {
        DayFact::Day(date, _) => Some((date, end)),
        DayFact::Weekday(weekday) => Some((weekdays::next_after(today, weekday), end)),
        _ => None,
    }
}

/// A number, or "a": "a week from now".
fn count_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    const FEW: &[(&str, u32)] = &[
        ("a", 1),
        ("an", 1),
        ("a couple of", 2),
        ("couple of", 2),
        ("the", 1),
        ("vài", 3),
        ("a few", 3),
    ];
    numbers::at(text, at).or_else(|| text.lookup(at, FEW).filter(|(count, _)| *count < 3))
}
