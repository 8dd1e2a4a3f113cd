//! Pending and decided actions in the database.

use async_trait::async_trait;
use domain::actions::{Action, ActionQueries, ActionRepository, ActionStatus};
use domain::ids::{ActionKey, ConversationKey, MessageKey};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue, DatabaseTransaction, IntoActiveModel as _};
use time::OffsetDateTime;

use crate::columns::{Micros, from_json, to_json, word};
use crate::error::store_error;
use crate::session::Session;

/// Actions.
pub(crate) mod action {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "actions")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) action_id: Uuid,
        pub(crate) conversation_id: i64,
        pub(crate) draft: Json,
        pub(crate) summary: String,
        pub(crate) agent: String,
        pub(crate) status: String,
        pub(crate) result: Option<Json>,
        pub(crate) outcome_message_id: Option<i64>,
        pub(crate) created_at: Micros,
        pub(crate) expires_at: Micros,
        pub(crate) decided_at: Option<Micros>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn row(action: &Action) -> Result<action::ActiveModel, StoreError> {
    let row = action::Model {
        id: action.key.0,
        action_id: action.action_id,
        conversation_id: action.conversation_key.0,
        draft: to_json(&action.draft)?,
        summary: action.summary.clone(),
        agent: action.agent.as_str().to_owned(),
        status: action.status.as_str().to_owned(),
        result: action.result.clone(),
        outcome_message_id: action.outcome_message_key.map(|key| key.0),
        created_at: action.created_at.into(),
        expires_at: action.expires_at.into(),
        decided_at: action.decided_at.map(Micros::from),
    };
    let mut row = row.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    Ok(row)
}

impl TryFrom<action::Model> for Action {
    type Error = StoreError;

    fn try_from(row: action::Model) -> Result<Self, StoreError> {
        Ok(Self {
            key: ActionKey(row.id),
            action_id: row.action_id,
            conversation_key: ConversationKey(row.conversation_id),
            draft: from_json(row.draft)?,
            summary: row.summary,
            agent: word(&row.agent)?,
            status: word(&row.status)?,
            result: row.result,
            outcome_message_key: row.outcome_message_id.map(MessageKey),
            created_at: row.created_at.into(),
            expires_at: row.expires_at.into(),
            decided_at: row.decided_at.map(Into::into),
        })
    }
}

#[async_trait]
impl<C: ConnectionTrait + Send> ActionQueries for Session<C> {
    async fn find(&self, action_id: Uuid) -> Result<Option<Action>, StoreError> {
        let row = action::Entity::find()
            .filter(action::Column::ActionId.eq(action_id))
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(Action::try_from).transpose()
    }

    async fn pending(&self, conversation: ConversationKey) -> Result<Option<Action>, StoreError> {
        let row = action::Entity::find()
            .filter(action::Column::ConversationId.eq(conversation.0))
            .filter(action::Column::Status.eq(ActionStatus::Pending.as_str()))
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(Action::try_from).transpose()
    }
}

#[async_trait]
impl ActionRepository for Session<DatabaseTransaction> {
    async fn insert(&self, mut action: Action) -> Result<Action, StoreError> {
        let stored = action::Entity::insert(row(&action)?)
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        action.key = ActionKey(stored.last_insert_id);
        Ok(action)
    }

    async fn save(&self, action: &Action) -> Result<(), StoreError> {
        action::Entity::update_many()
            .set(row(action)?)
            .filter(action::Column::Id.eq(action.key.0))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn expire(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        let now = Micros::from(now);
        let expired = action::Entity::update_many()
            .col_expr(
                action::Column::Status,
                ActionStatus::Expired.as_str().into(),
            )
            .col_expr(action::Column::DecidedAt, Expr::value(now))
            .filter(action::Column::Status.eq(ActionStatus::Pending.as_str()))
            .filter(action::Column::ExpiresAt.lte(now))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(expired.rows_affected)
    }
}
