//! The started binary, from outside.
#![cfg(test)]

mod administrators;
mod binary;
mod commands;
mod configuration;
mod content;
mod evaluation;
mod start_and_stop;
