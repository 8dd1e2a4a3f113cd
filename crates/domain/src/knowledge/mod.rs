//! Knowledge: the articles that the assistant answers from, and how they are found.
//!
//! An article is Markdown in one language; its slug joins the translations. Published articles
//! exist for everybody signed in, unpublished ones for admins only, and admins write them. The
//! database proposes candidates from its full-text index; [`search`] ranks them here, the same on
//! every database. [`find_answers`] is what the assistant may quote: it has a floor.

mod article;
mod change;
mod error;
#[cfg(test)]
mod evaluation;
pub mod import;
mod lexicon;
mod markdown;
mod question;
mod rank;
mod read;
mod repository;
mod search;
mod snippet;
mod words;

pub use article::{Article, Language, Slug};
pub use change::{ArticleChange, NewArticle, change, delete, write};
pub use error::KnowledgeError;
pub use rank::{FLOOR, MARGIN};
pub use read::{find, list};
pub use repository::{
    ArticleFilter, ArticleQueries, ArticleRepository, Candidate, Matching, Term, Visibility,
};
pub use search::{Hit, SearchRequest, find_answers, search};
