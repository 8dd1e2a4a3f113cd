use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::run;

/// Articles and their full-text index. `title_words` and `body_words` are the words as the domain
/// folds them, separated by spaces; both databases index exactly these and the parts of the slug,
/// and keep the index in step by themselves, in the transaction that writes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &["create table articles (
                id $key,
                article_id $uuid not null constraint articles_article_id_key unique,
                slug text not null,
                language text not null,
                is_published boolean not null,
                version $bigint not null,
                created_at $bigint not null,
                updated_at $bigint not null,
                title text not null,
                title_words text not null,
                body_words text not null,
                body text not null,
                constraint articles_slug_language_key unique (slug, language)
            )"],
        )
        .await?;
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => run(manager, &POSTGRES_INDEX).await,
            _ => run(manager, &SQLITE_INDEX).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            run(manager, &["drop table article_index"]).await?;
        }
        run(manager, &["drop table articles"]).await
    }
}

/// Not `to_tsvector`: its parser takes words like `1e5` or `a-b` apart in its own way. The words
/// are ready, so that SQLite's index and this one hold the same.
const POSTGRES_INDEX: [&str; 2] = [
    "alter table articles add column words tsvector not null generated always as (
        array_to_tsvector(
            string_to_array(slug, '-')
            || string_to_array(title_words, ' ')
            || string_to_array(body_words, ' ')
        )
    ) stored",
    "create index articles_words_idx on articles using gin (words)",
];

/// The index holds no text of its own (`content`); triggers tell it what changed.
const SQLITE_INDEX: [&str; 4] = [
    "create virtual table article_index using fts5(
        slug, title_words, body_words,
        content='articles', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='3'
    )",
    "create trigger articles_index_insert after insert on articles begin
        insert into article_index (rowid, slug, title_words, body_words)
        values (new.id, new.slug, new.title_words, new.body_words);
    end",
    "create trigger articles_index_delete after delete on articles begin
        insert into article_index (article_index, rowid, slug, title_words, body_words)
        values ('delete', old.id, old.slug, old.title_words, old.body_words);
    end",
    "create trigger articles_index_update after update on articles begin
        insert into article_index (article_index, rowid, slug, title_words, body_words)
        values ('delete', old.id, old.slug, old.title_words, old.body_words);
        insert into article_index (rowid, slug, title_words, body_words)
        values (new.id, new.slug, new.title_words, new.body_words);
    end",
];
