//! This module decides what becomes of a call that is made again under its `Idempotency-Key`: it is answered as before and not
//! done again. A declaration is not its business: the key of one is kept in the transaction of its case.
//!
//! The key is taken before the call is made. Who asks again while the first is under way, or after the server stopped in the
//! midst of it, is told so: better not done than done twice.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use office::OfficeError;
use reference::Hash;
use store::{KEY_BYTES_MAX, Reply};

use crate::client::Client;
use crate::problem::Problem;
use crate::{BODY_BYTES_MAX, Server};

/// How long an answer is kept.
const KEPT_MICROSECONDS: i64 = 24 * 3_600_000_000;
/// Bytes of an answer that is kept.
const ANSWER_BYTES_MAX: usize = 256 << 10;
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
pub async fn once(server: &Server, client: &Client, key: &str, request: Request, next: Next) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Problem::malformed(StatusCode::PAYLOAD_TOO_LARGE))?;
    let mut call = format!("{} {} {} ", parts.method, parts.uri, client.id).into_bytes();
    call.extend(parts.headers.get(header::IF_MATCH).map(HeaderValue::as_bytes).unwrap_or_default());
    call.push(b'\n');
    call.extend(&body);
    let hash = Hash::of(&call).0;
    let (store, actor, caller) = (&server.office.store, &client.actor, (client.caller.id, key));
    let now = server.office.environment.now().as_microsecond();
    let times = (now.saturating_sub(KEPT_MICROSECONDS), now);
    if let Some(known) = store.begin_reply(actor, caller, &hash, times).await.map_err(OfficeError::Read)? {
        return again(known, &hash);
    }
    let (mut parts, body) = next.run(Request::from_parts(parts, Body::from(body))).await.into_parts();
    if !parts.status.is_success() {
        // Nothing was done.
        store.drop_reply(actor, caller).await.map_err(OfficeError::Read)?;
        return Ok(Response::from_parts(parts, body));
    }
    let body = to_bytes(body, usize::MAX).await.map_err(|error| {
        tracing::error!(%error, "an answer broke off");
        Problem::UNDER_WAY
    })?;
    // What is shown once is kept nowhere.
    let is_secret = parts.headers.get(header::CACHE_CONTROL).is_some_and(|control| control == "no-store");
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let answer = (!is_secret && body.len() <= ANSWER_BYTES_MAX).then(|| (kind, body.to_vec()));
    store.end_reply(actor, caller, parts.status.as_u16(), answer).await.map_err(OfficeError::Read)?;
    parts.headers.insert(REPEATED, HeaderValue::from_static("false"));
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn again(known: Reply, hash: &[u8; 32]) -> Result<Response, Problem> {
    if known.call_hash != *hash {
        return Err(OfficeError::KeyReused.into());
    }
    let Some(status) = known.status.and_then(|status| StatusCode::from_u16(status).ok()) else { return Err(Problem::UNDER_WAY) };
    let Some(kind) = known.content_type else { return Err(Problem::ALREADY_DONE) };
    let mut response = (status, known.body).into_response();
    let kind = HeaderValue::from_str(&kind).ok().filter(|kind| !kind.is_empty());
    match kind {
        Some(kind) => response.headers_mut().insert(header::CONTENT_TYPE, kind),
        None => response.headers_mut().remove(header::CONTENT_TYPE),
    };
    response.headers_mut().insert(REPEATED, HeaderValue::from_static("true"));
    Ok(response)
}
