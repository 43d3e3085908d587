//! This module decides the resources of the notice of release: the paper for who may see the case, and the receipt for who
//! holds the paper.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

/// Characters of a host name (RFC 1035), with a port.
const HOST_CHARACTERS_MAX: usize = 260;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(notice)).routes(routes!(receipt))
}

/// The notice of release as PDF, with a code that leads to its proof.
#[utoipa::path(get, path = "/api/cases/{case}/notice", tag = "evidence", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 404), (status = 409, description = "Not released")))]
async fn notice(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let pdf = server.office.release_notice(&client.caller, case, &site(&headers)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{case}.pdf\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, pdf).into_response())
}

/// The receipt of a release for whoever holds its notice, on which both the number and the record's hash stand.
#[utoipa::path(get, path = "/evidence/receipts/{mrn}/{record}", tag = "evidence",
    params(("mrn" = String, Path), ("record" = String, Path)),
    responses((status = 200, description = "The receipt (`c2sp.org/tlog-proof@v1`)", body = String), (status = 404), (status = 409, description = "Not sealed yet")))]
async fn receipt(State(server): State<Server>, Path((mrn, record)): Path<(String, String)>) -> Result<Response, Problem> {
    let receipt = server.office.receipt_by_notice(&mrn, &record).await??;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, receipt).into_response())
}

/// Where the caller found this house: only a house on the same machine speaks without TLS.
fn site(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':' | '[' | ']');
    let host: String = host.chars().filter(|letter| is_host(*letter)).take(HOST_CHARACTERS_MAX).collect();
    let is_here = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|name| host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')));
    format!("{}://{host}", if is_here { "http" } else { "https" })
}
