//! Markdown as plain text: what is read aloud, without the markup.

/// The text in one line, without headings, lists, emphasis, links, code fences, tables and HTML.
/// Numbers of ordered lists stay: "1. Restart the client." is how steps are quoted.
pub(super) fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut is_code = false;
    for line in markdown.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            is_code = !is_code;
            continue;
        }
        let text = if is_code {
            trimmed.to_owned()
        } else {
            inline_text(block_text(trimmed))
        };
        for word in text.split_whitespace() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
    }
    plain
}

/// A line without what marks its kind.
fn block_text(line: &str) -> &str {
    let mut rest = line;
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start();
    }
    let heading = rest.trim_start_matches('#');
    let marks = rest.len() - heading.len();
    if (1..=6).contains(&marks) && (heading.is_empty() || heading.starts_with(' ')) {
        return heading.trim().trim_end_matches('#').trim_end();
    }
    let is_rule = rest.len() >= 3 && rest.chars().all(|c| " -*_=|:".contains(c));
    if is_rule {
        return "";
    }
    ["- ", "* ", "+ "]
        .iter()
        .find_map(|bullet| rest.strip_prefix(bullet))
        .map_or(rest, |item| {
            let item = item.trim_start();
            ["[ ] ", "[x] ", "[X] "]
                .iter()
                .find_map(|task| item.strip_prefix(task))
                .unwrap_or(item)
        })
}

/// The text of a line without emphasis, links, code marks, tags and cell borders.
fn inline_text(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let (shown, next) = shown_at(c, before, after);
        text.push_str(&shown);
        before = c;
        rest = next;
    }
    text
}

/// What is shown for the character, and where reading goes on.
fn shown_at(c: char, before: char, after: &str) -> (String, &str) {
    let next = after.chars().next().unwrap_or(' ');
    match c {
        '\\' if next.is_ascii_punctuation() => (
            next.to_string(),
            after.get(next.len_utf8()..).unwrap_or_default(),
        ),
        '!' if next == '[' => (String::new(), after),
        '[' => link(after).unwrap_or_else(|| ("[".to_owned(), after)),
        '<' => tag(after).unwrap_or_else(|| ("<".to_owned(), after)),
        '|' => (" ".to_owned(), after),
        '`' => (String::new(), after),
        '*' | '~' if next == c || before == c || is_edge(before, next) => (String::new(), after),
        '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => (String::new(), after),
        other => (other.to_string(), after),
    }
}

/// Emphasis touches a word on one side at least; `2 * 3` is no emphasis.
fn is_edge(before: char, next: char) -> bool {
    !(before.is_whitespace() && next.is_whitespace())
}

/// `text](target)` or `text][label]`.
fn link(after: &str) -> Option<(String, &str)> {
    let (label, rest) = split_near(after, ']')?;
    let close = match rest.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let (_, rest) = split_near(rest, close)?;
    Some((inline_text(label), rest))
}

/// `tag attribute="…">`, or an address in angle brackets, which is shown.
fn tag(after: &str) -> Option<(String, &str)> {
    let (inside, rest) = split_near(after, '>')?;
    let is_address = inside.contains("://") || (inside.contains('@') && !inside.contains(' '));
    if is_address {
        return Some((inside.to_owned(), rest));
    }
    let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    is_tag.then(|| (" ".to_owned(), rest))
}

/// Splits at a mark that is not far away, so that a text of nothing but opening marks does not
/// cost the square of its length.
fn split_near(text: &str, mark: char) -> Option<(&str, &str)> {
    const FAR: usize = 2_000;
    let (at, _) = text.char_indices().take(FAR).find(|(_, c)| *c == mark)?;
    Some((text.get(..at)?, text.get(at + mark.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn markup_is_gone_and_the_words_stay() {
        for (markdown, plain) in [
            (
                "# Refunds #\n\nWithin **14 days**.",
                "Refunds Within 14 days.",
            ),
            (
                "- one\n* two\n+ [x] three\n1. four",
                "one two three 1. four",
            ),
            (
                "See [the *form*](https://x.test/a_b) or [it][1].",
                "See the form or it.",
            ),
            ("![Logo of us](logo.png) here", "Logo of us here"),
            (
                "> quoted `code` <b>bold</b><br/>next",
                "quoted code bold next",
            ),
            ("```sh\nsudo vpn_up --now\n```", "sudo vpn_up --now"),
            ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a b 1 2"),
            (
                "snake_case, _so_, 2 * 3, ~~old~~, \\*star\\*",
                "snake_case, so, 2 * 3, old, *star*",
            ),
            ("<https://x.test/> and a < b", "https://x.test/ and a < b"),
            ("Title\n=====\n\n---\n\ntext", "Title text"),
            ("[unfinished and <unclosed", "[unfinished and <unclosed"),
        ] {
            assert_eq!(plain_text(markdown), plain);
        }
    }
}
