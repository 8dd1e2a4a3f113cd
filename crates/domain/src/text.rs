//! Folding: how texts are compared without case, diacritics and space.

use unicode_normalization::UnicodeNormalization as _;

/// Lower case without diacritics, the same way for both databases and for the assistant.
///
/// `đ` is a letter of its own that no Unicode decomposition takes apart; it becomes `d` here.
///
/// ```
/// assert_eq!(frontdesk_domain::text::fold("Đặt Phòng HỌP"), "dat phong hop");
/// ```
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The letters and digits of [`fold`]: "Hà Nội", "hanoi" and "Ha-Noi" are one name.
pub fn fold_name(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a text, folded.
pub fn folded_words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
