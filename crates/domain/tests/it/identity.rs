//! Signing up and in: what passwords cost, and what happens while one is checked.

use async_trait::async_trait;
use frontdesk_domain::actor::Actor;
use frontdesk_domain::change::Change;
use frontdesk_domain::failure::{Failure as _, FailureKind};
use frontdesk_domain::identity::{
    self, AccountError, Credentials, NewSession, Password, PasswordChange, Passwords,
    PasswordsFailed, Registration, Role, SignInError, TokenHash, User, UserChange,
};
use frontdesk_domain::store::{Queries as _, Store, StoreError};
use test_support::{PlainPasswords, TestDatabase};
use time::Duration;

/// There is no memory for hashing.
struct OutOfMemory;

#[async_trait]
impl Passwords for OutOfMemory {
    async fn hash(&self, _: &Password) -> Result<String, PasswordsFailed> {
        Err(PasswordsFailed("no memory".into()))
    }

    async fn verify(&self, _: &Password, _: Option<&str>) -> Result<bool, PasswordsFailed> {
        Err(PasswordsFailed("no memory".into()))
    }
}

/// Somebody changes the account while its password is checked.
struct Meanwhile {
    store: Store,
    change: fn(User) -> User,
}

#[async_trait]
impl Passwords for Meanwhile {
    async fn hash(&self, password: &Password) -> Result<String, PasswordsFailed> {
        PlainPasswords::default().hash(password).await
    }

    async fn verify(
        &self,
        password: &Password,
        hash: Option<&str>,
    ) -> Result<bool, PasswordsFailed> {
        let user = self.store.users().find_by_email(EMAIL).await.unwrap();
        let changed = (self.change)(user.unwrap());
        self.store
            .transact(async |tx| tx.users().save(changed).await)
            .await
            .unwrap();
        PlainPasswords::default().verify(password, hash).await
    }
}

const EMAIL: &str = "ann@example.com";

fn registration() -> Registration {
    Registration::of_email(EMAIL, "correct horse")
}

async fn registered(store: &Store) -> User {
    identity::register(store, &PlainPasswords::default(), registration())
        .await
        .unwrap()
}

async fn sign_in(
    store: &Store,
    passwords: &dyn Passwords,
    login: &str,
    password: &str,
) -> Result<User, SignInError> {
    let given = Credentials {
        login: login.to_owned(),
        password: Password::new(password),
    };
    let session = NewSession {
        token: TokenHash([1; 32]),
        lifetime: Duration::days(30),
    };
    identity::sign_in(store, passwords, &given, session).await
}

async fn is_signed_in(store: &Store) -> bool {
    let token = store
        .transact(async |tx| tx.refresh_tokens().find(&TokenHash([1; 32])).await)
        .await;
    token.unwrap().is_some()
}

#[tokio::test]
async fn a_name_that_nobody_has_costs_the_check_of_a_password() {
    let db = TestDatabase::sqlite().await;
    registered(db.store()).await;
    let passwords = PlainPasswords::default();
    for login in [EMAIL, "nobody@example.com", "nobody", ""] {
        let refused = sign_in(db.store(), &passwords, login, "wrong horse").await;
        assert!(matches!(refused, Err(SignInError::InvalidCredentials)));
    }
    let known = Some("hash of correct horse".to_owned());
    assert_eq!(passwords.checked(), [known, None, None, None]);
    assert!(!is_signed_in(db.store()).await);
}

#[tokio::test]
async fn an_account_that_is_disabled_while_its_password_is_checked_stays_out() {
    let db = TestDatabase::sqlite().await;
    registered(db.store()).await;
    let passwords = Meanwhile {
        store: db.store().clone(),
        change: |user| User {
            is_active: false,
            ..user
        },
    };
    let refused = sign_in(db.store(), &passwords, EMAIL, "correct horse").await;
    assert!(matches!(refused, Err(SignInError::Disabled)), "{refused:?}");
    assert!(!is_signed_in(db.store()).await);
}

#[tokio::test]
async fn a_password_that_is_replaced_while_it_is_checked_is_wrong() {
    let db = TestDatabase::sqlite().await;
    let user = registered(db.store()).await;
    let passwords = Meanwhile {
        store: db.store().clone(),
        change: |user| User {
            password_hash: format!("{} and more", user.password_hash),
            ..user
        },
    };
    let refused = sign_in(db.store(), &passwords, EMAIL, "correct horse").await;
    assert!(matches!(refused, Err(SignInError::InvalidCredentials)));
    assert!(!is_signed_in(db.store()).await);

    let wanted = PasswordChange {
        current: Password::new("correct horse"),
        new: "staple battery".to_owned(),
    };
    let refused = identity::change_password(db.store(), &passwords, &user.as_actor(), wanted).await;
    assert!(
        matches!(refused, Err(AccountError::WrongPassword)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn of_two_new_passwords_at_once_the_first_stays() {
    let db = TestDatabase::sqlite().await;
    let user = registered(db.store()).await;
    let passwords = Meanwhile {
        store: db.store().clone(),
        change: |user| User {
            password_hash: "hash of the first".to_owned(),
            ..user
        },
    };
    let wanted = PasswordChange {
        current: Password::new("correct horse"),
        new: "the second".to_owned(),
    };
    let refused = identity::change_password(db.store(), &passwords, &user.as_actor(), wanted).await;
    let stale = matches!(refused, Err(AccountError::Store(StoreError::Stale)));
    assert!(stale, "{refused:?}");
    sign_in(db.store(), &PlainPasswords::default(), EMAIL, "the first")
        .await
        .unwrap();
}

#[tokio::test]
async fn no_password_is_hashed_for_a_registration_that_cannot_succeed() {
    let db = TestDatabase::sqlite().await;
    registered(db.store()).await;
    let taken = identity::register(db.store(), &OutOfMemory, registration()).await;
    assert!(matches!(taken, Err(AccountError::EmailTaken)));
    let nameless = Registration {
        full_name: " ".to_owned(),
        ..registration()
    };
    let refused = identity::register(db.store(), &OutOfMemory, nameless).await;
    assert_eq!(refused.unwrap_err().code(), "validation_failed");
}

#[tokio::test]
async fn what_cannot_be_hashed_is_our_fault_and_leaves_no_account() {
    let db = TestDatabase::sqlite().await;
    let failed = identity::register(db.store(), &OutOfMemory, registration()).await;
    let error = failed.unwrap_err();
    assert_eq!(error.kind(), FailureKind::Internal);
    assert!(!error.to_string().contains("memory"), "{error}");
    assert!(
        db.store()
            .users()
            .find_by_email(EMAIL)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_first_admin_is_made_once_and_no_customer_is_promoted() {
    let db = TestDatabase::sqlite().await;
    let passwords = PlainPasswords::default();
    let customer = registered(db.store()).await;
    let taken = identity::bootstrap_admin(db.store(), &passwords, registration()).await;
    assert!(matches!(taken, Err(AccountError::EmailTaken)));
    let unchanged = db.store().users().find(customer.user_id).await.unwrap();
    assert_eq!(unchanged.unwrap().role, Role::User);

    let root = || Registration::of_email(" Root@Example.com", "correct horse");
    let made = identity::bootstrap_admin(db.store(), &passwords, root()).await;
    let made = made.unwrap().unwrap();
    assert_eq!((made.role, made.full_name.as_str()), (Role::Admin, "root"));
    let other = Registration::of_email("other@example.com", "correct horse");
    for wanted in [root(), other] {
        let again = identity::bootstrap_admin(db.store(), &passwords, wanted).await;
        assert_eq!(again.unwrap(), None);
    }
}

#[tokio::test]
async fn staff_is_no_administrator() {
    let db = TestDatabase::sqlite().await;
    let user = registered(db.store()).await;
    for role in [Role::User, Role::Agent] {
        let actor = Actor {
            role,
            ..user.as_actor()
        };
        let wanted = UserChange {
            role: Change::Set(Role::Admin),
            ..UserChange::default()
        };
        let refused = db
            .store()
            .transact(async |tx| identity::change(tx, &actor, user.user_id, wanted).await)
            .await;
        assert_eq!(refused.unwrap_err().kind(), FailureKind::Forbidden);
    }
}
