use uuid::Uuid;

use super::{Article, KnowledgeError, Language, Slug};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::{Fields, InvalidFields};
use crate::ids::ArticleKey;
use crate::store::Transaction;

const SLUG_RULE: &str =
    "must be 1 to 100 lower-case letters and digits with single hyphens between";

/// What an admin says when writing an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    /// The matter, see [`Slug`].
    pub slug: String,
    /// The language tag, see [`Language`].
    pub language: String,
    /// 1 to 200 characters.
    pub title: String,
    /// Markdown, 1 to 100,000 characters.
    pub body: String,
    /// Whether anybody but admins may see it.
    pub is_published: bool,
}

/// What an update says of an article; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleChange {
    /// The matter.
    pub slug: Change<String>,
    /// The language tag.
    pub language: Change<String>,
    /// The title.
    pub title: Change<String>,
    /// Markdown.
    pub body: Change<String>,
    /// Whether anybody but admins may see it.
    pub is_published: Change<bool>,
}

/// Writes a new article; for admins. Slug and language together are unique.
pub async fn write(
    tx: &Transaction,
    actor: &Actor,
    new: NewArticle,
) -> Result<Article, KnowledgeError> {
    expect_admin(actor)?;
    insert(tx, new).await
}

pub(super) async fn insert(tx: &Transaction, new: NewArticle) -> Result<Article, KnowledgeError> {
    let mut fields = Fields::new();
    let slug = slug(&mut fields, &new.slug);
    let language = language(&mut fields, &new.language);
    let title = fields.text("title", &new.title, 1..=200);
    let body = fields.text("body", &new.body, 1..=100_000);
    fields.finish()?;
    let (slug, language) = slug
        .zip(language)
        .ok_or_else(|| InvalidFields::one("slug", "invalid_slug", SLUG_RULE))?;
    let article = Article {
        key: ArticleKey::UNSTORED,
        article_id: tx.new_id(),
        slug,
        language,
        title,
        body,
        is_published: new.is_published,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    Ok(tx.articles().insert(article).await?)
}

/// Changes an article, all that is named or nothing; for admins. A change that changes nothing
/// succeeds.
pub async fn change(
    tx: &Transaction,
    actor: &Actor,
    article_id: Uuid,
    wanted: ArticleChange,
) -> Result<Article, KnowledgeError> {
    expect_admin(actor)?;
    let before = tx.articles().find_for_update(article_id).await?;
    let before = before.ok_or(KnowledgeError::NotFound)?;
    save(tx, before, wanted).await
}

pub(super) async fn save(
    tx: &Transaction,
    before: Article,
    wanted: ArticleChange,
) -> Result<Article, KnowledgeError> {
    let mut after = before.clone();
    let mut fields = Fields::new();
    if let Some(given) = fields.required_change("slug", wanted.slug) {
        after.slug = slug(&mut fields, &given).unwrap_or(after.slug);
    }
    if let Some(given) = fields.required_change("language", wanted.language) {
        after.language = language(&mut fields, &given).unwrap_or(after.language);
    }
    let title = fields.required_text_change("title", wanted.title, 1..=200);
    let body = fields.required_text_change("body", wanted.body, 1..=100_000);
    let is_published = fields.required_change("is_published", wanted.is_published);
    fields.finish()?;
    after.title = title.unwrap_or(after.title);
    after.body = body.unwrap_or(after.body);
    after.is_published = is_published.unwrap_or(after.is_published);
    if after == before {
        return Ok(before);
    }
    after.updated_at = tx.now();
    Ok(tx.articles().save(after).await?)
}

/// Deletes an article for good; for admins.
pub async fn delete(
    tx: &Transaction,
    actor: &Actor,
    article_id: Uuid,
) -> Result<(), KnowledgeError> {
    expect_admin(actor)?;
    let is_deleted = tx.articles().delete(article_id).await?;
    is_deleted.then_some(()).ok_or(KnowledgeError::NotFound)
}

fn expect_admin(actor: &Actor) -> Result<(), KnowledgeError> {
    actor
        .is_admin()
        .then_some(())
        .ok_or(KnowledgeError::AdminOnly)
}

fn slug(fields: &mut Fields, given: &str) -> Option<Slug> {
    let slug = given.trim().parse();
    if slug.is_err() {
        fields.refuse("slug", "invalid_slug", SLUG_RULE);
    }
    slug.ok()
}

fn language(fields: &mut Fields, given: &str) -> Option<Language> {
    let language = given.trim().parse();
    if language.is_err() {
        let rule = "must be a language tag, such as en, vi or en-GB";
        fields.refuse("language", "invalid_language", rule);
    }
    language.ok()
}
