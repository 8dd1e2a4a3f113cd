use super::PasswordsFailed;
use crate::failure::{Failure, FailureKind};
use crate::fields::{FieldError, InvalidFields};
use crate::store::StoreError;

/// Why something could not be done with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Somebody has an account with this e-mail address, whatever its case.
    #[error("there is an account with this e-mail address already")]
    EmailTaken,
    /// Somebody has this user name, whatever its case.
    #[error("this user name is taken")]
    UsernameTaken,
    /// The current password is another one.
    #[error("the current password is not right")]
    WrongPassword,
    /// Nobody could administer the desk any more.
    #[error("the last active administrator cannot be demoted or disabled")]
    LastAdmin,
    /// Only administrators may do this.
    #[error("only an administrator may {0}")]
    AdminOnly(&'static str),
    /// There is no such person.
    #[error("there is no such user")]
    NotFound,
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// A password could not be hashed or checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsFailed),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for AccountError {
    /// Whether a name is free is for the store's unique indexes to say: of two people who ask at
    /// once, one is told here.
    fn from(error: StoreError) -> Self {
        if error.is_duplicate_of("users_email_key") {
            Self::EmailTaken
        } else if error.is_duplicate_of("users_username_key") {
            Self::UsernameTaken
        } else {
            Self::Store(error)
        }
    }
}

impl Failure for AccountError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::EmailTaken | Self::UsernameTaken | Self::LastAdmin => FailureKind::Conflict,
            Self::WrongPassword => FailureKind::Invalid,
            Self::AdminOnly(_) => FailureKind::Forbidden,
            Self::NotFound => FailureKind::NotFound,
            Self::Invalid(error) => error.kind(),
            Self::Passwords(_) => FailureKind::Internal,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::EmailTaken => "email_taken",
            Self::UsernameTaken => "username_taken",
            Self::WrongPassword => "wrong_password",
            Self::LastAdmin => "last_admin",
            Self::AdminOnly(_) => "admin_only",
            Self::NotFound => "user_not_found",
            Self::Invalid(error) => error.code(),
            Self::Passwords(_) => "internal_error",
            Self::Store(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        let field = |field: &str, message: &str| {
            vec![FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
                code: self.code().to_owned(),
            }]
        };
        match self {
            Self::EmailTaken => field("email", "is taken"),
            Self::UsernameTaken => field("username", "is taken"),
            Self::WrongPassword => field("current_password", "is not right"),
            Self::Invalid(error) => error.fields(),
            _ => Vec::new(),
        }
    }
}

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Nobody has that name, or the password is another one. Which of the two is not said.
    #[error("the name or the password is not right")]
    InvalidCredentials,
    /// The account is disabled. Said only to who knows the password.
    #[error("this account is disabled")]
    Disabled,
    /// The refresh token is unknown, has ended or was revoked.
    #[error("the refresh token is not valid or has ended, sign in again")]
    InvalidRefreshToken,
    /// The refresh token was used before, so somebody copied it. Everything that came of the same
    /// sign-in is revoked.
    #[error("the refresh token was used before, sign in again")]
    ReusedRefreshToken,
    /// The request does not fit.
    #[error(transparent)]
    Invalid(#[from] InvalidFields),
    /// A password could not be checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsFailed),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for SignInError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::InvalidCredentials
            | Self::Disabled
            | Self::InvalidRefreshToken
            | Self::ReusedRefreshToken => FailureKind::Unauthenticated,
            Self::Invalid(error) => error.kind(),
            Self::Passwords(_) => FailureKind::Internal,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::InvalidCredentials => "invalid_credentials",
            Self::Disabled => "user_disabled",
            Self::InvalidRefreshToken | Self::ReusedRefreshToken => "invalid_refresh_token",
            Self::Invalid(error) => error.code(),
            Self::Passwords(_) => "internal_error",
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
