use sea_orm_migration::prelude::*;

use crate::run;

/// People, and what keeps them signed in. A user name is unique ignoring case, an e-mail is stored
/// in lower case; `folded` is every name without case and diacritics, for searching.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "create table users (
                    id $key,
                    user_id $uuid not null constraint users_user_id_key unique,
                    email text not null constraint users_email_key unique,
                    username text,
                    full_name text not null,
                    phone text,
                    time_zone text,
                    folded text not null,
                    role text not null,
                    is_active boolean not null,
                    password_hash text not null,
                    version $bigint not null,
                    created_at $bigint not null,
                    updated_at $bigint not null
                )",
                "create unique index users_username_key on users (lower(username))",
                "create index users_active_admins_idx on users (id)
                    where role = 'admin' and is_active",
                "create table refresh_tokens (
                    id $key,
                    token_hash $bytes not null constraint refresh_tokens_token_hash_key unique,
                    family_id $uuid not null,
                    user_id $bigint not null references users (id),
                    created_at $bigint not null,
                    expires_at $bigint not null,
                    used_at $bigint
                )",
                "create index refresh_tokens_family_id_idx on refresh_tokens (family_id)",
                "create index refresh_tokens_user_id_idx on refresh_tokens (user_id)",
                "create index refresh_tokens_expires_at_idx on refresh_tokens (expires_at)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["drop table refresh_tokens", "drop table users"]).await
    }
}
