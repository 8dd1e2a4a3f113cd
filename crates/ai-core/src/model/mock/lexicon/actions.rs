//! What shall be done.

use super::{Concept, Entry};

macro_rules! entry {
    ($concept:ident, [$($english:literal),* $(,)?], [$($vietnamese:literal),* $(,)?]) => {
        Entry { concept: Concept::$concept, english: &[$($english),*], vietnamese: &[$($vietnamese),*] }
    };
}
pub(super) use entry;

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    entry!(
        Open,
        [
            "open", "opened", "open up",
        ],
        [
            "mở",
        ]
    ),
    entry!(
        Make,
        [
            "create", "make", "raise", "file", "log", "submit", "lodge", "register", "start", "set up", "put in", "write up", "issue",
        ],
        [
            "tạo", "lập", "gửi", "làm", "tạo giúp", "lập giúp", "tạo mới", "ghi nhận", "đăng ký",
        ]
    ),
    entry!(
        Book,
        [
            "book", "reserve", "booking in", "hold", "grab", "schedule", "get me a", "get us a", "get a",
        ],
        [
            "đặt", "đặt chỗ", "đặt giùm", "đặt trước", "giữ chỗ", "lên lịch", "xếp lịch", "xếp", "giữ", "thuê", "mượn",
        ]
    ),
    entry!(
        Cancel,
        ["forget about", "be canceled", "be cancelled", "free up", "release", "won't need", "will not need", "wont need", 
            "cancel", "delete", "remove", "scrap", "withdraw", "drop", "call off", "get rid of", "discard", "no longer need", "don't need",
            "do not need", "no longer want", "don't want", "not needed any more",
        ],
        [
            "huỷ", "xoá", "bỏ", "huỷ bỏ", "hủy", "xóa", "dẹp", "gỡ", "rút lại", "không cần", "ko cần", "không muốn giữ",
        ]
    ),
    entry!(
        Close,
        ["be closed", "can be closed", 
            "close", "shut",
        ],
        [
            "đóng", "kết thúc",
        ]
    ),
    entry!(
        Reopen,
        [
            "reopen", "re - open", "re open", "open again", "reactivate", "bring back", "reopen the",
        ],
        [
            "mở lại", "khôi phục", "kích hoạt lại",
        ]
    ),
    entry!(
        Move,
        ["swap", "exchange", 
            "move", "reschedule", "shift", "postpone", "push", "push back", "bring forward", "delay", "rebook", "re - schedule", "relocate",
            "put off", "switch",
        ],
        [
            "dời", "dời lịch", "chuyển", "chuyển lịch", "đổi lịch", "lùi", "hoãn", "đẩy", "đẩy lùi", "đẩy lịch", "đổi giờ", "đổi phòng", "dời sang",
            "rời", "dịch",
        ]
    ),
    entry!(
        Change,
        [
            "change", "edit", "update", "modify", "replace", "correct", "rewrite", "reword", "rename", "adjust", "amend",
        ],
        [
            "đổi", "sửa", "thay đổi", "chỉnh", "chỉnh sửa", "cập nhật", "thay", "sửa lại", "đổi lại", "viết lại",
        ]
    ),
    entry!(
        Extend,
        [
            "extend", "lengthen", "shorten", "prolong", "cut short", "make longer", "make shorter",
        ],
        [
            "kéo dài", "gia hạn", "rút ngắn",
        ]
    ),
    entry!(
        Add,
        [
            "add", "append", "attach", "include",
        ],
        [
            "thêm", "bổ sung", "ghi thêm", "ghi chú thêm", "viết thêm",
        ]
    ),
    entry!(
        AddTo,
        [
            "add to", "comment on", "reply to", "reply on", "write to", "note on", "comment to", "respond to", "append to",
        ],
        [
            "thêm vào", "ghi thêm vào", "bổ sung vào", "ghi vào", "bình luận vào", "viết vào", "bổ sung cho", "ghi chú vào", "bổ sung thêm vào",
        ]
    ),
    entry!(
        Tell,
        [
            "tell", "tell them", "tell support", "let them know", "inform", "let support know", "mention",
        ],
        [
            "báo với", "nhắn", "nói với", "cho họ biết", "nhắn với",
        ]
    ),
    entry!(
        Show,
        [
            "show", "list", "see", "view", "display", "check", "look up", "give me", "pull up", "read me", "look at", "tell me about", "details of",
            "overview", "what about my", "read out", "summarize", "summarise",
        ],
        [
            "xem", "liệt kê", "cho xem", "hiển thị", "kiểm tra", "cho biết", "coi", "danh sách", "liệt kê giúp", "tra cứu", "xem lại",
            "cho mình xem", "cho tôi xem", "đọc",
        ]
    ),
    entry!(
        Find,
        [
            "find", "look for", "search for", "looking for", "suggest",
        ],
        [
            "tìm", "kiếm", "tìm giúp", "gợi ý",
        ]
    ),
    entry!(
        Set,
        [
            "set", "make", "mark", "raise", "escalate", "bump", "lower", "prioritize", "prioritise", "put",
        ],
        [
            "để", "đặt", "nâng", "hạ", "tăng", "giảm", "chuyển thành", "đổi thành", "đánh dấu", "cho thành",
        ]
    ),
    entry!(
        Report,
        [
            "report", "complain", "complain about", "report a problem", "report an issue", "report a bug", "report a fault", "make a complaint",
            "i want to report",
        ],
        [
            "báo lỗi", "báo hỏng", "báo sự cố", "báo cáo sự cố", "khiếu nại", "phản ánh", "báo cáo",
        ]
    ),
];
