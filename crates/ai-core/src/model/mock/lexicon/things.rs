//! What customers talk about.

use super::{Concept, Entry, actions::entry};

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    entry!(
        Ticket,
        [
            "ticket", "support ticket", "support request", "support case", "case", "incident", "helpdesk ticket", "tkt",
        ],
        [
            "ticket", "phiếu", "phiếu hỗ trợ", "yêu cầu hỗ trợ", "phiếu yêu cầu", "tickét", "sự vụ",
        ]
    ),
    entry!(
        Tickets,
        [
            "tickets", "support tickets", "support requests", "cases", "incidents",
        ],
        [
            "các ticket", "những ticket", "ticket nào", "mấy ticket", "danh sách ticket", "ticket gì", "những phiếu", "phiếu nào", "các phiếu",
            "bao nhiêu ticket", "toàn bộ ticket", "tất cả ticket",
        ]
    ),
    entry!(
        Booking,
        [
            "booking", "reservation", "appointment", "slot", "room booking",
        ],
        [
            "lịch", "lịch đặt", "lịch đặt phòng", "lịch hẹn", "cuộc hẹn", "đặt chỗ", "buổi đặt", "booking", "chỗ đã đặt",
        ]
    ),
    entry!(
        Bookings,
        [
            "bookings", "reservations", "appointments", "room bookings", "meetings", "calendar", "my schedule", "agenda",
        ],
        [
            "lịch đặt phòng của tôi", "lịch của tôi", "các lịch", "những lịch", "lịch nào", "lịch họp nào", "những phòng nào", "danh sách đặt phòng",
            "lịch gì", "cuộc họp nào", "các cuộc họp", "lịch đặt nào", "lịch đặt phòng nào", "các booking", "booking nào", "lịch của mình",
        ]
    ),
    entry!(
        Meeting,
        [
            "meeting", "session", "workshop", "interview", "standup", "sync", "call", "review", "one - on - one", "catch up",
        ],
        [
            "họp", "cuộc họp", "buổi họp", "lịch họp", "phỏng vấn", "buổi", "meeting",
        ]
    ),
    entry!(
        Room,
        [
            "room", "meeting room", "conference room", "boardroom", "space to meet", "place to meet", "somewhere to meet", "huddle room",
        ],
        [
            "phòng", "phòng họp", "phòng hội nghị", "chỗ họp",
        ]
    ),
    entry!(
        Rooms,
        [
            "rooms", "meeting rooms", "conference rooms", "what rooms", "any room", "any rooms",
        ],
        [
            "phòng nào", "các phòng", "những phòng", "phòng gì", "còn phòng nào", "còn phòng", "có phòng nào", "phòng trống", "có phòng",
        ]
    ),
    entry!(
        Wording,
        [
            "text", "content", "title", "wording", "description", "subject", "summary", "body", "details",
        ],
        [
            "nội dung", "tiêu đề", "mô tả", "chữ", "tên",
        ]
    ),
    entry!(
        Note,
        [
            "comment", "note", "message", "remark", "reply", "a line", "more information", "more info", "follow - up", "follow up",
        ],
        [
            "ghi chú", "bình luận", "nhận xét", "lời nhắn", "tin nhắn", "thông tin", "comment",
        ]
    ),
    entry!(
        Urgency,
        [
            "priority", "urgent", "urgency", "asap", "priority high", "priority low", "priority urgent", "priority normal", "priority : high",
            "priority : low", "priority : urgent", "critical priority", "high priority", "low priority", "normal priority", "as soon as possible",
            "no rush",
        ],
        [
            "ưu tiên", "mức ưu tiên", "độ ưu tiên", "gấp", "khẩn", "khẩn cấp", "mức độ ưu tiên", "ưu tiên cao", "ưu tiên thấp",
        ]
    ),
    entry!(
        Status,
        [
            "status", "state", "progress", "news", "any news", "any update", "updates", "how is", "what's happening with", "what happened to",
            "whats happening with", "how far", "where are we with", "progressing", "stand", "an update on", "what's up with", "what's going on with",
            "how's", "any progress",
        ],
        [
            "tình trạng", "trạng thái", "tới đâu", "đến đâu", "tiến độ", "thế nào rồi", "ra sao rồi", "xong chưa", "sao rồi", "xử lý chưa",
            "đến đâu rồi", "tới đâu rồi",
        ]
    ),
    entry!(
        Free,
        [
            "free", "available", "availability", "vacant", "unoccupied", "open slot", "free slot", "spare", "empty", "occupied", "already booked",
            "booked already", "been booked", "taken",
        ],
        [
            "trống", "trống không", "có trống", "đang trống", "có bận", "ai đặt chưa", "đang bận", "có ai đặt", "đã có ai đặt", "có ai đặt chưa",
            "ai đặt rồi", "rảnh", "còn phòng", "còn chỗ", "có phòng", "còn trống", "bận", "kín", "phòng trống", "còn phòng nào",
        ]
    ),
    entry!(
        Resolved,
        [
            "resolved", "solved", "done", "finished", "closed", "completed", "past", "old ones",
        ],
        [
            "đã xong", "đã giải quyết", "đã đóng", "hoàn thành", "đã xử lý", "đã kết thúc", "giải quyết xong",
        ]
    ),
    entry!(
        Canceled,
        [
            "canceled", "cancelled",
        ],
        [
            "đã huỷ", "bị huỷ", "đã hủy", "bị hủy",
        ]
    ),
    entry!(
        Active,
        [
            "still open", "active", "unresolved", "outstanding", "in progress", "ongoing", "pending",
        ],
        [
            "đang mở", "chưa xong", "còn mở", "đang xử lý", "đang chờ", "chưa giải quyết", "chưa đóng",
        ]
    ),
    entry!(
        Service,
        [
            "policy", "policies", "rule", "rules", "opening hours", "office hours", "working hours", "business hours", "support desk", "helpdesk",
            "help desk", "service desk", "support team", "support hours", "refund", "money back", "privacy", "personal data", "my data", "data",
            "price", "pricing", "fee", "cost", "subscription", "invoice", "warranty", "service", "services", "delivery", "shipping", "ship",
            "payment", "account", "company", "terms", "contract", "guideline", "faq", "opening times", "hours", "password", "support", "weekend",
            "holiday", "licence", "license", "return", "membership", "discount", "office", "branch", "phone number", "contact", "procedure",
            "reimbursement",
        ],
        [
            "chính sách", "quy định", "quy tắc", "giờ làm việc", "giờ mở cửa", "giờ hoạt động", "bộ phận hỗ trợ", "hỗ trợ", "hoàn tiền",
            "trả tiền lại", "hoàn lại tiền", "bảo mật", "riêng tư", "quyền riêng tư", "dữ liệu", "thông tin cá nhân", "phí", "giá cả", "hoá đơn",
            "bảo hành", "dịch vụ", "vận chuyển", "giao hàng", "thanh toán", "tài khoản", "công ty", "điều khoản", "hợp đồng", "mật khẩu",
            "cuối tuần", "ngày lễ", "khuyến mãi", "giảm giá", "văn phòng", "chi nhánh", "liên hệ", "trung tâm hỗ trợ", "thủ tục", "bên bạn",
            "bên mình", "các bạn", "tổng đài", "làm việc", "lưu trữ", "lưu giữ", "trả hàng", "đổi trả",
        ]
    ),
    entry!(
        Device,
        [
            "vpn", "printer", "laptop", "computer", "pc", "mac", "macbook", "wifi", "wi - fi", "network", "internet", "email", "e - mail", "mailbox",
            "outlook", "excel", "word", "teams", "zoom", "screen", "monitor", "keyboard", "mouse", "headset", "webcam", "camera", "microphone",
            "projector", "scanner", "server", "software", "app", "application", "website", "browser", "chrome", "phone", "tablet", "battery",
            "charger", "cable", "docking station", "dock", "login", "log in", "sign in", "log on", "sign - in", "connect", "password", "account",
            "drive", "usb", "bluetooth", "system", "file", "files", "machine", "coffee machine", "air conditioning", "aircon", "ac", "badge",
            "badge reader", "toner", "paper", "windows", "update", "speaker", "tv", "display", "link", "connection", "page", "portal",
        ],
        [
            "máy in", "máy tính", "laptop", "máy tính xách tay", "mạng", "wifi", "email", "thư điện tử", "màn hình", "bàn phím", "chuột", "tai nghe",
            "máy chiếu", "máy quét", "phần mềm", "ứng dụng", "trang web", "trình duyệt", "điện thoại", "pin", "sạc", "đăng nhập", "mật khẩu",
            "tài khoản", "ổ cứng", "hệ thống", "tệp", "máy", "máy lạnh", "điều hoà", "máy pha cà phê", "loa", "camera", "micro", "mực in", "giấy",
            "vpn", "đèn", "kết nối", "file", "outlook", "excel",
        ]
    ),
];
