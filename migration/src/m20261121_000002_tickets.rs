use sea_orm_migration::prelude::*;

use crate::run;

/// Tickets with their threads and their history. `folded` is the text without case and
/// diacritics, for searching.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "create table tickets (
                    id $key,
                    ticket_id $uuid not null constraint tickets_ticket_id_key unique,
                    content text not null,
                    description text,
                    folded text not null,
                    status text not null,
                    priority text not null,
                    user_id $bigint not null references users (id),
                    assignee_id $bigint references users (id),
                    version $bigint not null,
                    created_at $bigint not null,
                    updated_at $bigint not null
                )",
                "create index tickets_user_id_idx on tickets (user_id, id)",
                "create index tickets_assignee_id_idx on tickets (assignee_id, id)
                    where assignee_id is not null",
                "create table ticket_messages (
                    id $key,
                    message_id $uuid not null constraint ticket_messages_message_id_key unique,
                    ticket_id $bigint not null references tickets (id),
                    author text not null,
                    author_id $bigint references users (id),
                    content text not null,
                    created_at $bigint not null
                )",
                "create index ticket_messages_ticket_id_idx on ticket_messages (ticket_id, id)",
                "create table ticket_events (
                    id $key,
                    ticket_id $bigint not null references tickets (id),
                    type text not null,
                    actor text not null,
                    actor_id $bigint references users (id),
                    changes $json not null,
                    created_at $bigint not null
                )",
                "create index ticket_events_ticket_id_idx on ticket_events (ticket_id, id)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "drop table ticket_events",
                "drop table ticket_messages",
                "drop table tickets",
            ],
        )
        .await
    }
}
