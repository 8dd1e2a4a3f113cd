//! What a customer points at: `TK-1002`, "the second one", "it".

use std::ops::Range;

use super::fold::{Kind, Text};
use super::numbers;

/// What kind of thing a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// A ticket, `TK-1002`.
    Ticket,
    /// A booking, `BK-501`.
    Booking,
}

/// A ticket or booking that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Ticket or booking.
    pub object: Object,
    /// As it is written everywhere: `TK-1002`, `BK-501`.
    pub written: String,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// Which of the things that were offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The one at this index.
    One(usize),
    /// All of them.
    All,
}

/// What may stand before the digits of a reference. Nothing else but [`BETWEEN`] may.
#[rustfmt::skip]
const BEFORE_DIGITS: &[(&str, Option<Object>)] = &[
    ("tk", Some(Object::Ticket)), ("ticket", Some(Object::Ticket)),
    ("tickets", Some(Object::Ticket)), ("tiket", Some(Object::Ticket)),
    ("vé", Some(Object::Ticket)), ("phiếu", Some(Object::Ticket)),
    ("yêu cầu", Some(Object::Ticket)), ("case", Some(Object::Ticket)),
    ("issue", Some(Object::Ticket)), ("incident", Some(Object::Ticket)),
    ("request", Some(Object::Ticket)), ("sự cố", Some(Object::Ticket)),
    ("bk", Some(Object::Booking)), ("booking", Some(Object::Booking)),
    ("bookings", Some(Object::Booking)), ("reservation", Some(Object::Booking)),
    ("reservations", Some(Object::Booking)), ("lịch", Some(Object::Booking)),
    ("lịch đặt", Some(Object::Booking)), ("lịch họp", Some(Object::Booking)),
    ("lịch đặt phòng", Some(Object::Booking)), ("đặt phòng", Some(Object::Booking)),
    ("lượt đặt", Some(Object::Booking)), ("cuộc họp", Some(Object::Booking)),
    ("đơn đặt phòng", Some(Object::Booking)), ("meeting", Some(Object::Booking)), ("#", None),
    ("number", None), ("no", None), ("no .", None), ("số", None), ("mã", None), ("mã số", None),
];

#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "-", "–", "—", "_", "#", ":", ".", "number", "no", "no .", "id", "ref", "reference", "số",
    "mã", "mã số", "là", "nr", "num",
];

/// All references outside quotation marks, in order. If there is none, those that are all that a
/// pair of quotation marks holds: `cancel "TK-1002"`.
pub fn references(text: &Text) -> Vec<Reference> {
    let found = collect(text, &|range| text.is_said(range));
    if found.is_empty() {
        return collect(text, &|range| is_alone_in_quotes(text, range));
    }
    found
}

fn collect(text: &Text, accepts: &dyn Fn(Range<usize>) -> bool) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let reference = reference_at(text, at)
            .or_else(|| continued_at(text, at, found.last()))
            .or_else(|| named_by_verb(text, at));
        match reference.filter(|reference| accepts(reference.tokens.clone())) {
            Some(reference) => {
                at = reference.tokens.end;
                found.push(reference);
            }
            None => at += 1,
        }
    }
    found
}

fn reference_at(text: &Text, at: usize) -> Option<Reference> {
    let (object, mut digits) = text.lookup(at, BEFORE_DIGITS)?;
    for _ in 0..3 {
        digits = text.skip(digits, BETWEEN);
    }
    let number = number_at(text, digits)?;
    let object = object.or_else(|| by_range(number))?;
    Some(reference(object, number, at..digits + 1))
}

/// "TK-1001 and 1002": the second stands for the same kind of thing.
fn continued_at(text: &Text, at: usize, before: Option<&Reference>) -> Option<Reference> {
    let before = before?;
    let and = text.any_at(
        before.tokens.end,
        &[
            "and", ",", "&", "và", "với", "or", "hay", "hoặc", ", and", "/", "+",
        ],
    )?;
    let number = (and == at).then(|| number_at(text, at))??;
    (number >= 500).then(|| reference(before.object, number, at..at + 1))
}

/// "reopen 1003": a bare number right after what shall be done with it.
fn named_by_verb(text: &Text, at: usize) -> Option<Reference> {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "cancel", "close", "reopen", "show", "show me", "view", "move", "reschedule", "status of",
        "status for", "update on", "delete", "drop", "re - open", "huỷ", "đóng", "mở lại", "xem",
        "kiểm tra", "dời", "đổi", "tình trạng", "trạng thái", "xoá", "huỷ bỏ",
    ];
    let number = number_at(text, at)?;
    let is_thing = text.get(at + 1).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.is_any(&[
                "please", "pls", "and", "to", "now", "it", "again", "giúp", "sang", "cho", "đi",
                "nhé", "và", "với", "lại", "ạ", "because", "as", "since", "for", "at", "thôi",
                "nha",
            ])
    });
    text.any_before(at, VERBS).filter(|_| !is_thing)?;
    Some(reference(by_range(number)?, number, at..at + 1))
}

fn reference(object: Object, number: u32, tokens: Range<usize>) -> Reference {
    let prefix = match object {
        Object::Ticket => "TK",
        Object::Booking => "BK",
    };
    Reference {
        object,
        written: format!("{prefix}-{number}"),
        tokens,
    }
}

/// The digits of a reference: three or more, and not the beginning of a date, a time or a price.
fn number_at(text: &Text, at: usize) -> Option<u32> {
    let token = text.get(at)?;
    let number = token
        .number()
        .filter(|_| (3..=9).contains(&token.folded.len()))?;
    let goes_on = text.get(at + 1).is_some_and(|next| {
        let is_digit_after = text
            .get(at + 2)
            .is_some_and(|after| after.is_glued && after.kind == Kind::Number);
        next.is_glued
            && (next.kind == Kind::Word && !next.folded.starts_with('s') || is_digit_after)
    });
    (!goes_on).then_some(number)
}

/// Tickets count from 1001, bookings from 501.
fn by_range(number: u32) -> Option<Object> {
    match number {
        501..1000 => Some(Object::Booking),
        1000..100_000 => Some(Object::Ticket),
        _ => None,
    }
}

fn is_alone_in_quotes(text: &Text, range: Range<usize>) -> bool {
    let is_quoted = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(|token| token.is_quoted)
    };
    !is_quoted(range.start.checked_sub(1)) && !is_quoted(Some(range.end))
}

#[rustfmt::skip]
const ORDINALS: &[(&str, usize)] = &[
    ("first", 0), ("1st", 0), ("1 st", 0), ("top", 0), ("former", 0), ("second", 1), ("2 nd", 1),
    ("third", 2), ("3 rd", 2), ("fourth", 3), ("4 th", 3), ("fifth", 4), ("5 th", 4),
    ("đầu tiên", 0), ("đầu", 0), ("thứ nhất", 0), ("số một", 0), ("trên cùng", 0), ("thứ hai", 1),
    ("thứ 2", 1), ("thứ nhì", 1), ("thứ ba", 2), ("thứ 3", 2), ("thứ tư", 3), ("thứ 4", 3),
    ("thứ năm", 4), ("thứ 5", 4),
];

#[rustfmt::skip]
const LAST: &[&str] = &["last", "latter", "bottom", "final", "cuối cùng", "cuối", "sau cùng", "chót"];

#[rustfmt::skip]
const ALL: &[&str] = &[
    "both", "all", "all of them", "both of them", "every one", "everything", "each of them",
    "all three", "them all", "cả hai", "cả 2", "cả ba", "cả 3", "tất cả", "tất", "cả thảy",
    "toàn bộ", "hết cả",
];

/// What may follow an ordinal that picks something. "first thing tomorrow" picks nothing.
#[rustfmt::skip]
const PICKED: &[&str] = &[
    "one", "ones", "ticket", "booking", "option", "room", "slot", "time", "choice", "item",
    "meeting", "reservation", "on", "of", "in", "please", "pls", "thanks", "thank", "and", "then",
    "is", "works", "would", "sounds", "cái", "vé", "lịch", "phòng", "nhé", "nha", "ạ", "đi",
    "bạn", "được", "ấy", "đó", "giúp", "nào", "trong", "luôn", "á", "cho", "thôi",
];

/// What may stand before a bare number that picks something from a list.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "number", "no", "no .", "#", "option", "choice", "item", "số", "cái", "cái số", "phương án",
    "lựa chọn", "the number", "vé", "lịch", "ticket", "booking", "mục", "cái thứ", "thứ",
];

/// Which one of an offered list of references is meant: by reference, by its bare number, by
/// place ("the second", "cái đầu tiên", "the last one"), or all.
pub fn choose(text: &Text, offered: &[&str]) -> Option<Choice> {
    by_reference(text, offered)
        .or_else(|| by_bare_number(text, offered))
        .or_else(|| by_place(text, offered.len()))
        .or_else(|| by_index(text, offered.len()))
        .or_else(|| text.says_any(ALL).then_some(Choice::All))
}

fn by_reference(text: &Text, offered: &[&str]) -> Option<Choice> {
    let named = references(text);
    let found = named.iter().find_map(|reference| {
        offered
            .iter()
            .position(|other| other.eq_ignore_ascii_case(&reference.written))
    })?;
    Some(Choice::One(found))
}

fn by_bare_number(text: &Text, offered: &[&str]) -> Option<Choice> {
    let digits = |reference: &str| {
        reference
            .rsplit('-')
            .next()
            .and_then(|digits| digits.parse::<u32>().ok())
    };
    let said = (0..text.tokens().len())
        .filter_map(|at| number_at(text, at).filter(|_| text.is_said(at..at + 1)));
    said.into_iter()
        .find_map(|number| {
            offered
                .iter()
                .position(|reference| digits(reference) == Some(number))
        })
        .map(Choice::One)
}

fn by_place(text: &Text, count: usize) -> Option<Choice> {
    (0..text.tokens().len())
        .filter(|at| text.is_said(*at..at + 1))
        .find_map(|at| {
            let (index, end) = text.lookup(at, ORDINALS).or_else(|| {
                text.any_at(at, LAST)
                    .and_then(|end| Some((count.checked_sub(1)?, end)))
            })?;
            let is_picked = text.is_break(end) || text.any_at(end, PICKED).is_some();
            (is_picked && index < count).then_some(Choice::One(index))
        })
}

fn by_index(text: &Text, count: usize) -> Option<Choice> {
    let named = (0..text.tokens().len()).find_map(|at| {
        let digits = text.any_at(at, NUMBERED)?;
        numbers::at(text, digits)
            .or_else(|| numbers::digits_after_dash(text, digits))
            .map(|(number, _)| number)
    });
    let number = usize::try_from(named.or_else(|| numbers::alone(text))?).ok()?;
    let index = number.checked_sub(1).filter(|index| *index < count)?;
    Some(Choice::One(index))
}

#[rustfmt::skip]
const BACK: &[&str] = &[
    "it", "that", "this", "this one", "that one", "the same", "them", "those", "these", "the one",
    "that ticket", "that booking", "its", "nó", "cái đó", "cái này", "cái ấy", "cái kia",
    "cái vừa rồi", "vé đó", "vé này", "vé ấy", "vé vừa rồi", "lịch đó", "lịch này", "lịch ấy",
    "lịch vừa rồi", "ticket đó", "ticket này", "ticket ấy", "ticket vừa rồi", "booking đó",
    "booking này", "phiếu đó", "phiếu này", "yêu cầu đó", "yêu cầu này", "phòng đó", "phòng này",
    "cuộc họp đó", "cuộc họp này", "vụ này", "vụ đó", "việc này", "việc đó", "đặt phòng đó",
    "chúng", "lịch họp đó", "lịch họp này", "buổi đó", "buổi họp đó", "cái lịch đó", "cái vé đó",
    "cái ticket đó", "cái phòng đó",
];

/// Whether the text points back at something ("it", "that one", "nó", "cái đó").
pub fn points_back(text: &Text) -> bool {
    BACK.iter().any(|phrase| {
        text.find(phrase).is_some_and(|range| {
            let is_department = text.slice(range.clone()) == "IT";
            !is_department
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_point_back_are_known() {
        for said in [
            "cancel it",
            "close that one",
            "huỷ nó",
            "huy cai do",
            "ticket đó sao rồi",
            "what is its status",
        ] {
            assert!(points_back(&Text::new(said)), "{said}");
        }
        for said in ["call IT", "cancel my booking", "huỷ lịch của tôi"] {
            assert!(!points_back(&Text::new(said)), "{said}");
        }
    }
}
