use sea_orm_migration::prelude::*;

use crate::run;

/// Requests that carry an `Idempotency-Key`, with their answers. Without a status the request is
/// still in flight.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "create table idempotency_keys (
                    user_id $bigint not null references users (id),
                    method text not null,
                    path text not null,
                    key text not null,
                    claim_id $uuid not null constraint idempotency_keys_claim_id_key unique,
                    fingerprint $bytes not null,
                    status integer,
                    location text,
                    body text,
                    expires_at $bigint not null,
                    primary key (user_id, method, path, key)
                )",
                "create index idempotency_keys_expires_at_idx on idempotency_keys (expires_at)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["drop table idempotency_keys"]).await
    }
}
