use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use time::OffsetDateTime;
use uuid::Uuid;

use super::markdown;
use super::words::words;
use crate::ids::ArticleKey;
use crate::words::UnknownWord;

/// What the assistant knows about one matter, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The key in the store.
    pub key: ArticleKey,
    /// The public id.
    pub article_id: Uuid,
    /// The matter; translations share it.
    pub slug: Slug,
    /// The language that it is written in.
    pub language: Language,
    /// 1 to 200 characters.
    pub title: String,
    /// Markdown, 1 to 100,000 characters.
    pub body: String,
    /// Whether anybody but admins may see it.
    pub is_published: bool,
    /// Counts the changes of this row.
    pub version: i64,
    /// When it was written.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

impl Article {
    /// The words of the title as the full-text index keeps them: folded, separated by spaces.
    pub fn title_words(&self) -> String {
        words(&self.title).join(" ")
    }

    /// The words of the body as the full-text index keeps them, without Markdown markup.
    pub fn body_words(&self) -> String {
        words(&markdown::plain_text(&self.body)).join(" ")
    }
}

/// The name of a matter in addresses, such as `refund-policy`: lower-case ASCII letters and digits
/// with single hyphens between, at most 100 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    const LONGEST: usize = 100;

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Slug {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if text.len() <= Self::LONGEST && text.split('-').all(is_part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnknownWord(text.to_owned()))
        }
    }
}

/// A language tag after BCP 47, such as `en`, `vi` or `en-GB`, in its usual case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(String);

impl Language {
    const LONGEST: usize = 35;

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether something in `other` is in this language: `en` takes `en-GB` too, `en-GB` only
    /// itself (basic filtering, RFC 4647).
    pub fn takes(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownWord;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        tag.parse()
    }
}

impl FromStr for Language {
    type Err = UnknownWord;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownWord(tag.to_owned());
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let is_primary =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|c| c.is_ascii_alphabetic());
        if !is_primary || tag.len() > Self::LONGEST {
            return Err(unknown());
        }
        let mut canonical = primary.to_ascii_lowercase();
        for subtag in subtags {
            let is_subtag = (2..=8).contains(&subtag.len())
                && subtag.bytes().all(|c| c.is_ascii_alphanumeric());
            if !is_subtag {
                return Err(unknown());
            }
            canonical.push('-');
            canonical.push_str(&usual_case(subtag));
        }
        Ok(Self(canonical))
    }
}

/// Regions in upper case, scripts with a capital, the rest in lower case (RFC 5646, 2.1.1).
fn usual_case(subtag: &str) -> String {
    let lower = subtag.to_ascii_lowercase();
    let is_word = subtag.bytes().all(|c| c.is_ascii_alphabetic());
    match (subtag.len(), is_word) {
        (2, true) => subtag.to_ascii_uppercase(),
        (4, true) => {
            let (first, rest) = lower.split_at(1);
            format!("{}{rest}", first.to_ascii_uppercase())
        }
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_words_with_single_hyphens() {
        for slug in ["vpn", "refund-policy", "7-zip"] {
            assert_eq!(slug.parse::<Slug>().unwrap().as_str(), slug);
        }
        let long = "x".repeat(101);
        for wrong in ["", "-a", "a-", "a--b", "A", "a b", "đ", "a_b", "a\n", &long] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn language_tags_are_read_in_any_case_and_shown_in_the_usual_one() {
        for (given, shown) in [
            ("en", "en"),
            ("VI", "vi"),
            ("en-gb", "en-GB"),
            ("zh-HANT-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("fil", "fil"),
        ] {
            assert_eq!(given.parse::<Language>().unwrap().as_str(), shown);
        }
        for wrong in ["", "e", "english", "en-", "en_GB", "en-a", "12", "en-GB\0"] {
            assert!(wrong.parse::<Language>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_language_takes_its_regional_kinds() {
        let tag = |tag: &str| tag.parse::<Language>().unwrap();
        assert!(tag("en").takes(&tag("en-GB")));
        assert!(!tag("en-GB").takes(&tag("en")));
        assert!(!tag("fi").takes(&tag("fil")));
        assert_eq!(tag("en-GB").primary(), "en");
    }
}
