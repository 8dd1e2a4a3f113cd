use domain::actor::Actor;
use domain::identity::{Role, User};
use domain::ids::UserKey;
use domain::store::{StoreError, Transaction};

use crate::TestDatabase;

impl TestDatabase {
    /// A new person with this role. Each call makes another one.
    pub async fn person(&self, role: Role) -> Actor {
        let stored = async |tx: &Transaction| -> Result<User, StoreError> {
            let user_id = tx.new_id();
            tx.users()
                .insert(User {
                    key: UserKey::UNSTORED,
                    user_id,
                    email: format!("{user_id}@example.com"),
                    username: None,
                    full_name: "Ann Other".to_owned(),
                    phone: None,
                    time_zone: None,
                    role,
                    is_active: true,
                    password_hash: String::new(),
                    version: 1,
                    created_at: tx.now(),
                    updated_at: tx.now(),
                })
                .await
        };
        let user = self.store().transact(stored).await;
        user.expect("a person can be stored").as_actor()
    }
}
