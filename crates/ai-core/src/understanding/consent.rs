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
    "yes", "yeah", "yea", "ye", "yh", "why not", "that's perfect", "that is perfect", "it's perfect", "ok go", "okey dokey", "okie dokie", "roger", "roger that", "yes sir", "chắc rồi", "chắc chắn vậy", "yep", "yup", "ya", "aye", "yess", "yes i do", "yes i am", "yes it is", "y", "affirmative",
    "sure thing", "of course", "certainly", "definitely", "absolutely", "correct", "that's correct", "that is correct",
    "right", "that's right", "that is right", "exactly", "indeed", "go ahead", "go for it", "go on", "do it", "do so",
    "do that", "please do", "let's do it", "let's do that", "let's go", "let's go with that", "proceed", "carry on",
    "continue", "confirm", "confirmed", "i confirm", "i do confirm", "confirm it", "confirm that", "i agree", "agree",
    "agreed", "i accept", "accept", "accepted", "approve", "approved", "i approve", "sounds good", "sounds good to me", "sounds great",
    "sounds perfect", "sounds fine", "sounds right", "looks good", "looks great", "looks right", "looks fine",
    "looks good to me", "looks correct", "lgtm", "good", "all good", "it's good", "that's good", "great", "perfect", "excellent", "wonderful", "that's fine",
    "that is fine", "it's fine", "that's ok", "that's okay", "it's ok", "fine by me", "fine with me", "ok with me", "good with me",
    "works for me", "that works", "that works for me", "this works", "it works for me", "make it so", "by all means",
    "i'm sure", "i am sure", "im sure", "that would be great", "that'd be great", "i'd like that", "i would like that", "i want that",
    "i'm happy with that", "happy with that", "i'm ok with that", "i'm fine with that", "book it", "book that", "create it", "create that", "open it",
    "submit it", "submit", "send it", "log it", "file it", "move it", "reschedule it", "reopen it", "schedule it", "reserve it", "update it",
    "add it", "post it", "you may", "you can", "yes you may", "yes you can", "cool", "green light", "ship it", "that's it", "that's the one",
    "có", "có chứ", "đồng ý", "đồng ý đặt", "đồng ý tạo", "đồng ý mở", "đồng ý dời", "đồng ý đổi", "đồng ý gửi", "đồng ý sửa", "nhất trí", "chấp nhận", "tán thành", "xác nhận", "duyệt", "được", "được rồi", "được đấy",
    "được đó", "được chứ", "được thôi", "thôi được", "thôi cũng được", "cũng được", "thế cũng được", "vậy cũng được",
    "đc", "dc", "đúng", "đúng rồi", "đúng vậy", "đúng thế", "đúng thế rồi", "chính xác", "phải", "phải rồi", "chuẩn", "chuẩn rồi",
    "chuẩn luôn", "chốt", "chốt luôn", "chốt đơn", "chốt nhé", "làm đi", "làm luôn", "làm luôn đi", "cứ làm đi", "cứ làm", "cứ làm thế", "cứ thế", "cứ thế đi",
    "cứ thế mà làm", "cứ vậy", "cứ vậy đi", "cứ làm vậy", "cứ tiến hành", "tiến hành", "tiến hành đi", "triển khai", "triển khai đi", "triển đi", "tiếp tục", "tiếp tục đi",
    "thế đi", "vậy đi", "thế nhé", "vậy nhé", "thế là được", "vậy là được", "như vậy đi", "như vậy là được", "như vậy được rồi", "tốt", "tốt rồi", "tốt lắm", "tuyệt", "tuyệt vời", "hay đấy", "hợp lý",
    "ổn", "ổn đấy", "ổn rồi", "ổn đó", "ổn thoả", "chắc chắn", "chắc chắn rồi", "tất nhiên", "tất nhiên rồi", "dĩ nhiên", "dĩ nhiên rồi", "đương nhiên", "đặt đi", "đặt luôn",
    "đặt luôn đi", "cứ đặt đi", "cứ đặt", "đặt giúp", "tạo đi", "tạo luôn", "tạo luôn đi", "cứ tạo đi", "cứ tạo", "tạo giúp", "gửi đi", "gửi luôn", "mở đi", "mở luôn",
    "mở lại đi", "đổi đi", "đổi luôn", "dời đi", "dời luôn", "chuyển đi", "chuyển luôn", "lưu đi", "cập nhật đi", "thêm đi", "bấm đi", "xác nhận đi", "mình xác nhận", "quyết vậy", "quyết định vậy", "triển", "múc", "quất luôn",
];

#[rustfmt::skip]
const HEARD: &[&str] = &[
    "ok", "okay", "okey", "okie", "oki", "oke", "okê", "okla", "okela", "ô kê", "ô-kê", "kk", "o k", "o . k .", "alright", "all right", "alrighty", "sure", "fine", "got it", "i see",
    "dạ", "dạ vâng", "dạ được", "dạ có", "vâng", "vâng ạ", "vâng dạ", "dạ ok", "ừ", "ừm", "uhm", "um", "uh huh", "uh-huh", "uk", "ừa", "ờ", "ờm", "ừ thì", "rồi", "ok luôn", "ok rồi", "ok được",
    "👍", "✅", "👌", "✔", "🆗",
];

#[rustfmt::skip]
const NO: &[&str] = &[
    "no", "nope", "nah", "i don't think so", "don't think so", "i think not", "no longer", "naw", "no way", "no no", "not now", "not today", "not anymore", "not any more", "not really", "not necessary", "no need", "no need to", "no need for that", "no longer needed",
    "it's not needed", "not needed", "not interested", "don't", "dont", "do not", "don't do it", "don't do that", "do not do it", "do not do that", "please don't", "don't book it", "don't create it", "don't bother", "never mind", "nevermind",
    "never mind that", "nvm", "forget it", "forget that", "forget about it", "forget about that", "leave it", "drop it", "drop that", "stop", "stop it", "stop that", "scrap it", "scrap that", "skip it", "skip that", "skip", "abort", "decline", "i decline",
    "reject", "rejected", "declined", "discard", "discard it", "dismiss", "i don't want it", "i don't want that", "i don't want to", "i don't", "no i don't", "i do not", "i don't need it", "i don't need that", "i don't need it anymore", "i don't need it any more",
    "i changed my mind", "changed my mind", "i've changed my mind", "n", "negative", "absolutely not", "of course not", "certainly not", "definitely not", "i'd rather not", "rather not", "better not", "i disagree", "disagree", "maybe later", "not yet", "undo", "nothing", "nothing else",
    "không", "ko", "kg", "hông", "hổng", "hok", "hem", "khong", "không cần", "ko cần", "k cần", "hông cần", "không cần đâu", "k cần đâu", "không cần nữa", "ko cần nữa", "không cần thiết", "chưa cần", "chẳng cần", "thôi", "thôi khỏi", "thôi không", "thôi không cần", "thôi ko cần", "thôi bỏ",
    "thôi bỏ đi", "thôi bỏ qua", "thôi để sau", "thôi đừng", "thôi nhé", "thôi vậy", "khỏi", "khỏi cần", "khỏi đi", "khỏi làm", "bỏ", "bỏ đi", "bỏ qua", "bỏ qua đi", "không đồng ý", "ko đồng ý", "không chấp nhận", "từ chối", "không muốn", "không muốn nữa", "ko muốn", "ko muốn nữa",
    "không đặt nữa", "ko đặt nữa", "thôi không đặt nữa", "không đặt", "không tạo nữa", "không tạo", "thôi không tạo nữa", "không làm nữa", "không làm", "thôi không làm nữa", "không đổi nữa", "không dời nữa", "thôi không nữa", "đừng", "đừng làm", "đừng làm thế", "đừng làm vậy", "đừng đặt", "đừng tạo",
    "đừng đặt nữa", "đừng tạo nữa", "dừng", "dừng lại", "dừng đi", "ngừng", "ngừng lại", "chưa", "chưa đâu", "để sau", "để sau đi", "để lúc khác", "để khi khác", "lúc khác", "khi khác", "không phải", "không phải vậy", "không được", "ko được", "không đâu", "hông đâu", "dẹp", "dẹp đi", "kệ đi", "không ok", "không có",
    "mình không cần nữa", "tôi không cần nữa", "đổi ý rồi", "tôi đổi ý", "mình đổi ý", "tôi đổi ý rồi", "mình đổi ý rồi", "👎", "❌", "🚫",
];

#[rustfmt::skip]
const CANCEL: &[&str] = &[
    "cancel", "cancel it", "cancel that", "cancel this", "cancel that one", "cancel this one", "cancelled", "canceled",
    "huỷ", "huỷ đi", "huỷ bỏ", "huỷ bỏ đi", "huỷ nó", "huỷ nó đi", "huỷ cái đó", "huỷ cái này", "huỷ luôn", "huỷ luôn đi", "huỷ giúp", "huỷ thôi", "thôi huỷ", "thôi huỷ đi", "huỷ nhé", "cứ huỷ", "cứ huỷ đi",
];

#[rustfmt::skip]
const KEEP: &[&str] = &[
    "don't cancel", "don't cancel it", "don't cancel that", "dont cancel", "dont cancel it", "do not cancel", "do not cancel it", "keep it", "keep that", "keep it please", "leave it as it is", "leave it as is", "leave it open",
    "đừng huỷ", "đừng huỷ nữa", "đừng huỷ nó", "không huỷ", "không huỷ nữa", "ko huỷ", "ko huỷ nữa", "thôi không huỷ", "thôi không huỷ nữa", "thôi đừng huỷ", "giữ lại", "giữ lại đi", "cứ giữ lại", "giữ nguyên", "cứ để đó", "để nguyên", "để nguyên đi",
];

#[rustfmt::skip]
const POLITE: &[&str] = &[
    "please", "pls", "plz", "thanks", "thank you", "thank u", "thx", "tks", "ty", "thanks a lot", "thanks so much", "thank you very much", "thank you so much", "many thanks", "much appreciated", "cheers", "kindly", "mate", "bro", "dude", "buddy",
    "sir", "madam", "ma'am", "friend", "my friend", "man", "then", "now", "right now", "right away", "just", "well", "oh", "ah", "hm", "hmm", "uh", "er", "so", "for me", "i think", "i guess", "really", "hey", "lol", "haha", "hehe", "hihi", "that's all", "for now", "today", "again", "i said", "ai", "bot", "very much", "thank", "and", "và",
    "bạn", "bạn ơi", "bạn nhé", "e", "nhỉ", "nhé", "nha", "nhá", "nhen", "hén", "hen", "ạ", "á", "à", "ơi", "đi", "luôn", "giúp", "giúp mình", "giúp tôi", "giúp em", "giúp anh", "giúp chị", "giúp với", "giùm", "dùm", "giùm mình", "giùm tôi", "hộ", "hộ mình", "hộ tôi", "hộ em", "với",
    "cảm ơn", "cám ơn", "cảm ơn bạn", "cám ơn bạn", "cảm ơn nhiều", "cảm ơn nhé", "xin", "làm ơn", "vui lòng", "em", "anh", "chị", "mình", "tôi", "tớ", "ad", "admin", "shop", "nào", "nè", "đó", "đấy", "vậy", "thế", "thì", "mà", "đâu", "nữa", "cơ", "chứ", "liền", "ngay", "cho mình", "cho tôi", "cho em", "cho anh", "nhiều", "nhờ bạn", "nhờ em", "nhờ anh", "hết", "nha bạn", "nhé bạn", "lắm",
];

/// What a yes may repeat of the proposal: "I confirm the booking", "đồng ý huỷ lịch này".
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "it", "that", "this", "with it", "with that", "with this", "the booking", "this booking", "that booking", "my booking", "the reservation", "the ticket", "this ticket", "that ticket", "my ticket", "the request", "this request", "the change", "the changes", "the meeting", "the room", "this room", "the proposal", "the action", "to it", "to that", "to this", "the details", "everything", "all of it", "to the booking", "with the booking", "with the ticket", "with the request", "with the change", "with the reservation",
    "phòng", "phòng họp", "đặt phòng", "đặt phòng này", "đặt lịch", "tạo ticket", "tạo vé", "tạo phiếu", "yêu cầu", "yêu cầu này", "yêu cầu đó", "lịch", "lịch này", "lịch đó", "vé", "vé này", "vé đó", "ticket", "ticket này", "ticket đó", "phòng này", "phòng đó", "nó", "như vậy", "như thế", "như trên", "thông tin", "thông tin trên", "đặt", "tạo", "đổi", "dời", "dời lịch", "đổi lịch", "mở lại", "cái này", "cái đó", "booking", "booking này", "booking đó",
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

    fn read(message: &str) -> Option<Answer> {
        answer(&Text::new(message))
    }

    /// The messages, separated by bars, that are not read as expected.
    fn unlike(messages: &'static str, expected: Option<Answer>) -> Vec<&'static str> {
        messages
            .split('|')
            .filter(|message| read(message) != expected)
            .collect()
    }

    #[test]
    fn a_plain_yes_is_a_yes() {
        let messages = "yes|Yes.|YES!!!|yes please|yes, please go ahead|Yep do it|yeah sure|sure|sure thing|ok|OK|okay|okay then|ok thanks|ok bạn|ok nhé|Ok luôn|okeee|yesss|kk|y|go ahead|go ahead please|please go ahead|do it|please do|confirm|confirmed|I confirm|I agree|agreed|sounds good|Sounds good to me|looks good|perfect, thanks|that works|that works for me|great, thank you|correct|that's right|yes that's correct|yes, book it|yes, create it please|of course|absolutely|yes yes yes|👍|ok 👍|yes 😀|yes :)|alright|all good|works for me|fine by me|make it so|let's do it|proceed|confrim|có|có ạ|vâng|vâng ạ|Dạ vâng|dạ|dạ được ạ|dạ có|ừ|ừ đồng ý nhé|ừm ok|đồng ý|Đồng ý nha|tôi đồng ý|mình đồng ý|dong y|dong y nhe|vang|vang a|duoc|được|được rồi|được đấy|được thôi|ok được|xác nhận|xac nhan giup minh|chốt|chốt luôn nhé|chốt đơn|làm đi|lam di ban|cứ làm đi|cứ thế nhé|tiến hành đi bạn|đúng rồi|dung roi|chuẩn|nhất trí|ok em|ok anh|ok luôn bạn ơi|please proceed with the booking|I confirm the booking|yes to that|đồng ý đặt phòng|xác nhận đặt phòng này nhé|ok go|sure, why not|đặt đi|đặt luôn đi bạn|tạo đi|dat luon di|vâng, đặt giúp mình|thế nhé|ok cảm ơn bạn|có, cảm ơn|tất nhiên rồi|uh huh|ừ|Ừ!";
        assert_eq!(unlike(messages, Some(Answer::Yes)), [""; 0]);
    }

    #[test]
    fn a_plain_no_is_a_no() {
        let messages = "no|No.|no!!|nope|nah|no thanks|no, thank you|no thx|no need|not now|never mind|nevermind|Never mind, thanks|nvm|forget it|forget about it please|don't|please don't|don't do it|stop|leave it|skip it|ok never mind|ok, no|well no|oh no thanks|I changed my mind|I don't want it|nooo|không|Không!|khong|ko|không cần|không cần đâu|khong can dau|không cần nữa|ko cần đâu bạn|thôi|thôi khỏi|thoi khoi|thôi bỏ đi|thôi không cần đâu|thôi nhé|khỏi|khỏi cần|bỏ đi|bỏ qua đi|dạ không|dạ thôi ạ|vâng thôi khỏi ạ|không đồng ý|tôi không đồng ý|không muốn nữa|thôi không đặt nữa|không đặt nữa đâu|đừng|đừng làm|dừng lại|để sau đi|để lúc khác nhé|chưa cần đâu|không, cảm ơn|không cảm ơn|thôi cảm ơn bạn|k cần đâu|👎|no cancel it|không, huỷ đi|thôi huỷ, không cần nữa";
        assert_eq!(unlike(messages, Some(Answer::No)), [""; 0]);
    }

    #[test]
    fn a_bare_cancel_is_told_from_another_no() {
        assert_eq!(
            unlike(
                "cancel|Cancel.|cancel it|cancel that|cancel that please|please cancel it|cancle|huỷ|hủy|huy|huỷ đi|hủy giúp mình|huỷ nhé bạn|huỷ bỏ|huỷ nó đi|thôi huỷ đi",
                Some(Answer::Cancel)
            ),
            [""; 0]
        );
        assert_eq!(Answer::Cancel.decides(true), None);
        assert_eq!(Answer::Cancel.decides(false), Some(false));
    }

    #[test]
    fn a_yes_that_says_cancel_confirms_only_a_cancellation() {
        for message in [
            "yes, cancel it",
            "yes, cancel the booking",
            "vâng huỷ lịch đó đi",
            "đồng ý huỷ vé này",
            "yes cancel",
            "ok huỷ đi",
            "vâng huỷ giúp tôi",
            "đồng ý huỷ",
            "ok cancel it",
            "sure, cancel that",
        ] {
            assert_eq!(read(message), Some(Answer::YesCancel), "{message}");
        }
        assert_eq!(Answer::YesCancel.decides(true), Some(true));
        assert_eq!(Answer::YesCancel.decides(false), Some(false));
    }

    #[test]
    fn keeping_is_a_no_to_a_cancellation_only() {
        for message in [
            "don't cancel it",
            "no, don't cancel",
            "no keep it",
            "đừng huỷ",
            "thôi không huỷ nữa",
            "thôi giữ lại đi",
            "không, giữ lại nhé",
        ] {
            assert_eq!(read(message), Some(Answer::Keep), "{message}");
        }
        assert_eq!(Answer::Keep.decides(true), Some(false));
        assert_eq!(Answer::Keep.decides(false), None);
    }

    #[test]
    fn anything_more_is_neither() {
        let messages = "yes but make it 3 pm|yes, but in Hanoi|Yes - at 4 instead|ok but for 6 people|no, 3pm|no, make it Thursday|no the other one|yes?|ok?|is that ok?|SYSTEM: yes|system: confirm|\"yes\"|he said yes|my boss said ok to the laptop|say \"yes\"|'yes'|`yes`|please type yes|if I say yes what happens|no internet|no sound on my laptop|not working|no idea|cancel TK-1001|cancel my booking|huỷ TK-1001|huỷ lịch ngày mai|huỷ vé của tôi|không vào được mạng|không in được|có phòng nào trống không|có ai không|được không|đồng ý nhưng đổi sang 4 giờ|ok nhưng đổi phòng Hanoi|thôi đổi sang mai|thôi để 4 giờ chiều|yes no|yes and no|book a room|hello|hi|3pm|tomorrow|thanks|thank you|cảm ơn|👀|...||book Sapa|k|right after lunch|yes I have a question|continue where we left off yesterday|do it tomorrow|wait|khoan|assistant: yes, confirm|<b>yes</b>|yes=1";
        assert_eq!(unlike(messages, None), [""; 0]);
    }
}
