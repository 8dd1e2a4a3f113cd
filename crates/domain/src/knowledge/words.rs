//! Texts as words, the same for both databases, for questions and for articles.

use crate::text;

/// Longer words are cut: nobody searches for them, and PostgreSQL refuses lexemes of 2 KiB.
const LONGEST_WORD: usize = 40;

/// The words of a text in lower case without diacritics. An apostrophe inside a word is dropped
/// ("don't" is `dont`), everything else that is no letter and no digit separates.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    let joined = folded.chars().filter(|c| !is_apostrophe(*c));
    let joined: String = joined.collect();
    joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// Words that look like forms of others.
const UNINFLECTED: [&str; 6] = [
    "police", "news", "morning", "evening", "business", "building",
];

/// The part of an English word that its forms share: `open` of `opening`, `polic` of `policies`.
/// Always a prefix of the word, so an index finds all forms by it. Vietnamese syllables, which
/// have one form only, stay as they are.
pub(super) fn stem(word: &str) -> &str {
    if word.len() < 4 || !word.is_ascii() || is_syllable(word) || UNINFLECTED.contains(&word) {
        return word;
    }
    let singular = without_plural(word);
    let base = without_suffix(singular);
    let base = without_doubled_letter(base);
    without_final_vowel(base)
}

fn without_plural(word: &str) -> &str {
    let is_plural = word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        && word.len() > 3;
    if is_plural {
        word.get(..word.len() - 1).unwrap_or(word)
    } else {
        word
    }
}

/// Endings with the least that must be left before them, longest first.
const SUFFIXES: [(&str, usize); 8] = [
    ("ation", 5),
    ("ment", 4),
    ("ing", 3),
    ("ied", 3),
    ("ion", 4),
    ("ed", 3),
    ("ly", 5),
    ("al", 5),
];

fn without_suffix(word: &str) -> &str {
    for (suffix, least) in SUFFIXES {
        let Some(rest) = word.strip_suffix(suffix) else {
            continue;
        };
        let is_word = rest.len() >= least && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let is_ending = match suffix {
            "ion" => rest.ends_with(['s', 't']),
            "ed" => !rest.ends_with('e'),
            _ => true,
        };
        if is_word && is_ending {
            return rest;
        }
    }
    word
}

fn without_doubled_letter(word: &str) -> &str {
    let mut backwards = word.chars().rev();
    let (last, before) = (backwards.next(), backwards.next());
    let is_doubled = last == before && last.is_some_and(|c| !"aeiou".contains(c));
    if is_doubled && word.len() > 3 {
        word.get(..word.len() - 1).unwrap_or(word)
    } else {
        word
    }
}

/// `store` and `storing`, `policy` and `policies`, `movie` and `movies` share their beginning.
fn without_final_vowel(word: &str) -> &str {
    let rest = match word.strip_suffix("ie").or_else(|| word.strip_suffix('e')) {
        Some(rest) => rest,
        None => match word.strip_suffix(['y', 'i']) {
            Some(rest) if !rest.ends_with(['a', 'e', 'i', 'o', 'u']) => rest,
            _ => word,
        },
    };
    if rest.len() >= 3 { rest } else { word }
}

const ONSETS: [&str; 26] = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];
const VOWELS: [&str; 36] = [
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai",
    "oay", "oe", "oeo", "oi", "u", "ua", "uay", "ue", "ui", "uo", "uoi", "uou", "uu", "uy", "uya",
    "uye", "uyu", "y", "ye", "yeu",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a folded word can be a Vietnamese syllable. Some short English words can.
pub(super) fn is_syllable(word: &str) -> bool {
    const LONGEST: usize = 7;
    let is_vowel = |c: char| "aeiouy".contains(c);
    let Some(start) = word.find(is_vowel).filter(|_| word.len() <= LONGEST) else {
        return false;
    };
    let (onset, rhyme) = word.split_at(start);
    let end = rhyme.find(|c| !is_vowel(c)).unwrap_or(rhyme.len());
    let (vowels, coda) = rhyme.split_at(end);
    // The vowel of `gi` and `qu` belongs to the consonant: `gio` is gi-o, `quyen` is qu-yen.
    let vowels = match (onset, vowels.split_at_checked(1)) {
        ("g", Some(("i", rest))) | ("q", Some(("u", rest))) if !rest.is_empty() => rest,
        ("q", _) => return false,
        _ => vowels,
    };
    ONSETS.contains(&onset) && VOWELS.contains(&vowels) && CODAS.contains(&coda)
}

/// Whether `typed` is most likely a slip of the keyboard for `word`: one edit in words of six
/// letters (two neighbours swapped in words of five), two in words of ten. The first letter is
/// almost always right.
pub(super) fn is_slip(typed: &str, word: &str) -> bool {
    let shortest = typed.len().min(word.len());
    let is_candidate = shortest >= 5
        && typed.len().abs_diff(word.len()) <= 2
        && typed.is_ascii()
        && word.is_ascii()
        && typed.bytes().next() == word.bytes().next();
    if !is_candidate {
        return false;
    }
    let allowed = if shortest >= 10 { 2 } else { 1 };
    let edits = edits(typed.as_bytes(), word.as_bytes());
    edits <= allowed && (word.len() >= 6 || is_swap(typed, word))
}

fn is_swap(typed: &str, word: &str) -> bool {
    if typed.len() != word.len() {
        return false;
    }
    let differing = typed.bytes().zip(word.bytes()).filter(|(a, b)| a != b);
    differing.count() == 2
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut previous_b = None;
        for (j, other) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let substituted = at(&last, j) + usize::from(letter != other);
            let mut best = substituted.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if previous_a == Some(other) && previous_b == Some(letter) && j > 0 {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
            previous_b = Some(other);
        }
        before = last;
        last = row;
        previous_a = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_share_their_stem() {
        for forms in [
            &["open", "opens", "opened", "opening"][..],
            &["disconnect", "disconnects", "disconnecting", "disconnected"],
            &["refund", "refunds", "refunded", "refunding"],
            &["policy", "policies"],
            &["copy", "copies", "copied"],
            &["store", "stores", "stored", "storing"],
            &["cancel", "cancels", "canceled", "cancelled", "cancellation"],
            &["delete", "deleting", "deletion"],
            &["connect", "connection", "connections"],
            &["install", "installing", "installation"],
            &["set", "setting", "settings"],
            &["box", "boxes"],
            &["apply", "applies", "applied"],
            &["approve", "approval", "approved"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [
            ("police", "policy"),
            ("string", "strong"),
            ("status", "state"),
            ("speed", "spell"),
            ("thing", "this"),
            ("thue", "thu"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn vietnamese_syllables_are_told_from_english_words() {
        for syllable in [
            "hoan", "tien", "mat", "khau", "nghieng", "gio", "gi", "giay", "thue", "quyen", "quy",
        ] {
            assert!(is_syllable(syllable), "{syllable}");
        }
        for word in [
            "vpn", "ticket", "laptop", "refund", "email", "hours", "time", "wifi",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn slips_of_the_keyboard_are_recognised_and_other_words_are_not() {
        for (typed, word) in [
            ("pasword", "password"),
            ("passwrod", "password"),
            ("refudn", "refund"),
            ("refnd", "refund"),
            ("emial", "email"),
            ("disconects", "disconnects"),
            ("reimbursment", "reimbursement"),
        ] {
            assert!(is_slip(typed, word), "{typed}");
        }
        for (typed, word) in [
            ("score", "store"),
            ("match", "batch"),
            ("house", "hours"),
            ("room", "rooms"),
            ("order", "older"),
        ] {
            assert!(!is_slip(typed, word), "{typed}");
        }
    }

    #[test]
    fn apostrophes_join_and_everything_else_separates() {
        assert_eq!(
            words("Don't e-mail Đặng’s VPN!"),
            ["dont", "e", "mail", "dangs", "vpn"]
        );
        assert_eq!(words(&"x".repeat(100)), ["x".repeat(40)]);
    }
}
