//! Knowledge: the articles that the assistant answers from.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::change::Change;
use domain::knowledge::{self, Article, ArticleChange, Hit, Language, NewArticle, SearchRequest};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{Created, Id, Json, Once, Query, SignedIn};
use crate::openapi::IdempotencyKeyHeader;
use crate::page::{ListResponse, PageQuery};
use crate::problem::Problem;
use crate::state::AppState;

/// The routes of knowledge.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(write, list))
        .routes(routes!(read, change, delete))
        .routes(routes!(search))
}

/// An article.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ArticleResponse {
    article_id: Uuid,
    /// The matter; translations share it.
    #[schema(example = "refund-policy")]
    slug: String,
    /// The language that it is written in, as a BCP 47 tag.
    #[schema(example = "en")]
    language: String,
    #[schema(example = "Refund policy")]
    title: String,
    /// Markdown.
    #[schema(example = "A service can be refunded within **14 days** of purchase.")]
    body: String,
    /// Unpublished articles exist for admins only.
    is_published: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<Article> for ArticleResponse {
    fn from(article: Article) -> Self {
        Self {
            article_id: article.article_id,
            slug: article.slug.to_string(),
            language: article.language.to_string(),
            title: article.title,
            body: article.body,
            is_published: article.is_published,
            created_at: article.created_at,
            updated_at: article.updated_at,
        }
    }
}

/// An article that was found, without its body.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HitResponse {
    article_id: Uuid,
    #[schema(example = "refund-policy")]
    slug: String,
    #[schema(example = "en")]
    language: String,
    #[schema(example = "Refund policy")]
    title: String,
    is_published: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
    /// How well it answers, from 0 to 1.
    #[schema(minimum = 0.0, maximum = 1.0, example = 0.93)]
    score: f64,
    /// Plain text around the best match.
    #[schema(
        max_length = 200,
        example = "A service can be refunded within 14 days of purchase."
    )]
    snippet: String,
}

impl From<Hit> for HitResponse {
    fn from(hit: Hit) -> Self {
        let article = hit.article;
        Self {
            article_id: article.article_id,
            slug: article.slug.to_string(),
            language: article.language.to_string(),
            title: article.title,
            is_published: article.is_published,
            created_at: article.created_at,
            updated_at: article.updated_at,
            score: (hit.score * 10_000.0).round() / 10_000.0,
            snippet: hit.snippet,
        }
    }
}

/// A new article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"slug": "refund-policy", "language": "en", "title": "Refund policy",
    "body": "A service can be refunded within **14 days** of purchase."}))]
pub(crate) struct WriteArticleRequest {
    /// Lower-case letters and digits with single hyphens between. Slug and language together are
    /// unique.
    #[schema(min_length = 1, max_length = 100, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    slug: String,
    /// A BCP 47 tag.
    #[schema(min_length = 2, max_length = 35)]
    language: String,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// Markdown.
    #[schema(min_length = 1, max_length = 100_000)]
    body: String,
    /// True if it is not said.
    is_published: Option<bool>,
}

/// A change of an article; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"is_published": false}))]
pub(crate) struct ChangeArticleRequest {
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100,
        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    slug: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 35)]
    language: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100_000)]
    body: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    is_published: Change<bool>,
}

/// Which articles to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ArticleListQuery {
    /// Only in this language; `en` takes `en-GB` too.
    #[param(value_type = Option<String>, example = "en")]
    language: Option<Language>,
}

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ArticleSearchQuery {
    /// A question or words.
    #[param(
        min_length = 1,
        max_length = 200,
        example = "how do I get my money back"
    )]
    q: String,
    /// Only in this language; `en` takes `en-GB` too.
    #[param(value_type = Option<String>, example = "en")]
    language: Option<Language>,
}

/// Write an article
#[utoipa::path(post, path = "/knowledge/articles", tag = "knowledge",
    security(("bearer" = [])),
    params(IdempotencyKeyHeader),
    request_body = WriteArticleRequest,
    responses((status = 201, body = ArticleResponse, headers(("Location" = String))),
        (status = 403, description = "`admin_only`: only admins may write articles"),
        (status = 409, description = "`slug_taken`: there is an article with this slug in this \
            language already")))]
async fn write(
    State(state): State<AppState>,
    user: SignedIn,
    request: Once<WriteArticleRequest>,
) -> Result<Response, Problem> {
    let actor = user.actor();
    request
        .create(&state, &actor, async |tx, body| {
            let new = NewArticle {
                slug: body.slug,
                language: body.language,
                title: body.title,
                body: body.body,
                is_published: body.is_published.unwrap_or(true),
            };
            let article = knowledge::write(tx, &actor, new).await?;
            let location = format!("/api/v1/knowledge/articles/{}", article.article_id);
            Ok(Created::at(location, ArticleResponse::from(article)))
        })
        .await
}

/// List articles
#[utoipa::path(get, path = "/knowledge/articles", tag = "knowledge", security(("bearer" = [])),
    params(ArticleListQuery, PageQuery),
    responses((status = 200, body = ListResponse<ArticleResponse>)))]
async fn list(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<ArticleListQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<ArticleResponse>>, Problem> {
    let actor = user.actor();
    let found = knowledge::list(&state.store, &actor, query.language, page.page()?).await?;
    Ok(axum::Json(found.into()))
}

/// Read an article
#[utoipa::path(get, path = "/knowledge/articles/{article_id}", tag = "knowledge",
    security(("bearer" = [])),
    params(("article_id" = Uuid, Path)),
    responses((status = 200, body = ArticleResponse)))]
async fn read(
    State(state): State<AppState>,
    user: SignedIn,
    Id(article_id): Id,
) -> Result<axum::Json<ArticleResponse>, Problem> {
    let article = knowledge::find(&state.store, &user.actor(), article_id).await?;
    Ok(axum::Json(article.into()))
}

/// Change an article
#[utoipa::path(put, path = "/knowledge/articles/{article_id}", tag = "knowledge",
    security(("bearer" = [])),
    params(("article_id" = Uuid, Path)),
    request_body = ChangeArticleRequest,
    responses((status = 200, body = ArticleResponse),
        (status = 403, description = "`admin_only`: only admins may write articles"),
        (status = 409, description = "`slug_taken`: there is an article with this slug in this \
            language already; \
            `changed_meanwhile`: somebody else was faster, read it again")))]
async fn change(
    State(state): State<AppState>,
    user: SignedIn,
    Id(article_id): Id,
    Json(body): Json<ChangeArticleRequest>,
) -> Result<axum::Json<ArticleResponse>, Problem> {
    let actor = user.actor();
    let wanted = ArticleChange {
        slug: body.slug,
        language: body.language,
        title: body.title,
        body: body.body,
        is_published: body.is_published,
    };
    let article = state
        .store
        .transact(async |tx| knowledge::change(tx, &actor, article_id, wanted).await)
        .await?;
    Ok(axum::Json(article.into()))
}

/// Delete an article
#[utoipa::path(delete, path = "/knowledge/articles/{article_id}", tag = "knowledge",
    security(("bearer" = [])),
    params(("article_id" = Uuid, Path)),
    responses((status = 204),
        (status = 403, description = "`admin_only`: only admins may write articles")))]
async fn delete(
    State(state): State<AppState>,
    user: SignedIn,
    Id(article_id): Id,
) -> Result<StatusCode, Problem> {
    let actor = user.actor();
    state
        .store
        .transact(async |tx| knowledge::delete(tx, &actor, article_id).await)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Search the articles
///
/// Best first. Case, diacritics, endings of English words and small slips of the keyboard make no
/// difference, and some words find what means the same.
#[utoipa::path(get, path = "/knowledge/search", tag = "knowledge", security(("bearer" = [])),
    params(ArticleSearchQuery, PageQuery),
    responses((status = 200, body = ListResponse<HitResponse>)))]
async fn search(
    State(state): State<AppState>,
    user: SignedIn,
    Query(query): Query<ArticleSearchQuery>,
    Query(page): Query<PageQuery>,
) -> Result<axum::Json<ListResponse<HitResponse>>, Problem> {
    let request = SearchRequest {
        text: query.q,
        language: query.language,
    };
    let found = knowledge::search(&state.store, &user.actor(), request, page.page()?).await?;
    Ok(axum::Json(found.into()))
}
