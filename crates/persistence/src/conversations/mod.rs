//! Conversations in the database, with their messages and turns.

mod queries;
mod repository;
mod rows;
