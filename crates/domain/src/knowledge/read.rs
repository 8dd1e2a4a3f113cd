use uuid::Uuid;

use super::{Article, ArticleFilter, KnowledgeError, Language, Visibility};
use crate::actor::Actor;
use crate::page::{Page, Paged};
use crate::store::Queries;

/// The article, if it exists for the one who asks.
pub async fn find(
    queries: &dyn Queries,
    actor: &Actor,
    article_id: Uuid,
) -> Result<Article, KnowledgeError> {
    let article = queries.articles().find(article_id).await?;
    article
        .filter(|article| article.is_published || actor.is_admin())
        .ok_or(KnowledgeError::NotFound)
}

/// A page of the articles that exist for the one who asks, newest first; in any language if none
/// is named.
pub async fn list(
    queries: &dyn Queries,
    actor: &Actor,
    language: Option<Language>,
    page: Page,
) -> Result<Paged<Article>, KnowledgeError> {
    let filter = ArticleFilter {
        visibility: Visibility::of(actor),
        language,
    };
    Ok(queries.articles().list(&filter, page).await?)
}
