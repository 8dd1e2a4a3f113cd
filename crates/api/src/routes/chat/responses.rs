use ai_core::assistant::TurnOutcome;
use domain::actions::{Action, ActionStatus};
use domain::conversations::{
    Agent, Citation, Conversation, ConversationStatus, ConversationSummary, ConversationView,
    Message, MessageRole, Turn, TurnStatus,
};
use serde::Serialize;
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// A conversation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConversationResponse {
    id: i64,
    conversation_id: Uuid,
    user_id: Uuid,
    title: Option<String>,
    /// `active`, `awaiting_confirmation` or `handed_off`.
    #[schema(value_type = String, example = "active")]
    status: ConversationStatus,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl ConversationResponse {
    pub(super) fn new(conversation: Conversation, status: ConversationStatus) -> Self {
        Self {
            id: conversation.key.0,
            conversation_id: conversation.conversation_id,
            user_id: conversation.owner.user_id,
            title: conversation.title,
            status,
            created_at: conversation.created_at,
            updated_at: conversation.updated_at,
        }
    }
}

/// A conversation in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConversationListItem {
    #[serde(flatten)]
    conversation: ConversationResponse,
    /// The first thing that the customer said.
    preview: Option<String>,
    message_count: u64,
}

/// How much of the first message a list shows, in characters.
const PREVIEW_LENGTH: usize = 100;

impl From<ConversationSummary> for ConversationListItem {
    fn from(summary: ConversationSummary) -> Self {
        Self {
            conversation: ConversationResponse::new(summary.conversation, summary.status),
            preview: summary
                .preview
                .map(|preview| preview.chars().take(PREVIEW_LENGTH).collect()),
            message_count: summary.message_count,
        }
    }
}

/// An article that an answer rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CitationResponse {
    article_id: Uuid,
    slug: String,
    title: String,
    language: String,
}

impl From<Citation> for CitationResponse {
    fn from(citation: Citation) -> Self {
        Self {
            article_id: citation.article_id,
            slug: citation.slug,
            title: citation.title,
            language: citation.language,
        }
    }
}

/// One message of a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageResponse {
    id: i64,
    message_id: Uuid,
    /// `user`, `assistant` or `staff`.
    #[schema(value_type = String, example = "assistant")]
    role: MessageRole,
    /// Which agent, if it was the assistant: `primary`, `faq`, `it_support`, `ticket` or `booking`.
    #[schema(value_type = Option<String>, example = "booking")]
    agent: Option<Agent>,
    /// Which backend, if it was the assistant.
    #[schema(example = "mock")]
    provider: Option<String>,
    content: String,
    citations: Vec<CitationResponse>,
    /// The action that it proposes or whose outcome it tells.
    action_id: Option<Uuid>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<Message> for MessageResponse {
    fn from(message: Message) -> Self {
        Self {
            id: message.key.0,
            message_id: message.message_id,
            role: message.role,
            agent: message.agent,
            provider: message.provider,
            content: message.content,
            citations: message.citations.into_iter().map(Into::into).collect(),
            action_id: message.action_id,
            created_at: message.created_at,
        }
    }
}

/// What the assistant proposed, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActionResponse {
    action_id: Uuid,
    #[schema(example = "create_ticket")]
    tool: &'static str,
    #[schema(value_type = Object, example = json!({"content": "The printer jams", "priority": "normal"}))]
    arguments: Value,
    /// In plain words.
    summary: String,
    /// `pending`, `executed`, `canceled`, `superseded`, `expired` or `failed`.
    #[schema(value_type = String, example = "pending")]
    status: ActionStatus,
    /// What was made (`ticket_id` or `booking_id`, `reference`), or why it failed (`code`,
    /// `detail`, maybe `alternatives`).
    #[schema(value_type = Option<Object>)]
    result: Option<Value>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    decided_at: Option<OffsetDateTime>,
}

impl From<Action> for ActionResponse {
    fn from(action: Action) -> Self {
        Self {
            action_id: action.action_id,
            tool: action.draft.tool(),
            arguments: action.draft.arguments(),
            summary: action.summary,
            status: action.status,
            result: action.result,
            created_at: action.created_at,
            expires_at: action.expires_at,
            decided_at: action.decided_at,
        }
    }
}

/// The assistant's work on one message.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TurnResponse {
    turn_id: Uuid,
    /// `running`, `completed`, `failed` or `stopped`.
    #[schema(value_type = String, example = "completed")]
    status: TurnStatus,
    user_message_id: Uuid,
}

impl From<Turn> for TurnResponse {
    fn from(turn: Turn) -> Self {
        Self {
            turn_id: turn.turn_id,
            status: turn.status,
            user_message_id: turn.user_message_id,
        }
    }
}

/// A conversation with all that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConversationDetail {
    #[serde(flatten)]
    conversation: ConversationResponse,
    /// What was said, oldest first.
    messages: Vec<MessageResponse>,
    /// What waits for the customer's yes or no.
    pending_action: Option<ActionResponse>,
    /// The latest turn.
    turn: Option<TurnResponse>,
}

impl From<ConversationView> for ConversationDetail {
    fn from(view: ConversationView) -> Self {
        Self {
            conversation: ConversationResponse::new(view.conversation, view.status),
            messages: view.messages.into_iter().map(Into::into).collect(),
            pending_action: view.pending.map(Into::into),
            turn: view.turn.map(Into::into),
        }
    }
}

/// What came of a message.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnswerResponse {
    /// What was said.
    user_message: Option<MessageResponse>,
    /// What the assistant answered; null while staff has the conversation.
    message: Option<MessageResponse>,
    /// The action that this turn decided or superseded.
    action: Option<ActionResponse>,
    /// What waits for the customer's yes or no now.
    pending_action: Option<ActionResponse>,
    /// Where the conversation stands now.
    #[schema(value_type = String, example = "awaiting_confirmation")]
    status: ConversationStatus,
}

impl From<TurnOutcome> for AnswerResponse {
    fn from(outcome: TurnOutcome) -> Self {
        Self {
            user_message: outcome.user_message.map(Into::into),
            message: outcome.message.map(Into::into),
            action: outcome.action.map(Into::into),
            pending_action: outcome.pending.map(Into::into),
            status: outcome.status,
        }
    }
}

/// What came of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DecisionResponse {
    /// How the customer was told.
    message: Option<MessageResponse>,
    /// The action that was decided.
    action: Option<ActionResponse>,
    /// What waits for the customer's yes or no now.
    pending_action: Option<ActionResponse>,
    /// Where the conversation stands now.
    #[schema(value_type = String, example = "active")]
    status: ConversationStatus,
}

impl From<TurnOutcome> for DecisionResponse {
    fn from(outcome: TurnOutcome) -> Self {
        Self {
            message: outcome.message.map(Into::into),
            action: outcome.action.map(Into::into),
            pending_action: outcome.pending.map(Into::into),
            status: outcome.status,
        }
    }
}
