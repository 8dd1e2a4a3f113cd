//! From what was said to instants.

use time::{Date, Duration, OffsetDateTime, Time};

use super::Now;
use super::when::{Bound, Clock, DayPart, Days, Start, When, Window};

impl When {
    /// The instant at which it starts. Of two readings the one that is open and still to come;
    /// without a day, today if that is still to come.
    pub fn start(&self, now: &Now, is_open: &dyn Fn(OffsetDateTime) -> bool) -> Start {
        if let Some(instant) = self.instant {
            return Start::At(instant);
        }
        // "before 5" names no start.
        let clock = self.start.filter(|_| self.bound != Bound::Before);
        let day = match self.days {
            Some(Days::On(date)) => Some(date),
            None if self.part.is_some() && clock.is_some() => Some(now.today()),
            Some(Days::Within(..)) | None => None,
        };
        match (day, clock) {
            (Some(date), Some(clock)) => on_day(now, date, clock, is_open),
            (Some(_), None) => Start::NeedsHour,
            (None, Some(clock)) if self.days.is_none() && !self.is_no_such_day => {
                today(now, clock, is_open)
            }
            (None, Some(_)) => Start::NeedsDay,
            (None, None) => Start::NeedsDayAndHour,
        }
    }

    /// The range of time that a question is about.
    pub fn window(&self, now: &Now) -> Option<Window> {
        if let Some(instant) = self.instant {
            return Some(Window {
                from: instant,
                to: instant.checked_add(self.duration())?,
            });
        }
        let date = match self.days {
            Some(Days::On(date)) => date,
            Some(Days::Within(from, to)) => {
                return Some(self.bounded(now, midnight(now, from), midnight(now, to)));
            }
            None if self.start.is_some() || self.part.is_some() => now.today(),
            None => return None,
        };
        let (from, to) = (midnight(now, date), midnight(now, date.next_day()?));
        match (self.start, self.part) {
            (Some(clock), _) => self.around_clock(now, date, clock, (from, to)),
            (None, Some(part)) => {
                let (first, last) = part_of_day(now, date, part)?;
                Some(Window {
                    from: first,
                    to: last,
                })
            }
            (None, None) => Some(self.bounded(now, from, to)),
        }
    }

    fn around_clock(
        &self,
        now: &Now,
        date: Date,
        clock: Clock,
        day: (OffsetDateTime, OffsetDateTime),
    ) -> Option<Window> {
        let at = now.instant(date, likely(clock));
        Some(match self.bound {
            Bound::After => Window {
                from: at,
                to: day.1,
            },
            Bound::Before => Window {
                from: day.0,
                to: at,
            },
            Bound::At => Window {
                from: at,
                to: at.checked_add(self.duration())?,
            },
        })
    }

    fn bounded(&self, now: &Now, from: OffsetDateTime, to: OffsetDateTime) -> Window {
        match self.bound {
            Bound::At => Window { from, to },
            Bound::Before => Window {
                from: now.at().min(from),
                to: from,
            },
            Bound::After => Window {
                from: to,
                to: to.saturating_add(Duration::days(366)),
            },
        }
    }

    fn duration(&self) -> Duration {
        Duration::minutes(i64::from(self.length().unwrap_or(60)))
    }
}

fn midnight(now: &Now, date: Date) -> OffsetDateTime {
    now.instant(date, Time::MIDNIGHT)
}

/// Of two readings the one in office hours.
fn likely(clock: Clock) -> Time {
    let [early, late] = clock.readings();
    if early.hour() < 7 { late } else { early }
}

fn part_of_day(now: &Now, date: Date, part: DayPart) -> Option<(OffsetDateTime, OffsetDateTime)> {
    let hour = |hour: u8| Some(now.instant(date, Time::from_hms(hour, 0, 0).ok()?));
    let next = midnight(now, date.next_day()?);
    Some(match part {
        DayPart::Morning => (hour(0)?, hour(12)?),
        DayPart::Noon => (hour(11)?, hour(14)?),
        DayPart::Afternoon => (hour(12)?, hour(18)?),
        DayPart::Evening | DayPart::Night => (hour(17)?, next),
    })
}

fn on_day(now: &Now, date: Date, clock: Clock, is_open: &dyn Fn(OffsetDateTime) -> bool) -> Start {
    let [early, late] = clock.readings().map(|time| now.instant(date, time));
    if early == late {
        return Start::At(early);
    }
    let fits = |instant: OffsetDateTime| is_open(instant) && instant > now.at();
    match (fits(early), fits(late)) {
        (true, false) => Start::At(early),
        (false, true) => Start::At(late),
        // On a day that is over no answer would help: it is refused as past.
        _ if late <= now.at() && date < now.today() => {
            Start::At(if is_open(early) { early } else { late })
        }
        _ => Start::Either(early, late),
    }
}

fn today(now: &Now, clock: Clock, is_open: &dyn Fn(OffsetDateTime) -> bool) -> Start {
    match on_day(now, now.today(), clock, is_open) {
        Start::At(instant) if instant <= now.at() => Start::NeedsDay,
        Start::Either(_, late) if late <= now.at() => Start::NeedsDay,
        found => found,
    }
}
