use sea_orm_migration::prelude::*;

use crate::run;

/// Conversations with their messages, turns and actions. Two indexes are rules: one running turn
/// and one pending action in a conversation.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &[CONVERSATIONS, MESSAGES, TURNS, ACTIONS]).await?;
        run(manager, &INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "drop table actions",
                "drop table turns",
                "drop table messages",
                "drop table conversations",
            ],
        )
        .await
    }
}

const CONVERSATIONS: &str = "create table conversations (
    id $key,
    conversation_id $uuid not null constraint conversations_conversation_id_key unique,
    user_id $bigint not null references users (id),
    title text,
    is_handed_off boolean not null,
    language text,
    memory $json not null,
    waiting $json not null,
    version $bigint not null,
    created_at $bigint not null,
    updated_at $bigint not null
)";

const MESSAGES: &str = "create table messages (
    id $key,
    message_id $uuid not null constraint messages_message_id_key unique,
    conversation_id $bigint not null references conversations (id) on delete cascade,
    role text not null,
    agent text,
    provider text,
    content text not null,
    citations $json not null,
    action_id $uuid,
    created_at $bigint not null
)";

const TURNS: &str = "create table turns (
    id $key,
    turn_id $uuid not null constraint turns_turn_id_key unique,
    conversation_id $bigint not null references conversations (id) on delete cascade,
    user_message_id $bigint not null references messages (id) on delete cascade,
    status text not null,
    lease_ends_at $bigint not null,
    created_at $bigint not null
)";

const ACTIONS: &str = "create table actions (
    id $key,
    action_id $uuid not null constraint actions_action_id_key unique,
    conversation_id $bigint not null references conversations (id) on delete cascade,
    draft $json not null,
    summary text not null,
    agent text not null,
    status text not null,
    result $json,
    outcome_message_id $bigint references messages (id) on delete cascade,
    created_at $bigint not null,
    expires_at $bigint not null,
    decided_at $bigint
)";

const INDEXES: [&str; 8] = [
    "create index conversations_user_id_idx on conversations (user_id, updated_at, id)",
    "create index conversations_handed_off_idx on conversations (updated_at, id)
        where is_handed_off",
    "create index messages_conversation_id_idx on messages (conversation_id, id)",
    "create index turns_conversation_id_idx on turns (conversation_id, id)",
    "create unique index turns_running_key on turns (conversation_id) where status = 'running'",
    "create index turns_lease_ends_at_idx on turns (lease_ends_at) where status = 'running'",
    "create unique index actions_pending_key on actions (conversation_id)
        where status = 'pending'",
    "create index actions_expires_at_idx on actions (expires_at) where status = 'pending'",
];
