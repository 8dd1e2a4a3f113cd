//! The words of the grammar that people mistype.

use crate::understanding::fold::Text;
use crate::understanding::spelling;

/// Words that are corrected to, and words that are left alone because they look like one.
#[rustfmt::skip]
const VOCABULARY: &[&str] = &[
    "tomorrow", "yesterday", "tonight", "today", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
    "saturdays", "sundays", "morning", "mornings", "afternoon", "afternoons", "evening",
    "evenings", "midnight", "minutes", "minute", "hours", "january", "february", "august",
    "september", "october", "november", "december", "noon", "weekend", "weekends", "weekday",
    "weekdays", "chieu", "house", "today's", "tonight's", "tomorrow's", "moving", "meaning",
    "opening", "evening's", "minuted", "minuter", "running", "warning", "learning", "earning",
    "mourning", "event", "events", "hour", "yours", "ours", "sundae", "mundane", "thirty",
    "thirsty", "sixty", "seventy", "sunny", "moroccan",
];

/// The text with slips in the words of dates and times corrected.
pub(super) fn corrected(text: &Text) -> Text {
    spelling::corrected(text, VOCABULARY)
}
