use ai_core::assistant::{self, Decision, Said, TurnOutcome};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use domain::idempotency::KeptAnswer;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::responses::{AnswerResponse, DecisionResponse};
use crate::extract::{Id, Json, Once, Speaking, replayed};
use crate::openapi::{IdempotencyKeyHeader, LocaleHeaders};
use crate::problem::Problem;
use crate::state::AppState;

/// What a customer says, or staff in a conversation that is handed off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "Book a room for 6 people tomorrow from 2pm to 3pm"}))]
pub(crate) struct SayRequest {
    #[schema(min_length = 1, max_length = 8_000)]
    content: String,
}

/// A decision about a pending action.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"action": "confirm"}))]
pub(crate) struct DecisionRequest {
    /// `confirm` or `cancel`.
    action: DecisionWord,
    /// The pending action if it is not said. With the id of one that was decided before, the same
    /// result is given again.
    action_id: Option<Uuid>,
}

/// Do it, or not.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Decision)]
pub(crate) enum DecisionWord {
    Confirm,
    Cancel,
}

impl From<DecisionWord> for Decision {
    fn from(word: DecisionWord) -> Self {
        match word {
            DecisionWord::Confirm => Self::Confirm,
            DecisionWord::Cancel => Self::Cancel,
        }
    }
}

/// Say something
///
/// The assistant answers, looks things up and proposes actions; nothing is changed before the
/// customer confirms. A plain yes or no decides the pending action.
#[utoipa::path(post, path = "/chat/conversations/{conversation_id}/messages", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path), IdempotencyKeyHeader, LocaleHeaders),
    request_body = SayRequest,
    responses((status = 200, body = AnswerResponse),
        (status = 409, description = "`turn_in_progress`: the assistant is answering already; \
            `turn_lost`: the turn was given up in the meantime"),
        (status = 503, description = "`model_unavailable`: the message is kept, ask for an answer \
            again later")))]
pub(super) async fn say(
    State(state): State<AppState>,
    speaker: Speaking,
    Id(conversation_id): Id,
    request: Once<SayRequest>,
) -> Result<Response, Problem> {
    let (body, keyed) = request.split(&speaker.0.actor);
    let once = keyed.map(|request| assistant::Once {
        request,
        render: kept,
    });
    let said = state
        .assistant
        .say(&speaker.0, conversation_id, &body.content, once)
        .await?;
    answered(said).await
}

/// Ask for another answer
///
/// Answers the last message again if its turn failed or was stopped.
#[utoipa::path(post, path = "/chat/conversations/{conversation_id}/retry", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path), LocaleHeaders),
    responses((status = 200, body = AnswerResponse),
        (status = 403, description = "`customer_only`: only the customer may ask for another answer"),
        (status = 409, description = "`nothing_to_retry`: the last message is answered; \
            `turn_in_progress`: the assistant is answering already; \
            `turn_lost`: the turn was given up in the meantime"),
        (status = 503, description = "`model_unavailable`: the message is kept, ask for an answer \
            again later")))]
pub(super) async fn retry(
    State(state): State<AppState>,
    speaker: Speaking,
    Id(conversation_id): Id,
) -> Result<Response, Problem> {
    let said = state.assistant.retry(&speaker.0, conversation_id).await?;
    answered(said).await
}

async fn answered(said: Said) -> Result<Response, Problem> {
    match said {
        Said::Replayed(answer) => Ok(replayed(answer)),
        Said::Answering(answering) => {
            let outcome = answering.outcome().await?;
            Ok(axum::Json(AnswerResponse::from(outcome)).into_response())
        }
    }
}

/// The answer as it is kept for the same request.
fn kept(outcome: &TurnOutcome) -> KeptAnswer {
    let response = AnswerResponse::from(outcome.clone());
    KeptAnswer {
        status: StatusCode::OK.as_u16(),
        location: None,
        body: serde_json::to_string(&response).unwrap_or_default(),
    }
}

/// Decide the pending action
///
/// `confirm` executes it exactly once, however often and wherever it is sent.
#[utoipa::path(post, path = "/chat/conversations/{conversation_id}/confirm", tag = "chat",
    security(("bearer" = [])),
    params(("conversation_id" = Uuid, Path), LocaleHeaders),
    request_body = DecisionRequest,
    responses((status = 200, body = DecisionResponse),
        (status = 403, description = "`customer_only`: only the customer may decide"),
        (status = 404, description = "`action_not_found`: there is no such action"),
        (status = 409, description = "`nothing_pending`: nothing waits for a decision; \
            `already_decided`: it was decided the other way; \
            `action_superseded`: another proposal has taken its place"),
        (status = 410, description = "`action_expired`: it was too late to decide")))]
pub(super) async fn decide(
    State(state): State<AppState>,
    speaker: Speaking,
    Id(conversation_id): Id,
    Json(body): Json<DecisionRequest>,
) -> Result<axum::Json<DecisionResponse>, Problem> {
    let outcome = state
        .assistant
        .decide(
            &speaker.0,
            conversation_id,
            body.action.into(),
            body.action_id,
        )
        .await?;
    Ok(axum::Json(outcome.into()))
}
