use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{ActionError, Draft};
use crate::conversations::Agent;
use crate::ids::{ActionKey, ConversationKey, MessageKey};
use crate::words::words;

/// What became of an action.
///
/// `Pending` leads to every other status, and every other status is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActionStatus {
    /// Waits for the customer's yes or no.
    Pending,
    /// Confirmed and done.
    Executed,
    /// The customer said no.
    Canceled,
    /// A newer proposal took its place.
    Superseded,
    /// Nobody answered in time.
    Expired,
    /// Confirmed, but it could not be done any more; nothing was changed.
    Failed,
}

words!(ActionStatus {
    Pending => "pending",
    Executed => "executed",
    Canceled => "canceled",
    Superseded => "superseded",
    Expired => "expired",
    Failed => "failed",
});

/// What the assistant proposed, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// The key in the store.
    pub key: ActionKey,
    /// The public id.
    pub action_id: Uuid,
    /// The conversation's key.
    pub conversation_key: ConversationKey,
    /// What is to be done, complete.
    pub draft: Draft,
    /// In plain words, as the customer was shown.
    pub summary: String,
    /// Which agent proposed it.
    pub agent: Agent,
    /// What became of it.
    pub status: ActionStatus,
    /// What was made (`ticket_id` or `booking_id`, `reference`), or why it failed (`code`,
    /// `detail`, maybe `alternatives`).
    pub result: Option<Value>,
    /// The message that told the outcome.
    pub outcome_message_key: Option<MessageKey>,
    /// When it was proposed.
    pub created_at: OffsetDateTime,
    /// Until when it can be confirmed.
    pub expires_at: OffsetDateTime,
    /// When it was decided.
    pub decided_at: Option<OffsetDateTime>,
}

impl Action {
    /// Whether it can be confirmed or canceled at this time.
    pub fn is_pending_at(&self, now: OffsetDateTime) -> bool {
        self.status == ActionStatus::Pending && now < self.expires_at
    }

    /// The action, decided. Only a pending one can be.
    pub fn decided(
        &self,
        status: ActionStatus,
        result: Option<Value>,
        now: OffsetDateTime,
    ) -> Result<Self, ActionError> {
        if self.status != ActionStatus::Pending {
            return Err(ActionError::AlreadyDecided(self.status));
        }
        Ok(Self {
            status,
            result,
            decided_at: Some(now),
            ..self.clone()
        })
    }
}
