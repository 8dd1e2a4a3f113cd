//! Accounts and sign-ins, when many people or many instances want something at once.

use std::sync::Arc;

use domain::change::Change;
use domain::identity::{
    self, AccountError, Credentials, NewSession, Password, Registration, Role, SignInError,
    TokenHash, User, UserChange, UserSearch,
};
use domain::page::Page;
use domain::store::{Queries as _, Store, StoreError};
use test_support::{PlainPasswords, TestDatabase, on_both_databases};
use time::Duration;
use tokio::task::JoinSet;

fn registration(email: &str) -> Registration {
    Registration::of_email(email, "correct horse")
}

async fn registered(store: &Store, email: &str) -> User {
    identity::register(store, &PlainPasswords::default(), registration(email))
        .await
        .unwrap()
}

async fn admin(store: &Store, email: &str) -> User {
    identity::create_admin(store, &PlainPasswords::default(), registration(email))
        .await
        .unwrap()
}

fn session(number: u8) -> NewSession {
    NewSession {
        token: TokenHash([number; 32]),
        lifetime: Duration::days(30),
    }
}

async fn sign_in(store: &Store, login: &str, token: u8) -> Result<User, SignInError> {
    let given = Credentials {
        login: login.to_owned(),
        password: Password::new("correct horse"),
    };
    identity::sign_in(store, &PlainPasswords::default(), &given, session(token)).await
}

async fn refresh(store: &Store, token: u8, next: u8) -> Result<User, SignInError> {
    identity::refresh(store, &session(token).token, session(next)).await
}

async fn change(
    store: &Store,
    admin: &User,
    user: &User,
    wanted: UserChange,
) -> Result<User, AccountError> {
    let actor = admin.as_actor();
    store
        .transact(async |tx| identity::change(tx, &actor, user.user_id, wanted).await)
        .await
}

/// Two instances of the server.
async fn instances(db: &TestDatabase) -> [Store; 2] {
    [db.store().clone(), db.another_store().await]
}

/// Runs one piece of work `times` times at once, on two instances by turns.
async fn race<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    db: &TestDatabase,
    times: u8,
    work: impl Fn(Store, u8) -> F,
) -> Vec<T> {
    let instances = instances(db).await;
    let mut racing = JoinSet::new();
    for (number, store) in (0..times).zip(instances.iter().cycle()) {
        racing.spawn(work(store.clone(), number));
    }
    racing.join_all().await
}

on_both_databases! {
    async fn of_64_registrations_of_one_address_one_succeeds(db) {
        let ends = race(db, 64, async |store, number| {
            let email = if number % 2 == 0 { "ann@example.com" } else { " ANN@Example.com" };
            identity::register(&store, &PlainPasswords::default(), registration(email)).await
        })
        .await;
        assert_eq!(ends.iter().filter(|end| end.is_ok()).count(), 1);
        assert!(ends.iter().all(|end| matches!(end, Ok(_) | Err(AccountError::EmailTaken))));
    }

    async fn of_64_people_who_want_one_user_name_one_gets_it(db) {
        let ends = race(db, 64, async |store, number| {
            let wanted = Registration {
                username: Some(if number % 2 == 0 { "Ann" } else { "ann" }.to_owned()),
                ..registration(&format!("ann{number}@example.com"))
            };
            identity::register(&store, &PlainPasswords::default(), wanted).await
        })
        .await;
        assert_eq!(ends.iter().filter(|end| end.is_ok()).count(), 1);
        assert!(ends.iter().all(|end| matches!(end, Ok(_) | Err(AccountError::UsernameTaken))));
    }

    async fn a_person_is_found_by_address_and_by_name_in_any_case(db) {
        let wanted = Registration {
            username: Some("Ann.Lee".to_owned()),
            phone: Some("+84 24 3825 0000".to_owned()),
            ..registration("Ann@Example.com")
        };
        let store = db.store();
        let made = identity::register(store, &PlainPasswords::default(), wanted).await.unwrap();
        for (token, login) in (0..).zip(["ann@example.COM", " ANN.lee "]) {
            assert_eq!(sign_in(store, login, token).await.unwrap(), made);
        }
        assert_eq!(store.users().find(made.user_id).await.unwrap().unwrap(), made);
        let checked = store.users().check_active(made.user_id).await.unwrap().unwrap();
        assert_eq!((checked.actor, checked.is_active), (made.as_actor(), true));
        assert!(store.users().check_active(store.new_id()).await.unwrap().is_none());
    }

    async fn of_32_refreshes_with_one_token_one_succeeds_and_the_family_dies(db) {
        registered(db.store(), "ann@example.com").await;
        sign_in(db.store(), "ann@example.com", 200).await.unwrap();
        let ends = race(db, 32, async |store, number| refresh(&store, 200, number).await).await;
        assert_eq!(ends.iter().filter(|end| end.is_ok()).count(), 1);
        for number in 0..32 {
            let after = refresh(db.store(), number, 100).await;
            assert!(matches!(after, Err(SignInError::InvalidRefreshToken)), "{after:?}");
        }
    }

    /// The thief uses the old token while the owner uses the newest one. Whoever comes first, no
    /// token of the family is good afterwards.
    async fn a_refresh_that_races_with_a_reuse_does_not_outlive_it(db) {
        let [one, other] = instances(db).await;
        registered(&one, "ann@example.com").await;
        for round in 0..20 {
            let [first, second, third, thief] = [0, 1, 2, 3].map(|n| round * 4 + n);
            sign_in(&one, "ann@example.com", first).await.unwrap();
            refresh(&one, first, second).await.unwrap();
            let (_, reused) =
                tokio::join!(refresh(&one, second, third), refresh(&other, first, thief));
            assert!(matches!(reused, Err(SignInError::ReusedRefreshToken)), "{reused:?}");
            for token in [second, third, thief] {
                let after = refresh(&one, token, 255).await;
                assert!(matches!(after, Err(SignInError::InvalidRefreshToken)), "{after:?}");
            }
        }
    }

    async fn ended_tokens_are_cleared_away_by_the_next_sign_in(db) {
        let store = db.store();
        registered(store, "ann@example.com").await;
        sign_in(store, "ann@example.com", 1).await.unwrap();
        db.clock().advance(Duration::days(31));
        let ended = refresh(store, 1, 2).await;
        assert!(matches!(ended, Err(SignInError::InvalidRefreshToken)));
        sign_in(store, "ann@example.com", 3).await.unwrap();
        let kept = store
            .transact(async |tx| {
                let old = tx.refresh_tokens().find(&TokenHash([1; 32])).await?;
                let new = tx.refresh_tokens().find(&TokenHash([3; 32])).await?;
                Ok::<_, StoreError>((old.is_some(), new.is_some()))
            })
            .await;
        assert_eq!(kept.unwrap(), (false, true));
    }

    async fn many_people_sign_in_at_once(db) {
        for number in 0..8 {
            registered(db.store(), &format!("user{number}@example.com")).await;
        }
        for token in 0..8 {
            sign_in(db.store(), &format!("user{token}@example.com"), token).await.unwrap();
        }
        db.clock().advance(Duration::days(31));
        let ends = race(db, 64, async |store, number| {
            sign_in(&store, &format!("user{}@example.com", number % 8), 100 + number).await
        })
        .await;
        assert!(ends.iter().all(Result::is_ok), "{ends:?}");
    }

    async fn admins_who_disable_each_other_at_once_leave_one(db) {
        let [one, other] = instances(db).await;
        let ann = admin(&one, "ann@example.com").await;
        let bob = admin(&one, "bob@example.com").await;
        let demote = UserChange { role: Change::Set(Role::Agent), ..UserChange::default() };
        let disable = UserChange { is_active: Change::Set(false), ..UserChange::default() };
        let promote = UserChange {
            role: Change::Set(Role::Admin),
            is_active: Change::Set(true),
        };
        for _ in 0..10 {
            let ends = tokio::join!(
                change(&one, &ann, &bob, demote),
                change(&other, &bob, &ann, disable)
            );
            match ends {
                (Ok(_), Err(AccountError::LastAdmin)) => {
                    change(&one, &ann, &bob, promote).await.unwrap();
                }
                (Err(AccountError::LastAdmin), Ok(_)) => {
                    change(&one, &bob, &ann, promote).await.unwrap();
                }
                ends => panic!("{ends:?}"),
            }
        }
    }

    async fn instances_that_start_at_once_make_one_first_admin(db) {
        let passwords = Arc::new(PlainPasswords::default());
        let ends = race(db, 8, |store, _| {
            let passwords = Arc::clone(&passwords);
            async move {
                let wanted = registration("root@example.com");
                identity::bootstrap_admin(&store, passwords.as_ref(), wanted).await
            }
        })
        .await;
        let made: Vec<_> = ends.into_iter().filter_map(Result::unwrap).collect();
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].role, Role::Admin);
        assert_eq!(made[0].full_name, "root");
    }

    async fn people_are_searched_without_case_and_diacritics(db) {
        let store = db.store();
        let ann = admin(store, "ann@example.com").await;
        let wanted = Registration {
            full_name: "Đặng Thị Hoà".to_owned(),
            ..registration("100%_sure@example.com")
        };
        let hoa = identity::register(store, &PlainPasswords::default(), wanted).await.unwrap();
        let found = async |search: UserSearch| {
            let page = identity::list(store, &ann.as_actor(), &search, Page::FIRST).await.unwrap();
            assert_eq!(page.total, u64::try_from(page.items.len()).unwrap());
            page.items.into_iter().map(|user| user.user_id).collect::<Vec<_>>()
        };
        let text = |text: &str| UserSearch { text: Some(text.to_owned()), ..UserSearch::default() };
        assert_eq!(found(text(" dang thi HOA ")).await, [hoa.user_id]);
        assert_eq!(found(text("0%_S")).await, [hoa.user_id]);
        assert!(found(text("n_e")).await.is_empty());
        assert_eq!(found(text("example.com")).await, [hoa.user_id, ann.user_id]);
        let admins = UserSearch { role: Some(Role::Admin), ..UserSearch::default() };
        assert_eq!(found(admins).await, [ann.user_id]);
        let disabled = UserSearch { is_active: Some(false), ..UserSearch::default() };
        assert!(found(disabled).await.is_empty());
    }
}
