use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::run;

/// Rooms and bookings. A room that was deleted stays for the bookings that name it, but its name
/// is free again. `folded_name` is the name without case, spaces and diacritics.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "create table rooms (
                    id $key,
                    room_id $uuid not null constraint rooms_room_id_key unique,
                    name text not null,
                    folded_name text not null,
                    capacity $bigint not null,
                    opening_hours text,
                    time_zone text not null,
                    version $bigint not null,
                    created_at $bigint not null,
                    updated_at $bigint not null,
                    deleted_at $bigint
                )",
                "create unique index rooms_folded_name_key on rooms (folded_name)
                    where deleted_at is null",
                "create table bookings (
                    id $key,
                    booking_id $uuid not null constraint bookings_booking_id_key unique,
                    reason text not null,
                    starts_at $bigint not null,
                    ends_at $bigint not null,
                    duration_minutes $bigint not null,
                    room_id $bigint references rooms (id),
                    attendees $bigint,
                    note text,
                    status text not null,
                    user_id $bigint not null references users (id),
                    version $bigint not null,
                    created_at $bigint not null,
                    updated_at $bigint not null,
                    constraint bookings_ends_after_start check (starts_at < ends_at)
                )",
                "create index bookings_user_id_idx on bookings (user_id, id)",
                "create index bookings_starts_at_idx on bookings (starts_at)",
                "create index bookings_room_id_idx on bookings (room_id, starts_at)
                    where room_id is not null",
                "create index bookings_ends_at_idx on bookings (ends_at)
                    where status = 'Scheduled'",
            ],
        )
        .await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            forbid_overlaps(manager).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The extension stays: others may use it by now.
        run(manager, &["drop table bookings", "drop table rooms"]).await
    }
}

/// Two scheduled bookings of one room never overlap, whoever writes them. Spans are half-open, so
/// back-to-back is no overlap.
async fn forbid_overlaps(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    run(
        manager,
        &[
            "create extension if not exists btree_gist",
            "alter table bookings add constraint bookings_no_overlap
                exclude using gist (room_id with =, int8range(starts_at, ends_at) with &&)
                where (status = 'Scheduled')",
        ],
    )
    .await
}
