//! What a text says about when.

use std::ops::Range;

use time::{Date, Duration, OffsetDateTime, Time};

use super::{Now, combine, scan, words};
use crate::understanding::fold::Text;

/// An hour as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Known to the minute: `15:00`, "3 pm", "3 giờ chiều".
    Exact(Time),
    /// An hour from 1 to 12 without more: the time before noon; the other is twelve hours later.
    Either(Time),
}

impl Clock {
    /// What it is if `part` of the day is said of it.
    #[must_use]
    pub fn in_part(self, part: DayPart) -> Self {
        let Self::Either(early) = self else {
            return self;
        };
        let hour = early.hour();
        let is_late = match part {
            DayPart::Morning => false,
            DayPart::Noon => !(9..12).contains(&hour),
            DayPart::Afternoon => true,
            DayPart::Evening => hour > 0,
            DayPart::Night => hour > 5,
        };
        Self::Exact(if is_late { later_reading(early) } else { early })
    }

    /// The reading before noon.
    #[must_use]
    pub fn before_noon(self) -> Self {
        match self {
            Self::Either(time) => Self::Exact(time),
            exact @ Self::Exact(_) => exact,
        }
    }

    /// Of two readings the first that is after `time`; unchanged if neither is.
    #[must_use]
    pub fn first_after(self, time: Time) -> Self {
        let [early, late] = self.readings();
        match self {
            Self::Either(_) if early > time => Self::Exact(early),
            Self::Either(_) if late > time => Self::Exact(late),
            _ => self,
        }
    }

    /// Both readings, which are the same if the hour is known.
    pub fn readings(self) -> [Time; 2] {
        match self {
            Self::Exact(time) => [time, time],
            Self::Either(time) => [time, later_reading(time)],
        }
    }
}

fn later_reading(early: Time) -> Time {
    early + Duration::hours(12)
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// "morning", "sáng": until noon.
    Morning,
    /// "noon", "trưa": 11:00 to 14:00.
    Noon,
    /// "afternoon", "chiều": noon to 18:00.
    Afternoon,
    /// "evening", "tonight", "tối": from 18:00.
    Evening,
    /// "night", "đêm", "khuya".
    Night,
}

/// The day or days that are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// One day.
    On(Date),
    /// From the first day to before the second: "next week", "tháng sau".
    Within(Date, Date),
}

/// Whether a time is a start, or the limit of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// "at 5", "on Friday".
    #[default]
    At,
    /// "before 5", "by Friday".
    Before,
    /// "after 5", "from Friday on".
    After,
}

/// What a relative change changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShiftOf {
    /// "an hour later", "lùi 30 phút".
    Start,
    /// "30 minutes longer", "thêm 1 tiếng".
    Length,
}

/// A change relative to what was agreed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// What it changes.
    pub of: ShiftOf,
    /// By how many minutes; negative is earlier or shorter.
    pub minutes: i64,
}

/// Everything that a text says about when, and nothing that it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// The day or days.
    pub days: Option<Days>,
    /// The day is said as a weekday alone, so that a week said before may still hold.
    pub is_bare_weekday: bool,
    /// A date is said that does not exist, such as 31 February.
    pub is_no_such_day: bool,
    /// The part of the day, where no hour is said with it.
    pub part: Option<DayPart>,
    /// When it starts.
    pub start: Option<Clock>,
    /// When it ends.
    pub end: Option<Clock>,
    /// How long it lasts.
    pub minutes: Option<u32>,
    /// What [`Self::start`] may be instead, a length in minutes: "1 giờ 30 phút". It is one where
    /// the start is known already.
    pub length_instead: Option<u32>,
    /// An instant that was said at once: "now", "in two hours".
    pub instant: Option<OffsetDateTime>,
    /// A change relative to what was agreed before.
    pub shift: Option<Shift>,
    /// Whether the time is a limit.
    pub bound: Bound,
    /// The ranges of tokens that say all this, in order.
    pub tokens: Vec<Range<usize>>,
}

/// What comes of looking for the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// It starts then.
    At(OffsetDateTime),
    /// Two readings are as good as each other: ask which.
    Either(OffsetDateTime, OffsetDateTime),
    /// The day is not known.
    NeedsDay,
    /// The hour is not known.
    NeedsHour,
    /// Neither is known.
    NeedsDayAndHour,
}

/// A range of time that a question is about, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its first instant.
    pub from: OffsetDateTime,
    /// The instant after its last.
    pub to: OffsetDateTime,
}

/// Both sides of a move: "move my Tuesday 10 am booking to Friday at 2".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// What is said about the time that it has now.
    pub from: When,
    /// What is said about the time that it shall have.
    pub to: When,
}

/// Reads what a text says about when.
pub fn when(text: &Text, now: &Now) -> When {
    let text = words::corrected(text);
    let mentions = scan::mentions(&text, now, false);
    combine::combine(&text, now, &mentions, false)
}

impl When {
    /// Whether nothing is said about when.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The length in minutes, said or given by start and end.
    pub fn length(&self) -> Option<u32> {
        self.minutes.or_else(|| between(self.start?, self.end?))
    }

    /// This, with what a later message says in the place of what it replaces: a new hour keeps the
    /// day and the length, a new range brings its own length.
    #[must_use]
    pub fn updated_by(&self, later: &Self) -> Self {
        if let Some(minutes) = later
            .length_instead
            .filter(|_| self.start.is_some() || self.instant.is_some())
        {
            let length = Self {
                start: None,
                minutes: Some(minutes),
                length_instead: None,
                ..later.clone()
            };
            return self.updated_by(&length);
        }
        let mut updated = self.clone();
        updated.take_days(later);
        updated.take_hours(later);
        updated.take_part(later);
        if later.start.is_some() || later.days.is_some() || later.instant.is_some() {
            updated.bound = later.bound;
        }
        updated.tokens.clone_from(&later.tokens);
        if let Some(shift) = later.shift {
            updated.apply(shift);
        }
        updated
    }

    fn take_days(&mut self, later: &Self) {
        if later.days.is_some() || later.is_no_such_day {
            self.days = self.day_in_week_said_before(later).or(later.days);
            self.is_bare_weekday = later.is_bare_weekday;
            self.is_no_such_day = later.is_no_such_day;
            self.instant = None;
        }
        if let Some(instant) = later.instant {
            self.minutes = self.length();
            *self = Self {
                instant: Some(instant),
                minutes: self.minutes,
                ..Self::default()
            };
        }
    }

    /// "next week", then "Wednesday": that of next week.
    fn day_in_week_said_before(&self, later: &Self) -> Option<Days> {
        let (Some(Days::Within(from, to)), Some(Days::On(date))) = (self.days, later.days) else {
            return None;
        };
        let days = i64::from(date.weekday().number_days_from_monday())
            - i64::from(from.weekday().number_days_from_monday());
        let found = from.checked_add(Duration::days(days.rem_euclid(7)))?;
        (later.is_bare_weekday && found < to).then_some(Days::On(found))
    }

    fn take_hours(&mut self, later: &Self) {
        if let Some(start) = later.start {
            self.minutes = if later.end.is_some() {
                None
            } else {
                self.length()
            };
            let part = self.part.filter(|_| later.part.is_none());
            self.start = Some(part.map_or(start, |part| start.in_part(part)));
            self.end = later.end;
            self.part = None;
            self.instant = None;
        } else if let Some(end) = later.end {
            self.minutes = None;
            self.end = Some(match self.start {
                Some(Clock::Exact(start)) => end.first_after(start),
                _ => end,
            });
        }
        if later.minutes.is_some() {
            self.minutes = later.minutes;
            self.end = None;
        }
    }

    fn take_part(&mut self, later: &Self) {
        let Some(part) = later.part.filter(|_| later.start.is_none()) else {
            return;
        };
        match self.start {
            Some(Clock::Exact(time)) if !part.contains(time) => {
                self.minutes = self.length();
                (self.start, self.end, self.part) = (None, None, Some(part));
            }
            Some(start) => {
                self.start = Some(start.in_part(part));
                self.end = self.end.map(|end| match start.in_part(part) {
                    Clock::Exact(start) => end.first_after(start),
                    Clock::Either(_) => end,
                });
            }
            None => self.part = Some(part),
        }
    }

    /// Applies a change to what is known; keeps it if nothing is.
    fn apply(&mut self, shift: Shift) {
        match (shift.of, self.length(), self.instant, self.days, self.start) {
            (ShiftOf::Length, length, ..) => {
                let minutes = i64::from(length.unwrap_or(60)).saturating_add(shift.minutes);
                self.minutes = u32::try_from(minutes).ok().filter(|minutes| *minutes > 0);
                self.end = None;
            }
            (ShiftOf::Start, _, Some(instant), ..) => {
                self.instant = instant.checked_add(Duration::minutes(shift.minutes));
            }
            (ShiftOf::Start, length, None, Some(Days::On(date)), Some(start)) => {
                let [early, _] = start.readings();
                let moved = time::PrimitiveDateTime::new(date, early)
                    .checked_add(Duration::minutes(shift.minutes));
                if let Some(moved) = moved {
                    self.days = Some(Days::On(moved.date()));
                    self.start = Some(Clock::Exact(moved.time()));
                    self.minutes = length;
                    self.end = None;
                }
            }
            _ => self.shift = Some(shift),
        }
    }
}

impl DayPart {
    /// Whether a time of day lies in this part.
    pub fn contains(self, time: Time) -> bool {
        let hour = time.hour();
        match self {
            Self::Morning => hour < 12,
            Self::Noon => (11..14).contains(&hour),
            Self::Afternoon => (12..18).contains(&hour),
            Self::Evening => hour >= 17,
            Self::Night => !(6..18).contains(&hour),
        }
    }
}

fn between(start: Clock, end: Clock) -> Option<u32> {
    let ([start_time, _], [end_time, _]) = (start.readings(), end.readings());
    let cycle = match (start, end) {
        (Clock::Exact(_), Clock::Exact(_)) => 1440,
        _ => 720,
    };
    let minutes = (end_time - start_time).whole_minutes().rem_euclid(cycle);
    u32::try_from(if minutes == 0 { cycle } else { minutes }).ok()
}
