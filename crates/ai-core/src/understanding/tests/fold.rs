//! Cutting texts into tokens.

use crate::understanding::fold::*;

fn folded(message: &str) -> Vec<String> {
    Text::new(message)
        .tokens()
        .iter()
        .map(|token| token.folded.clone())
        .collect()
}

#[test]
fn case_and_diacritics_fold_away_and_d_with_stroke_becomes_d() {
    assert_eq!(fold("  Đặt   phòng HỌP "), "dat phong hop");
    assert_eq!(fold("e\u{302}\u{301}"), "e");
    assert_eq!(fold("“Ưu tiên” – gấp…"), "\"uu tien\" - gap…");
}

#[test]
fn tokens_are_words_numbers_symbols_and_addresses() {
    assert_eq!(
        folded("Book 15h30, o'clock!"),
        ["book", "15", "h", "30", ",", "o'clock", "!"]
    );
    assert_eq!(folded("TK-1002"), ["tk", "-", "1002"]);
    assert_eq!(
        folded("mail an@example.com, ok"),
        ["mail", "an@example.com", ",", "ok"]
    );
    assert_eq!(
        folded("see https://a.b/c?d=1."),
        ["see", "https://a.b/c?d=1", "."]
    );
    assert_eq!(folded("don’t"), ["don't"]);
}

#[test]
fn the_original_wording_is_cut_out_by_tokens() {
    let text = Text::new("Tạo ticket: Máy in kẹt giấy, tầng 3!");
    assert_eq!(text.slice(3..10), "Máy in kẹt giấy, tầng 3");
    assert_eq!(text.slice(4..4), "");
}

#[test]
fn decomposed_letters_are_read_like_composed_ones() {
    let text = Text::new("Đặt pho\u{300}ng");
    assert!(text.says("đặt phòng"));
    assert_eq!(text.slice(0..2), "Đặt phòng");
}

#[test]
fn both_places_of_the_tone_mark_are_one_word() {
    assert!(Text::new("huỷ").says("hủy"));
    assert!(Text::new("hủy").says("huỷ"));
    assert!(Text::new("khoá").says("khóa"));
    assert!(Text::new("quý").says("quý"));
}

#[test]
fn a_word_with_marks_is_only_itself_and_one_without_may_be_any() {
    assert!(!Text::new("tôi").says("tối"));
    assert!(Text::new("toi").says("tối"));
    assert!(Text::new("toi").says("tôi"));
    assert!(!Text::new("đổi sang 3 giờ").says("sáng"));
    assert!(Text::new("3 gio sang").says("sáng"));
}

#[test]
fn what_is_quoted_is_known() {
    let cases = [
        ("he said \"urgent\" to me", true),
        ("he said “urgent” to me", true),
        ("he said 'urgent' to me", true),
        ("he said ‘urgent matter’ to me", true),
        ("nói «urgent» nhé", true),
        ("the code `urgent` fails", true),
        ("it's urgent, isn't it", false),
        ("12\" screen is urgent", false),
        ("the users' screen is urgent", false),
    ];
    for (message, is_quoted) in cases {
        assert_eq!(!Text::new(message).says("urgent"), is_quoted, "{message}");
    }
}
