//! Tickets in the database, with their threads and their history.

mod queries;
mod repository;
mod rows;
