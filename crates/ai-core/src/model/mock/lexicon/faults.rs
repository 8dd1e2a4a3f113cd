//! How customers say that something does not work, or works again.

use super::{Concept, Entry, actions::entry};

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    entry!(
        Fault,
        ["fix", "repair", "stole", "stolen", "lost", 
            "broken", "broke", "crash", "error", "fail", "failing", "failure", "stuck", "jam", "jammed", "slow", "freeze", "frozen", "froze", "hang",
            "hangs", "disconnect", "flicker", "leak", "dead", "is down", "went down", "faulty", "malfunction", "damaged", "not working",
            "doesn't work", "does not work", "don't work", "do not work", "didn't work", "isn't working", "won't work", "not work",
            "stopped working", "stops working", "stop working", "drops", "dropping", "keeps dropping", "keep dropping", "blue screen",
            "black screen", "out of order", "glitch", "bug", "problem", "issue", "trouble", "locked out", "lost connection", "unresponsive",
            "not responding", "overheating", "noise", "noisy", "smoke", "virus", "hacked", "won't start", "won't turn on", "doesn't turn on",
            "no sound", "no signal", "cracked", "missing", "forgot", "forgotten", "lost my", "expired", "acting up", "keeps", "blank", "distorted",
            "torn", "broken down", "spilled", "cannot connect", "disconnecting", "smells", "garbled", "loose", "blinking", "blinks", "beeping",
            "beeps", "restarts", "rebooting", "reboots", "bounce", "bounces", "is locked", "got locked", "loses connection", "out of paper",
            "out of toner", "no internet", "not charging", "no longer works", "gone",
        ],
        ["sửa máy", 
            "hỏng", "hư", "lỗi", "bị lỗi", "bị hỏng", "bị hư", "kẹt", "bị kẹt", "treo", "bị treo", "chậm", "đứng máy", "mất kết nối", "ngắt kết nối",
            "bị ngắt", "rớt mạng", "rớt", "liệt", "bị liệt", "nháy", "nhấp nháy", "chập chờn", "không hoạt động", "không chạy", "không được",
            "sự cố", "trục trặc", "vấn đề", "chảy nước", "bị đơ", "đơ", "sọc", "bị sọc", "màn hình xanh", "màn hình đen", "quên mật khẩu", "bị khoá",
            "bị chậm", "yếu", "mất mạng", "mất điện", "bể", "vỡ", "gãy", "bị vỡ", "bị gãy", "bị rớt", "không lên", "không kết nối được",
            "không đăng nhập được", "không vào được", "không mở được", "không in được", "bị mất", "nóng quá", "ồn", "kêu to", "bị văng", "văng ra",
            "rò rỉ", "dột", "hết mực", "cháy", "không kêu", "không sáng", "không phản hồi", "bị out", "lag", "bị lag", "bị",
        ]
    ),
    entry!(
        Unable,
        [
            "can't", "cannot", "can not", "cant", "unable", "couldn't", "could not", "won't", "will not", "wont", "doesn't", "does not", "doesnt",
            "isn't", "not able", "never works", "refuses to", "not", "don't", "didn't", "hasn't",
        ],
        [
            "không thể", "không", "chưa thể", "ko thể", "chẳng", "hổng",
        ]
    ),
    entry!(
        Negation,
        [
            "not", "can't", "cannot", "cant", "don't", "do not", "does not", "doesn't", "didn't", "never", "won't", "couldn't", "isn't", "unable to",
            "will not", "doesnt",
        ],
        [
            "không", "chưa", "ko", "chẳng", "đừng", "không thể", "khỏi",
        ]
    ),
    entry!(
        Still,
        [
            "still", "again", "same problem", "same issue", "no luck", "no change", "didn't help", "did not help", "doesn't help", "does not help",
            "not helping", "no help", "no improvement", "not fixed", "didn't fix", "did not fix", "that didn't work", "that did not work",
            "it didn't work", "none of that", "nothing helped", "nothing works", "to no avail", "no better", "same thing", "not solved",
            "did nothing", "no effect", "no difference", "isn't fixed", "wasn't fixed", "useless", "keeps happening",
        ],
        [
            "vẫn", "vẫn không", "vẫn chưa", "vẫn bị", "vẫn còn", "không giúp", "chưa được", "không ăn thua", "không khá hơn", "vẫn thế", "vẫn vậy",
            "y như cũ", "không hết", "không có tác dụng", "vẫn lỗi", "vẫn không được", "vẫn ko được", "chưa hết", "không thay đổi gì",
            "không hiệu quả", "chẳng được", "không xong", "chưa giải quyết được",
        ]
    ),
    entry!(
        Tried,
        [
            "i tried", "tried", "i did", "did that", "did all", "i have done", "done that", "followed the steps", "i restarted", "i already",
            "did everything", "i've done", "followed",
        ],
        [
            "tôi đã thử", "đã thử", "làm theo rồi", "thử rồi", "đã làm", "làm rồi", "làm hết rồi", "thử hết", "đã làm theo", "làm đủ",
        ]
    ),
    entry!(
        Worked,
        ["is fixed", "it's fixed", "got fixed", "all fixed", "now fixed", "fixed now", "is solved", "it's solved", "got solved", 
            "fixed it", "that worked", "it works now", "works now", "it worked", "it's working", "that did it", "works again",
            "it's fine now", "problem solved", "that helped", "it helped", "working now", "back to normal", "all good now", "working again",
            "that solved",
        ],
        [
            "được rồi", "đã được", "hết lỗi", "chạy được rồi", "ổn rồi", "giải quyết được rồi", "hết bị", "bình thường lại", "ok rồi", "xong rồi",
            "đã hết", "hết rồi",
        ]
    ),
];
