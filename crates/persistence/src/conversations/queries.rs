use std::collections::HashMap;

use async_trait::async_trait;
use domain::conversations::{
    Conversation, ConversationFilter, ConversationQueries, ConversationStatus, ConversationSummary,
    Message, MessageRole, Turn,
};
use domain::ids::{ConversationKey, MessageKey};
use domain::page::{Page, Paged};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Func, Query, SelectStatement};
use sea_orm::{
    Condition, FromQueryResult, JoinType, Order, QueryOrder as _, QuerySelect as _, Select,
};

use super::rows::{ConversationRow, TurnRow, conversation, message, turn};
use crate::actions::action;
use crate::columns::Micros;
use crate::error::store_error;
use crate::page::page;
use crate::session::Session;
use crate::users;

const OWNER: &str = "owner";
const ANSWERED: &str = "answered";

/// Conversations with the public ids of their owners.
pub(super) fn conversations() -> Select<conversation::Entity> {
    let owner = conversation::Entity::belongs_to(users::Entity)
        .from(conversation::Column::UserId)
        .to(users::Column::Id);
    conversation::Entity::find()
        .join_as(JoinType::InnerJoin, owner.into(), OWNER)
        .expr_as(Expr::col((OWNER, users::Column::UserId)), "owner_user_id")
}

pub(super) async fn one(
    conn: &impl ConnectionTrait,
    select: Select<conversation::Entity>,
) -> Result<Option<Conversation>, StoreError> {
    let row = select
        .into_model::<ConversationRow>()
        .one(conn)
        .await
        .map_err(store_error)?;
    row.map(Conversation::try_from).transpose()
}

/// The conversations with an action that can still be confirmed.
fn with_pending(now: Micros) -> SelectStatement {
    Query::select()
        .column(action::Column::ConversationId)
        .from(action::Entity)
        .and_where(action::Column::Status.eq("pending"))
        .and_where(action::Column::ExpiresAt.gt(now))
        .to_owned()
}

fn condition(filter: &ConversationFilter) -> Condition {
    let handed_off = conversation::Column::IsHandedOff;
    let pending = with_pending(filter.now.into());
    let status = filter.status.map(|status| match status {
        ConversationStatus::HandedOff => handed_off.eq(true).into(),
        ConversationStatus::AwaitingConfirmation => Condition::all()
            .add(handed_off.eq(false))
            .add(conversation::Column::Id.in_subquery(pending)),
        ConversationStatus::Active => Condition::all()
            .add(handed_off.eq(false))
            .add(conversation::Column::Id.not_in_subquery(pending)),
    });
    Condition::all()
        .add_option(
            filter
                .owner
                .map(|owner| conversation::Column::UserId.eq(owner.0)),
        )
        .add_option(status)
}

/// What a list shows of a conversation's messages.
#[derive(Debug, FromQueryResult)]
struct Counted {
    conversation_id: i64,
    message_count: i64,
    last_message_at: Micros,
    first_user_message: Option<i64>,
}

impl<C: ConnectionTrait + Send> Session<C> {
    async fn counted(&self, keys: &[i64]) -> Result<HashMap<i64, Counted>, StoreError> {
        let of_customer = Expr::case(
            message::Column::Role.eq(MessageRole::User.as_str()),
            Expr::col(message::Column::Id),
        );
        let counted = message::Entity::find()
            .select_only()
            .column(message::Column::ConversationId)
            .column_as(message::Column::Id.count(), "message_count")
            .column_as(message::Column::CreatedAt.max(), "last_message_at")
            .expr_as(Func::min(of_customer), "first_user_message")
            .filter(message::Column::ConversationId.is_in(keys.iter().copied()))
            .group_by(message::Column::ConversationId)
            .into_model::<Counted>()
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(counted
            .into_iter()
            .map(|row| (row.conversation_id, row))
            .collect())
    }

    async fn previews(
        &self,
        counted: &HashMap<i64, Counted>,
    ) -> Result<HashMap<i64, String>, StoreError> {
        let firsts = counted.values().filter_map(|row| row.first_user_message);
        let messages = message::Entity::find()
            .filter(message::Column::Id.is_in(firsts))
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(messages
            .into_iter()
            .map(|row| (row.conversation_id, row.content))
            .collect())
    }

    async fn pending_among(&self, keys: &[i64], now: Micros) -> Result<Vec<i64>, StoreError> {
        action::Entity::find()
            .select_only()
            .column(action::Column::ConversationId)
            .filter(action::Column::Status.eq("pending"))
            .filter(action::Column::ExpiresAt.gt(now))
            .filter(action::Column::ConversationId.is_in(keys.iter().copied()))
            .into_tuple()
            .all(&self.conn)
            .await
            .map_err(store_error)
    }
}

#[async_trait]
impl<C: ConnectionTrait + Send> ConversationQueries for Session<C> {
    async fn find(&self, conversation_id: Uuid) -> Result<Option<Conversation>, StoreError> {
        let by_id = conversation::Column::ConversationId.eq(conversation_id);
        one(&self.conn, conversations().filter(by_id)).await
    }

    async fn list(
        &self,
        filter: &ConversationFilter,
        wanted: Page,
    ) -> Result<Paged<ConversationSummary>, StoreError> {
        let counted = conversation::Entity::find().filter(condition(filter));
        let shown = conversations()
            .filter(condition(filter))
            .order_by(conversation::Column::UpdatedAt, Order::Desc)
            .order_by(conversation::Column::Id, Order::Desc);
        let found = page(
            &self.conn,
            counted,
            shown,
            wanted,
            |row: ConversationRow| Conversation::try_from(row),
        )
        .await?;
        let keys: Vec<i64> = found.items.iter().map(|item| item.key.0).collect();
        let mut counted = self.counted(&keys).await?;
        let mut previews = self.previews(&counted).await?;
        let pending = self.pending_among(&keys, filter.now.into()).await?;
        Ok(found.map(|conversation| {
            let key = conversation.key.0;
            let row = counted.remove(&key);
            ConversationSummary {
                status: ConversationStatus::of(conversation.is_handed_off, pending.contains(&key)),
                preview: previews.remove(&key),
                message_count: row
                    .as_ref()
                    .and_then(|row| u64::try_from(row.message_count).ok())
                    .unwrap_or_default(),
                last_message_at: row.map(|row| row.last_message_at.into()),
                conversation,
            }
        }))
    }

    async fn messages(
        &self,
        conversation: ConversationKey,
        limit: u32,
    ) -> Result<Vec<Message>, StoreError> {
        let mut rows = message::Entity::find()
            .filter(message::Column::ConversationId.eq(conversation.0))
            .order_by(message::Column::Id, Order::Desc)
            .limit(u64::from(limit))
            .all(&self.conn)
            .await
            .map_err(store_error)?;
        rows.reverse();
        rows.into_iter().map(Message::try_from).collect()
    }

    async fn message(&self, key: MessageKey) -> Result<Option<Message>, StoreError> {
        let row = message::Entity::find_by_id(key.0)
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(Message::try_from).transpose()
    }

    async fn latest_turn(&self, conversation: ConversationKey) -> Result<Option<Turn>, StoreError> {
        let answered = turn::Entity::belongs_to(message::Entity)
            .from(turn::Column::UserMessageId)
            .to(message::Column::Id);
        let row = turn::Entity::find()
            .join_as(JoinType::InnerJoin, answered.into(), ANSWERED)
            .expr_as(
                Expr::col((ANSWERED, message::Column::MessageId)),
                "answered_message_id",
            )
            .filter(turn::Column::ConversationId.eq(conversation.0))
            .order_by(turn::Column::Id, Order::Desc)
            .limit(1)
            .into_model::<TurnRow>()
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(Turn::try_from).transpose()
    }
}
