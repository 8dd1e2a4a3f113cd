//! The started binary, from outside.
#![cfg(test)]

mod administrators;
mod bad_input;
mod binary;
mod client;
mod commands;
mod configuration;
mod content;
mod evaluation;
mod races;
mod start_and_stop;
mod survival;
mod walks;
