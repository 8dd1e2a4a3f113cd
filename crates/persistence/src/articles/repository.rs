use async_trait::async_trait;
use domain::ids::ArticleKey;
use domain::knowledge::{Article, ArticleRepository};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _, QuerySelect as _};

use super::queries::one;
use super::rows::article;
use crate::error::store_error;
use crate::session::Session;

#[async_trait]
impl ArticleRepository for Session<DatabaseTransaction> {
    async fn find_for_update(&self, article_id: Uuid) -> Result<Option<Article>, StoreError> {
        let select = article::Entity::find()
            .filter(article::Column::ArticleId.eq(article_id))
            .lock_exclusive();
        one(&self.conn, select).await
    }

    async fn insert(&self, mut article: Article) -> Result<Article, StoreError> {
        let mut row = article::Model::from(&article)
            .into_active_model()
            .reset_all();
        row.id = ActiveValue::NotSet;
        let stored = article::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        article.key = ArticleKey(stored.last_insert_id);
        Ok(article)
    }

    async fn save(&self, mut article: Article) -> Result<Article, StoreError> {
        let read = article.version;
        article.version = read.saturating_add(1);
        let mut row = article::Model::from(&article)
            .into_active_model()
            .reset_all();
        row.id = ActiveValue::NotSet;
        let saved = article::Entity::update_many()
            .set(row)
            .filter(article::Column::Id.eq(article.key.0))
            .filter(article::Column::Version.eq(read))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if saved.rows_affected == 1 {
            Ok(article)
        } else {
            Err(StoreError::Stale)
        }
    }

    async fn delete(&self, article_id: Uuid) -> Result<bool, StoreError> {
        let deleted = article::Entity::delete_many()
            .filter(article::Column::ArticleId.eq(article_id))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(deleted.rows_affected > 0)
    }
}
