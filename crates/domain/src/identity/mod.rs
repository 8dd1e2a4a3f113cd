//! People: who they are, how they sign in, what they may do.
//!
//! An account has an e-mail address and maybe a user name, both unique. A password is known only
//! as a hash that a [`Passwords`] port makes and checks, slowly and never inside a transaction;
//! the use cases around it therefore take the whole store. Whoever is signed in holds a
//! [`RefreshToken`], of which only a hash is stored; each is good once. Start at [`register`] and
//! [`sign_in`].

mod administer;
mod checks;
mod error;
mod passwords;
mod profile;
mod register;
mod repository;
mod session;
mod sign_in;
mod user;

pub use administer::{UserChange, UserSearch, change, find, list};
pub use error::{AccountError, SignInError};
pub use passwords::{Password, Passwords, PasswordsFailed};
pub use profile::{PasswordChange, ProfileChange, change_password, change_profile, me};
pub use register::{Registration, bootstrap_admin, create_admin, register};
pub use repository::{
    ActiveCheck, RefreshTokenRepository, UserFilter, UserQueries, UserRepository,
};
pub use session::{NewSession, RefreshToken, TokenHash, refresh, sign_out};
pub use sign_in::{Credentials, sign_in};
pub use user::{Role, User, UserRef};
