//! Plain yes and plain no.
//!
//! A message answers a proposal only if it is nothing but an answer: every word of it must be
//! known here as a yes, a no, or as politeness. One other word, a quotation or a question mark
//! makes it something else.

use super::fold::{Kind, Text};
use super::spelling;

/// What a message that is nothing but an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "yes", "go ahead", "đồng ý".
    Yes,
    /// "no", "never mind", "thôi khỏi".
    No,
    /// A no that says only "cancel" or "huỷ": while a cancellation is pending it is neither.
    Cancel,
    /// "yes, cancel it", "ok huỷ đi": a yes to a cancellation, a no to anything else.
    YesCancel,
    /// "don't cancel it", "đừng huỷ": a no to a cancellation, no answer to anything else.
    Keep,
}

impl Answer {
    /// Whether it confirms (`true`) or cancels (`false`) a pending action, given whether that
    /// action is itself a cancellation; `None` if that has to be asked.
    pub fn decides(self, is_cancellation: bool) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Cancel => (!is_cancellation).then_some(false),
            Self::YesCancel => Some(is_cancellation),
            Self::Keep => is_cancellation.then_some(false),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Yes,
    /// A yes alone, an "I hear you" before something else: "ok, no", "dạ không".
    Heard,
    No,
    Cancel,
    Keep,
    Polite,
}

const PARTS: [(Part, &[&str]); 6] = [
    (Part::Yes, YES),
    (Part::Heard, HEARD),
    (Part::No, NO),
    (Part::Cancel, CANCEL),
    (Part::Keep, KEEP),
    (Part::Polite, POLITE),
];

#[rustfmt::skip]
const YES: &[&str] = &[
    "yes", "yeah", "yea", "ye", "yh", "why not", "that's perfect", "that is perfect",
    "it's perfect", "ok go", "okey dokey", "okie dokie", "roger", "roger that", "yes sir",
    "chắc rồi", "chắc chắn vậy", "yep", "yup", "ya", "aye", "yess", "yes i do", "yes i am",
    "yes it is", "y", "affirmative", "sure thing", "of course", "certainly", "definitely",
    "absolutely", "correct", "that's correct", "that is correct", "right", "that's right",
    "that is right", "exactly", "indeed", "go ahead", "go for it", "go on", "do it", "do so",
    "do that", "please do", "let's do it", "let's do that", "let's go", "let's go with that",
    "proceed", "carry on", "continue", "confirm", "confirmed", "i confirm", "i do confirm",
    "confirm it", "confirm that", "i agree", "agree", "agreed", "i accept", "accept", "accepted",
    "approve", "approved", "i approve", "sounds good", "sounds good to me", "sounds great",
    "sounds perfect", "sounds fine", "sounds right", "looks good", "looks great", "looks right",
    "looks fine", "looks good to me", "looks correct", "lgtm", "good", "all good", "it's good",
    "that's good", "great", "perfect", "excellent", "wonderful", "that's fine", "that is fine",
    "it's fine", "that's ok", "that's okay", "it's ok", "fine by me", "fine with me",
    "ok with me", "good with me", "works for me", "that works", "that works for me", "this works",
    "it works for me", "make it so", "by all means", "i'm sure", "i am sure", "im sure",
    "that would be great", "that'd be great", "i'd like that", "i would like that", "i want that",
    "i'm happy with that", "happy with that", "i'm ok with that", "i'm fine with that", "book it",
    "book that", "create it", "create that", "open it", "submit it", "submit", "send it",
    "log it", "file it", "move it", "reschedule it", "reopen it", "schedule it", "reserve it",
    "update it", "add it", "post it", "you may", "you can", "yes you may", "yes you can", "cool",
    "green light", "ship it", "that's it", "that's the one", "có", "có chứ", "đồng ý",
    "đồng ý đặt", "đồng ý tạo", "đồng ý mở", "đồng ý dời", "đồng ý đổi", "đồng ý gửi",
    "đồng ý sửa", "nhất trí", "chấp nhận", "tán thành", "xác nhận", "duyệt", "được", "được rồi",
    "được đấy", "được đó", "được chứ", "được thôi", "thôi được", "thôi cũng được", "cũng được",
    "thế cũng được", "vậy cũng được", "đc", "dc", "đúng", "đúng rồi", "đúng vậy", "đúng thế",
    "đúng thế rồi", "chính xác", "phải", "phải rồi", "chuẩn", "chuẩn rồi", "chuẩn luôn", "chốt",
    "chốt luôn", "chốt đơn", "chốt nhé", "làm đi", "làm luôn", "làm luôn đi", "cứ làm đi",
    "cứ làm", "cứ làm thế", "cứ thế", "cứ thế đi", "cứ thế mà làm", "cứ vậy", "cứ vậy đi",
    "cứ làm vậy", "cứ tiến hành", "tiến hành", "tiến hành đi", "triển khai", "triển khai đi",
    "triển đi", "tiếp tục", "tiếp tục đi", "thế đi", "vậy đi", "thế nhé", "vậy nhé",
    "thế là được", "vậy là được", "như vậy đi", "như vậy là được", "như vậy được rồi", "tốt",
    "tốt rồi", "tốt lắm", "tuyệt", "tuyệt vời", "hay đấy", "hợp lý", "ổn", "ổn đấy", "ổn rồi",
    "ổn đó", "ổn thoả", "chắc chắn", "chắc chắn rồi", "tất nhiên", "tất nhiên rồi", "dĩ nhiên",
    "dĩ nhiên rồi", "đương nhiên", "đặt đi", "đặt luôn", "đặt luôn đi", "cứ đặt đi", "cứ đặt",
    "đặt giúp", "tạo đi", "tạo luôn", "tạo luôn đi", "cứ tạo đi", "cứ tạo", "tạo giúp", "gửi đi",
    "gửi luôn", "mở đi", "mở luôn", "mở lại đi", "đổi đi", "đổi luôn", "dời đi", "dời luôn",
    "chuyển đi", "chuyển luôn", "lưu đi", "cập nhật đi", "thêm đi", "bấm đi", "xác nhận đi",
    "mình xác nhận", "quyết vậy", "quyết định vậy", "triển", "múc", "quất luôn",
];

#[rustfmt::skip]
const HEARD: &[&str] = &[
    "ok", "okay", "okey", "okie", "oki", "oke", "okê", "okla", "okela", "ô kê", "ô-kê", "kk",
    "o k", "o . k .", "alright", "all right", "alrighty", "sure", "fine", "got it", "i see", "dạ",
    "dạ vâng", "dạ được", "dạ có", "vâng", "vâng ạ", "vâng dạ", "dạ ok", "ừ", "ừm", "uhm", "um",
    "uh huh", "uh-huh", "uk", "ừa", "ờ", "ờm", "ừ thì", "rồi", "ok luôn", "ok rồi", "ok được",
    "👍", "✅", "👌", "✔", "🆗",
];

#[rustfmt::skip]
const NO: &[&str] = &[
    "no", "nope", "nah", "i don't think so", "don't think so", "i think not", "no longer", "naw",
    "no way", "no no", "not now", "not today", "not anymore", "not any more", "not really",
    "not necessary", "no need", "no need to", "no need for that", "no longer needed",
    "it's not needed", "not needed", "not interested", "don't", "dont", "do not", "don't do it",
    "don't do that", "do not do it", "do not do that", "please don't", "don't book it",
    "don't create it", "don't bother", "never mind", "nevermind", "never mind that", "nvm",
    "forget it", "forget that", "forget about it", "forget about that", "leave it", "drop it",
    "drop that", "stop", "stop it", "stop that", "scrap it", "scrap that", "skip it", "skip that",
    "skip", "abort", "decline", "i decline", "reject", "rejected", "declined", "discard",
    "discard it", "dismiss", "i don't want it", "i don't want that", "i don't want to", "i don't",
    "no i don't", "i do not", "i don't need it", "i don't need that", "i don't need it anymore",
    "i don't need it any more", "i changed my mind", "changed my mind", "i've changed my mind",
    "n", "negative", "absolutely not", "of course not", "certainly not", "definitely not",
    "i'd rather not", "rather not", "better not", "i disagree", "disagree", "maybe later",
    "not yet", "undo", "nothing", "nothing else", "không", "ko", "kg", "hông", "hổng", "hok",
    "hem", "khong", "không cần", "ko cần", "k cần", "hông cần", "không cần đâu", "k cần đâu",
    "không cần nữa", "ko cần nữa", "không cần thiết", "chưa cần", "chẳng cần", "thôi",
    "thôi khỏi", "thôi không", "thôi không cần", "thôi ko cần", "thôi bỏ", "thôi bỏ đi",
    "thôi bỏ qua", "thôi để sau", "thôi đừng", "thôi nhé", "thôi vậy", "khỏi", "khỏi cần",
    "khỏi đi", "khỏi làm", "bỏ", "bỏ đi", "bỏ qua", "bỏ qua đi", "không đồng ý", "ko đồng ý",
    "không chấp nhận", "từ chối", "không muốn", "không muốn nữa", "ko muốn", "ko muốn nữa",
    "không đặt nữa", "ko đặt nữa", "thôi không đặt nữa", "không đặt", "không tạo nữa",
    "không tạo", "thôi không tạo nữa", "không làm nữa", "không làm", "thôi không làm nữa",
    "không đổi nữa", "không dời nữa", "thôi không nữa", "đừng", "đừng làm", "đừng làm thế",
    "đừng làm vậy", "đừng đặt", "đừng tạo", "đừng đặt nữa", "đừng tạo nữa", "dừng", "dừng lại",
    "dừng đi", "ngừng", "ngừng lại", "chưa", "chưa đâu", "để sau", "để sau đi", "để lúc khác",
    "để khi khác", "lúc khác", "khi khác", "không phải", "không phải vậy", "không được",
    "ko được", "không đâu", "hông đâu", "dẹp", "dẹp đi", "kệ đi", "không ok", "không có",
    "mình không cần nữa", "tôi không cần nữa", "đổi ý rồi", "tôi đổi ý", "mình đổi ý",
    "tôi đổi ý rồi", "mình đổi ý rồi", "👎", "❌", "🚫",
];

#[rustfmt::skip]
const CANCEL: &[&str] = &[
    "cancel", "cancel it", "cancel that", "cancel this", "cancel that one", "cancel this one",
    "cancelled", "canceled", "huỷ", "huỷ đi", "huỷ bỏ", "huỷ bỏ đi", "huỷ nó", "huỷ nó đi",
    "huỷ cái đó", "huỷ cái này", "huỷ luôn", "huỷ luôn đi", "huỷ giúp", "huỷ thôi", "thôi huỷ",
    "thôi huỷ đi", "huỷ nhé", "cứ huỷ", "cứ huỷ đi",
];

#[rustfmt::skip]
const KEEP: &[&str] = &[
    "don't cancel", "don't cancel it", "don't cancel that", "dont cancel", "dont cancel it",
    "do not cancel", "do not cancel it", "keep it", "keep that", "keep it please",
    "leave it as it is", "leave it as is", "leave it open", "đừng huỷ", "đừng huỷ nữa",
    "đừng huỷ nó", "không huỷ", "không huỷ nữa", "ko huỷ", "ko huỷ nữa", "thôi không huỷ",
    "thôi không huỷ nữa", "thôi đừng huỷ", "giữ lại", "giữ lại đi", "cứ giữ lại", "giữ nguyên",
    "cứ để đó", "để nguyên", "để nguyên đi",
];

#[rustfmt::skip]
const POLITE: &[&str] = &[
    "please", "pls", "plz", "thanks", "thank you", "thank u", "thx", "tks", "ty", "thanks a lot",
    "thanks so much", "thank you very much", "thank you so much", "many thanks",
    "much appreciated", "cheers", "kindly", "mate", "bro", "dude", "buddy", "sir", "madam",
    "ma'am", "friend", "my friend", "man", "then", "now", "right now", "right away", "just",
    "well", "oh", "ah", "hm", "hmm", "uh", "er", "so", "for me", "i think", "i guess", "really",
    "hey", "lol", "haha", "hehe", "hihi", "that's all", "for now", "today", "again", "i said",
    "ai", "bot", "very much", "thank", "and", "và", "bạn", "bạn ơi", "bạn nhé", "e", "nhỉ", "nhé",
    "nha", "nhá", "nhen", "hén", "hen", "ạ", "á", "à", "ơi", "đi", "luôn", "giúp", "giúp mình",
    "giúp tôi", "giúp em", "giúp anh", "giúp chị", "giúp với", "giùm", "dùm", "giùm mình",
    "giùm tôi", "hộ", "hộ mình", "hộ tôi", "hộ em", "với", "cảm ơn", "cám ơn", "cảm ơn bạn",
    "cám ơn bạn", "cảm ơn nhiều", "cảm ơn nhé", "xin", "làm ơn", "vui lòng", "em", "anh", "chị",
    "mình", "tôi", "tớ", "ad", "admin", "shop", "nào", "nè", "đó", "đấy", "vậy", "thế", "thì",
    "mà", "đâu", "nữa", "cơ", "chứ", "liền", "ngay", "cho mình", "cho tôi", "cho em", "cho anh",
    "nhiều", "nhờ bạn", "nhờ em", "nhờ anh", "hết", "nha bạn", "nhé bạn", "lắm",
];

/// What a yes may repeat of the proposal: "I confirm the booking", "đồng ý huỷ lịch này".
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "it", "that", "this", "with it", "with that", "with this", "the booking", "this booking",
    "that booking", "my booking", "the reservation", "the ticket", "this ticket", "that ticket",
    "my ticket", "the request", "this request", "the change", "the changes", "the meeting",
    "the room", "this room", "the proposal", "the action", "to it", "to that", "to this",
    "the details", "everything", "all of it", "to the booking", "with the booking",
    "with the ticket", "with the request", "with the change", "with the reservation", "phòng",
    "phòng họp", "đặt phòng", "đặt phòng này", "đặt lịch", "tạo ticket", "tạo vé", "tạo phiếu",
    "yêu cầu", "yêu cầu này", "yêu cầu đó", "lịch", "lịch này", "lịch đó", "vé", "vé này",
    "vé đó", "ticket", "ticket này", "ticket đó", "phòng này", "phòng đó", "nó", "như vậy",
    "như thế", "như trên", "thông tin", "thông tin trên", "đặt", "tạo", "đổi", "dời", "dời lịch",
    "đổi lịch", "mở lại", "cái này", "cái đó", "booking", "booking này", "booking đó",
];

const TYPED: [&str; 5] = ["confirm", "proceed", "cancel", "agree", "forget"];

/// The answer, if the whole message is one apart from punctuation, politeness and particles.
pub fn answer(text: &Text) -> Option<Answer> {
    if text
        .tokens()
        .iter()
        .any(|token| token.is_quoted || token.folded == "?")
    {
        return None;
    }
    let text = spelling::corrected(&unstretched(text), &TYPED);
    let mut said = Vec::new();
    let mut at = 0;
    while let Some(token) = text.get(at) {
        match part_at(&text, at) {
            Some((part, end)) => {
                said.push(part);
                at = end;
            }
            None if is_ornament(&token.folded, token.kind) => at += 1,
            None if is_consenting(&said) && text.any_at(at, OBJECTS).is_some() => {
                at = text.skip(at, OBJECTS);
            }
            None => return None,
        }
    }
    sum_up(&said)
}

fn part_at(text: &Text, at: usize) -> Option<(Part, usize)> {
    let found = PARTS
        .iter()
        .filter_map(|(part, phrases)| Some((*part, text.any_at(at, phrases)?)));
    found.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

fn is_consenting(said: &[Part]) -> bool {
    said.iter()
        .any(|part| matches!(part, Part::Yes | Part::Heard))
}

fn sum_up(said: &[Part]) -> Option<Answer> {
    let says = |part: Part| said.contains(&part);
    match (
        says(Part::Yes),
        says(Part::No),
        says(Part::Cancel),
        says(Part::Keep),
    ) {
        (false, _, false, true) => Some(Answer::Keep),
        (false, true, _, false) => Some(Answer::No),
        (false, false, true, false) if says(Part::Heard) => Some(Answer::YesCancel),
        (true, false, true, false) => Some(Answer::YesCancel),
        (false, false, true, false) => Some(Answer::Cancel),
        (true, false, false, false) => Some(Answer::Yes),
        (false, false, false, false) if says(Part::Heard) => Some(Answer::Yes),
        _ => None,
    }
}

/// Punctuation and pictures. Signs that carry a meaning of their own are none.
fn is_ornament(symbol: &str, kind: Kind) -> bool {
    kind == Kind::Symbol
        && !matches!(
            symbol,
            "?" | "\""
                | "`"
                | "%"
                | "#"
                | "/"
                | "\\"
                | "<"
                | ">"
                | "="
                | "{"
                | "}"
                | "["
                | "]"
                | "$"
        )
}

/// "yesss" and "okkk" as "yes" and "ok".
fn unstretched(text: &Text) -> Text {
    let squeezed: Vec<String> = text
        .tokens()
        .iter()
        .map(|token| squeeze(&token.folded))
        .collect();
    let mut next = squeezed.iter();
    let pairs: Vec<(usize, &String)> = text
        .tokens()
        .iter()
        .zip(&mut next)
        .map(|(token, word)| (token.span.start, word))
        .collect();
    text.respelled(|token| {
        let (_, word) = pairs.iter().find(|(start, _)| *start == token.span.start)?;
        (**word != token.folded && token.marked == token.folded).then_some(word.as_str())
    })
}

fn squeeze(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_stretched = letters
        .windows(3)
        .any(|three| matches!(three, [a, b, c] if a == b && b == c && a.is_alphabetic()));
    if !is_stretched {
        return word.to_owned();
    }
    let mut squeezed = letters;
    squeezed.dedup();
    squeezed.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_cancelling_depends_on_what_is_pending() {
        assert_eq!(
            [true, false].map(|is| Answer::Cancel.decides(is)),
            [None, Some(false)]
        );
        assert_eq!(
            [true, false].map(|is| Answer::YesCancel.decides(is)),
            [Some(true), Some(false)]
        );
        assert_eq!(
            [true, false].map(|is| Answer::Keep.decides(is)),
            [Some(false), None]
        );
    }
}
