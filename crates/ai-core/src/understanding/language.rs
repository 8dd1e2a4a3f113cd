//! Which language a message is written in.
//!
//! Every word is evidence: Vietnamese letters, words that only one language has, and for Vietnamese
//! without diacritics the shape of its syllables. Words that both use ("ok", "ticket", "VPN"),
//! numbers, times, names and references are none.

use super::fold::{Kind, Text, Token};
use super::names;

/// A language that the assistant speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Vietnamese => "vi",
        }
    }

    /// The language of a tag such as `vi` or `en-GB` (BCP 47), if it is spoken here.
    pub fn from_code(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        [Self::English, Self::Vietnamese]
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// Words that say nothing: both languages use them, alone and in the middle of a sentence.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "ok", "okay", "okla", "oklah", "alright", "oke", "okie", "oki", "kk", "yes", "no", "hi",
    "hello", "hey", "bye", "thanks", "thx", "tks", "pls", "plz", "please", "sorry", "am", "pm",
    "h", "m", "p", "a", "g", "k", "y", "n", "x", "tk", "bk", "id", "mon", "tue", "tues", "wed",
    "fri", "sat", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "st", "nd", "rd", "th", "hr", "hrs", "min", "mins", "asap", "wow", "haha", "hihi",
    "hehe", "lol", "hmm", "uh", "oh", "ah", "cancel", "confirm", "vn", "bot", "ai", "chat",
    "admin", "user", "sir", "ms", "mr", "dr",
];

/// Foreign words that are at home in Vietnamese offices: little evidence of English, and only if
/// nothing else is said.
#[rustfmt::skip]
const LOANS: &[&str] = &[
    "ticket", "booking", "book", "room", "meeting", "vpn", "laptop", "wifi", "internet", "email",
    "mail", "gmail", "outlook", "teams", "zoom", "excel", "word", "pdf", "windows", "mac",
    "macbook", "iphone", "ipad", "usb", "server", "web", "website", "app", "file", "folder",
    "link", "login", "logout", "password", "pass", "account", "reset", "update", "check", "test",
    "demo", "team", "sale", "sales", "hr", "it", "ceo", "manager", "deadline", "project", "plan",
    "review", "free", "support", "ticketing", "office", "online", "offline", "restart", "printer",
    "scan", "print", "camera", "mic", "micro", "monitor", "slack", "jira", "git", "vip",
    "feedback", "report", "setup", "config", "software", "driver", "error", "bug", "fix", "crash",
    "lag", "chrome", "google", "drive", "sharepoint", "otp", "sms", "cpu", "ram", "ssd", "lan",
    "proxy", "firewall", "slot", "list", "brainstorm", "standup", "workshop", "training",
    "onboarding", "interview", "call", "marketing", "design", "dev", "kickoff", "sprint",
    "status", "pending", "hotline", "order", "refund", "policy", "code", "data", "backup", "sync",
    "share", "view", "edit", "save", "delete", "add", "new", "reopen", "urgent",
];

/// English words, those first that also look like Vietnamese syllables.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "i", "me", "my", "to", "do", "can", "the", "in", "on", "no", "not", "an", "at", "it", "is",
    "be", "by", "so", "go", "him", "her", "his", "then", "than", "them", "that", "this", "than",
    "any", "now", "on", "or", "up", "us", "too", "how", "who", "has", "had", "hot", "lot", "let",
    "get", "got", "put", "let's", "man", "ten", "team", "thing", "time", "times", "take", "make",
    "made", "same", "some", "come", "home", "sent", "send", "cost", "coming", "long", "pay",
    "buy", "day", "may", "say", "way", "big", "bit", "nine", "one", "late", "later", "since",
    "mine", "use", "used", "go", "going", "gone", "mean", "meant", "hit", "set", "you", "your",
    "we", "our", "they", "their", "he", "she", "what", "when", "where", "which", "why", "are",
    "was", "were", "will", "would", "could", "should", "shall", "have", "does", "did", "don't",
    "doesn't", "didn't", "can't", "cannot", "won't", "isn't", "i'm", "i'd", "i've", "it's",
    "what's", "that's", "there", "here", "for", "from", "with", "without", "about", "after",
    "before", "of", "and", "but", "if", "as", "want", "need", "like", "help", "show", "open",
    "close", "change", "move", "reschedule", "tomorrow", "today", "tonight", "yesterday",
    "morning", "afternoon", "evening", "night", "noon", "next", "last", "first", "second", "week",
    "month", "year", "hour", "hours", "minute", "minutes", "people", "people", "person",
    "colleagues", "big", "small", "largest", "smallest", "another", "other", "available",
    "working", "work", "works", "broken", "problem", "question", "thank", "good", "great", "fine",
    "sure", "yeah", "yep", "nope", "never", "mind", "ahead", "right", "still", "keeps", "again",
    "talk", "speak", "human", "real", "someone", "anyone", "everything", "nothing", "something",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "two", "three",
    "four", "five", "six", "seven", "eight", "half", "past", "quarter", "until", "till",
    "between", "instead", "actually", "wait", "also", "just", "only", "more", "less", "much",
    "many", "very", "want", "wanted", "know", "tell", "give", "find", "see", "look", "back",
    "out", "off", "over", "down", "hours", "sorry", "dear", "everyone", "been", "being", "am",
    "tomorrow's", "cancel", "forget",
];

/// Vietnamese words without their diacritics.
#[rustfmt::skip]
const VIETNAMESE: &[&str] = &[
    "alo", "day", "dat", "phong", "hop", "huy", "giup", "minh", "cho", "khong", "duoc", "lich",
    "ngay", "gio", "tuan", "thu", "chieu", "toi", "sang", "muon", "voi", "luc", "nguoi", "may",
    "bi", "loi", "mang", "khi", "nao", "cua", "nhung", "cac", "mot", "hai", "ba", "bon", "nam",
    "sau", "bay", "tam", "chin", "muoi", "tieng", "phut", "nua", "truoc", "dang", "roi", "xin",
    "chao", "cam", "vui", "ve", "yeu", "cau", "ho", "tro", "nhan", "vien", "hoi", "gi", "sao",
    "nay", "kia", "tai", "dau", "bao", "nhieu", "hoan", "tien", "chinh", "sach", "mat", "khau",
    "quen", "lam", "viec", "doi", "chuyen", "dich", "vu", "tang", "hom", "mai", "qua", "van",
    "de", "tinh", "ban", "phim", "man", "hinh", "chua", "ko", "hok", "dc", "vs", "nhe", "nha",
    "dong", "y", "thoi", "khoi", "vang", "da", "uhm", "hien", "thi", "trong", "ngoai", "tat",
    "mo", "dong", "tao", "xem", "kiem", "tra", "gui", "nhap", "vao", "ra", "den", "tu", "trua",
    "dem", "rang", "thang", "thay", "vi", "la", "co", "nghi", "ngoi", "lon", "nhat", "nho", "hon",
    "kem", "ruoi", "gap", "khan", "uu", "cao", "thap", "binh", "thuong", "dung", "chay", "hong",
    "hu", "sua", "ket", "giay", "noi", "ngat", "mua", "trinh", "duyet", "phan", "mem", "cai",
    "ung", "tuan", "cuoi", "dau", "tiep", "theo", "moi", "cu", "them", "bot", "het", "can", "ai",
    "em", "anh", "chi", "oi", "a", "vay", "the", "nhu", "hay", "hoac", "va", "nhung", "ma", "thi",
    "neu", "boi", "tim", "biet", "noi", "chuyen", "that", "su", "nguoi", "dung", "sai", "lai",
    "van", "con", "luon", "di", "ngan", "hang", "phieu", "hen", "bua", "buoi", "quy", "dinh",
    "giu", "luu", "xoa", "nhat", "ngu", "vn", "ntn", "bn", "khach", "cty", "cong", "ty", "nghiep",
    "thong", "bao", "mail", "trang", "giam", "doc", "truong", "rieng", "tu", "kenh", "bang",
    "anh", "hung", "tot", "xau", "on", "dien", "thoai", "may", "in", "nghe", "nhin", "thay",
    "ranh", "trong", "cung", "duong", "giai", "quyet", "hieu", "ro", "lau", "nhanh", "cham",
    "nong", "lanh", "may", "lanh", "dieu", "hoa", "den", "nuoc", "tham", "gia", "ghe", "cho",
    "lay", "bo",
];

/// Rimes of Vietnamese syllables, folded.
#[rustfmt::skip]
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien", "ieng",
    "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai",
    "oam", "oan", "oang", "oanh", "oao", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi",
    "om", "on", "ong", "oong", "op", "ot", "u", "ua", "uan", "uang", "uat", "uay", "uc", "ue",
    "uech", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon", "uong", "uop",
    "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh", "uyt", "y",
    "yem", "yen", "yet", "yeu", "uoi",
];

const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

#[derive(Default)]
struct Evidence {
    english: u32,
    vietnamese: u32,
    /// Foreign words that both use: several of them, and nothing else, are English.
    loans: u32,
}

/// The language of a message; `None` when it says nothing about it ("ok", a number, a time, a
/// reference, one of `names`), so that the language of the message before holds on.
pub fn detect(text: &Text, names: &[&str]) -> Option<Language> {
    let said = weigh(text, names, false);
    // Somebody who only cites something still chose a language to do so.
    let evidence = if said.english + said.vietnamese + said.loans == 0 {
        weigh(text, names, true)
    } else {
        said
    };
    if evidence.vietnamese > evidence.english {
        return Some(Language::Vietnamese);
    }
    (evidence.english > 0 || evidence.loans > 1).then_some(Language::English)
}

fn weigh(text: &Text, names: &[&str], with_quoted: bool) -> Evidence {
    let found = names::find(text, names);
    let mut evidence = Evidence::default();
    for (at, token) in text.tokens().iter().enumerate() {
        let is_name = found.iter().any(|name| name.tokens.contains(&at));
        if token.kind == Kind::Word
            && !is_name
            && (with_quoted || !token.is_quoted)
            && !is_unit(text, at)
        {
            weigh_word(token, at == 0, &mut evidence);
        }
    }
    evidence
}

/// The `h` of `15h`, the `th` of `24th`, the `T` of `T2`.
fn is_unit(text: &Text, at: usize) -> bool {
    let is_number = |index: Option<usize>| {
        index
            .and_then(|index| text.get(index))
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let is_short = text.get(at).is_some_and(|token| token.folded.len() <= 2);
    let is_after_digits =
        is_number(at.checked_sub(1)) && text.get(at).is_some_and(|token| token.is_glued);
    let is_before_digits =
        is_number(Some(at + 1)) && text.get(at + 1).is_some_and(|token| token.is_glued);
    is_short && (is_after_digits || is_before_digits)
}

fn weigh_word(token: &Token, is_first: bool, evidence: &mut Evidence) {
    let word = token.folded.as_str();
    if token.marked != token.folded {
        // `é` alone is as French as it is Vietnamese: café, résumé.
        let is_vietnamese = token
            .marked
            .chars()
            .any(|c| !c.is_ascii() && !matches!(c, 'é' | 'è' | 'ç' | 'ñ' | 'ü' | 'ö' | 'ï'));
        evidence.vietnamese += if !(is_vietnamese || is_syllable(word)) {
            0
        } else if token.is_capital && !is_first {
            // Probably a name, which may stand in an English sentence.
            1
        } else {
            8
        };
        return;
    }
    if SHARED.contains(&word) {
        return;
    }
    let is_english = ENGLISH.contains(&word);
    let is_vietnamese = VIETNAMESE.contains(&word);
    match (is_english, is_vietnamese) {
        (true, true) => {
            evidence.english += 1;
            evidence.vietnamese += 1;
        }
        (true, false) => evidence.english += 3,
        (false, true) => evidence.vietnamese += 3,
        (false, false) if LOANS.contains(&word) => evidence.loans += 1,
        (false, false) if token.is_capital && is_acronym(token) => {}
        (false, false) if is_syllable(word) => evidence.vietnamese += u32::from(word.len() > 2),
        (false, false) => evidence.english += 2,
    }
}

/// Short and without a vowel that could be spoken: `PC`, `HDMI`, `BCG`.
fn is_acronym(token: &Token) -> bool {
    token.folded.len() <= 3
}

/// Whether a folded word could be a Vietnamese syllable.
fn is_syllable(word: &str) -> bool {
    ONSETS.iter().any(|onset| {
        word.strip_prefix(onset)
            .is_some_and(|rime| RIMES.contains(&rime))
    })
}
