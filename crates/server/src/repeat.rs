//! This module decides what becomes of a call that is made again under its `Idempotency-Key`: it is answered as before and not
//! done again. A declaration is not its business: the key of one is kept in the transaction of its case.
//!
//! The key is taken before the call is made. Who asks again while the first is under way, or after the server stopped in the
//! midst of it, is told so: better not done than done twice.

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use office::OfficeError;
use reference::Hash;
use store::{KEY_BYTES_MAX, Keyed, Replied, Reply};
use uuid::Uuid;

use crate::client::Client;
use crate::problem::Problem;
use crate::{BODY_BYTES_MAX, Server};

/// Bytes of an answer that is kept.
const ANSWER_BYTES_MAX: u64 = 256 << 10;
/// What is said beside an answer that was given before.
const REPEATED: &str = "idempotency-replayed";
/// Where a key is kept otherwise.
const DECLARATIONS: &str = "/api/declarations";

/// The key of a call that is answered once.
pub fn key_of(request: &Request, path: &str) -> Result<Option<String>, Problem> {
    if request.method() != Method::POST || path == DECLARATIONS {
        return Ok(None);
    }
    let Some(key) = request.headers().get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > KEY_BYTES_MAX {
        Err(Problem::parameter("Idempotency-Key"))
    } else {
        Ok(Some(key.to_owned()))
    }
}

/// Makes a call, or answers it as before.
pub async fn once(
    server: Server,
    client: Client,
    (key, case_id): (String, Option<Uuid>),
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Problem::malformed(StatusCode::PAYLOAD_TOO_LARGE))?;
    let seen = parts.headers.get(header::IF_MATCH).and_then(|seen| seen.to_str().ok()).unwrap_or_default();
    let said = format!("{} {} {} {seen} {}", parts.method, parts.uri, client.id, Hash::of(&body));
    let hash = Hash::of(said.as_bytes()).0;
    let now = server.office.environment.now().as_microsecond();
    let call = Keyed { caller: client.caller.id, key: &key, call_hash: &hash, case_id };
    if let Some(known) = server.office.store.begin_reply(&client.actor, call, now).await.map_err(OfficeError::Read)? {
        return again(known, &hash);
    }
    let request = Request::from_parts(parts, Body::from(body));
    // Who hangs up stops nothing: what is done is written down, for whoever asks again.
    let done = tokio::spawn(async move {
        let call = Keyed { caller: client.caller.id, key: &key, call_hash: &hash, case_id };
        keep(&server, &client, call, next.run(request).await).await
    });
    done.await.map_err(|error| {
        tracing::error!(%error, "a call broke off");
        Problem::UNDER_WAY
    })?
}

/// Writes down how a call ended.
async fn keep(server: &Server, client: &Client, call: Keyed<'_>, response: Response) -> Result<Response, Problem> {
    let (store, actor) = (&server.office.store, &client.actor);
    let status = response.status();
    if !status.is_success() {
        // A refusal did nothing. What failed may have been done nevertheless: its key stays taken.
        if status.is_client_error() {
            store.drop_reply(actor, call).await.map_err(OfficeError::Read)?;
        }
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    // What is shown once is kept nowhere, and what is large not either.
    let is_secret = text(header::CACHE_CONTROL).as_deref() == Some("no-store");
    let is_small = body.size_hint().upper().is_some_and(|bytes| bytes <= ANSWER_BYTES_MAX);
    let mut ended = Replied { status: status.as_u16(), etag: text(header::ETAG), ..Replied::default() };
    let mut answer = body;
    if !is_secret && is_small {
        let bytes = to_bytes(answer, BODY_BYTES_MAX).await.map_err(|error| {
            tracing::error!(%error, "an answer broke off");
            Problem::UNDER_WAY
        })?;
        ended.content_type = Some(text(header::CONTENT_TYPE).unwrap_or_default());
        ended.body = bytes.to_vec();
        answer = Body::from(bytes);
    }
    store.end_reply(actor, call, &ended).await.map_err(OfficeError::Read)?;
    parts.headers.insert(REPEATED, HeaderValue::from_static("false"));
    Ok(Response::from_parts(parts, answer))
}

fn again(known: Reply, hash: &[u8; 32]) -> Result<Response, Problem> {
    if known.call_hash != *hash {
        return Err(OfficeError::KeyReused.into());
    }
    let Some(ended) = known.ended else { return Err(Problem::UNDER_WAY) };
    let Some(kind) = ended.content_type else { return Err(Problem::ALREADY_DONE) };
    let status = StatusCode::from_u16(ended.status).map_err(|_| Problem::UNDER_WAY)?;
    let mut response = (status, ended.body).into_response();
    response.headers_mut().remove(header::CONTENT_TYPE);
    let told = [(header::CONTENT_TYPE, Some(kind)), (header::ETAG, ended.etag)];
    for (name, value) in told {
        if let Some(value) = value.filter(|value| !value.is_empty()).and_then(|value| HeaderValue::from_str(&value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPEATED, HeaderValue::from_static("true"));
    Ok(response)
}
