use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::store::StoreError;

/// Why something could not be done with the articles.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// There is none, or none for the one who asks.
    #[error("there is no such article")]
    NotFound,
    /// Another article has this slug in this language.
    #[error("there is an article with this slug in this language already")]
    SlugTaken,
    /// Only admins write articles.
    #[error("only admins may write articles")]
    AdminOnly,
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

/// The unique constraint on slug and language.
const SLUG_AND_LANGUAGE: &str = "articles_slug_language_key";

impl From<StoreError> for KnowledgeError {
    fn from(error: StoreError) -> Self {
        if error.is_duplicate_of(SLUG_AND_LANGUAGE) {
            Self::SlugTaken
        } else {
            Self::Store(error)
        }
    }
}

impl Failure for KnowledgeError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::NotFound => FailureKind::NotFound,
            Self::SlugTaken => FailureKind::Conflict,
            Self::AdminOnly => FailureKind::Forbidden,
            Self::Invalid(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "article_not_found",
            Self::SlugTaken => "slug_taken",
            Self::AdminOnly => "admin_only",
            Self::Invalid(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}
