use domain::actor::Scope;
use domain::change::Change;
use domain::tickets::{
    self, Author, EventActor, Priority, Ticket, TicketEvent, TicketEventKind, TicketMessage,
    TicketStatus,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The statuses of a ticket, for the description of the API.
#[derive(ToSchema)]
#[schema(as = TicketStatus)]
#[expect(dead_code, reason = "describes the domain's TicketStatus")]
pub(crate) enum StatusWord {
    Pending,
    InProgress,
    Resolved,
    Canceled,
}

/// How much a ticket presses, for the description of the API.
#[derive(ToSchema)]
#[schema(as = TicketPriority, rename_all = "lowercase")]
#[expect(dead_code, reason = "describes the domain's Priority")]
pub(crate) enum PriorityWord {
    Low,
    Normal,
    High,
    Urgent,
}

/// What a customer wants from staff.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketResponse {
    id: i64,
    ticket_id: Uuid,
    /// What people say when they mean this ticket.
    #[schema(example = "TK-1001")]
    reference: String,
    content: String,
    description: Option<String>,
    #[schema(value_type = StatusWord)]
    status: TicketStatus,
    #[schema(value_type = PriorityWord)]
    priority: Priority,
    /// The owner.
    user_id: Uuid,
    /// Who of the staff works on it.
    assignee_id: Option<Uuid>,
    /// What a change of the status may lead to now.
    #[schema(value_type = Vec<StatusWord>)]
    allowed_transitions: &'static [TicketStatus],
    /// Whether it can be reopened now.
    can_reopen: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<Ticket> for TicketResponse {
    fn from(ticket: Ticket) -> Self {
        Self {
            id: ticket.key.0,
            ticket_id: ticket.ticket_id,
            reference: ticket.reference(),
            content: ticket.content,
            description: ticket.description,
            status: ticket.status,
            priority: ticket.priority,
            user_id: ticket.owner.user_id,
            assignee_id: ticket.assignee.map(|assignee| assignee.user_id),
            allowed_transitions: ticket.status.allowed_transitions(),
            can_reopen: ticket.status.can_reopen(),
            created_at: ticket.created_at,
            updated_at: ticket.updated_at,
        }
    }
}

/// A message of a ticket's thread.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketMessageResponse {
    id: i64,
    message_id: Uuid,
    ticket_id: Uuid,
    /// `user`, `agent` or `assistant`.
    #[schema(value_type = String, example = "user")]
    author: Author,
    /// Nobody if it was the assistant.
    author_id: Option<Uuid>,
    content: String,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<TicketMessage> for TicketMessageResponse {
    fn from(message: TicketMessage) -> Self {
        Self {
            id: message.key.0,
            message_id: message.message_id,
            ticket_id: message.ticket_id,
            author: message.author,
            author_id: message.author_ref.map(|author| author.user_id),
            content: message.content,
            created_at: message.created_at,
        }
    }
}

/// An entry of a ticket's history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TicketEventResponse {
    id: i64,
    /// `created`, `status_changed`, `edited`, `assigned` or `message_added`.
    #[schema(value_type = String, example = "status_changed")]
    r#type: TicketEventKind,
    /// Nobody if it was the assistant.
    actor_id: Option<Uuid>,
    /// `user`, `agent`, `admin` or `assistant`.
    #[schema(value_type = String, example = "user")]
    actor: EventActor,
    /// The fields that changed, each with its old and its new value.
    #[schema(value_type = Object, example = json!({"status": ["Pending", "InProgress"]}))]
    changes: tickets::Changes,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<TicketEvent> for TicketEventResponse {
    fn from(event: TicketEvent) -> Self {
        Self {
            id: event.key.0,
            r#type: event.kind,
            actor_id: event.actor_ref.map(|actor| actor.user_id),
            actor: event.actor,
            changes: event.changes,
            created_at: event.created_at,
        }
    }
}

/// A new ticket.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "The printer on floor 2 jams", "priority": "high"}))]
pub(crate) struct OpenTicketRequest {
    /// The matter in one line.
    #[schema(min_length = 1, max_length = 500)]
    pub(super) content: String,
    /// More about it.
    #[schema(max_length = 20_000)]
    pub(super) description: Option<String>,
    /// `normal` if it is not said. Later only staff may change it.
    #[serde(default)]
    #[schema(value_type = Option<PriorityWord>)]
    pub(super) priority: Option<Priority>,
}

/// A change of a ticket; what is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"status": "InProgress"}))]
pub(crate) struct ChangeTicketRequest {
    #[serde(default)]
    #[schema(value_type = Option<StatusWord>)]
    pub(super) status: Change<TicketStatus>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500)]
    pub(super) content: Change<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20_000)]
    pub(super) description: Change<String>,
    /// By staff.
    #[serde(default)]
    #[schema(value_type = Option<PriorityWord>)]
    pub(super) priority: Change<Priority>,
    /// By staff: an active member of the staff.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub(super) assignee_id: Change<Uuid>,
}

/// A new message of a thread.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "It also happens on the guest network."}))]
pub(crate) struct CommentRequest {
    #[schema(min_length = 1, max_length = 8_000)]
    pub(super) content: String,
}

/// Which tickets to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct TicketListQuery {
    /// Only with this status.
    #[param(value_type = Option<StatusWord>)]
    pub(super) status: Option<TicketStatus>,
    /// `all`: everybody's, for staff.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "all")]
    pub(super) scope: Scope,
    /// Only those that this member of the staff works on.
    pub(super) assignee: Option<Uuid>,
    /// Only those whose content, description or reference contains this.
    pub(super) q: Option<String>,
}
