use async_trait::async_trait;
use domain::ids::ArticleKey;
use domain::knowledge::{
    Article, ArticleFilter, ArticleQueries, Candidate, Language, Matching, Slug, Visibility,
};
use domain::page::{Page, Paged};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, UnionType};
use sea_orm::{
    Condition, FromQueryResult, Order, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};

use super::index::matches;
use super::rows::{CandidateRow, article};
use crate::error::store_error;
use crate::page::page;
use crate::session::Session;

pub(super) async fn one(
    conn: &impl ConnectionTrait,
    select: Select<article::Entity>,
) -> Result<Option<Article>, StoreError> {
    let row = select.one(conn).await.map_err(store_error)?;
    row.map(Article::try_from).transpose()
}

async fn all(
    conn: &impl ConnectionTrait,
    select: Select<article::Entity>,
) -> Result<Vec<Article>, StoreError> {
    let rows = select.all(conn).await.map_err(store_error)?;
    rows.into_iter().map(Article::try_from).collect()
}

fn condition(filter: &ArticleFilter) -> Condition {
    let is_published = match filter.visibility {
        Visibility::Published => Some(article::Column::IsPublished.eq(true)),
        Visibility::All => None,
    };
    Condition::all()
        .add_option(is_published)
        .add_option(filter.language.as_ref().map(written_in))
}

/// See [`Language::takes`]. Tags hold no character that `LIKE` knows.
fn written_in(language: &Language) -> Condition {
    Condition::any()
        .add(article::Column::Language.eq(language.as_str()))
        .add(article::Column::Language.like(format!("{language}-%")))
}

/// How many articles match one of several things.
#[derive(Debug, FromQueryResult)]
struct Counted {
    slot: i32,
    articles: i64,
}

impl<C: ConnectionTrait + Send> Session<C> {
    /// Counts for all of `wanted` in one statement.
    async fn matching_counts(
        &self,
        filter: &ArticleFilter,
        wanted: &[Matching],
    ) -> Result<Vec<Counted>, StoreError> {
        let mut selects = (0_i32..).zip(wanted).map(|(slot, matching)| {
            article::Entity::find()
                .select_only()
                .expr_as(Expr::val(slot).cast_as("integer"), "slot")
                .expr_as(article::Column::Id.count(), "articles")
                .filter(condition(filter))
                .filter(matches(matching, self.is_postgres()))
                .into_query()
        });
        let Some(mut all) = selects.next() else {
            return Ok(Vec::new());
        };
        all.unions(selects.map(|select| (UnionType::All, select)));
        let statement = self.conn.get_database_backend().build(&all);
        Counted::find_by_statement(statement)
            .all(&self.conn)
            .await
            .map_err(store_error)
    }
}

#[async_trait]
impl<C: ConnectionTrait + Send> ArticleQueries for Session<C> {
    async fn find(&self, article_id: Uuid) -> Result<Option<Article>, StoreError> {
        let select = article::Entity::find().filter(article::Column::ArticleId.eq(article_id));
        one(&self.conn, select).await
    }

    async fn translations(&self, slug: &Slug) -> Result<Vec<Article>, StoreError> {
        let select = article::Entity::find()
            .filter(article::Column::Slug.eq(slug.as_str()))
            .order_by(article::Column::Id, Order::Asc);
        all(&self.conn, select).await
    }

    async fn find_all(
        &self,
        keys: &[ArticleKey],
        filter: &ArticleFilter,
    ) -> Result<Vec<Article>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let select = article::Entity::find()
            .filter(article::Column::Id.is_in(keys.iter().map(|key| key.0)))
            .filter(condition(filter));
        all(&self.conn, select).await
    }

    async fn list(
        &self,
        filter: &ArticleFilter,
        wanted: Page,
    ) -> Result<Paged<Article>, StoreError> {
        let counted = article::Entity::find().filter(condition(filter));
        let shown = counted.clone().order_by(article::Column::Id, Order::Desc);
        page(&self.conn, counted, shown, wanted, |row: article::Model| {
            row.try_into()
        })
        .await
    }

    async fn count_matching(
        &self,
        filter: &ArticleFilter,
        wanted: &[Matching],
    ) -> Result<(u64, Vec<u64>), StoreError> {
        let total = article::Entity::find()
            .filter(condition(filter))
            .count(&self.conn)
            .await
            .map_err(store_error)?;
        let mut counts = vec![0; wanted.len()];
        for row in self.matching_counts(filter, wanted).await? {
            let slot = usize::try_from(row.slot)
                .ok()
                .and_then(|slot| counts.get_mut(slot));
            if let Some(slot) = slot {
                *slot = u64::try_from(row.articles).unwrap_or_default();
            }
        }
        Ok((total, counts))
    }

    async fn candidates(
        &self,
        filter: &ArticleFilter,
        wanted: &Matching,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError> {
        let rows = article::Entity::find()
            .select_only()
            .columns([
                article::Column::Id,
                article::Column::Slug,
                article::Column::Language,
                article::Column::TitleWords,
                article::Column::BodyWords,
            ])
            .filter(condition(filter))
            .filter(matches(wanted, self.is_postgres()))
            .order_by(article::Column::Id, Order::Desc)
            .limit(u64::from(limit))
            .into_model::<CandidateRow>()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        rows.into_iter().map(Candidate::try_from).collect()
    }
}
