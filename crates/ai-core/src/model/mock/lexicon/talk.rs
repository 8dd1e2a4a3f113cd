//! Greetings, people, what is out of scope, and the small words around requests.

use super::{Concept, Entry, actions::entry};

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    entry!(
        Human,
        ["to someone", "with someone", "to somebody", "with somebody", "someone real", "a manager", "your manager", "the manager", 
            "human", "person", "real person", "human being", "agent", "support agent", "operator", "representative", "staff", 
            "real human", "an actual person", "supervisor", "live agent", "live chat", "a rep", "advisor",
            "human agent", "customer service rep", "staff member", "technician", "your boss", 
        ],
        ["với ai đó", "với người", "gặp người", "người nào đó", "quản lý", 
            "nhân viên", "nhân viên hỗ trợ", "người thật", "con người", "tư vấn viên", "tổng đài viên", "điện thoại viên", "người hỗ trợ", 
            "người phụ trách", "kỹ thuật viên", "nhân viên tư vấn", "chuyên viên",
        ]
    ),
    entry!(
        Talk,
        [
            "talk", "speak", "chat with", "connect", "connect me", "transfer", "transfer me", "put me through", "hand me over", "hand me off",
            "escalate", "get me", "contact", "call me", "hand over", "let me talk", "pass me", "forward me", "reach", "switch me", "a word with",
        ],
        [
            "gặp", "nói chuyện", "nói chuyện với", "trao đổi với", "kết nối", "chuyển máy", "liên hệ", "chuyển tôi", "chuyển mình", "nói với",
            "cho gặp", "chat với", "chuyển cho", "chuyển qua", "chuyển sang", "trao đổi", "gọi", "kết nối với", "kết nối tôi", "trò chuyện",
        ]
    ),
    entry!(
        Greeting,
        [
            "hi", "hello", "hey", "hi there", "hello there", "good morning", "good afternoon", "good evening", "greetings", "howdy", "alo", "hiya",
            "yo", "hey there", "good day",
        ],
        [
            "chào", "xin chào", "chào bạn", "alo", "chào buổi sáng", "chào em", "chào anh", "chào chị", "hế lô", "chào ad", "dạ chào", "chao",
        ]
    ),
    entry!(
        Thanks,
        ["thank you very much", "thanks so much", 
            "thanks", "thank you", "thx", "cheers", "much appreciated", "appreciate it", "ty", "thank u", "many thanks", "thanks a lot", "great job",
            "well done", "awesome", "perfect", "nice", "cool", "great", "wonderful",
        ],
        ["cảm ơn nhiều", "cảm ơn bạn nhiều", "cám ơn nhiều", 
            "cảm ơn", "cám ơn", "thanks", "xin cảm ơn", "tuyệt", "tuyệt vời", "hay quá", "tốt quá", "cảm ơn bạn", "cám ơn bạn",
        ]
    ),
    entry!(
        Bye,
        [
            "bye", "goodbye", "see you", "good night", "have a nice day", "that's all", "that is all", "cya", "see ya", "have a good day", "later",
        ],
        [
            "tạm biệt", "hẹn gặp lại", "chào tạm biệt", "bai", "vậy thôi", "thế thôi",
        ]
    ),
    entry!(
        Help,
        [
            "help", "what can you do", "what do you do", "how can you help", "what are you able to do", "what can i ask", "capabilities",
            "what are my options", "menu", "what can i do here", "how does this work", "how do you work", "what can you help", "what are you for",
            "what could you do", "what things can you do", "what else can you do", "help me", "i need help", "can you help me", "your features",
            "what services do you offer", "what can you help me with", "what can i use you for", "what all can you do", "what is it you do",
        ],
        [
            "giúp được gì", "giúp tôi được gì", "giúp tôi được những gì", "giúp mình được gì", "giúp mình được những gì", "giúp em được gì",
            "được những gì", "làm được gì", "làm được những gì", "giúp gì được", "giúp được những gì", "có thể làm gì", "có thể giúp gì",
            "hỗ trợ được gì", "hỗ trợ gì", "trợ giúp", "giúp với", "bạn làm gì", "chức năng gì", "hỗ trợ những gì", "có chức năng", "giúp tôi với",
            "giúp mình với", "biết làm gì", "cần giúp đỡ", "cần giúp", "làm được việc gì", "giúp được tôi gì", "giúp những gì", "giúp tôi những gì",
            "giúp mình những gì", "làm những gì", "có thể làm những gì", "có thể giúp những gì", "có thể giúp tôi những gì", "giúp được gì cho tôi",
        ]
    ),
    entry!(
        Chat,
        [
            "how are you", "how's it going", "are you a robot", "are you a bot", "are you human", "who are you", "what are you", "what's your name",
            "what is your name", "whats your name", "your name", "are you real", "am i talking to", "are you an ai", "how do you do", "what's up",
            "how old are you", "do you sleep", "i love you", "you are funny", "who made you", "who built you", "how are things", "is this a bot",
            "sup", "nice to meet you", "you there", "anyone there", "are you there", "i'm bored",
        ],
        [
            "bạn khoẻ không", "bạn là ai", "bạn tên gì", "bạn là robot", "bạn là người", "bạn là bot", "bạn có khoẻ", "khoẻ không",
            "có phải người thật", "bạn ơi", "bạn bao nhiêu tuổi", "tên bạn là gì", "bạn tên là gì", "ai tạo ra bạn",
        ]
    ),
    entry!(
        Foreign,
        [
            "weather", "what time is it", "what day is it", "what day is today", "what is the date", "what's the date", "what is today's date",
            "forecast", "rain", "joke", "poem", "song", "lyrics", "story", "movie", "film", "football", "soccer", "world cup", "capital of",
            "capital city", "president", "prime minister", "election", "politics", "recipe", "cook", "bake", "cake", "restaurant", "pizza", "dinner",
            "stock", "stock market", "bitcoin", "crypto", "horoscope", "lottery", "translate", "essay", "homework", "python", "javascript",
            "code for", "write code", "flight", "flights", "hotel", "a table", "a table for", "vacation", "meaning of life", "who won", "tallest",
            "population", "history of", "dinosaur", "planet", "moon", "math", "equation", "square root", "plus two", "news today",
            "celebrity", "actor", "singer", "girlfriend", "boyfriend", "dating", "chess", "gold price",
            "exchange rate", "dollar", "euro", "religion", "god", "war", "novel", "book by", "shakespeare",
            "einstein", "philosophy", "workout", "mount everest", "penguin", "haiku", "sing",             "riddle", "tax return", "olympics", "basketball", "tennis",
        ],
        ["thứ mấy", "ngày mấy", 
            "thời tiết", "mấy giờ rồi", "hôm nay thứ mấy", "hôm nay là thứ mấy", "hôm nay ngày mấy", "hôm nay là ngày mấy", "bây giờ là mấy giờ",
            "bây giờ mấy giờ", "dự báo", "trời mưa", "chuyện cười", "truyện cười", "bài thơ", "làm thơ", "bài hát", "hát", "kể chuyện",             "bóng đá", "bộ phim", "xem phim", "trận bóng", "trận đấu", "thủ đô", "tổng thống", "chủ tịch nước", "bầu cử", "chính trị", "nấu", "nấu ăn", "công thức",             "nhà hàng", "quán ăn", "ăn gì", "chứng khoán", "cổ phiếu", "bitcoin", "tử vi", "xổ số", "dịch câu", "dịch sang", "dịch giúp",
            "dịch đoạn", "bài tập", "bài văn", "giải toán", "phương trình", "lập trình", "viết code", "vé máy bay", "khách sạn", "du lịch",
            "giá vàng", "tỷ giá", "tin tức", "ca sĩ", "diễn viên", "người yêu", "trò chơi", "lịch sử", "dân số",
            "hành tinh", "mặt trăng", "tôn giáo", "cà phê ngon", "quán cà phê", "phở", "đội nào thắng", "world cup",
            "cung hoàng đạo", "đồ ăn",
        ]
    ),
    entry!(
        Override,
        ["system :", "system message :", "assistant :", "admin :", "developer :", 
            "ignore all previous", "ignore previous", "ignore your", "ignore the above", "ignore all", "ignore everything", "ignore any",
            "ignore all prior", "ignore prior", "ignore the previous", "ignore these", "ignore earlier", "ignore my previous instructions",
            "disregard", "forget your instructions", "forget all", "forget everything", "forget previous", "forget the rules", "forget your rules",
            "previous instructions", "prior instructions", "you are now", "you're now", "from now on you", "pretend", "developer mode", "dan mode",
            "jailbreak", "system prompt", "your prompt", "your instructions", "hidden instructions", "new instructions", "new rules", "override",
            "admin mode", "god mode", "sudo", "root access", "without restrictions", "bypass", "act as", "act as if", "roleplay", "simulate being",
            "system message", "as an administrator", "i am the admin", "i am admin", "i'm the admin", "i am an admin", "i'm an admin", "grant me",
            "debug mode", "unrestricted", "without confirmation", "without asking", "skip the confirmation", "initial instructions",
            "your guidelines",
        ],
        [
            "bỏ qua mọi", "bỏ qua tất cả", "bỏ qua các", "bỏ qua hướng dẫn", "bỏ qua chỉ dẫn", "bỏ qua những", "quên mọi", "quên hết", "quên các",
            "bây giờ bạn là", "từ giờ bạn là", "từ bây giờ bạn", "giả vờ", "đóng vai", "quản trị viên", "câu lệnh hệ thống", "prompt hệ thống",
            "hướng dẫn trước đó", "chỉ dẫn trước", "lệnh trước", "chế độ nhà phát triển", "chế độ admin", "quyền admin", "tôi là admin",
            "lời nhắc hệ thống", "system prompt", "không cần xác nhận", "phớt lờ",
        ]
    ),
    entry!(
        Everyone,
        [
            "every user", "all users", "everyone", "everybody", "other users", "every customer", "all customers", "other customers", "other people",
            "someone else", "somebody else", "another user", "another customer", "all users'", "every user's", "everyone's", "everybody's",
            "other people's", "each user", "other customers'", "all the users", "users' ", "the other user", "another person",
            "other user's", "customers'", "all the customers", "someone else's",
        ],
        [
            "mọi người", "tất cả mọi người", "người dùng khác", "khách hàng khác", "tất cả người dùng", "mọi người dùng", "mọi khách hàng",
            "tất cả khách hàng", "người khác", "của người khác", "các khách hàng", "những người khác",
        ]
    ),
    entry!(
        Secret,
        [
            "email addresses", "e - mail addresses", "passwords of", "every password", "credentials", "api key", "secret key", "database dump",
            "drop table", "access token", "secret", "the database", "phone numbers",
        ],
        [
            "địa chỉ email", "mật khẩu của người", "cơ sở dữ liệu", "khoá bí mật", "mật khẩu của mọi",
        ]
    ),
    entry!(
        Need,
        [
            "need", "want", "would like", "i'd like", "looking to", "wish", "like to", "have to", "gotta", "want to", "need to", "wanna", "must",
            "trying to",
        ],
        [
            "cần", "muốn", "mong", "xin", "cần phải", "đang cần", "đang muốn",
        ]
    ),
    entry!(
        Myself,
        [
            "i", "me", "my", "mine", "we", "us", "our", "i'm", "i've", "i'll", "we're", "im",
        ],
        [
            "tôi", "mình", "em", "tui", "tớ", "anh", "chị", "chúng tôi", "bọn mình", "chúng mình", "của tôi", "của mình", "t",
        ]
    ),
    entry!(
        You,
        [
            "you", "your", "yours", "u",
        ],
        [
            "bạn", "ad", "shop",
        ]
    ),
    entry!(
        New,
        [
            "new", "another", "one more", "additional",
        ],
        [
            "mới", "một cái nữa", "nữa",
        ]
    ),
    entry!(
        Also,
        [
            "also", "besides", "as well", "too", "in addition", "additionally", "next",
        ],
        [
            "cũng", "ngoài ra", "thêm nữa", "đồng thời", "luôn", "với lại",
        ]
    ),
    entry!(
        Correction,
        ["forward to", "forward an", "earlier to", "should start", "should begin", "needs to start", "has to start", 
            "actually", "instead", "rather", "make it", "make that", "i meant", "i mean", "sorry", "wait", "hold on", "yes but", "no wait",
            "change it", "change that", "change to", "switch to", "correction", "oops", "on second thought", "better", "what about", "how about",
            "scratch that", "let's do", "let's make it", "it should be", "should be", "not that",
        ],
        ["nên bắt đầu", 
            "à không", "à nhầm", "nhầm", "thật ra", "thay vào đó", "đổi sang", "đổi thành", "đổi lại", "ý tôi là", "ý mình là", "xin lỗi", "khoan",
            "à", "đổi qua", "thay vì", "sửa lại", "sửa thành", "chuyển sang", "chuyển thành", "thì hơn", "có nhưng", "được nhưng", "ok nhưng",
            "nhưng",
        ]
    ),
    entry!(
        Polite,
        [
            "please", "pls", "plz", "kindly", "could you", "can you", "would you", "will you", "could you please", "can you please",
            "would you mind", "for me", "i would be grateful", "if possible", "if you can", "ok", "okay", "yes", "no", "so", "well", "um", "uh",
            "hmm", "just", "quickly", "right", "then", "let's", "lets", "go ahead and", "help me", "help me to", "dear", "team", "sir", "be so kind",
            "sure", "i think", "maybe", "now", "and", "now please", "first", "yeah", "yep", "be able to", "assist me",
        ],
        [
            "giúp", "giúp tôi", "giúp mình", "giùm", "giùm tôi", "dùm", "dùm tôi", "làm ơn", "vui lòng", "nhờ", "nhờ bạn", "hãy", "với", "nhé",
            "nha", "ạ", "dạ", "đi", "cho tôi", "cho mình", "cho em", "ơi", "được không", "ơn", "phiền", "phiền bạn", "giúp em", "ok", "đồng ý",
            "vâng", "ừ", "có", "rồi", "luôn", "thì", "vậy", "thôi", "không", "giúp mình với", "hộ", "hộ tôi", "hộ mình", "bạn ơi", "ad ơi", "và",
            "giùm mình", "dùm mình", "bạn", "giúp tôi với",
        ]
    ),
    entry!(
        Courtesy,
        ["in advance", "thank you very much", "thanks so much", "best regards", "kind regards", "regards", 
            "please", "pls", "plz", "thanks", "thank you", "kindly", "thx", "for me", "cheers", "asap", "ok", "if possible", "thanks a lot",
            "thank you so much", "many thanks",
        ],
        ["cảm ơn nhiều", "cảm ơn bạn nhiều", "cám ơn nhiều", "cảm ơn trước", 
            "nhé", "nha", "ạ", "giúp mình", "giúp tôi", "giúp em", "giùm", "dùm", "với", "giúp", "cảm ơn", "cám ơn", "hộ", "hộ mình", "hộ tôi",
            "giúp mình với", "giúp tôi với", "giùm mình", "nhe", "nghen", "cảm ơn bạn", "được không", "cho tôi", "cho mình",
        ]
    ),
    entry!(
        Filler,
        [
            "a", "an", "the", "to", "of", "this", "that", "these", "those", "some", "it", "is", "are", "was", "be", "am", "at", "in", "for", "on",
            "by", "with", "from", "as", "there", "here", "do", "does", "did", "should", "would", "could", "will", "can", "has", "have", "had",
            "been", "being", "or", "if", "it's", "one", "ones", "all",
        ],
        [
            "cái", "một", "là", "của", "cho", "này", "đó", "kia", "thì", "mà", "ở", "và", "những", "các", "ấy", "nó", "lúc", "vào", "để", "tại",
            "trong", "về", "vì", "bị", "được", "đang", "sẽ", "đã", "con", "chiếc", "đấy", "hiện", "hiện tại", "đây",
        ]
    ),
    entry!(
        Link,
        [
            "about", "because", "regarding", "concerning", "saying", "stating", "namely", "says", "that says", "re",
        ],
        [
            "về", "vì", "do", "rằng", "là", "nội dung", "với nội dung", "do là",
        ]
    ),
];
