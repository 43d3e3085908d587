//! This module decides the resources of the evidence log: receipts for who may see a case; checkpoint, tiles, policy
//! and keys for anybody. What is public holds hashes and keys only.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;
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
        .routes(routes!(agreement))
        .routes(routes!(genesis))
}

#[derive(Deserialize, IntoParams)]
struct ReceiptQuery {
    /// Whether the receipt opens the declaration, and so proves which goods (true unless said).
    declaration: Option<bool>,
}

/// The receipt of the last release: a proof file that anybody checks offline with the policy of this log.
#[utoipa::path(
    get, path = "/api/cases/{case}/receipt", tag = "evidence", params(ReceiptQuery), security(("session" = []), ("token" = [])),
    responses(
        (status = 200, description = "The receipt (`c2sp.org/tlog-proof@v1`)", body = String),
        (status = 404, description = "No such case for this caller"),
        (status = 409, description = "Not released, or not sealed yet"),
    )
)]
async fn receipt(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<ReceiptQuery>,
) -> Result<Response, Problem> {
    let receipt = server.office.receipt(&client.actor, case, query.declaration.unwrap_or(true)).await??;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{case}.tlog-proof\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, receipt).into_response())
}

/// The signed checkpoint of the log (C2SP `tlog-checkpoint`).
#[utoipa::path(get, path = "/evidence/checkpoint", tag = "evidence", responses((status = 200, body = String), (status = 404, description = "Nothing was sealed yet")))]
async fn checkpoint(State(server): State<Server>) -> Result<Response, Problem> {
    let head = server.office.checkpoint().await?.ok_or(Problem::NOT_FOUND)?;
    Ok(text(head.checkpoint))
}

/// A tile of the log (C2SP `tlog-tiles`): hashes, 32 bytes each. The entries behind the hashes are not public.
#[utoipa::path(get, path = "/evidence/tile/{*path}", tag = "evidence", params(("path" = String, Path, description = "`0/x001/234` or `0/000.p/17`")), responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 404)))]
async fn tile(State(server): State<Server>, Path(path): Path<String>) -> Result<Response, Problem> {
    let bytes = server.office.tile(&format!("tile/{path}")).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, FOR_EVER)], bytes).into_response())
}

/// The policy by which receipts hold (C2SP `tlog-policy`). Get it once, by a way that you trust.
#[utoipa::path(get, path = "/evidence/policy", tag = "evidence", responses((status = 200, body = String)))]
async fn policy(State(server): State<Server>) -> Result<Response, Problem> {
    Ok(text(server.office.policy().await?))
}

/// How the keys handed over to their successors, from the first change on: a proof file each, parted by a line `---`.
#[utoipa::path(get, path = "/evidence/keys", tag = "evidence", responses((status = 200, body = String)))]
async fn keys(State(server): State<Server>) -> Result<Response, Problem> {
    Ok(text(server.office.hand_overs().await?.join("---\n")))
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

fn text(body: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FRESH)], body).into_response()
}
