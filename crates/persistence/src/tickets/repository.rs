use async_trait::async_trait;
use domain::ids::{TicketKey, TicketMessageKey};
use domain::store::StoreError;
use domain::tickets::{Ticket, TicketEvent, TicketMessage, TicketRepository};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _, QuerySelect as _};

use super::queries::{one, tickets};
use super::rows::{event, message, ticket};
use crate::columns::to_json;
use crate::error::store_error;
use crate::session::Session;

#[async_trait]
impl TicketRepository for Session<DatabaseTransaction> {
    async fn find_for_update(&self, ticket_id: Uuid) -> Result<Option<Ticket>, StoreError> {
        let by_id = ticket::Column::TicketId.eq(ticket_id);
        if self.is_postgres() {
            // Lock first, then read. A joined row that had to wait for its lock would be put
            // together from the new ticket and the old assignee, and so lose an assignee that
            // was changed meanwhile.
            ticket::Entity::find()
                .filter(by_id.clone())
                .lock(LockType::NoKeyUpdate)
                .one(&self.conn)
                .await
                .map_err(store_error)?;
        }
        one(&self.conn, tickets().filter(by_id)).await
    }

    async fn insert(&self, mut ticket: Ticket) -> Result<Ticket, StoreError> {
        let is_keyed = ticket.key != TicketKey::UNSTORED;
        let mut row = ticket::Model::from(&ticket).into_active_model().reset_all();
        if !is_keyed {
            row.id = ActiveValue::NotSet;
        }
        let stored = ticket::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if is_keyed {
            self.skip_keys("tickets").await?;
        }
        ticket.key = TicketKey(stored.last_insert_id);
        Ok(ticket)
    }

    async fn save(&self, mut ticket: Ticket) -> Result<Ticket, StoreError> {
        let read = ticket.version;
        ticket.version = read.saturating_add(1);
        let mut row = ticket::Model::from(&ticket).into_active_model().reset_all();
        row.id = ActiveValue::NotSet;
        let saved = ticket::Entity::update_many()
            .set(row)
            .filter(ticket::Column::Id.eq(ticket.key.0))
            .filter(ticket::Column::Version.eq(read))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        if saved.rows_affected == 1 {
            Ok(ticket)
        } else {
            Err(StoreError::Stale)
        }
    }

    async fn insert_message(
        &self,
        mut message: TicketMessage,
    ) -> Result<TicketMessage, StoreError> {
        let row = message::ActiveModel {
            id: ActiveValue::NotSet,
            message_id: ActiveValue::Set(message.message_id),
            ticket_id: ActiveValue::Set(message.ticket_key.0),
            author: ActiveValue::Set(message.author.as_str().to_owned()),
            author_id: ActiveValue::Set(message.author_ref.map(|author| author.key.0)),
            content: ActiveValue::Set(message.content.clone()),
            created_at: ActiveValue::Set(message.created_at.into()),
        };
        let stored = message::Entity::insert(row)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        message.key = TicketMessageKey(stored.last_insert_id);
        Ok(message)
    }

    async fn insert_event(&self, event: TicketEvent) -> Result<(), StoreError> {
        let row = event::ActiveModel {
            id: ActiveValue::NotSet,
            ticket_id: ActiveValue::Set(event.ticket_key.0),
            r#type: ActiveValue::Set(event.kind.as_str().to_owned()),
            actor: ActiveValue::Set(event.actor.as_str().to_owned()),
            actor_id: ActiveValue::Set(event.actor_ref.map(|actor| actor.key.0)),
            changes: ActiveValue::Set(to_json(&event.changes)?),
            created_at: ActiveValue::Set(event.created_at.into()),
        };
        event::Entity::insert(row)
            .exec_without_returning(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
