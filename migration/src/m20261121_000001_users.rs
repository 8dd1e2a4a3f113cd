use sea_orm_migration::prelude::*;

use crate::run;

/// People. A user name is unique ignoring case, an e-mail is stored in lower case.
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
                    role text not null,
                    is_active boolean not null,
                    password_hash text not null,
                    version $bigint not null,
                    created_at $bigint not null,
                    updated_at $bigint not null
                )",
                "create unique index users_username_key on users (lower(username))",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["drop table users"]).await
    }
}
