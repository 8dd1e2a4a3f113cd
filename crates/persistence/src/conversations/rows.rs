use domain::conversations::{Conversation, Message, Turn};
use domain::identity::UserRef;
use domain::ids::{ConversationKey, MessageKey, TurnKey, UserKey};
use domain::store::StoreError;
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;

use crate::columns::{Micros, from_json, to_json, word};

/// Conversations.
pub(crate) mod conversation {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "conversations")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) conversation_id: Uuid,
        pub(crate) user_id: i64,
        pub(crate) title: Option<String>,
        pub(crate) is_handed_off: bool,
        pub(crate) language: Option<String>,
        pub(crate) memory: Json,
        pub(crate) waiting: Json,
        pub(crate) version: i64,
        pub(crate) created_at: Micros,
        pub(crate) updated_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Messages.
pub(crate) mod message {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "messages")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) message_id: Uuid,
        pub(crate) conversation_id: i64,
        pub(crate) role: String,
        pub(crate) agent: Option<String>,
        pub(crate) provider: Option<String>,
        pub(crate) content: String,
        pub(crate) citations: Json,
        pub(crate) action_id: Option<Uuid>,
        pub(crate) created_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Turns.
pub(crate) mod turn {
    use sea_orm::entity::prelude::*;

    use crate::columns::Micros;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "turns")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) turn_id: Uuid,
        pub(crate) conversation_id: i64,
        pub(crate) user_message_id: i64,
        pub(crate) status: String,
        pub(crate) lease_ends_at: Micros,
        pub(crate) created_at: Micros,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) fn conversation_row(
    conversation: &Conversation,
) -> Result<conversation::Model, StoreError> {
    Ok(conversation::Model {
        id: conversation.key.0,
        conversation_id: conversation.conversation_id,
        user_id: conversation.owner.key.0,
        title: conversation.title.clone(),
        is_handed_off: conversation.is_handed_off,
        language: conversation.language.clone(),
        memory: conversation.memory.clone(),
        waiting: to_json(&conversation.waiting)?,
        version: conversation.version,
        created_at: conversation.created_at.into(),
        updated_at: conversation.updated_at.into(),
    })
}

/// A conversation with the public id of its owner.
#[derive(Debug, FromQueryResult)]
pub(super) struct ConversationRow {
    pub(super) id: i64,
    conversation_id: Uuid,
    user_id: i64,
    title: Option<String>,
    is_handed_off: bool,
    language: Option<String>,
    memory: Json,
    waiting: Json,
    version: i64,
    created_at: Micros,
    updated_at: Micros,
    owner_user_id: Uuid,
}

impl TryFrom<ConversationRow> for Conversation {
    type Error = StoreError;

    fn try_from(row: ConversationRow) -> Result<Self, StoreError> {
        Ok(Self {
            key: ConversationKey(row.id),
            conversation_id: row.conversation_id,
            owner: UserRef {
                key: UserKey(row.user_id),
                user_id: row.owner_user_id,
            },
            title: row.title,
            is_handed_off: row.is_handed_off,
            language: row.language,
            memory: row.memory,
            waiting: from_json(row.waiting)?,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

impl TryFrom<message::Model> for Message {
    type Error = StoreError;

    fn try_from(row: message::Model) -> Result<Self, StoreError> {
        Ok(Self {
            key: MessageKey(row.id),
            message_id: row.message_id,
            conversation_key: ConversationKey(row.conversation_id),
            role: word(&row.role)?,
            agent: row.agent.as_deref().map(word).transpose()?,
            provider: row.provider,
            content: row.content,
            citations: from_json(row.citations)?,
            action_id: row.action_id,
            created_at: row.created_at.into(),
        })
    }
}

pub(super) fn message_row(message: &Message) -> Result<message::Model, StoreError> {
    Ok(message::Model {
        id: message.key.0,
        message_id: message.message_id,
        conversation_id: message.conversation_key.0,
        role: message.role.as_str().to_owned(),
        agent: message.agent.map(|agent| agent.as_str().to_owned()),
        provider: message.provider.clone(),
        content: message.content.clone(),
        citations: to_json(&message.citations)?,
        action_id: message.action_id,
        created_at: message.created_at.into(),
    })
}

impl From<&Turn> for turn::Model {
    fn from(turn: &Turn) -> Self {
        Self {
            id: turn.key.0,
            turn_id: turn.turn_id,
            conversation_id: turn.conversation_key.0,
            user_message_id: turn.user_message_key.0,
            status: turn.status.as_str().to_owned(),
            lease_ends_at: turn.lease_ends_at.into(),
            created_at: turn.created_at.into(),
        }
    }
}

/// A turn with the public id of the message that it answers.
#[derive(Debug, FromQueryResult)]
pub(super) struct TurnRow {
    id: i64,
    turn_id: Uuid,
    conversation_id: i64,
    user_message_id: i64,
    status: String,
    lease_ends_at: Micros,
    created_at: Micros,
    answered_message_id: Uuid,
}

impl TryFrom<TurnRow> for Turn {
    type Error = StoreError;

    fn try_from(row: TurnRow) -> Result<Self, StoreError> {
        Ok(Self {
            key: TurnKey(row.id),
            turn_id: row.turn_id,
            conversation_key: ConversationKey(row.conversation_id),
            user_message_key: MessageKey(row.user_message_id),
            user_message_id: row.answered_message_id,
            status: word(&row.status)?,
            lease_ends_at: row.lease_ends_at.into(),
            created_at: row.created_at.into(),
        })
    }
}
