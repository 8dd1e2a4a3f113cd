//! Importing articles from a folder of Markdown files.
//!
//! `refund-policy.en.md` and `en/refund-policy.md` are one article, in English. A front matter
//! (`title`, `slug`, `language`, `published` or `draft`) wins over the file name; without a title
//! there, the first heading of level 1 is the title.

use super::change::{insert, save};
use super::{Article, ArticleChange, KnowledgeError, Language, NewArticle, Slug};
use crate::change::Change;
use crate::failure::Failure as _;
use crate::store::{StoreError, Transaction};

/// Why a file is no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The name does not tell slug and language.
    #[error("the file must be called SLUG.LANGUAGE.md or LANGUAGE/SLUG.md, such as vpn.en.md")]
    Name,
    /// There is no title.
    #[error("there is no title: neither in a front matter nor as a first heading")]
    Title,
    /// There is nothing but a title.
    #[error("there is no text below the title")]
    Body,
    /// The front matter does not end.
    #[error("the front matter has no end")]
    FrontMatter,
    /// A word of the front matter is not understood.
    #[error("{0:?} in the front matter must be true or false")]
    NotBoolean(String),
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Articles that are new.
    pub created: usize,
    /// Articles that were there and are different now.
    pub changed: usize,
    /// Articles that were there already, word for word.
    pub unchanged: usize,
}

/// Why an import was refused. Nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// An article is not as it must be.
    #[error("{slug} ({language}): {}", reason(.source))]
    Article {
        /// The matter.
        slug: String,
        /// The language.
        language: String,
        /// What is wrong.
        source: KnowledgeError,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The complaints about single fields, or the error.
fn reason(error: &KnowledgeError) -> String {
    let complaints: Vec<String> = error
        .fields()
        .iter()
        .map(|field| format!("{} {}", field.field, field.message))
        .collect();
    if complaints.is_empty() {
        error.to_string()
    } else {
        complaints.join(", ")
    }
}

/// Whether a file of the folder is meant to be an article: Markdown, but no README.
pub fn is_article(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name
        .strip_suffix(".md")
        .or_else(|| name.strip_suffix(".markdown"));
    stem.is_some_and(|stem| {
        !stem.is_empty() && !stem.starts_with('.') && !stem.eq_ignore_ascii_case("readme")
    })
}

/// Reads a file as an article. `path` is relative to the folder.
pub fn parse(path: &str, text: &str) -> Result<NewArticle, FileError> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    let (front, rest) = front_matter(&text)?;
    let (named_slug, named_language) = name(path);
    let slug = front.slug.or(named_slug).ok_or(FileError::Name)?;
    let language = front.language.or(named_language).ok_or(FileError::Name)?;
    let (title, body) = match front.title {
        Some(title) => (title, without_same_heading(rest)),
        None => heading(rest).ok_or(FileError::Title)?,
    };
    if body.trim().is_empty() {
        return Err(FileError::Body);
    }
    Ok(NewArticle {
        slug,
        language,
        title,
        body: body.trim().to_owned(),
        is_published: front.is_published.unwrap_or(true),
    })
}

/// Stores what was read: articles that are new, and those that are different now. All or
/// nothing, if the transaction is that of this call alone.
pub async fn store(tx: &Transaction, drafts: Vec<NewArticle>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    for draft in drafts {
        let (slug, language) = (draft.slug.clone(), draft.language.clone());
        let count = store_one(tx, draft, &mut imported).await;
        count.map_err(|source| ImportError::Article {
            slug,
            language,
            source,
        })?;
    }
    Ok(imported)
}

async fn store_one(
    tx: &Transaction,
    draft: NewArticle,
    imported: &mut Imported,
) -> Result<(), KnowledgeError> {
    let Some(before) = existing(tx, &draft).await? else {
        insert(tx, draft).await?;
        imported.created += 1;
        return Ok(());
    };
    let wanted = ArticleChange {
        title: Change::Set(draft.title),
        body: Change::Set(draft.body),
        is_published: Change::Set(draft.is_published),
        ..ArticleChange::default()
    };
    let version = before.version;
    let after = save(tx, before, wanted).await?;
    if after.version == version {
        imported.unchanged += 1;
    } else {
        imported.changed += 1;
    }
    Ok(())
}

/// The article that the draft is about, locked. None if the draft's slug or language is wrong:
/// inserting it says so.
async fn existing(tx: &Transaction, draft: &NewArticle) -> Result<Option<Article>, KnowledgeError> {
    let (Ok(slug), Ok(language)) = (
        draft.slug.parse::<Slug>(),
        draft.language.parse::<Language>(),
    ) else {
        return Ok(None);
    };
    let translations = tx.articles().translations(&slug).await?;
    let same = translations
        .into_iter()
        .find(|article| article.language == language);
    match same {
        Some(article) => Ok(tx.articles().find_for_update(article.article_id).await?),
        None => Ok(None),
    }
}

/// Slug and language, as far as the path tells them.
fn name(path: &str) -> (Option<String>, Option<String>) {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folder = parts.next().filter(|folder| is_language(folder));
    match stem.rsplit_once('.') {
        Some((slug, language)) => (Some(slug.to_owned()), Some(language.to_owned())),
        None => (Some(stem.to_owned()), folder.map(str::to_owned)),
    }
}

fn is_language(text: &str) -> bool {
    text.parse::<Language>().is_ok()
}

#[derive(Debug, Default)]
struct FrontMatter {
    title: Option<String>,
    slug: Option<String>,
    language: Option<String>,
    is_published: Option<bool>,
}

/// The front matter between lines of `---`, and what follows it.
fn front_matter(text: &str) -> Result<(FrontMatter, &str), FileError> {
    let mut front = FrontMatter::default();
    let Some(rest) = text.strip_prefix("---\n") else {
        return Ok((front, text));
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "---" {
            return Ok((front, rest.get(at..).unwrap_or_default()));
        }
        if let Some((key, value)) = line.split_once(':') {
            front.set(key.trim(), unquoted(value.trim()))?;
        }
    }
    Err(FileError::FrontMatter)
}

impl FrontMatter {
    /// What the words mean; unknown ones are for other programs.
    fn set(&mut self, key: &str, value: &str) -> Result<(), FileError> {
        match key {
            "title" => self.title = Some(value.to_owned()),
            "slug" => self.slug = Some(value.to_owned()),
            "language" | "lang" => self.language = Some(value.to_owned()),
            "published" | "is_published" => self.is_published = Some(boolean(key, value)?),
            "draft" => self.is_published = Some(!boolean(key, value)?),
            _ => {}
        }
        Ok(())
    }
}

fn boolean(key: &str, value: &str) -> Result<bool, FileError> {
    value
        .to_ascii_lowercase()
        .parse()
        .map_err(|_| FileError::NotBoolean(key.to_owned()))
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark))
        .unwrap_or(value)
}

/// The heading of level 1 that the text begins with, and the text below it.
fn heading(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = line.strip_prefix("# ")?.trim().trim_end_matches('#').trim();
    (!title.is_empty()).then(|| (title.to_owned(), rest))
}

/// The text without a heading of level 1 at its beginning: the title stands there already.
fn without_same_heading(text: &str) -> &str {
    heading(text).map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_slug_and_language() {
        for path in ["vpn.vi.md", "vi/vpn.md", "it/vi/vpn.md", "en/vpn.vi.md"] {
            let article = parse(path, "# VPN\n\nTắt đi bật lại.\n").unwrap();
            assert_eq!(
                (article.slug.as_str(), article.language.as_str()),
                ("vpn", "vi")
            );
            assert_eq!(
                (article.title.as_str(), article.body.as_str()),
                ("VPN", "Tắt đi bật lại.")
            );
            assert!(article.is_published);
        }
        assert_eq!(parse("vpn.md", "# VPN\n\ntext"), Err(FileError::Name));
        assert_eq!(
            parse("network-faults/vpn.md", "# VPN\n\ntext"),
            Err(FileError::Name)
        );
    }

    #[test]
    fn the_front_matter_wins() {
        let text = "---\r\ntitle: \"VPN: what to do\"\r\nslug: vpn-help\r\nlanguage: en-GB\r\ndraft: true\r\ntags: [a]\r\n---\r\n\r\n# VPN\r\n\r\nOff and on.\r\n";
        let article = parse("vpn.en.md", text).unwrap();
        assert_eq!(article.slug, "vpn-help");
        assert_eq!(article.language, "en-GB");
        assert_eq!(article.title, "VPN: what to do");
        assert_eq!(article.body, "Off and on.");
        assert!(!article.is_published);
    }

    #[test]
    fn what_is_no_article_says_why() {
        assert_eq!(parse("a.en.md", "text only"), Err(FileError::Title));
        assert_eq!(parse("a.en.md", "# Title\n\n"), Err(FileError::Body));
        assert_eq!(
            parse("a.en.md", "---\ntitle: x\n"),
            Err(FileError::FrontMatter)
        );
        let not_boolean = parse("a.en.md", "---\npublished: maybe\n---\n# T\n\nb");
        assert_eq!(
            not_boolean,
            Err(FileError::NotBoolean("published".to_owned()))
        );
    }

    #[test]
    fn only_markdown_files_are_articles() {
        assert!(is_article("en/vpn.md"));
        assert!(!is_article("README.md"));
        assert!(!is_article("en/.vpn.md"));
        assert!(!is_article("logo.png"));
    }
}
