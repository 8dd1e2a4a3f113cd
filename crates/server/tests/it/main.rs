//! The started binary, from outside.
#![cfg(test)]

mod binary;
mod commands;
mod configuration;
mod start_and_stop;
