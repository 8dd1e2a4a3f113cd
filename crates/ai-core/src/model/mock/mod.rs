//! The deterministic mock: drives the same agents, tools and proposals as a language model, offline.
//!
//! It is a pure function of its request: the same message, situation and memory give the same
//! answer. It replaces only a model's decision and wording; rules live behind the tools. Start at
//! [`dialog`], which tells a turn as one story; [`turn`] explains how a story spans several steps.
//! What it understands is data: words in [`lexicon`], weights in [`intent`].

mod bookings;
mod content;
mod correction;
mod dialog;
mod intent;
mod knowledge;
mod lexicon;
mod matching;
mod memory;
mod moves;
mod open;
mod proposals;
mod reading;
mod reason;
mod requests;
mod rooms;
mod rules;
mod situation;
mod slots;
mod talk;
mod tickets;
mod trim;
mod turn;
mod which_ticket;
mod wish;

use async_trait::async_trait;
use futures::{StreamExt as _, stream};

use super::{Model, ModelError, ModelInfo, ModelRequest, ModelStream};
use turn::Turn;

/// The backend that needs no key and no network.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mock;

#[async_trait]
impl Model for Mock {
    fn info(&self) -> ModelInfo {
        ModelInfo {
            provider: "mock".to_owned(),
            model: "mock".to_owned(),
        }
    }

    async fn reply(&self, request: ModelRequest) -> Result<ModelStream, ModelError> {
        let Some(mut turn) = Turn::new(&request) else {
            return Err(ModelError::Rejected(
                "the situation has no readable time or time zone".to_owned(),
            ));
        };
        let told = dialog::tell(&mut turn);
        Ok(stream::iter(turn.events(&told).into_iter().map(Ok)).boxed())
    }
}
