//! The resources of an officer's desk: the queue, the dossier of a case, and what is done with it.

mod absences;
mod acts;
mod case;
mod goods;
mod parties;
mod queue;

pub use case::NoteView;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use reference::Hash;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;

use crate::Server;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .merge(queue::routes())
        .merge(absences::routes())
        .merge(goods::routes())
        .merge(parties::routes())
        .merge(case::routes())
        .merge(acts::routes())
}

/// The version of a case that the caller saw: `If-Match: "7"`.
pub(crate) fn seen_version(headers: &HeaderMap) -> Result<u32, Problem> {
    let value = headers.get(header::IF_MATCH).ok_or(Problem::NO_VERSION)?;
    let version = value.to_str().ok().and_then(|value| value.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    version.ok_or_else(|| Problem::parameter("If-Match"))
}

/// An answer with a tag; nothing but the tag for who has it already.
fn tagged(headers: &HeaderMap, tag: &str, body: &Value) -> Response {
    let tag = format!("\"{tag}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
    let tag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""));
    let headers = [(header::ETAG, tag), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, axum::Json(body)).into_response()
}

/// A tag of what is in an answer.
fn tag_of(body: &Value) -> String {
    Hash::of(body.to_string().as_bytes()).to_string().chars().take(32).collect()
}
