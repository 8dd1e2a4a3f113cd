//! From single phrases to one [`When`].

use time::{Duration, Weekday};

use super::Now;
use super::dates::{DayFact, weekdays, windows};
use super::scan::{Fact, Mention, Role};
use super::when::{Bound, Clock, Days, Shift, ShiftOf, When};
use crate::understanding::fold::Text;

/// What several phrases say together. Of two that say the same kind of thing the first counts,
/// unless the writer takes it back.
pub(super) fn combine(text: &Text, now: &Now, mentions: &[Mention], is_move: bool) -> When {
    let kept = kept(text, mentions);
    let mut when = When {
        tokens: mentions
            .iter()
            .map(|mention| mention.tokens.clone())
            .collect(),
        ..When::default()
    };
    add_days(&mut when, now, &kept);
    let has_clock = kept.iter().any(|mention| {
        matches!(
            mention.fact,
            Fact::Clock(_) | Fact::Range(_) | Fact::Instant(_)
        )
    });
    let mut is_hour_said = has_clock;
    for mention in &kept {
        match mention.fact {
            Fact::ClockOrLength(clock, minutes) => {
                if is_hour_said
                    && mention.role != Role::Until
                    && mention.role != Role::From
                    && !is_said_as_hour(text, mention)
                    || mention.role == Role::For
                {
                    when.minutes = when.minutes.or(Some(minutes));
                } else {
                    is_hour_said = true;
                    when.length_instead = Some(minutes).filter(|_| says_minutes(text, mention));
                    add_clock(&mut when, clock, mention.role, is_move);
                }
            }
            Fact::Clock(clock) => add_clock(&mut when, clock, mention.role, is_move),
            _ => add_other(&mut when, mention),
        }
    }
    settle(&mut when);
    read_delay(&mut when, text, &kept);
    when
}

/// Without what is said to be wrong and what is taken back.
fn kept<'a>(text: &Text, mentions: &'a [Mention]) -> Vec<&'a Mention> {
    let is_taken_back = |index: usize, mention: &Mention| {
        mentions.iter().skip(index + 1).any(|later| {
            is_same_kind(&mention.fact, &later.fact)
                && later.role != Role::Rejected
                && is_correction_between(text, mention.tokens.end, later.tokens.start)
        })
    };
    mentions
        .iter()
        .enumerate()
        .filter(|(index, mention)| {
            mention.role != Role::Rejected && !is_taken_back(*index, mention)
        })
        .map(|(_, mention)| mention)
        .collect()
}

fn is_correction_between(text: &Text, from: usize, to: usize) -> bool {
    #[rustfmt::skip]
    const CORRECTIONS: &[&str] = &[
        "no wait", "wait", "wait no", "i mean", "i meant", "sorry", "actually", "or rather",
        "scratch that", "make that", "make it", "correction", "oops", "on second thought", "no ,",
        ", no", "à nhầm", "nhầm", "à không", "ý tôi là", "ý mình là", "ý em là", "lộn", "sửa lại",
        "nói lại", "à quên", "xin lỗi", ", không", "đổi lại", "à", "thôi", "better", "rather",
    ];
    (from..to).any(|at| text.any_at(at, CORRECTIONS).is_some_and(|end| end <= to))
}

fn is_same_kind(one: &Fact, other: &Fact) -> bool {
    let kind = |fact: &Fact| match fact {
        Fact::Day(_) => 0,
        Fact::Part(_) => 1,
        Fact::Clock(_) | Fact::ClockOrLength(..) | Fact::Range(_) | Fact::Instant(_) => 2,
        Fact::Length(..) => 3,
        Fact::Shift(_) => 4,
    };
    kind(one) == kind(other)
}

/// "lúc 2 giờ" is an hour of the day, whatever else is said.
fn is_said_as_hour(text: &Text, mention: &Mention) -> bool {
    text.any_at(
        mention.tokens.start,
        &[
            "lúc",
            "vào lúc",
            "at",
            "từ",
            "đến",
            "tới",
            "until",
            "till",
            "bắt đầu",
            "sang",
            "to",
        ],
    )
    .is_some()
}

/// "1 giờ 30 phút", without "lúc".
fn says_minutes(text: &Text, mention: &Mention) -> bool {
    text.any_before(mention.tokens.end, &["phút", "p", "ph"])
        .is_some()
        && !is_said_as_hour(text, mention)
}

fn add_days(when: &mut When, now: &Now, kept: &[&Mention]) {
    let facts: Vec<(DayFact, Role)> = kept
        .iter()
        .filter_map(|mention| match mention.fact {
            Fact::Day(fact) => Some((fact, mention.role)),
            _ => None,
        })
        .collect();
    let weekday = facts.iter().find_map(|(fact, _)| match fact {
        DayFact::Weekday(weekday) => Some(*weekday),
        _ => None,
    });
    let week = facts.iter().find_map(|(fact, _)| match fact {
        DayFact::Week(weeks) => Some(*weeks),
        _ => None,
    });
    when.part = facts.iter().find_map(|(fact, _)| match fact {
        DayFact::Day(_, part) => *part,
        _ => None,
    });
    let is_nowhere = facts.iter().any(|(fact, _)| *fact == DayFact::NoSuchDay);
    when.is_no_such_day = is_nowhere
        && !facts
            .iter()
            .any(|(fact, _)| matches!(fact, DayFact::Day(..)));
    if when.is_no_such_day {
        return;
    }
    when.is_bare_weekday = matches!(facts.as_slice(), [(DayFact::Weekday(_), _)]);
    when.days = range_of_days(now, &facts).or_else(|| one_day(now, &facts, weekday, week));
    when.bound = facts
        .iter()
        .find_map(|(_, role)| bound(*role))
        .unwrap_or_default();
}

fn one_day(
    now: &Now,
    facts: &[(DayFact, Role)],
    weekday: Option<Weekday>,
    week: Option<i64>,
) -> Option<Days> {
    let dated = facts.iter().find_map(|(fact, _)| match fact {
        DayFact::Day(date, _) => Some(Days::On(*date)),
        _ => None,
    });
    let today = now.today();
    let of_week = || match (weekday, week) {
        (Some(weekday), Some(weeks)) => weekdays::in_weeks(today, weekday, weeks).map(Days::On),
        (Some(weekday), None) => Some(Days::On(weekdays::next_after(today, weekday))),
        (None, Some(weeks)) => {
            let monday = windows::monday(today, weeks)?;
            Some(Days::Within(monday, monday.checked_add(Duration::days(7))?))
        }
        (None, None) => None,
    };
    let within = || {
        facts.iter().find_map(|(fact, _)| match fact {
            DayFact::Days(from, to) => Some(Days::Within(*from, *to)),
            _ => None,
        })
    };
    dated.or_else(of_week).or_else(within)
}

/// "Monday to Wednesday", "từ 24/11 đến 26/11".
fn range_of_days(now: &Now, facts: &[(DayFact, Role)]) -> Option<Days> {
    let [
        (first, _),
        (last, Role::To | Role::Until | Role::ToOrUntil | Role::And),
    ] = facts
    else {
        return None;
    };
    let day = |fact: &DayFact| match fact {
        DayFact::Day(date, _) => Some(*date),
        DayFact::Weekday(weekday) => Some(weekdays::next_after(now.today(), *weekday)),
        _ => None,
    };
    let (first, mut last) = (day(first)?, day(last)?);
    if last < first {
        last = last.checked_add(Duration::days(7))?;
    }
    (first < last).then_some(Days::Within(first, last.next_day()?))
}

fn bound(role: Role) -> Option<Bound> {
    match role {
        Role::Before => Some(Bound::Before),
        Role::After => Some(Bound::After),
        _ => None,
    }
}

fn add_clock(when: &mut When, clock: Clock, role: Role, is_move: bool) {
    let is_end = match role {
        Role::Until => true,
        Role::ToOrUntil => !is_move,
        Role::To => when.start.is_some(),
        _ => false,
    };
    if is_end {
        when.end = when.end.or(Some(clock));
    } else if when.start.is_none() && when.instant.is_none() {
        when.start = Some(clock);
        if let Some(bound) = bound(role) {
            when.bound = bound;
        }
    }
}

fn add_other(when: &mut When, mention: &Mention) {
    match mention.fact {
        Fact::Part(part) => when.part = when.part.or(Some(part)),
        Fact::Range(range) if when.start.is_none() => {
            when.start = Some(range.start);
            when.end = Some(range.end);
        }
        Fact::Length(minutes, _) => when.minutes = when.minutes.or(Some(minutes)),
        Fact::Instant(instant) if when.start.is_none() => {
            when.instant = when.instant.or(Some(instant));
        }
        Fact::Shift(shift) => when.shift = when.shift.or(Some(shift)),
        _ => {}
    }
}

/// Lets the part of the day decide between two readings of an hour.
fn settle(when: &mut When) {
    let Some(part) = when
        .part
        .filter(|_| when.start.is_some() || when.end.is_some())
    else {
        return;
    };
    when.start = when.start.map(|clock| clock.in_part(part));
    when.end = match (when.start, when.end) {
        (Some(Clock::Exact(start)), Some(end)) => Some(end.first_after(start)),
        (_, end) => end.map(|clock| clock.in_part(part)),
    };
    when.part = None;
}

/// "push it back 30 minutes", "extend BK-501 by an hour": a length after such a verb is a change.
fn read_delay(when: &mut When, text: &Text, kept: &[&Mention]) {
    #[rustfmt::skip]
    const DELAYS: &[(&str, (ShiftOf, i64))] = &[
        ("push", (ShiftOf::Start, 1)), ("postpone", (ShiftOf::Start, 1)),
        ("delay", (ShiftOf::Start, 1)), ("lùi", (ShiftOf::Start, 1)),
        ("hoãn", (ShiftOf::Start, 1)), ("bring", (ShiftOf::Start, -1)),
        ("extend", (ShiftOf::Length, 1)), ("lengthen", (ShiftOf::Length, 1)),
        ("prolong", (ShiftOf::Length, 1)), ("shorten", (ShiftOf::Length, -1)),
        ("gia hạn", (ShiftOf::Length, 1)), ("kéo dài thêm", (ShiftOf::Length, 1)),
        ("rút ngắn", (ShiftOf::Length, -1)), ("reduce", (ShiftOf::Length, -1)),
    ];
    let Some(minutes) = when
        .minutes
        .filter(|_| when.start.is_none() && when.shift.is_none())
    else {
        return;
    };
    let Some(mention) = kept
        .iter()
        .find(|mention| matches!(mention.fact, Fact::Length(..) | Fact::ClockOrLength(..)))
    else {
        return;
    };
    let is_absolute = matches!(mention.role, Role::To | Role::ToOrUntil)
        || matches!(mention.fact, Fact::Length(_, true))
        || text
            .any_before(mention.tokens.start, &["còn", "down to", "only"])
            .is_some();
    let verb = (0..mention.tokens.start).find_map(|at| text.lookup(at, DELAYS));
    if let Some(((of, sign), _)) = verb.filter(|_| !is_absolute) {
        when.shift = Some(Shift {
            of,
            minutes: sign * i64::from(minutes),
        });
        when.minutes = None;
    }
}
