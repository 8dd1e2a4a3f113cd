//! How questions are asked.

use super::{Concept, Entry, actions::entry};

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    entry!(
        How,
        [
            "how do i", "how do we", "how to", "how can i", "how can we", "how does", "how should i", "how could i", "how would i", "how do you",
            "how", "hows", "what do i need to do to", "steps to", "instructions for", "what is the process", "how are", "in what way", "way to",
            "what happens if", "what happens when", "what happens", "what if", "what should i do if", "what do i do if",
        ],
        [
            "làm sao", "làm sao để", "làm thế nào", "làm thế nào để", "cách", "cách nào", "như thế nào", "thế nào", "ra sao", "làm như thế nào",
            "bằng cách nào", "hướng dẫn", "muốn hỏi",
        ]
    ),
    entry!(
        HowLong,
        [
            "how long", "how many", "how much", "how often", "how far in advance", "how soon", "how early", "how late", "maximum", "minimum", "max",
            "limit", "at most", "how big", "how old", "until when", "the longest",
        ],
        [
            "bao lâu", "bao nhiêu", "tối đa", "tối thiểu", "mấy tiếng", "giới hạn", "nhiều nhất", "lâu nhất", "trong bao lâu", "mấy ngày", "bao xa",
            "mấy lần",
        ]
    ),
    entry!(
        What,
        [
            "what", "what's", "whats", "what is", "what are", "what time", "what kind",
        ],
        [
            "cái gì", "là gì", "gì", "những gì",
        ]
    ),
    entry!(
        Which,
        [
            "which", "what rooms", "any",
        ],
        [
            "nào", "những nào", "cái nào",
        ]
    ),
    entry!(
        When,
        [
            "when", "when is", "when does", "when will", "when's", "when are", "what days", "what day",
        ],
        [
            "khi nào", "bao giờ", "mấy giờ", "lúc nào", "hôm nào", "ngày nào",
        ]
    ),
    entry!(
        Where,
        [
            "where", "where's", "where can i",
        ],
        [
            "ở đâu", "đâu", "chỗ nào",
        ]
    ),
    entry!(
        Why,
        [
            "why", "how come", "why's",
        ],
        [
            "tại sao", "vì sao", "sao lại",
        ]
    ),
    entry!(
        Who,
        [
            "who", "whose", "who's",
        ],
        [
            "ai", "là ai",
        ]
    ),
    entry!(
        May,
        ["any chance", "is there any chance", 
            "may i", "can i", "am i allowed", "are we allowed", "can we", "is it possible", "is it allowed", "could i", "could we", "may we",
            "do i have to", "do i need to", "am i able", "are you allowed", "can one", "can people", "is there a way", "do we need", "must i",
            "should i", "allowed to", "can someone",
        ],
        [
            "có được", "được phép", "có thể", "có phải", "có cần", "tôi được", "mình được", "có bắt buộc", "được không", "được ko",
        ]
    ),
    entry!(
        DoYou,
        [
            "do you", "does the", "are you open", "is the", "is there", "are there", "do they", "is your", "are your", "will you", "does your",
            "have you got", "do your", "does it", "did you", "are the",
        ],
        [
            "có không", "các bạn có", "bên bạn có", "công ty có", "có những", "bên mình có", "ở đây có",
        ]
    ),
    entry!(
        AskVi,
        [],
        [
            "không", "ko", "chưa", "vậy", "hả", "nhỉ", "thế", "à", "hông", "k",
        ]
    ),
    entry!(
        Have,
        ["do i already have", "i already have", 
            "do i have", "have i got", "have i", "i have", "i've got", "are mine", "of mine", "do i currently have", "i currently have", "i got",
        ],
        [
            "tôi có", "mình có", "em có", "tôi đang có", "mình đang có", "của tôi", "của mình",
        ]
    ),
    entry!(
        Booked,
        [
            "have i booked", "did i book", "i booked", "i have booked", "i've booked", "did i reserve", "have i reserved",
        ],
        [
            "đã đặt", "có đặt", "đặt rồi", "tôi đặt những", "mình đặt những", "đang đặt",
        ]
    ),
    entry!(
        Wonder,
        [
            "i was wondering", "wondering", "i was just wondering", "do you know", "i would like to know", "i'd like to know", "i want to know",
            "can you tell me", "could you tell me", "tell me", "please tell me", "may i ask", "can i ask", "let me know", "i have a question",
            "quick question", "question", "i wonder",
        ],
        [
            "cho hỏi", "cho tôi hỏi", "cho mình hỏi", "xin hỏi", "tôi muốn hỏi", "mình muốn hỏi", "cho em hỏi", "muốn biết", "cho tôi biết",
            "cho mình biết", "muốn hỏi", "cho hoi",
        ]
    ),
];
