use std::str::FromStr;

use super::IdempotencyError;

const MAX_LENGTH: usize = 255;

/// What a client calls one request, however often it sends it: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for IdempotencyKey {
    type Err = IdempotencyError;

    /// Reads a string of structured fields (RFC 8941), `"k"`, or the bare `k`, which is the same
    /// key.
    fn from_str(header: &str) -> Result<Self, IdempotencyError> {
        let header = header.trim_matches([' ', '\t']);
        let key = match header.strip_prefix('"') {
            Some(quoted) => unquoted(quoted).ok_or(IdempotencyError::InvalidKey)?,
            None => header.to_owned(),
        };
        let is_visible = key.bytes().all(|byte| byte.is_ascii_graphic());
        if is_visible && (1..=MAX_LENGTH).contains(&key.len()) {
            Ok(Self(key))
        } else {
            Err(IdempotencyError::InvalidKey)
        }
    }
}

/// The text behind an opening quote, if it ends with the closing one.
fn unquoted(quoted: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = quoted.chars();
    loop {
        match chars.next()? {
            '"' => return chars.as_str().is_empty().then_some(text),
            '\\' => text.push(chars.next().filter(|&escaped| "\"\\".contains(escaped))?),
            plain => text.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> String {
        header
            .parse()
            .map_or_else(|_| "refused".to_owned(), |IdempotencyKey(key)| key)
    }

    #[test]
    fn a_quoted_and_a_bare_key_are_the_same() {
        assert_eq!(read("\"8e03978e-40d5\""), "8e03978e-40d5");
        assert_eq!(read(" 8e03978e-40d5\t"), "8e03978e-40d5");
        assert_eq!(read(r#""a\"b\\c""#), r#"a"b\c"#);
        assert_eq!(read(r"a\b"), r"a\b");
        assert_eq!(read(&"k".repeat(255)), "k".repeat(255));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let too_long = "k".repeat(256);
        let refused = [
            "", "\"\"", " ", "a b", "\"a b\"", "\"open", r#""a\n""#, r#""a"b"#, "\"a\\", "clé",
            "a\0", &too_long,
        ];
        for header in refused {
            assert_eq!(read(header), "refused", "{header:?}");
        }
    }
}
