//! This module decides the resources of passkeys: adding one to the own account and taking it away, and getting in with
//! one. Bytes travel as browsers write them: base 64 for URLs, without padding.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::SecretString;
use identity::passkey::Assertion;
use office::people::passkeys::{Asked, Shown};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::sign_in::{Begun, agent_of, begun, no_store};

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(begin))
        .routes(routes!(remove))
        .routes(routes!(ask))
        .routes(routes!(sign_in))
}

fn bytes(name: &str, text: &str) -> Result<Vec<u8>, Problem> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| Problem::parameter(name))
}

/// A passkey of the own account.
#[derive(Serialize, ToSchema)]
struct PasskeyView {
    id: Uuid,
    name: String,
    created_at: i64,
}

/// The passkeys of the own account.
#[utoipa::path(get, path = "/api/account/passkeys", tag = "account", security(("session" = [])), responses((status = 200, body = Vec<PasskeyView>)))]
async fn list(State(server): State<Server>, client: Client) -> Result<Json<Vec<PasskeyView>>, Problem> {
    let own = server.office.own_passkeys(&client.caller).await?;
    Ok(Json(own.into_iter().map(|one| PasskeyView { id: one.id, name: one.label, created_at: one.created_at }).collect()))
}

#[derive(Deserialize, ToSchema)]
struct PasswordBody {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// What a browser needs to make a passkey.
#[derive(Serialize, ToSchema)]
struct CreationView {
    /// The id of the house.
    party: String,
    /// The user's handle.
    user: String,
    login: String,
    name: String,
    challenge: String,
    /// COSE numbers, the preferred first.
    algorithms: Vec<i64>,
    /// Passkeys that the user has.
    known: Vec<String>,
}

/// Begin to add a passkey; the challenge holds for five minutes.
#[utoipa::path(post, path = "/api/account/passkeys/challenge", tag = "account", request_body = PasswordBody, security(("session" = [])),
    responses((status = 200, body = CreationView), (status = 401, description = "The password is wrong"), (status = 422, description = "`passkey`: see details")))]
async fn begin(State(server): State<Server>, client: Client, Json(body): Json<PasswordBody>) -> Result<Response, Problem> {
    let new = server.office.begin_passkey(&client.caller, body.password).await?;
    Ok(no_store(Json(CreationView {
        party: new.party,
        user: URL_SAFE_NO_PAD.encode(new.user.as_bytes()),
        login: new.login,
        name: new.name,
        challenge: URL_SAFE_NO_PAD.encode(new.challenge),
        algorithms: new.algorithms.to_vec(),
        known: new.known,
    })))
}

#[derive(Deserialize, ToSchema)]
struct NewPasskeyBody {
    /// What its user calls it.
    name: String,
    client_data: String,
    attestation: String,
}

#[derive(Serialize, ToSchema)]
struct AddedPasskey {
    id: Uuid,
}

/// Add a passkey that was made for the challenge.
#[utoipa::path(post, path = "/api/account/passkeys", tag = "account", request_body = NewPasskeyBody, security(("session" = [])),
    responses((status = 201, body = AddedPasskey), (status = 422, description = "`passkey`: it proves nothing; see details")))]
async fn add(State(server): State<Server>, client: Client, Json(body): Json<NewPasskeyBody>) -> Result<Response, Problem> {
    let (client_data, attestation) = (bytes("client_data", &body.client_data)?, bytes("attestation", &body.attestation)?);
    let id = server.office.add_passkey(&client.caller, &body.name, &client_data, &attestation).await?;
    Ok((StatusCode::CREATED, Json(AddedPasskey { id })).into_response())
}

/// Take a passkey away.
#[utoipa::path(delete, path = "/api/account/passkeys/{passkey}", tag = "account", request_body = PasswordBody, security(("session" = [])),
    params(("passkey" = Uuid, Path)), responses((status = 204), (status = 401, description = "The password is wrong"), (status = 404)))]
async fn remove(
    State(server): State<Server>,
    client: Client,
    Path(id): Path<Uuid>,
    Json(body): Json<PasswordBody>,
) -> Result<StatusCode, Problem> {
    server.office.remove_passkey(&client.caller, id, body.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a browser needs to ask for a passkey.
#[derive(Serialize, ToSchema)]
pub struct AskedView {
    party: String,
    challenge: String,
    /// Passkeys that would do; empty when any does.
    known: Vec<String>,
}

impl From<Asked> for AskedView {
    fn from(asked: Asked) -> Self {
        Self { party: asked.party, challenge: URL_SAFE_NO_PAD.encode(asked.challenge), known: asked.known }
    }
}

/// Begin to sign in with a passkey; the challenge holds for five minutes, for one answer.
#[utoipa::path(post, path = "/api/sign-in/passkey/challenge", tag = "account",
    responses((status = 200, body = AskedView), (status = 422, description = "`passkey`: the house has no origin"), (status = 429)))]
async fn ask(State(server): State<Server>, address: Option<Extension<ConnectInfo<SocketAddr>>>) -> Result<Response, Problem> {
    server.limit_address(address.as_ref())?;
    Ok(no_store(Json(AskedView::from(server.office.ask_passkey().await?))))
}

/// What a browser answers to a challenge.
#[derive(Deserialize, ToSchema)]
pub struct ShownBody {
    id: String,
    /// The handle of the user that the passkey was made for.
    user: Option<String>,
    client_data: String,
    authenticator_data: String,
    signature: String,
}

impl ShownBody {
    /// The same as the office takes it.
    ///
    /// # Errors
    /// A part is not base 64.
    pub fn read(&self) -> Result<Shown, Problem> {
        let user = match &self.user {
            Some(handle) => Uuid::from_slice(&bytes("user", handle)?).ok(),
            None => None,
        };
        let assertion = Assertion {
            client_data: bytes("client_data", &self.client_data)?,
            authenticator_data: bytes("authenticator_data", &self.authenticator_data)?,
            signature: bytes("signature", &self.signature)?,
        };
        Ok(Shown { id: self.id.clone(), user, assertion })
    }
}

/// Sign in with a passkey alone: one that makes sure who is there. The answer sets the cookie of the session.
#[utoipa::path(post, path = "/api/sign-in/passkey", tag = "account", request_body = ShownBody,
    responses((status = 200, body = Begun), (status = 422, description = "`passkey`: it proves nothing"), (status = 429)))]
async fn sign_in(
    State(server): State<Server>,
    address: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Json(body): Json<ShownBody>,
) -> Result<Response, Problem> {
    server.limit_address(address.as_ref())?;
    let session = server.office.sign_in_with_passkey(&body.read()?, &agent_of(&headers)).await?;
    begun(&server, &session)
}
