use domain::identity::UserRef;
use domain::ids::{TicketEventKey, TicketKey, TicketMessageKey, UserKey};
use domain::store::StoreError;
use domain::text;
use domain::tickets::{Changes, Ticket, TicketEvent, TicketMessage};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;

use crate::columns::{Micros, from_json, word};

/// Tickets.
pub(super) mod ticket {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tickets")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) ticket_id: Uuid,
        pub(crate) content: String,
        pub(crate) description: Option<String>,
        pub(crate) folded: String,
        pub(crate) status: String,
        pub(crate) priority: String,
        pub(crate) user_id: i64,
        pub(crate) assignee_id: Option<i64>,
        pub(crate) version: i64,
        pub(crate) created_at: Micros,
        pub(crate) updated_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The messages of a thread.
pub(super) mod message {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "ticket_messages")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) message_id: Uuid,
        pub(crate) ticket_id: i64,
        pub(crate) author: String,
        pub(crate) author_id: Option<i64>,
        pub(crate) content: String,
        pub(crate) created_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The entries of a history.
pub(super) mod event {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "ticket_events")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) ticket_id: i64,
        pub(crate) r#type: String,
        pub(crate) actor: String,
        pub(crate) actor_id: Option<i64>,
        pub(crate) changes: Json,
        pub(crate) created_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl From<&Ticket> for ticket::Model {
    fn from(ticket: &Ticket) -> Self {
        let description = ticket.description.as_deref().unwrap_or_default();
        Self {
            id: ticket.key.0,
            ticket_id: ticket.ticket_id,
            content: ticket.content.clone(),
            description: ticket.description.clone(),
            folded: text::fold(&format!("{} {description}", ticket.content)),
            status: ticket.status.as_str().to_owned(),
            priority: ticket.priority.as_str().to_owned(),
            user_id: ticket.owner.key.0,
            assignee_id: ticket.assignee.map(|assignee| assignee.key.0),
            version: ticket.version,
            created_at: ticket.created_at.into(),
            updated_at: ticket.updated_at.into(),
        }
    }
}

/// A ticket with the public ids of its people.
#[derive(Debug, FromQueryResult)]
pub(super) struct TicketRow {
    id: i64,
    ticket_id: Uuid,
    content: String,
    description: Option<String>,
    status: String,
    priority: String,
    user_id: i64,
    assignee_id: Option<i64>,
    version: i64,
    created_at: Micros,
    updated_at: Micros,
    owner_user_id: Uuid,
    assignee_user_id: Option<Uuid>,
}

impl TryFrom<TicketRow> for Ticket {
    type Error = StoreError;

    fn try_from(row: TicketRow) -> Result<Self, StoreError> {
        Ok(Self {
            key: TicketKey(row.id),
            ticket_id: row.ticket_id,
            content: row.content,
            description: row.description,
            status: word(&row.status)?,
            priority: word(&row.priority)?,
            owner: UserRef {
                key: UserKey(row.user_id),
                user_id: row.owner_user_id,
            },
            assignee: person(row.assignee_id, row.assignee_user_id),
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

fn person(key: Option<i64>, user_id: Option<Uuid>) -> Option<UserRef> {
    key.zip(user_id).map(|(key, user_id)| UserRef {
        key: UserKey(key),
        user_id,
    })
}

/// A message with the public id of its author.
#[derive(Debug, FromQueryResult)]
pub(super) struct MessageRow {
    id: i64,
    message_id: Uuid,
    author: String,
    author_id: Option<i64>,
    content: String,
    created_at: Micros,
    author_user_id: Option<Uuid>,
}

impl MessageRow {
    pub(super) fn into_message(self, ticket: &Ticket) -> Result<TicketMessage, StoreError> {
        Ok(TicketMessage {
            key: TicketMessageKey(self.id),
            message_id: self.message_id,
            ticket_key: ticket.key,
            ticket_id: ticket.ticket_id,
            author: word(&self.author)?,
            author_ref: person(self.author_id, self.author_user_id),
            content: self.content,
            created_at: self.created_at.into(),
        })
    }
}

/// A history entry with the public id of who made it.
#[derive(Debug, FromQueryResult)]
pub(super) struct EventRow {
    id: i64,
    r#type: String,
    actor: String,
    actor_id: Option<i64>,
    changes: Json,
    created_at: Micros,
    actor_user_id: Option<Uuid>,
}

impl EventRow {
    pub(super) fn into_event(self, ticket: &Ticket) -> Result<TicketEvent, StoreError> {
        let changes: Changes = from_json(self.changes)?;
        Ok(TicketEvent {
            key: TicketEventKey(self.id),
            ticket_key: ticket.key,
            kind: word(&self.r#type)?,
            actor: word(&self.actor)?,
            actor_ref: person(self.actor_id, self.actor_user_id),
            changes,
            created_at: self.created_at.into(),
        })
    }
}
