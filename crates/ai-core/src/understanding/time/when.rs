//! What a text says about when.

use std::ops::Range;

use time::{Date, OffsetDateTime, Time};

use super::Now;
use crate::understanding::fold::Text;

/// An hour as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Known to the minute: `15:00`, "3 pm", "3 giờ chiều".
    Exact(Time),
    /// An hour from 1 to 12 without more: the time before noon; the other is twelve hours later.
    Either(Time),
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
    /// The part of the day, where no hour is said with it.
    pub part: Option<DayPart>,
    /// When it starts.
    pub start: Option<Clock>,
    /// When it ends.
    pub end: Option<Clock>,
    /// How long it lasts.
    pub minutes: Option<u32>,
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
    let _ = (text, now);
    When::default()
}

/// Reads a request to move something: what it has now, and what it shall have.
pub fn moved(text: &Text, now: &Now) -> Moved {
    Moved {
        from: When::default(),
        to: when(text, now),
    }
}

impl When {
    /// Whether nothing is said about when.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// This, with what a later message says in the place of what it replaces: a new hour keeps the
    /// day and the length, a new range brings its own length.
    #[must_use]
    pub fn updated_by(&self, later: &Self) -> Self {
        let _ = later;
        self.clone()
    }

    /// The length in minutes, said or given by start and end.
    pub fn length(&self) -> Option<u32> {
        self.minutes
    }

    /// The instant at which it starts. Of two readings the one that is open and still to come;
    /// without a day, today if that is still to come.
    pub fn start(&self, now: &Now, is_open: &dyn Fn(OffsetDateTime) -> bool) -> Start {
        let _ = (now, is_open);
        Start::NeedsDayAndHour
    }

    /// The range of time that a question is about.
    pub fn window(&self, now: &Now) -> Option<Window> {
        let _ = now;
        None
    }
}
