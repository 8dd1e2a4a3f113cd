use async_trait::async_trait;
use domain::ids::TicketKey;
use domain::page::{Page, Paged};
use domain::store::StoreError;
use domain::tickets::{
    Ticket, TicketEvent, TicketFilter, TicketMessage, TicketQueries, reference_key,
};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, JoinType, Order, QueryOrder as _, QuerySelect as _, Select};

use super::rows::{EventRow, MessageRow, TicketRow, event, message, ticket};
use crate::error::store_error;
use crate::page::page;
use crate::session::Session;
use crate::users;

const OWNER: &str = "owner";
const ASSIGNEE: &str = "assignee";
const WRITER: &str = "writer";

/// Tickets with the public ids of their people.
pub(super) fn tickets() -> Select<ticket::Entity> {
    let owner = ticket::Entity::belongs_to(users::Entity)
        .from(ticket::Column::UserId)
        .to(users::Column::Id);
    let assignee = ticket::Entity::belongs_to(users::Entity)
        .from(ticket::Column::AssigneeId)
        .to(users::Column::Id);
    ticket::Entity::find()
        .join_as(JoinType::InnerJoin, owner.into(), OWNER)
        .join_as(JoinType::LeftJoin, assignee.into(), ASSIGNEE)
        .expr_as(Expr::col((OWNER, users::Column::UserId)), "owner_user_id")
        .expr_as(
            Expr::col((ASSIGNEE, users::Column::UserId)),
            "assignee_user_id",
        )
}

pub(super) async fn one(
    conn: &impl ConnectionTrait,
    select: Select<ticket::Entity>,
) -> Result<Option<Ticket>, StoreError> {
    let row = select
        .into_model::<TicketRow>()
        .one(conn)
        .await
        .map_err(store_error)?;
    row.map(Ticket::try_from).transpose()
}

fn condition(filter: &TicketFilter) -> Condition {
    let assignee = filter.assignee.map(|user_id| {
        let person = users::Entity::find()
            .select_only()
            .column(users::Column::Id)
            .filter(users::Column::UserId.eq(user_id));
        ticket::Column::AssigneeId.in_subquery(sea_orm::QueryTrait::into_query(person))
    });
    Condition::all()
        .add_option(filter.owner.map(|owner| ticket::Column::UserId.eq(owner.0)))
        .add_option(
            filter
                .status
                .map(|status| ticket::Column::Status.eq(status.as_str())),
        )
        .add_option(assignee)
        .add_option(filter.text.as_deref().map(contains))
}

fn contains(wanted: &str) -> Condition {
    Condition::any()
        .add(crate::columns::contains(ticket::Column::Folded, wanted))
        .add_option(reference_key(wanted).map(|key| ticket::Column::Id.eq(key.0)))
}

#[async_trait]
impl<C: ConnectionTrait + Send> TicketQueries for Session<C> {
    async fn find(&self, ticket_id: Uuid) -> Result<Option<Ticket>, StoreError> {
        one(
            &self.conn,
            tickets().filter(ticket::Column::TicketId.eq(ticket_id)),
        )
        .await
    }

    async fn find_by_key(&self, key: TicketKey) -> Result<Option<Ticket>, StoreError> {
        one(&self.conn, tickets().filter(ticket::Column::Id.eq(key.0))).await
    }

    async fn list(&self, filter: &TicketFilter, wanted: Page) -> Result<Paged<Ticket>, StoreError> {
        let counted = ticket::Entity::find().filter(condition(filter));
        let shown = tickets()
            .filter(condition(filter))
            .order_by(ticket::Column::Id, Order::Desc);
        page(&self.conn, counted, shown, wanted, |row: TicketRow| {
            row.try_into()
        })
        .await
    }

    async fn messages(
        &self,
        ticket: &Ticket,
        wanted: Page,
    ) -> Result<Paged<TicketMessage>, StoreError> {
        let of_ticket = message::Column::TicketId.eq(ticket.key.0);
        let writer = message::Entity::belongs_to(users::Entity)
            .from(message::Column::AuthorId)
            .to(users::Column::Id);
        let counted = message::Entity::find().filter(of_ticket.clone());
        let shown = message::Entity::find()
            .filter(of_ticket)
            .join_as(JoinType::LeftJoin, writer.into(), WRITER)
            .expr_as(Expr::col((WRITER, users::Column::UserId)), "author_user_id")
            .order_by(message::Column::Id, Order::Asc);
        page(&self.conn, counted, shown, wanted, |row: MessageRow| {
            row.into_message(ticket)
        })
        .await
    }

    async fn events(
        &self,
        ticket: &Ticket,
        wanted: Page,
    ) -> Result<Paged<TicketEvent>, StoreError> {
        let of_ticket = event::Column::TicketId.eq(ticket.key.0);
        let writer = event::Entity::belongs_to(users::Entity)
            .from(event::Column::ActorId)
            .to(users::Column::Id);
        let counted = event::Entity::find().filter(of_ticket.clone());
        let shown = event::Entity::find()
            .filter(of_ticket)
            .join_as(JoinType::LeftJoin, writer.into(), WRITER)
            .expr_as(Expr::col((WRITER, users::Column::UserId)), "actor_user_id")
            .order_by(event::Column::Id, Order::Asc);
        page(&self.conn, counted, shown, wanted, |row: EventRow| {
            row.into_event(ticket)
        })
        .await
    }
}
