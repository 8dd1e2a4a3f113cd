//! How many people.

use super::fold::{Kind, Text};
use super::{numbers, spelling};

/// Nouns that count people, after the number.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "people", "persons", "person", "ppl", "pax", "guests", "guest", "attendees", "attendee",
    "participants", "participant", "members", "member", "team members", "folks", "heads", "seats",
    "seat", "seater", "chairs", "men", "women", "guys", "girls", "adults", "kids", "students",
    "employees", "staff", "staff members", "developers", "devs", "engineers", "designers",
    "managers", "interviewers", "souls", "humans", "individuals", "delegates", "trainees",
    "interns", "users", "peeps", "persons total", "spots", "places", "vendors", "consultants",
    "directors", "testers", "người", "ng", "thành viên", "khách", "chỗ", "chỗ ngồi", "ghế",
    "nhân viên", "anh em", "đứa", "người tham gia", "người dự", "học viên", "bạn nhân viên",
    "sếp", "vợ chồng", "thực tập sinh", "lập trình viên", "kỹ sư", "mạng", "nhân sự", "suất",
];

/// Nouns that leave the speaker out: "3 colleagues" sit with the speaker.
#[rustfmt::skip]
const COMPANIONS: &[&str] = &[
    "colleagues", "colleague", "coworkers", "coworker", "co - workers", "co - worker",
    "teammates", "teammate", "team mates", "friends", "others", "other people", "more people",
    "other persons", "other colleagues", "other guys", "of my colleagues", "of my team",
    "other team members", "other members", "other folks", "clients", "client", "customers",
    "customer", "visitors", "visitor", "partners", "candidates", "candidate", "khách hàng",
    "đối tác", "ứng viên", "đồng nghiệp", "bạn đồng nghiệp", "người khác", "người nữa", "bạn nữa",
    "bạn", "người bạn", "bạn khác", "đồng nghiệp khác", "đồng nghiệp nữa", "anh em nữa",
    "đứa nữa",
];

/// The speaker, as one of those who come.
#[rustfmt::skip]
const ME: &[&str] = &["me", "myself", "i", "tôi", "mình", "tớ", "em", "anh", "chị"];
#[rustfmt::skip]
const AND: &[&str] = &["and", "&", "+", "plus", "with", "và", "với", "cùng", "cùng với", "và cả", "along with"];

/// What stands before a number of people that has no noun.
#[rustfmt::skip]
const COUNTED_BEFORE: &[&str] = &[
    "for", "cho", "we are", "we're", "were", "we'll be", "we will be", "there will be",
    "there'll be", "there are", "there're", "party of", "meeting of", "meeting for",
    "gathering of", "team of", "group of", "a team of", "a group of", "crew of", "attendees",
    "attendees :", "people :", "participants :", "headcount", "headcount :", "head count",
    "seats", "seat", "seating", "fits", "fit", "fitting", "holds", "hold", "accommodates",
    "accommodate", "capacity", "capacity of", "capacity for", "space for", "number of people",
    "number of people :", "number of people is", "all", "all of us", "audience of", "nhóm",
    "team", "cả nhóm", "cả team", "số người", "số người là", "số người :", "số lượng",
    "số lượng :", "sức chứa", "chúng tôi có", "bọn mình có", "bên mình có", "tụi mình có",
    "chúng ta có", "bọn tôi có", "nhóm mình có", "nhóm có", "team mình có", "tổng cộng", "tổng",
    "đủ cho", "đủ chỗ cho", "tầm cho",
];

#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "about", "around", "approximately", "roughly", "some", "up to", "at least", "at most",
    "maybe", "probably", "the", "only", "just", "all", "like", "exactly", "max", "khoảng", "tầm",
    "chừng", "cỡ", "độ", "tối đa", "ít nhất", "tối thiểu", "đúng", "cả", "có", "gần", "nearly",
    "almost", "total of", "a total of",
];

/// Other things that are counted or measured after "for".
#[rustfmt::skip]
const OTHER_UNITS: &[&str] = &[
    "am", "pm", "a . m", "p . m", "a", "p", "o'clock", "oclock", "hour", "hours", "hr", "hrs",
    "h", "minute", "minutes", "min", "mins", "m", "day", "days", "week", "weeks", "month",
    "months", "year", "years", "night", "nights", "half", "and", "thirty", "fifteen", "forty",
    "times", "time", "tickets", "ticket", "rooms", "room", "bookings", "laptops", "laptop",
    "things", "issues", "problems", "giờ", "g", "tiếng", "phút", "p", "ngày", "tuần", "tháng",
    "năm", "hôm", "buổi", "lần", "rưỡi", "phòng", "vé", "máy", "cái", "chiếc", "tầng", "sáng",
    "trưa", "chiều", "tối", "%", "/", "-", ":", ".", "st", "nd", "rd", "th", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec",
];

#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "not for", "isn't", "instead of", "rather than", "no longer", "không phải",
    "không phải là", "thay vì", "chứ không phải", "ko phải", "chứ không",
];

/// Words that are mistyped, and units that keep them from being taken for people.
#[rustfmt::skip]
const TYPED: &[&str] = &[
    "people", "person", "persons", "colleagues", "attendees", "guests", "participants", "minutes",
    "hours", "tickets", "months", "weeks", "purple", "couple",
];

/// The number of people that a room must seat, the speaker included.
pub fn head_count(text: &Text) -> Option<u32> {
    let text = &spelling::corrected(text, TYPED);
    let counted = (0..text.tokens().len())
        .filter(|at| text.is_said(*at..at + 1))
        .find_map(|at| count_at(text, at));
    counted
        .or_else(|| alone(text))
        .or_else(|| me_and_another(text))
}

/// How many people more than was said before: "2 more people", "thêm 2 người".
pub fn added_people(text: &Text) -> Option<u32> {
    (0..text.tokens().len())
        .filter(|at| text.is_said(*at..at + 1))
        .find_map(|at| {
            let (count, end) = numbers::at(text, at)?;
            is_added(text, at, end).then_some(count)
        })
}

fn is_added(text: &Text, at: usize, end: usize) -> bool {
    let is_before = text
        .any_before(at, &["thêm", "add", "plus", "another", "thêm cho"])
        .is_some()
        && text
            .any_at(end, PEOPLE)
            .or_else(|| text.any_at(end, COMPANIONS))
            .is_some();
    let more = text
        .any_at(end, &["more", "additional", "extra"])
        .is_some_and(|noun| text.any_at(noun, PEOPLE).is_some() || text.is_break(noun));
    (is_before || more) && !is_speaker_named_before(text, at)
}

fn count_at(text: &Text, at: usize) -> Option<u32> {
    if is_denied(text, at) || numbers::at(text, at).is_some_and(|(_, end)| is_added(text, at, end))
    {
        return None;
    }
    let (count, end) = number_at(text, at)?;
    people_after(text, at, count, end)
        .or_else(|| of_us(text, count, end))
        .or_else(|| counted_before(text, at, count, end))
        .filter(|count| (1..=1000).contains(count))
}

/// A number, the greater one of "5-6" and "six or seven", or a dozen.
fn number_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    #[rustfmt::skip]
    const MANY: &[(&str, u32)] = &[
        ("a couple of", 2), ("a couple", 2), ("couple of", 2), ("a dozen", 12),
        ("half a dozen", 6), ("both", 2), ("cả hai", 2), ("chục", 10), ("một chục", 10),
    ];
    if let Some(many) = text.lookup(at, MANY) {
        return Some(many);
    }
    let (low, end) = numbers::at(text, at)?;
    let to = text.any_at(end, &["-", "–", "to", "or", "đến", "tới", "hoặc", "hay"]);
    let high = to.and_then(|after| {
        numbers::digits_after_dash(text, after).or_else(|| numbers::at(text, after))
    });
    match high {
        Some((high, end)) if high > low => Some((high, end)),
        _ => Some((low, end)),
    }
}

fn people_after(text: &Text, at: usize, count: u32, end: usize) -> Option<u32> {
    let noun = text.skip(
        text.skip(end, &["-"]),
        &[
            "other", "more", "extra", "external", "senior", "junior", "new",
        ],
    );
    if let Some(after) = text
        .any_at(noun, COMPANIONS)
        .filter(|after| Some(*after) >= text.any_at(noun, PEOPLE))
    {
        let with_speaker = is_with_speaker(text, at, after);
        return Some(count + more_after(text, after) + u32::from(with_speaker));
    }
    let after = text.any_at(noun, PEOPLE)?;
    let is_speaker_added = is_speaker_named_before(text, at) || is_speaker_named_after(text, after);
    Some(count + more_after(text, after) + u32::from(is_speaker_added))
}

/// "... and 2 clients": more people of another kind.
fn more_after(text: &Text, after: usize) -> u32 {
    // "2 people from HR and 3 from IT".
    let origin = text
        .any_at(after, &["from", "in", "of", "bên", "ở", "phòng"])
        .map(|place| place + 1);
    let after = origin
        .filter(|end| text.any_at(*end, AND).is_some())
        .unwrap_or(after);
    let more = text.any_at(after, AND).and_then(|next| {
        let (count, end) = numbers::at(text, next)?;
        text.any_at(end, PEOPLE)
            .or_else(|| text.any_at(end, COMPANIONS))
            .or_else(|| text.any_at(end, &["from", "of", "in", "bên", "ở"]))?;
        Some(count)
    });
    more.unwrap_or(0)
}

/// Companions sit with the speaker, unless the room is for them alone ("for 3 colleagues").
fn is_with_speaker(text: &Text, at: usize, after: usize) -> bool {
    let before = text.any_before(at, ABOUT).unwrap_or(at);
    let before = text
        .any_before(before, &["my", "các", "mấy"])
        .unwrap_or(before);
    text.any_before(before, AND).is_some() || is_speaker_named_after(text, after)
}

fn is_speaker_named_before(text: &Text, at: usize) -> bool {
    let before = text.any_before(at, ABOUT).unwrap_or(at);
    text.any_before(before, AND)
        .is_some_and(|and| is_speaker(text, and))
}

/// Whether the speaker is named right before `end`, and not as somebody else's beneficiary
/// ("book for me and ..." counts, "give me with ..." does not occur).
fn is_speaker(text: &Text, end: usize) -> bool {
    text.any_before(end, ME).is_some_and(|me| {
        !text.before(me).is_some_and(|token| {
            token.is_any(&[
                "của", "giúp", "bọn", "chúng", "tụi", "nhóm", "team", "bên", "phòng",
            ])
        })
    })
}

fn is_speaker_named_after(text: &Text, after: usize) -> bool {
    let me = text
        .any_at(after, AND)
        .and_then(|next| text.any_at(next, ME));
    me.is_some_and(|end| {
        !text
            .get(end)
            .is_some_and(|next| next.is_any(&["am", "will", "want", "need", "have", "muốn", "cần"]))
    })
}

fn of_us(text: &Text, count: u32, end: usize) -> Option<u32> {
    text.any_at(
        end,
        &[
            "of us",
            "of them",
            "of you",
            "will attend",
            "will join",
            "will come",
            "will be there",
            "are coming",
            "are joining",
            "attending",
            "in total",
            "sẽ tham gia",
            "tham gia",
            "tham dự",
            "cùng họp",
            "sẽ họp",
        ],
    )
    .map(|_| count)
}

fn counted_before(text: &Text, at: usize, count: u32, end: usize) -> Option<u32> {
    let before = text.any_before(at, ABOUT).unwrap_or(at);
    text.any_before(at, COUNTED_BEFORE)
        .or_else(|| text.any_before(before, COUNTED_BEFORE))?;
    let is_other = text
        .any_at(end, OTHER_UNITS)
        .is_some_and(|after| !is_free_dash(text, end, after));
    (!is_other).then_some(count)
}

/// A dash or a full stop with a space after it belongs to the sentence, not to the number.
fn is_free_dash(text: &Text, end: usize, after: usize) -> bool {
    let is_symbol = text
        .get(end)
        .is_some_and(|token| token.kind == Kind::Symbol);
    is_symbol && !text.get(after).is_some_and(|next| next.is_glued)
        || text.any_at(end, &["and"]).is_some_and(|next| {
            text.any_at(next, &["a half", "half", "a quarter"])
                .is_none()
        })
}

fn is_denied(text: &Text, at: usize) -> bool {
    let before = text.any_before(at, ABOUT).unwrap_or(at);
    text.any_before(before, NOT).is_some()
}

fn alone(text: &Text) -> Option<u32> {
    #[rustfmt::skip]
    const ALONE: &[&str] = &[
        "just me", "only me", "just myself", "only myself", "by myself", "for myself",
        "on my own", "một mình", "mỗi mình tôi", "mỗi mình", "chỉ mình tôi", "chỉ có mình tôi",
        "chỉ tôi", "mỗi tôi",
    ];
    let found = ALONE.iter().find_map(|phrase| text.find(phrase))?;
    (text.any_at(found.end, AND).is_none()).then_some(1)
}

/// "me and my boss", "tôi và sếp".
fn me_and_another(text: &Text) -> Option<u32> {
    #[rustfmt::skip]
    const ONE: &[&str] = &[
        "my", "a", "one", "the", "her", "him", "sếp", "một", "trưởng phòng", "giám đốc", "khách",
    ];
    #[rustfmt::skip]
    const MANY: &[&str] = &[
        "my team", "the team", "my colleagues", "my friends", "the others", "my coworkers",
        "my teammates", "my department", "the rest",
    ];
    (0..text.tokens().len()).find_map(|at| {
        if is_another_and_me(text, at) {
            return Some(2);
        }
        let and = text
            .any_at(at, &["me", "myself"])
            .or_else(|| text.any_at(at, &["tôi", "mình"]))?;
        let other = text.any_at(and, &["and", "&", "+", "plus", "và", "với"])?;
        let is_one = text.any_at(other, ONE).is_some() && text.any_at(other, MANY).is_none();
        (is_one && text.is_said(at..other)).then_some(2)
    })
}

/// "my boss and I", "sếp và tôi".
fn is_another_and_me(text: &Text, at: usize) -> bool {
    let english = text.any_at(at, &["my", "the"]).map(|person| person + 1);
    let vietnamese = || text.any_at(at, &["sếp", "trưởng phòng", "giám đốc"]);
    let and = english
        .or_else(vietnamese)
        .and_then(|and| text.any_at(and, &["and", "và", "với", "cùng"]));
    let me = and.and_then(|me| text.any_at(me, &["i", "me", "myself", "tôi", "mình", "em"]));
    me.is_some_and(|end| {
        text.is_break(end)
            || text
                .any_at(
                    end,
                    &["at", "on", "tomorrow", "for", "in", "lúc", "mai", "thôi"],
                )
                .is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_are_added_are_no_total() {
        for said in [
            "2 more people",
            "add 2 people",
            "thêm 2 người nữa",
            "2 more",
        ] {
            assert_eq!(
                (added_people(&Text::new(said)), head_count(&Text::new(said))),
                (Some(2), None),
                "{said}"
            );
        }
        assert_eq!(added_people(&Text::new("6 people")), None);
    }
}
