//! Who somebody is: signing up, in and out, and administering people.

mod registration;
mod sessions;
mod sign_in;
mod users;

use serde_json::json;

use crate::app::{Answer, TestApp};

async fn log_in(app: &TestApp, login: &str, password: &str) -> Answer {
    let body = json!({"username": login, "password": password});
    app.anonymous().post("/api/v1/auth/login", body).await
}
