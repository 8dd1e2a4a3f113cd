use domain::ids::ArticleKey;
use domain::knowledge::{Article, Candidate};
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use crate::columns::word;

/// Articles. PostgreSQL has a further column, which it fills by itself.
pub(super) mod article {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "articles")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) article_id: Uuid,
        pub(crate) slug: String,
        pub(crate) language: String,
        pub(crate) title: String,
        pub(crate) body: String,
        pub(crate) title_words: String,
        pub(crate) body_words: String,
        pub(crate) is_published: bool,
        pub(crate) version: i64,
        pub(crate) created_at: Micros,
        pub(crate) updated_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl From<&Article> for article::Model {
    fn from(article: &Article) -> Self {
        Self {
            id: article.key.0,
            article_id: article.article_id,
            slug: article.slug.to_string(),
            language: article.language.to_string(),
            title: article.title.clone(),
            body: article.body.clone(),
            title_words: article.title_words(),
            body_words: article.body_words(),
            is_published: article.is_published,
            version: article.version,
            created_at: article.created_at.into(),
            updated_at: article.updated_at.into(),
        }
    }
}

impl TryFrom<article::Model> for Article {
    type Error = StoreError;

    fn try_from(row: article::Model) -> Result<Self, StoreError> {
        Ok(Self {
            key: ArticleKey(row.id),
            article_id: row.article_id,
            slug: word(&row.slug)?,
            language: word(&row.language)?,
            title: row.title,
            body: row.body,
            is_published: row.is_published,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// An article as the ranking sees it.
#[derive(Debug, FromQueryResult)]
pub(super) struct CandidateRow {
    id: i64,
    slug: String,
    language: String,
    title_words: String,
    body_words: String,
}

impl TryFrom<CandidateRow> for Candidate {
    type Error = StoreError;

    fn try_from(row: CandidateRow) -> Result<Self, StoreError> {
        Ok(Self {
            key: ArticleKey(row.id),
            slug: word(&row.slug)?,
            language: word(&row.language)?,
            title_words: row.title_words,
            body_words: row.body_words,
        })
    }
}
