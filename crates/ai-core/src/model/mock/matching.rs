//! Finding a ticket or booking by words of its content, in either language.

use super::{
    lexicon::{Concept, stem},
    reading::Reading,
};
use crate::understanding::{Text, fold::Kind};

/// Words of the two languages that mean the same thing, by a common key.
const GLOSSARY: &[(&str, &[&str])] = &[
    ("printer", &["printer", "máy in", "printing", "print"]),
    ("laptop", &["laptop", "máy tính xách tay", "notebook"]),
    ("computer", &["computer", "pc", "máy tính"]),
    ("jam", &["jam", "jammed", "kẹt"]),
    ("paper", &["paper", "giấy"]),
    ("screen", &["screen", "monitor", "màn hình", "display"]),
    ("keyboard", &["keyboard", "bàn phím"]),
    ("mouse", &["mouse", "chuột"]),
    ("phone", &["phone", "điện thoại"]),
    (
        "network",
        &["network", "mạng", "internet", "wifi", "wi - fi"],
    ),
    ("password", &["password", "mật khẩu"]),
    ("email", &["email", "e - mail", "thư điện tử", "outlook"]),
    ("projector", &["projector", "máy chiếu"]),
    (
        "air",
        &[
            "air conditioning",
            "air conditioner",
            "aircon",
            "máy lạnh",
            "điều hoà",
        ],
    ),
    (
        "planning",
        &[
            "planning",
            "plan",
            "kế hoạch",
            "lập kế hoạch",
            "lên kế hoạch",
        ],
    ),
    ("interview", &["interview", "phỏng vấn"]),
    ("training", &["training", "đào tạo", "tập huấn"]),
    ("review", &["review", "đánh giá"]),
    ("project", &["project", "dự án"]),
    ("customer", &["customer", "client", "khách hàng", "khách"]),
    ("team", &["team", "nhóm", "đội"]),
    ("weekly", &["weekly", "hàng tuần", "hằng tuần"]),
    ("salary", &["salary", "payroll", "lương"]),
    ("chair", &["chair", "ghế"]),
    ("desk", &["desk", "bàn"]),
    ("door", &["door", "cửa"]),
    ("light", &["light", "lamp", "đèn"]),
    ("account", &["account", "tài khoản"]),
    ("coffee", &["coffee", "cà phê"]),
    ("software", &["software", "phần mềm"]),
    ("battery", &["battery", "pin"]),
    ("camera", &["camera", "webcam", "máy quay"]),
    ("card", &["card", "badge", "thẻ"]),
    ("drop", &["drop", "disconnect", "ngắt", "rớt"]),
    ("old", &["old", "cũ"]),
    ("slow", &["slow", "chậm"]),
    ("broken", &["broken", "hỏng", "hư"]),
    ("leak", &["leak", "rò rỉ", "chảy nước", "dột"]),
    ("speaker", &["speaker", "loa"]),
    ("headset", &["headset", "headphones", "tai nghe"]),
    ("file", &["file", "tệp"]),
    ("question", &["question", "câu hỏi"]),
    ("budget", &["budget", "ngân sách"]),
    ("contract", &["contract", "hợp đồng"]),
    ("partner", &["partner", "đối tác"]),
    ("noise", &["noise", "noisy", "ồn"]),
];

/// Words that describe no object.
const EMPTY: &[&str] = &[
    "one", "ones", "first", "second", "third", "two", "dau", "tien", "hai", "nhat", "thing", "cai",
    "chiec", "do", "kia", "nay", "ay", "mot", "and", "the", "that", "this", "with", "about", "cua",
    "toi", "minh", "viec", "tren", "ngay", "luc", "hom", "gio", "from", "into", "for", "its",
    "not", "you", "any", "all", "vu", "over", "last", "longer", "more", "need", "needed",
    "anymore", "thanks", "please", "was", "ticket", "still", "because", "have", "has", "there",
    "their", "them", "can", "nua", "khong", "roi", "thanh", "sang", "qua", "den", "thu", "cuoi",
    "fourth",
];

/// What is part of the asking and describes no object.
#[rustfmt::skip]
const ASKING: &[Concept] = &[
    Concept::Open, Concept::Make, Concept::Book, Concept::Cancel, Concept::Close, Concept::Reopen,
    Concept::Move, Concept::Change, Concept::Extend, Concept::Add, Concept::AddTo, Concept::Tell,
    Concept::Show, Concept::Find, Concept::Set, Concept::Ticket, Concept::Tickets,
    Concept::Booking, Concept::Bookings, Concept::Meeting, Concept::Room, Concept::Rooms,
    Concept::Wording, Concept::Note, Concept::Urgency, Concept::Status, Concept::Polite,
    Concept::Courtesy, Concept::Filler, Concept::Myself, Concept::You, Concept::Need,
    Concept::Also, Concept::Correction, Concept::Greeting, Concept::Thanks, Concept::TicketRef,
    Concept::BookingRef, Concept::RoomName, Concept::Link, Concept::Wonder, Concept::How,
    Concept::What, Concept::Which, Concept::When, Concept::HowLong, Concept::AskVi, Concept::New,
    Concept::Have, Concept::DoYou, Concept::May, Concept::Resolved, Concept::Canceled,
    Concept::Active, Concept::Help, Concept::Booked, Concept::Negation,
];

/// What a request says about the object that it means: content words that are no part of the
/// asking, before token `end`.
pub(super) fn wanted(reading: &Reading, end: usize) -> Vec<String> {
    let text = &reading.text;
    keys(text, |at| {
        let is_asking = reading
            .concepts_at(at)
            .iter()
            .any(|concept| ASKING.contains(concept));
        at >= end || is_asking || reading.is_when(at)
    })
}

/// What an object's own text says.
pub(super) fn described(text: &str) -> Vec<String> {
    keys(&Text::new(text), |_| false)
}

/// How many of the wanted words describe the object.
pub(super) fn score(wanted: &[String], described: &[String]) -> usize {
    wanted
        .iter()
        .filter(|word| described.contains(word))
        .count()
}

fn keys(text: &Text, is_left_out: impl Fn(usize) -> bool) -> Vec<String> {
    let mut keys = Vec::new();
    let mut at = 0;
    while let Some(token) = text.get(at) {
        let term = GLOSSARY.iter().find_map(|(key, phrases)| {
            let mut ends = phrases
                .iter()
                .filter_map(|phrase| term_at(text, at, phrase));
            ends.next().map(|end| (*key, end))
        });
        if let Some((key, end)) = term.filter(|_| !is_left_out(at)) {
            keys.push(key.to_owned());
            at = end;
            continue;
        }
        let is_long = token.folded.chars().count() >= 3 || token.kind == Kind::Number;
        let is_word = token.kind != Kind::Symbol;
        if is_word && is_long && !EMPTY.contains(&token.folded.as_str()) && !is_left_out(at) {
            keys.push(stem(&token.folded));
        }
        at += 1;
    }
    keys
}

fn term_at(text: &Text, at: usize, phrase: &str) -> Option<usize> {
    text.phrase_at(at, phrase).or_else(|| {
        let is_one = !phrase.contains(' ') && phrase.is_ascii();
        let token = text.get(at)?;
        (is_one && stem(&token.folded) == stem(phrase)).then_some(at + 1)
    })
}
