use axum::extract::{FromRequest, Request};
use domain::fields::Fields;
use domain::identity::{Credentials, Password};
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::read_body;
use super::json::{Json, essence};
use crate::problem::Problem;
use crate::state::AppState;

const FORM: &str = "application/x-www-form-urlencoded";

/// A name and a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "ann@example.com", "password": "correct horse battery"}))]
pub(crate) struct LoginRequest {
    /// The e-mail address; or else `username`.
    email: Option<String>,
    /// The user name or the e-mail address.
    username: Option<String>,
    #[schema(format = "password")]
    password: String,
}

/// The form of OAuth2's password grant (RFC 6749, 4.3.2); its other fields are ignored.
#[derive(Default, ToSchema)]
pub(crate) struct LoginForm {
    /// The user name or the e-mail address.
    #[schema(value_type = String, required)]
    username: Option<String>,
    #[schema(value_type = String, format = "password", required)]
    password: Option<String>,
}

/// What somebody signs in with, as JSON or as a form.
#[derive(Debug)]
pub(crate) struct GivenCredentials(pub(crate) Credentials);

impl FromRequest<AppState> for GivenCredentials {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        if essence(request.headers()).eq_ignore_ascii_case(FORM) {
            let body = read_body(request, state).await?;
            return of_form(&body);
        }
        let Json(body) = Json::<LoginRequest>::from_request(request, state).await?;
        let login = body.email.or(body.username);
        checked("email", login, Some(body.password))
    }
}

fn of_form(body: &[u8]) -> Result<GivenCredentials, Problem> {
    let mut form = LoginForm::default();
    for (name, value) in form_urlencoded::parse(body) {
        match name.as_ref() {
            "username" => form.username = Some(value.into_owned()),
            "password" => form.password = Some(value.into_owned()),
            _ => {}
        }
    }
    checked("username", form.username, form.password)
}

fn checked(
    login_field: &str,
    login: Option<String>,
    password: Option<String>,
) -> Result<GivenCredentials, Problem> {
    let mut fields = Fields::new();
    if login.is_none() {
        fields.refuse(login_field, "required", "is required");
    }
    if password.is_none() {
        fields.refuse("password", "required", "is required");
    }
    fields.finish()?;
    Ok(GivenCredentials(Credentials {
        login: login.unwrap_or_default(),
        password: Password::new(&password.unwrap_or_default()),
    }))
}
