//! This module decides the resources of getting in and out: a session for a browser, an access token for a machine.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form, Json};
use identity::{ExposeSecret, SecretString};
use office::people::keys::ACCESS_SECONDS;
use office::people::sign_in::{Attempt, NewSession};
use office::{Denial, OfficeError, Proof};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::client::Client;
use crate::limits::{SIGN_IN, SIGN_IN_ADDRESS};
use crate::passkeys::ShownBody;
use crate::problem::Problem;
use crate::shapes::TokenRefused;
use crate::{Server, cookie};

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(sign_in)).routes(routes!(sign_out)).routes(routes!(token))
}

#[derive(Deserialize, ToSchema)]
struct SignIn {
    login: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    /// A one-time or recovery code, where the user has an authenticator app.
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
    /// What a passkey answered, where the answer was `passkey_needed`.
    passkey: Option<ShownBody>,
}

/// A session that has begun.
#[derive(Serialize, ToSchema)]
pub struct Begun {
    user: Uuid,
    /// To be sent as `X-CSRF-Token` with everything that changes something.
    csrf_token: String,
    /// When the session ends unless it is used, UTC microseconds.
    expires_at: i64,
}

impl Server {
    /// Limits attempts to get in from one address.
    pub(crate) fn limit_address(&self, address: Option<&Extension<ConnectInfo<SocketAddr>>>) -> Result<(), Problem> {
        let now = self.office.environment.now().as_microsecond();
        let Some(Extension(ConnectInfo(address))) = address else { return Ok(()) };
        self.sign_ins.take(format!("address {}", address.ip()), SIGN_IN_ADDRESS, now).map_err(Problem::too_many)
    }

    /// Limits attempts to get in, under one name and from one address.
    fn limit(&self, name: &str, address: Option<&Extension<ConnectInfo<SocketAddr>>>) -> Result<(), Problem> {
        self.limit_address(address)?;
        let now = self.office.environment.now().as_microsecond();
        let key = format!("name {}", name.chars().take(64).flat_map(char::to_lowercase).collect::<String>());
        self.sign_ins.take(key, SIGN_IN, now).map_err(Problem::too_many)
    }
}

/// Sign in: the answer sets the cookie of the session.
#[utoipa::path(
    post, path = "/api/sign-in", tag = "account", request_body = SignIn,
    responses(
        (status = 200, body = Begun),
        (status = 401, description = "`sign_in`: name or password is wrong; `code_needed`: a one-time code is needed too; `passkey_needed`: a passkey is, see details; `code`: it is wrong"),
        (status = 429, description = "Too many attempts; see Retry-After"),
    )
)]
async fn sign_in(
    State(server): State<Server>,
    address: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Json(body): Json<SignIn>,
) -> Result<Response, Problem> {
    server.limit(&body.login, address.as_ref())?;
    let passkey = body.passkey.as_ref().map(ShownBody::read).transpose()?;
    let agent = agent_of(&headers);
    let attempt = Attempt { login: body.login, password: body.password, code: body.code, passkey, agent };
    let session = server.office.sign_in(attempt).await?;
    begun(&server, &session)
}

/// The browser, as it names itself.
pub fn agent_of(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// The answer to whoever got in: the session's cookie, and the word that goes with every change.
pub fn begun(server: &Server, session: &NewSession) -> Result<Response, Problem> {
    let begun = Begun { user: session.user, csrf_token: session.csrf.expose_secret().to_owned(), expires_at: session.expires_at };
    let cookie = cookie::set(server.is_secure, session.token.expose_secret()).ok_or(Problem::UNAUTHORISED)?;
    Ok(([(header::SET_COOKIE, cookie)], no_store(Json(begun))).into_response())
}

/// What is shown once is kept by no cache.
pub fn no_store(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], answer).into_response()
}

/// Sign out: the session has ended.
#[utoipa::path(post, path = "/api/sign-out", tag = "account", security(("session" = [])), responses((status = 204)))]
async fn sign_out(State(server): State<Server>, client: Client) -> Result<Response, Problem> {
    if let Proof::Session { id, .. } = client.caller.proof {
        server.office.end_session(&client.caller, id).await?;
        server.clients.forget();
    }
    let cookie = cookie::clear(server.is_secure).ok_or(Problem::UNAUTHORISED)?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

#[derive(Deserialize, ToSchema)]
struct TokenRequest {
    /// `client_credentials`.
    grant_type: String,
    /// The id of the key.
    client_id: String,
    /// The key.
    #[schema(value_type = String, format = Password)]
    client_secret: SecretString,
}

/// An access token.
#[derive(Serialize, ToSchema)]
struct AccessToken {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
}

/// An access token for a machine's key (OAuth 2.0 client credentials, RFC 6749 §4.4).
#[utoipa::path(
    post, path = "/oauth/token", tag = "account",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = AccessToken), (status = 400, description = "As RFC 6749 §5.2 says", body = TokenRefused), (status = 401, body = TokenRefused), (status = 429))
)]
async fn token(
    State(server): State<Server>,
    address: Option<Extension<ConnectInfo<SocketAddr>>>,
    Form(body): Form<TokenRequest>,
) -> Result<Response, Problem> {
    server.limit(&body.client_id, address.as_ref())?;
    let refused = |status, error: &str| no_store((status, Json(json!({ "error": error }))));
    if body.grant_type != "client_credentials" {
        return Ok(refused(StatusCode::BAD_REQUEST, "unsupported_grant_type"));
    }
    let Ok(id) = body.client_id.parse() else { return Ok(refused(StatusCode::UNAUTHORIZED, "invalid_client")) };
    match server.office.access_token(id, body.client_secret.expose_secret()).await {
        Ok(token) => Ok(no_store(Json(AccessToken {
            access_token: token.expose_secret().to_owned(),
            token_type: "Bearer",
            expires_in: ACCESS_SECONDS,
        }))),
        Err(OfficeError::Denied(Denial::Unknown)) => Ok(refused(StatusCode::UNAUTHORIZED, "invalid_client")),
        Err(error) => Err(error.into()),
    }
}
