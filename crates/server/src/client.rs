//! This module decides who is calling: a client known by a token, of which only the SHA-256 is kept.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::RwLock;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use office::{Environment, Office, OfficeError};
use reference::Hash;
use store::{Actor, Sees};
use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use uuid::Uuid;

use crate::Server;
use crate::problem::Problem;

/// The role that sees all cases of its administration.
const OFFICER: &str = "officer";

/// A client whose token was right.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its id.
    pub id: Uuid,
    /// What it may see.
    pub actor: Actor,
}

/// Clients seen lately by the hash of their token; a token that is taken back is forgotten on restart of
/// the node or when the entry is pushed out.
#[derive(Default)]
pub struct Clients(RwLock<HashMap<[u8; 32], Client>>);

/// Entries kept; beyond it the memory is emptied.
const CLIENTS_MAX: usize = 10_000;

impl FromRequestParts<Server> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Problem::UNAUTHORISED)?;
        let hash = Hash::of(token.trim().as_bytes()).0;
        if let Some(client) = server.clients.0.read().ok().and_then(|known| known.get(&hash).cloned()) {
            return Ok(client);
        }
        let found = server.office.store.client_by_token_hash(&hash).await.map_err(OfficeError::Read)?;
        let found = found.filter(|client| client.administration == server.office.administration).ok_or(Problem::UNAUTHORISED)?;
        let sees = if found.role == OFFICER { Sees::Everything } else { Sees::Own };
        let client = Self { id: found.id, actor: Actor { administration: found.administration, client: found.id, sees } };
        if let Ok(mut known) = server.clients.0.write() {
            if known.len() >= CLIENTS_MAX {
                known.clear();
            }
            known.insert(hash, client.clone());
        }
        Ok(client)
    }
}

/// A client that was just made, with the only sight of its token.
pub struct NewClient {
    /// Its id.
    pub id: Uuid,
    /// Its token; it is not kept.
    pub token: String,
}

/// Makes a client with a new token.
///
/// # Errors
/// The store failed.
pub async fn new_client(office: &Office, name: &str, role: &str) -> Result<NewClient, OfficeError> {
    let environment: &dyn Environment = office.environment.as_ref();
    let mut secret = [0; 24];
    environment.fill(&mut secret);
    let mut token = String::from("tg_");
    for byte in secret {
        let _ = write!(token, "{byte:02x}");
    }
    let mut id = [0; 10];
    environment.fill(&mut id);
    let now = environment.now();
    let id = uuid::Builder::from_unix_timestamp_millis(now.as_millisecond().unsigned_abs(), &id).into_uuid();
    let client = store::Client {
        administration: office.administration,
        id,
        name: name.to_owned(),
        role: role.to_owned(),
        created_at: now.as_microsecond(),
        disabled_at: None,
        owner: id,
        made_by: None,
        expires_at: None,
    };
    office.store.insert_client(&client, &Hash::of(token.as_bytes()).0).await.map_err(OfficeError::Read)?;
    Ok(NewClient { id, token })
}

/// Says in the OpenAPI document that every call needs a token.
pub struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}
