use async_trait::async_trait;
use domain::conversations::{Conversation, ConversationRepository, Message, Turn, TurnStatus};
use domain::ids::{ConversationKey, MessageKey, TurnKey};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _, QueryTrait};
use time::OffsetDateTime;

use super::queries::{conversations, one};
use super::rows::{conversation, conversation_row, message, message_row, turn};
use crate::columns::Micros;
use crate::error::store_error;
use crate::session::Session;

#[async_trait]
impl ConversationRepository for Session<DatabaseTransaction> {
    async fn find_for_update(
        &self,
        conversation_id: Uuid,
    ) -> Result<Option<Conversation>, StoreError> {
        let by_id = conversation::Column::ConversationId.eq(conversation_id);
        let mut select = conversations().filter(by_id);
        QueryTrait::query(&mut select).lock_with_tables(LockType::Update, ["conversations"]);
        one(&self.conn, select).await
    }

    async fn insert(&self, mut conversation: Conversation) -> Result<Conversation, StoreError> {
        let mut row = conversation_row(&conversation)?
            .into_active_model()
            .reset_all();
        row.id = ActiveValue::NotSet;
        let stored = conversation::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        conversation.key = ConversationKey(stored.last_insert_id);
        Ok(conversation)
    }

    async fn save(&self, mut conversation: Conversation) -> Result<Conversation, StoreError> {
        let read = conversation.version;
        conversation.version = read.saturating_add(1);
        let mut row = conversation_row(&conversation)?
            .into_active_model()
            .reset_all();
        row.id = ActiveValue::NotSet;
        let saved = conversation::Entity::update_many()
            .set(row)
            .filter(conversation::Column::Id.eq(conversation.key.0))
            .filter(conversation::Column::Version.eq(read))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if saved.rows_affected == 1 {
            Ok(conversation)
        } else {
            Err(StoreError::Stale)
        }
    }

    async fn delete(&self, conversation: ConversationKey) -> Result<(), StoreError> {
        conversation::Entity::delete_by_id(conversation.0)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn insert_message(&self, mut message: Message) -> Result<Message, StoreError> {
        let mut row = message_row(&message)?.into_active_model().reset_all();
        row.id = ActiveValue::NotSet;
        let stored = message::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        message.key = MessageKey(stored.last_insert_id);
        Ok(message)
    }

    async fn insert_turn(&self, mut turn: Turn) -> Result<Turn, StoreError> {
        let mut row = turn::Model::from(&turn).into_active_model().reset_all();
        row.id = ActiveValue::NotSet;
        let stored = turn::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        turn.key = TurnKey(stored.last_insert_id);
        Ok(turn)
    }

    async fn save_turn(&self, turn: &Turn) -> Result<bool, StoreError> {
        let saved = turn::Entity::update_many()
            .col_expr(turn::Column::Status, turn.status.as_str().into())
            .col_expr(
                turn::Column::LeaseEndsAt,
                Expr::value(Micros::from(turn.lease_ends_at)),
            )
            .filter(turn::Column::Id.eq(turn.key.0))
            .filter(turn::Column::Status.eq(TurnStatus::Running.as_str()))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(saved.rows_affected == 1)
    }

    async fn fail_turns(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        let failed = turn::Entity::update_many()
            .col_expr(turn::Column::Status, TurnStatus::Failed.as_str().into())
            .filter(turn::Column::Status.eq(TurnStatus::Running.as_str()))
            .filter(turn::Column::LeaseEndsAt.lte(Micros::from(now)))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(failed.rows_affected)
    }
}
