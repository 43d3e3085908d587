//! This module decides who is calling: a person by the cookie of a session, a machine by a token. Both are asked of the
//! store once and remembered for a few seconds.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, RwLock};

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use office::{Caller, Denial, Environment, Office, OfficeError, Proof};
use reference::Hash;
use store::Actor;
use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use uuid::Uuid;

use crate::problem::Problem;
use crate::{Server, cookie};

/// A caller whose cookie or token was right.
#[derive(Debug, Clone)]
pub struct Client {
    /// The firm or organisation that it acts for: whose cases are its own.
    pub id: Uuid,
    /// What it may see.
    pub actor: Actor,
    /// Who it is.
    pub caller: Arc<Caller>,
}

impl Client {
    fn new(caller: Caller) -> Self {
        Self { id: caller.actor.client, actor: caller.actor, caller: Arc::new(caller) }
    }

    /// Without the cases of kin and firm.
    pub fn without_related(&self, mut cases: Vec<store::Case>) -> Vec<store::Case> {
        cases.retain(|case| !self.caller.is_related(case.row.owner));
        cases
    }
}

/// The header by which a broker says for whom it acts.
const ON_BEHALF_OF: &str = "on-behalf-of";
/// The header in which a page sends the token that no other page knows.
const CSRF: &str = "x-csrf-token";
/// Callers remembered; beyond it the memory is emptied.
const CLIENTS_MAX: usize = 10_000;
/// How long a caller is remembered, microseconds: so long a role that was taken away may still count on another node.
const REMEMBERED: i64 = 5_000_000;

/// Callers seen lately, by the hash of their cookie or token. Without it every declaration of a machine would cost a
/// round trip to the database.
#[derive(Default)]
pub struct Clients(RwLock<HashMap<[u8; 32], (Client, i64)>>);

impl Clients {
    fn find(&self, hash: &[u8; 32], now: i64) -> Option<Client> {
        let known = self.0.read().ok()?;
        let (client, until) = known.get(hash)?;
        let is_over = matches!(client.caller.proof, Proof::Session { expires_at, .. } if expires_at <= now);
        (now < *until && !is_over).then(|| client.clone())
    }

    fn remember(&self, hash: [u8; 32], client: &Client, now: i64) {
        if let Ok(mut known) = self.0.write() {
            if known.len() >= CLIENTS_MAX {
                known.clear();
            }
            known.insert(hash, (client.clone(), now + REMEMBERED));
        }
    }

    /// Forgets all: somebody's access has changed.
    pub fn forget(&self) {
        if let Ok(mut known) = self.0.write() {
            known.clear();
        }
    }
}

/// Who calls, by cookie or token; whether it may do so is for the guard.
pub async fn identify(server: &Server, method: &Method, headers: &HeaderMap) -> Result<Client, Problem> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let bearer = text(AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bearer ")).map(str::trim);
    let session = cookie::session(server.is_secure, headers);
    let (proof, is_session) = match (bearer, session) {
        (Some(token), _) => (token.to_owned(), false),
        (None, Some(cookie)) => (cookie, true),
        (None, None) => return Err(Problem::UNAUTHORISED),
    };
    let now = server.office.environment.now().as_microsecond();
    let hash = Hash::of(proof.as_bytes()).0;
    let client = match server.clients.find(&hash, now) {
        Some(client) => client,
        None => {
            let caller = if is_session {
                server.office.caller_of_session(&proof).await?
            } else {
                server.office.caller_of_token(&proof).await?
            };
            let client = Client::new(caller);
            server.clients.remember(hash, &client, now);
            client
        }
    };
    // A cookie comes by itself, from any page; the token only from ours.
    if is_session && !method.is_safe() && !text(CSRF).is_some_and(|token| client.caller.has_csrf(token)) {
        server.office.audit(client.caller.id, "request.refused", "refused", "csrf", "", true).await;
        return Err(Problem::CSRF);
    }
    match text(ON_BEHALF_OF) {
        None => Ok(client),
        Some(firm) => {
            let firm: Uuid = firm.parse().map_err(|_| Problem::parameter("On-Behalf-Of"))?;
            Ok(Client::new(client.caller.as_ref().clone().acting_for(firm).map_err(OfficeError::Denied)?))
        }
    }
}

impl FromRequestParts<Server> for Client {
    type Rejection = Problem;

    /// The guard has found out who calls; a route that it does not guard has no client.
    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::UNAUTHORISED)
    }
}

/// A client that was just made, with the only sight of its token.
pub struct NewClient {
    /// Its id.
    pub id: Uuid,
    /// Its token; it is not kept.
    pub token: String,
}

/// Makes a client with a new token, as the program itself does at the first start.
///
/// # Errors
/// The store failed.
pub async fn new_client(office: &Office, name: &str, role: &str) -> Result<NewClient, OfficeError> {
    if permissions::Role::parse(role).is_none() {
        return Err(Denial::Invalid { field: "role", reason: "unknown" }.into());
    }
    let environment: &dyn Environment = office.environment.as_ref();
    let mut secret = [0; 32];
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

/// Says in the OpenAPI document how one proves who one is.
pub struct Proofs;

impl Modify for Proofs {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
        let about = "A session of a browser; whatever changes something must carry X-CSRF-Token too. \
            Over TLS the cookie is called __Host-session.";
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description(cookie::PLAIN, about));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}
