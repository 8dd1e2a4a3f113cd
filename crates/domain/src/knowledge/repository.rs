use async_trait::async_trait;
use uuid::Uuid;

use super::{Article, Language, Slug};
use crate::actor::Actor;
use crate::ids::ArticleKey;
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Which articles exist for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// What is published.
    #[default]
    Published,
    /// Drafts too.
    All,
}

impl Visibility {
    /// Admins see drafts, others do not.
    pub fn of(actor: &Actor) -> Self {
        if actor.is_admin() {
            Self::All
        } else {
            Self::Published
        }
    }
}

/// Which articles a list or a search is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Which exist for the one who asks.
    pub visibility: Visibility,
    /// Only those in this language, see [`Language::takes`].
    pub language: Option<Language>,
}

/// A word to look up in the full-text index: lower-case letters and digits without diacritics.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The word, or its beginning.
    pub word: String,
    /// Whether every word that begins so is meant.
    pub is_prefix: bool,
}

/// What an article's words must match: any of these, each of which needs all its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matching {
    /// The alternatives; none of them is empty.
    pub any_of: Vec<Vec<Term>>,
}

/// An article as the ranking sees it, without its body in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The article.
    pub key: ArticleKey,
    /// The matter.
    pub slug: Slug,
    /// The language that it is written in.
    pub language: Language,
    /// See [`Article::title_words`].
    pub title_words: String,
    /// See [`Article::body_words`].
    pub body_words: String,
}

/// Reads articles. Who may see what is decided by the use cases in [`super::find`] and its
/// neighbours.
#[async_trait]
pub trait ArticleQueries: Send + Sync {
    /// The article with this public id.
    async fn find(&self, article_id: Uuid) -> Result<Option<Article>, StoreError>;

    /// The articles on this matter in all languages, published or not, oldest first.
    async fn translations(&self, slug: &Slug) -> Result<Vec<Article>, StoreError>;

    /// Those of the articles with these keys that (still) fit the filter, in any order.
    async fn find_all(
        &self,
        keys: &[ArticleKey],
        filter: &ArticleFilter,
    ) -> Result<Vec<Article>, StoreError>;

    /// A page of articles, newest first.
    async fn list(&self, filter: &ArticleFilter, page: Page) -> Result<Paged<Article>, StoreError>;

    /// How many articles there are, and how many of them match each of these, in their order.
    async fn count_matching(
        &self,
        filter: &ArticleFilter,
        wanted: &[Matching],
    ) -> Result<(u64, Vec<u64>), StoreError>;

    /// Articles whose slug, title or body matches, the newest `limit` of them.
    async fn candidates(
        &self,
        filter: &ArticleFilter,
        wanted: &Matching,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError>;
}

/// Writes articles and keeps the full-text index in step, in the same transaction.
#[async_trait]
pub trait ArticleRepository: ArticleQueries {
    /// The article, locked against other writers until the transaction ends.
    async fn find_for_update(&self, article_id: Uuid) -> Result<Option<Article>, StoreError>;

    /// Stores a new article and gives it its key. A taken slug and language violates
    /// `articles_slug_language_key`.
    async fn insert(&self, article: Article) -> Result<Article, StoreError>;

    /// Stores a changed article; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, article: Article) -> Result<Article, StoreError>;

    /// Deletes the article; false if there is none.
    async fn delete(&self, article_id: Uuid) -> Result<bool, StoreError>;
}
