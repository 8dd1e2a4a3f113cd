//! What is counted from now or from what was agreed: "in two hours", "an hour later".

use time::{Duration, OffsetDateTime};

use super::when::{Shift, ShiftOf};
use super::{Now, lengths, parts};
use crate::understanding::fold::Text;
use crate::understanding::numbers;

/// An instant that begins at `at`.
pub(super) fn at(text: &Text, now: &Now, at: usize) -> Option<(OffsetDateTime, usize)> {
    present(text, now, at).or_else(|| counted(text, now, at))
}

/// "now": the next full five minutes, which can still be booked.
fn present(text: &Text, now: &Now, at: usize) -> Option<(OffsetDateTime, usize)> {
    #[rustfmt::skip]
    const NOW: &[&str] = &[
        "now", "right now", "just now", "bây giờ", "ngay bây giờ", "ngay lúc này", "lúc này",
        "hiện tại", "ngay lập tức",
    ];
    let end = text.any_at(at, NOW)?;
    let is_other = text
        .any_before(
            at,
            &[
                "from", "by", "until", "till", "up to", "for", "as of", "đến", "tới", "là", "since",
            ],
        )
        .is_some()
        || text.any_at(end, &["là mấy giờ", "mấy giờ", "on"]).is_some();
    (!is_other).then_some(())?;
    let second = now.at().unix_timestamp();
    let next = OffsetDateTime::from_unix_timestamp(second + 300 - second.rem_euclid(300)).ok()?;
    Some((next, end))
}

/// "in 2 hours", "30 minutes from now", "2 tiếng nữa", "an hour ago".
fn counted(text: &Text, now: &Now, at: usize) -> Option<(OffsetDateTime, usize)> {
    let opened = text.any_at(
        at,
        &[
            "in",
            "in about",
            "in around",
            "after",
            "sau",
            "trong",
            "sau khoảng",
            "trong khoảng",
            "khoảng",
            "cách đây",
            "within",
            "trong vòng",
            "about",
        ],
    );
    let start = text.skip(
        opened.unwrap_or(at),
        &["about", "around", "khoảng", "tầm", "exactly", "just"],
    );
    let (minutes, end) =
        lengths::amount_at(text, start).or_else(|| loose_amount(text, at, start))?;
    let minutes = i64::from(minutes);
    let from_now = |minutes: i64, end: usize| {
        let instant = now.at().checked_add(Duration::minutes(minutes))?;
        Some((
            instant.replace_second(0).ok()?.replace_nanosecond(0).ok()?,
            end,
        ))
    };
    if let Some(end) = text
        .any_at(end, &["ago", "trước đây", "trước", "back"])
        .filter(|end| text.any_at(*end, &["khi", "giờ", "lúc"]).is_none())
    {
        return from_now(-minutes, end);
    }
    if let Some(end) = text.any_at(
        end,
        &[
            "from now",
            "nữa",
            "' time",
            "time",
            "kể từ bây giờ",
            "tính từ bây giờ",
            "from this moment",
        ],
    ) {
        return from_now(minutes, end);
    }
    let is_ahead = text
        .any_at(at, &["in", "in about", "in around", "sau", "sau khoảng"])
        .is_some();
    if text.any_at(at, &["cách đây"]).is_some() {
        return from_now(-minutes, end);
    }
    is_ahead.then(|| from_now(minutes, end))?
}

/// `2h` and "2 giờ" are lengths only beside words that count from now: "sau 5 giờ" is after five.
fn loose_amount(text: &Text, at: usize, start: usize) -> Option<(u32, usize)> {
    let (minutes, end) = lengths::loose_at(text, start)?;
    let is_counted = text.any_at(at, &["in", "cách đây"]).is_some()
        || text
            .any_at(end, &["ago", "trước", "from now", "nữa"])
            .is_some();
    is_counted.then_some((minutes, end))
}

/// A change relative to what was agreed, which begins at `at`.
pub(super) fn shift(text: &Text, at: usize) -> Option<(Shift, usize)> {
    after_amount(text, at)
        .or_else(|| before_amount(text, at))
        .or_else(|| days_of_delay(text, at))
        .or_else(|| same_time(text, at))
}

#[rustfmt::skip]
const AFTER: &[(&str, (ShiftOf, i64))] = &[
    ("later", (ShiftOf::Start, 1)), ("later than planned", (ShiftOf::Start, 1)),
    ("after that", (ShiftOf::Start, 1)), ("earlier", (ShiftOf::Start, -1)),
    ("sooner", (ShiftOf::Start, -1)), ("longer", (ShiftOf::Length, 1)),
    ("more", (ShiftOf::Length, 1)), ("extra", (ShiftOf::Length, 1)),
    ("shorter", (ShiftOf::Length, -1)), ("less", (ShiftOf::Length, -1)),
    ("forward", (ShiftOf::Start, -1)), ("back", (ShiftOf::Start, 1)),
    ("muộn hơn", (ShiftOf::Start, 1)), ("trễ hơn", (ShiftOf::Start, 1)),
    ("sau đó", (ShiftOf::Start, 1)), ("sớm hơn", (ShiftOf::Start, -1)),
    ("dài hơn", (ShiftOf::Length, 1)), ("lâu hơn", (ShiftOf::Length, 1)),
    ("ngắn hơn", (ShiftOf::Length, -1)),
];

#[rustfmt::skip]
const BEFORE: &[(&str, (ShiftOf, i64))] = &[
    ("later by", (ShiftOf::Start, 1)), ("back by", (ShiftOf::Start, 1)),
    ("back", (ShiftOf::Start, 1)), ("earlier by", (ShiftOf::Start, -1)),
    ("forward by", (ShiftOf::Start, -1)), ("forward", (ShiftOf::Start, -1)),
    ("up by", (ShiftOf::Start, -1)), ("longer by", (ShiftOf::Length, 1)),
    ("shorter by", (ShiftOf::Length, -1)), ("another", (ShiftOf::Length, 1)),
    ("for another", (ShiftOf::Length, 1)), ("an extra", (ShiftOf::Length, 1)),
    ("an additional", (ShiftOf::Length, 1)), ("out by", (ShiftOf::Start, 1)),
    ("muộn hơn", (ShiftOf::Start, 1)), ("trễ hơn", (ShiftOf::Start, 1)),
    ("muộn", (ShiftOf::Start, 1)), ("trễ", (ShiftOf::Start, 1)), ("lùi", (ShiftOf::Start, 1)),
    ("lùi lại", (ShiftOf::Start, 1)), ("lùi thêm", (ShiftOf::Start, 1)),
    ("dời lại", (ShiftOf::Start, 1)), ("đẩy lùi", (ShiftOf::Start, 1)),
    ("hoãn", (ShiftOf::Start, 1)), ("hoãn lại", (ShiftOf::Start, 1)),
    ("sớm hơn", (ShiftOf::Start, -1)), ("sớm", (ShiftOf::Start, -1)),
    ("đẩy lên", (ShiftOf::Start, -1)), ("đẩy sớm", (ShiftOf::Start, -1)),
    ("dời lên", (ShiftOf::Start, -1)), ("dời sớm", (ShiftOf::Start, -1)),
    ("thêm", (ShiftOf::Length, 1)), ("kéo dài thêm", (ShiftOf::Length, 1)),
    ("gia hạn thêm", (ShiftOf::Length, 1)), ("gia hạn", (ShiftOf::Length, 1)),
    ("dài hơn", (ShiftOf::Length, 1)), ("lâu hơn", (ShiftOf::Length, 1)),
    ("ngắn hơn", (ShiftOf::Length, -1)), ("bớt", (ShiftOf::Length, -1)),
    ("giảm", (ShiftOf::Length, -1)), ("rút ngắn", (ShiftOf::Length, -1)),
    ("bớt đi", (ShiftOf::Length, -1)),
];

fn after_amount(text: &Text, at: usize) -> Option<(Shift, usize)> {
    let (minutes, after) = any_amount(text, at)?;
    let after = text.skip(after, &["of"]);
    let ((of, sign), end) = text.lookup(after, AFTER)?;
    Some((
        Shift {
            of,
            minutes: sign * minutes,
        },
        end,
    ))
}

fn before_amount(text: &Text, at: usize) -> Option<(Shift, usize)> {
    let ((of, sign), after) = text.lookup(at, BEFORE)?;
    let amount = text.skip(
        text.skip(after, &["lại", "thêm", "by", "đi", "about", "khoảng"]),
        &["thêm", "khoảng", "about"],
    );
    let (minutes, end) = any_amount(text, amount)?;
    // "đẩy lên 9h", "lùi 2h chiều" name the new hour.
    let is_hour = lengths::amount_at(text, amount).is_none() && days_at(text, amount).is_none();
    if is_hour
        && (parts::after_hour(text, end).is_some() || text.any_before(amount, &["lên"]).is_some())
    {
        return None;
    }
    Some((
        Shift {
            of,
            minutes: sign * minutes,
        },
        end,
    ))
}

/// "postpone it by a week", "hoãn lịch 2 ngày".
fn days_of_delay(text: &Text, at: usize) -> Option<(Shift, usize)> {
    const VERBS: &[&str] = &["postpone", "push", "delay", "lùi", "hoãn", "dời lại"];
    let (days, end) = days_at(text, text.skip(at, &["by", "another"]))?;
    let is_delayed = (0..at).any(|verb| text.any_at(verb, VERBS).is_some());
    let is_until = text
        .any_before(
            at,
            &["in", "to", "for", "sang", "đến", "after", "next", "the"],
        )
        .is_some();
    (is_delayed && !is_until).then_some((
        Shift {
            of: ShiftOf::Start,
            minutes: days * 1440,
        },
        end,
    ))
}

/// Minutes of a length, or of days and weeks.
fn any_amount(text: &Text, at: usize) -> Option<(i64, usize)> {
    if let Some((minutes, end)) =
        lengths::amount_at(text, at).or_else(|| lengths::loose_at(text, at))
    {
        return Some((i64::from(minutes), end));
    }
    days_at(text, at).map(|(days, end)| (days * 1440, end))
}

fn days_at(text: &Text, at: usize) -> Option<(i64, usize)> {
    const DAYS: &[(&str, i64)] = &[
        ("day", 1),
        ("days", 1),
        ("week", 7),
        ("weeks", 7),
        ("ngày", 1),
        ("hôm", 1),
        ("tuần", 7),
    ];
    let (count, after) =
        numbers::at(text, at).or_else(|| text.lookup(at, &[("a", 1), ("an", 1)]))?;
    let (days, end) = text.lookup(after, DAYS)?;
    Some((i64::from(count) * days, end))
}

/// "same time next week", "cùng giờ tuần sau".
fn same_time(text: &Text, at: usize) -> Option<(Shift, usize)> {
    #[rustfmt::skip]
    const SAME: &[&str] = &[
        "same time", "the same time", "at the same time", "cùng giờ", "cùng thời gian", "giờ đó",
        "cùng giờ đó", "same time and day",
    ];
    const WEEK: &[&str] = &[
        "next week",
        "the following week",
        "a week later",
        "tuần sau",
        "tuần tới",
        "tuần kế tiếp",
    ];
    let week = Shift {
        of: ShiftOf::Start,
        minutes: 7 * 1440,
    };
    let after = text
        .any_at(at, SAME)
        .and_then(|time| text.any_at(text.skip(time, &[",", "of", "vào", "in"]), WEEK));
    let before = || {
        text.any_at(at, WEEK)
            .and_then(|time| text.any_at(text.skip(time, &[",", "at", "vào"]), SAME))
    };
    after.or_else(before).map(|end| (week, end))
}
