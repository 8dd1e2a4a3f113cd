//! Logs: readable on a terminal, JSON for machines. Always on the error stream, so that what a
//! command prints stays clean.

use std::io::{IsTerminal as _, stderr};
use std::panic::PanicHookInfo;

use anyhow::Context as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, Registry, fmt};

use crate::config::{LogConfig, LogFormat};

/// Starts logging for the rest of the process's life.
pub(crate) fn start(config: &LogConfig) -> anyhow::Result<()> {
    let lines = fmt::layer().with_writer(stderr);
    // On a terminal the layer itself looks at NO_COLOR.
    let lines = if stderr().is_terminal() {
        lines
    } else {
        lines.with_ansi(false)
    };
    let layer = match config.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .boxed(),
    };
    Registry::default()
        .with(layer.with_filter(config.filter.clone()))
        .try_init()
        .context("logging has been started before")?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

fn log_panic(panic: &PanicHookInfo<'_>) {
    let location = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or("no text");
    tracing::error!(location, message, "a task panicked");
}
