//! Articles in the database, with their full-text index.

mod index;
mod queries;
mod repository;
mod rows;
