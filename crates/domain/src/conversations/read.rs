use uuid::Uuid;

use super::{
    Conversation, ConversationError, ConversationFilter, ConversationStatus, ConversationSummary,
    Message, Turn, TurnStatus,
};
use crate::actions::Action;
use crate::actor::{Actor, Scope};
use crate::page::{Page, Paged};
use crate::store::{Queries, Store};

/// The longest history that is read at once.
const MAX_MESSAGES: u32 = 10_000;

/// What a list of conversations is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConversationSearch {
    /// One's own, or, for staff, those handed off.
    pub scope: Scope,
    /// Only with this status.
    pub status: Option<ConversationStatus>,
}

/// A conversation with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationView {
    /// The conversation.
    pub conversation: Conversation,
    /// Where it stands.
    pub status: ConversationStatus,
    /// What was said, oldest first.
    pub messages: Vec<Message>,
    /// What waits for the customer's yes or no.
    pub pending: Option<Action>,
    /// The latest turn.
    pub turn: Option<Turn>,
}

impl Conversation {
    /// Whether this conversation exists for the one who asks: one's own does, and for staff those
    /// that are handed off.
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        self.owner.key == actor.key || (actor.is_staff() && self.is_handed_off)
    }
}

/// The conversation, if it exists for the one who asks.
pub async fn find(
    queries: &dyn Queries,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<Conversation, ConversationError> {
    queries
        .conversations()
        .find(conversation_id)
        .await?
        .filter(|conversation| conversation.is_visible_to(actor))
        .ok_or(ConversationError::NotFound)
}

/// A page of conversations, by latest activity.
pub async fn list(
    store: &Store,
    actor: &Actor,
    search: ConversationSearch,
    page: Page,
) -> Result<Paged<ConversationSummary>, ConversationError> {
    let filter = match search.scope {
        Scope::Own => ConversationFilter {
            owner: Some(actor.key),
            status: search.status,
            now: store.now(),
        },
        Scope::All if actor.is_staff() => {
            // Of other people's conversations staff sees only those that were handed off.
            let handed_off = ConversationStatus::HandedOff;
            if search.status.is_some_and(|status| status != handed_off) {
                return Ok(Paged {
                    items: Vec::new(),
                    total: 0,
                    skip: page.skip,
                    limit: page.limit,
                });
            }
            ConversationFilter {
                owner: None,
                status: Some(handed_off),
                now: store.now(),
            }
        }
        Scope::All => {
            return Err(ConversationError::StaffOnly(
                "list the conversations of others",
            ));
        }
    };
    Ok(store.conversations().list(&filter, page).await?)
}

/// The conversation with its messages, its pending action and its latest turn.
pub async fn view(
    store: &Store,
    actor: &Actor,
    conversation_id: Uuid,
) -> Result<ConversationView, ConversationError> {
    let conversation = find(store, actor, conversation_id).await?;
    let messages = store
        .conversations()
        .messages(conversation.key, MAX_MESSAGES)
        .await?;
    let pending = store
        .actions()
        .pending(conversation.key)
        .await?
        .filter(|action| action.is_pending_at(store.now()));
    let turn = store.conversations().latest_turn(conversation.key).await?;
    let turn = turn.map(|turn| {
        // The process that worked on it is gone: say so before anybody marks the row.
        let is_orphan = turn.status == TurnStatus::Running && turn.lease_ends_at <= store.now();
        Turn {
            status: if is_orphan {
                TurnStatus::Failed
            } else {
                turn.status
            },
            ..turn
        }
    });
    Ok(ConversationView {
        status: ConversationStatus::of(conversation.is_handed_off, pending.is_some()),
        conversation,
        messages,
        pending,
        turn,
    })
}
