//! This module decides the resources of the own account: who one is, password, authenticator app, sessions.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::{ExposeSecret, SecretString};
use office::Proof;
use permissions::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::sign_in::no_store;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(account))
        .routes(routes!(password))
        .routes(routes!(begin_one_time, confirm_one_time, remove_one_time))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
}

/// The own account.
#[derive(Serialize, ToSchema)]
struct Account {
    id: Uuid,
    /// None for a machine.
    login: Option<String>,
    name: String,
    language: Option<String>,
    organisation: Uuid,
    roles: Vec<String>,
    /// Whose cases are one's own: the own firm and those one has a mandate of.
    firms: Vec<Uuid>,
    /// What one may do that is about no case.
    permissions: Vec<String>,
    has_one_time: bool,
    recovery_codes_left: usize,
}

/// Who one is, and what one may do.
#[utoipa::path(get, path = "/api/account", tag = "account", security(("session" = []), ("token" = [])), responses((status = 200, body = Account)))]
async fn account(State(server): State<Server>, client: Client) -> Result<Json<Account>, Problem> {
    let caller = &client.caller;
    let user = server.office.own_user(caller).await?;
    let (has_one_time, recovery_codes_left) = server.office.second_factors(caller).await?;
    let permissions = Permission::ALL.iter().filter(|permission| caller.may(**permission));
    Ok(Json(Account {
        id: caller.id,
        login: user.as_ref().map(|user| user.login.clone()),
        name: caller.name.clone(),
        language: user.map(|user| user.language),
        organisation: caller.organisation,
        roles: caller.roles.iter().map(|role| role.as_str().to_owned()).collect(),
        firms: caller.firms.clone(),
        permissions: permissions.map(|permission| permission.as_str().to_owned()).collect(),
        has_one_time,
        recovery_codes_left,
    }))
}

#[derive(Deserialize, ToSchema)]
struct NewPassword {
    #[schema(value_type = String, format = Password)]
    old: SecretString,
    #[schema(value_type = String, format = Password)]
    new: SecretString,
}

/// Change the own password; all sessions end, this one too.
#[utoipa::path(post, path = "/api/account/password", tag = "account", request_body = NewPassword, security(("session" = [])),
    responses((status = 204), (status = 401, description = "The old password is wrong"), (status = 422, description = "The new one cannot be taken")))]
async fn password(State(server): State<Server>, client: Client, Json(body): Json<NewPassword>) -> Result<StatusCode, Problem> {
    server.office.change_password(&client.caller, body.old, &body.new).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct Confirmation {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// An authenticator app to be; shown once.
#[derive(Serialize, ToSchema)]
struct OneTime {
    /// To be typed into an app without a camera, base 32.
    secret: String,
    /// To be shown as a QR code.
    address: String,
}

/// Begin to set up an authenticator app; it counts after its first right code.
#[utoipa::path(post, path = "/api/account/one-time", tag = "account", request_body = Confirmation, security(("session" = [])),
    responses((status = 200, body = OneTime), (status = 401, description = "The password is wrong")))]
async fn begin_one_time(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<Confirmation>,
) -> Result<Response, Problem> {
    let new = server.office.begin_one_time(&client.caller, body.password).await?;
    let (secret, address) = (new.base32.expose_secret().to_owned(), new.address.expose_secret().to_owned());
    Ok(no_store(Json(OneTime { secret, address })))
}

#[derive(Deserialize, ToSchema)]
struct Code {
    code: String,
}

/// Codes that replace a lost app, each once; shown once.
#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// End the set-up with a first code; the answer holds recovery codes.
#[utoipa::path(put, path = "/api/account/one-time", tag = "account", request_body = Code, security(("session" = [])),
    responses((status = 200, body = RecoveryCodes), (status = 401, description = "The code is wrong"), (status = 404, description = "Nothing was begun")))]
async fn confirm_one_time(State(server): State<Server>, client: Client, Json(body): Json<Code>) -> Result<Response, Problem> {
    let codes = server.office.confirm_one_time(&client.caller, &body.code).await?;
    let recovery_codes = codes.iter().map(|code| code.expose_secret().to_owned()).collect();
    Ok(no_store(Json(RecoveryCodes { recovery_codes })))
}

/// Take the authenticator app and its recovery codes away.
#[utoipa::path(delete, path = "/api/account/one-time", tag = "account", request_body = Confirmation, security(("session" = [])),
    responses((status = 204), (status = 401, description = "The password is wrong")))]
async fn remove_one_time(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<Confirmation>,
) -> Result<StatusCode, Problem> {
    server.office.remove_one_time(&client.caller, body.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A session.
#[derive(Serialize, ToSchema)]
struct SessionView {
    id: Uuid,
    /// The browser, as it names itself.
    agent: String,
    /// How one proved who one is.
    factors: String,
    created_at: i64,
    seen_at: i64,
    expires_at: i64,
    is_this: bool,
}

/// The own sessions, the newest first.
#[utoipa::path(get, path = "/api/account/sessions", tag = "account", security(("session" = [])), responses((status = 200, body = Vec<SessionView>)))]
async fn sessions(State(server): State<Server>, client: Client) -> Result<Json<Vec<SessionView>>, Problem> {
    let this = match client.caller.proof {
        Proof::Session { id, .. } => Some(id),
        Proof::Token => None,
    };
    let found = server.office.own_sessions(&client.caller).await?;
    let shown = found.into_iter().map(|one| SessionView {
        id: one.id,
        agent: one.agent,
        factors: one.factors,
        created_at: one.created_at,
        seen_at: one.seen_at,
        expires_at: one.expires_at,
        is_this: Some(one.id) == this,
    });
    Ok(Json(shown.collect()))
}

/// End one of the own sessions.
#[utoipa::path(delete, path = "/api/account/sessions/{session}", tag = "account", security(("session" = [])), params(("session" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn end_session(State(server): State<Server>, client: Client, Path(session): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.end_session(&client.caller, session).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}
