//! This module decides the resources of the evidence logs: receipts for who may see a case; checkpoint, tiles, policy
//! and keys for anybody. What is public holds hashes and keys only. Those of the second log, by SM3 and SM2, stand under
//! `/evidence/sm`, and a house that keeps none answers that there is no such thing.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use store::Log;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

/// What may change with the next second.
const FRESH: &str = "no-cache";
/// What never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(receipt))
        .routes(routes!(checkpoint))
        .routes(routes!(tile))
        .routes(routes!(policy))
        .routes(routes!(keys))
        .routes(routes!(sm_checkpoint))
        .routes(routes!(sm_tile))
        .routes(routes!(sm_policy))
        .routes(routes!(sm_keys))
        .routes(routes!(agreement))
        .routes(routes!(genesis))
}

#[derive(Deserialize, IntoParams)]
struct ReceiptQuery {
    /// Whether the receipt opens the declaration, and so proves which goods (true unless said).
    declaration: Option<bool>,
    /// Of which log (`c2sp` unless said).
    #[param(inline)]
    log: Option<LogName>,
}

/// A log of the house.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LogName {
    /// The one that every house keeps: SHA-256, Ed25519 and ML-DSA-44.
    C2sp,
    /// The second one: SM3 and SM2.
    Sm,
}

/// The receipt of the last release: a proof file that anybody checks offline with the policy of its log.
#[utoipa::path(
    get, path = "/api/cases/{case}/receipt", tag = "evidence", params(ReceiptQuery), security(("session" = []), ("token" = [])),
    responses(
        (status = 200, description = "The receipt (`c2sp.org/tlog-proof@v1`)", body = String),
        (status = 404, description = "No such case for this caller"),
        (status = 409, description = "Not released, or not sealed yet, or the house keeps no such log"),
    )
)]
async fn receipt(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<ReceiptQuery>,
) -> Result<Response, Problem> {
    let (log, name) = match query.log {
        None | Some(LogName::C2sp) => (Log::C2sp, format!("{case}.tlog-proof")),
        Some(LogName::Sm) => (Log::Sm, format!("{case}.sm.tlog-proof")),
    };
    let receipt = server.office.receipt(log, &client.actor, case, query.declaration.unwrap_or(true)).await??;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, receipt).into_response())
}

/// The signed checkpoint of the log (C2SP `tlog-checkpoint`).
#[utoipa::path(get, path = "/evidence/checkpoint", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "Nothing was sealed yet")))]
async fn checkpoint(State(server): State<Server>) -> Result<Response, Problem> {
    head(&server, Log::C2sp).await
}

/// A tile of the log (C2SP `tlog-tiles`): hashes, 32 bytes each. The entries behind the hashes are not public.
#[utoipa::path(get, path = "/evidence/tile/{*path}", tag = "evidence", params(("path" = String, Path, description = "`0/x001/234` or `0/000.p/17`")), responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 404)))]
async fn tile(State(server): State<Server>, Path(path): Path<String>) -> Result<Response, Problem> {
    hashes(&server, Log::C2sp, &path).await
}

/// The policy by which receipts hold (C2SP `tlog-policy`). Get it once, by a way that you trust.
#[utoipa::path(get, path = "/evidence/policy", tag = "evidence", responses((status = 200, body = String)))]
async fn policy(State(server): State<Server>) -> Result<Response, Problem> {
    Ok(text(server.office.policy(Log::C2sp).await?))
}

/// How the keys handed over to their successors, from the first change on: a proof file each, parted by a line `---`.
#[utoipa::path(get, path = "/evidence/keys", tag = "evidence", responses((status = 200, body = String)))]
async fn keys(State(server): State<Server>) -> Result<Response, Problem> {
    Ok(text(server.office.hand_overs(Log::C2sp).await?.join("---\n")))
}

/// The signed checkpoint of the second log (SM3, signed with SM2).
#[utoipa::path(get, path = "/evidence/sm/checkpoint", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "There is no second log, or nothing was sealed yet")))]
async fn sm_checkpoint(State(server): State<Server>) -> Result<Response, Problem> {
    head(&server, Log::Sm).await
}

/// A tile of the second log: SM3 hashes, 32 bytes each, laid out as in the first.
#[utoipa::path(get, path = "/evidence/sm/tile/{*path}", tag = "evidence", params(("path" = String, Path, description = "`0/x001/234` or `0/000.p/17`")), responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 404)))]
async fn sm_tile(State(server): State<Server>, Path(path): Path<String>) -> Result<Response, Problem> {
    hashes(&server, Log::Sm, &path).await
}

/// The policy by which receipts of the second log hold. Get it once, by a way that you trust.
#[utoipa::path(get, path = "/evidence/sm/policy", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "There is no second log")))]
async fn sm_policy(State(server): State<Server>) -> Result<Response, Problem> {
    is_kept(&server).await?;
    Ok(text(server.office.policy(Log::Sm).await?))
}

/// How the keys of the second log handed over to their successors.
#[utoipa::path(get, path = "/evidence/sm/keys", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "There is no second log")))]
async fn sm_keys(State(server): State<Server>) -> Result<Response, Problem> {
    is_kept(&server).await?;
    Ok(text(server.office.hand_overs(Log::Sm).await?.join("---\n")))
}

/// The newest proof that a consortium agreed on the log: more than two thirds of its members saw this checkpoint.
#[utoipa::path(get, path = "/evidence/agreement", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "There is no consortium, or it agreed on nothing yet")))]
async fn agreement(State(server): State<Server>) -> Result<Response, Problem> {
    Ok(text(server.office.log_agreement().await?.ok_or(Problem::NOT_FOUND)?))
}

/// What the consortium began with, by which its agreements are checked. Get it once, by a way that you trust.
#[utoipa::path(get, path = "/evidence/genesis", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "There is no consortium")))]
async fn genesis(State(server): State<Server>) -> Result<Response, Problem> {
    let genesis = server.office.genesis.as_deref().ok_or(Problem::NOT_FOUND)?;
    Ok(text(genesis.to_owned()))
}

async fn is_kept(server: &Server) -> Result<(), Problem> {
    if server.office.keeps(Log::Sm).await? { Ok(()) } else { Err(Problem::NOT_FOUND) }
}

async fn head(server: &Server, log: Log) -> Result<Response, Problem> {
    let head = server.office.checkpoint(log).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(text(head.checkpoint))
}

async fn hashes(server: &Server, log: Log, path: &str) -> Result<Response, Problem> {
    let bytes = server.office.tile(log, &format!("tile/{path}")).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, FOR_EVER)], bytes).into_response())
}

fn text(body: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FRESH)], body).into_response()
}
