//! This module decides the resources of the house's own watch list, and of hits that are somebody else.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::watchlist::{NewSomebodyElse, WatchDraft, WatchlistView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(watchlist, propose))
        .routes(routes!(confirm, withdraw))
        .routes(routes!(somebody_else))
        .routes(routes!(confirm_somebody_else, withdraw_somebody_else))
}

/// Who and what the house watches for by itself, and which hits were found to be somebody else.
#[utoipa::path(get, path = "/api/watchlist", tag = "risk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = WatchlistView)))]
async fn watchlist(State(server): State<Server>, client: Client) -> Result<Json<WatchlistView>, Problem> {
    Ok(Json(server.office.watchlist_view(&client.caller).await?))
}

#[derive(Serialize, ToSchema)]
struct Proposed {
    /// The version.
    id: Uuid,
}

/// Propose that somebody or something is watched for: `watched` (`person`, `organisation`, `number`, `vessel`, `container`,
/// `address`), `value`, `reason` by language, `valid_to`. Nothing happens until another person confirms it.
#[utoipa::path(post, path = "/api/watchlist", tag = "risk", security(("session" = [])), request_body = WatchDraft,
    responses((status = 201, body = Proposed), (status = 422)))]
async fn propose(State(server): State<Server>, client: Client, Json(says): Json<WatchDraft>) -> Result<Response, Problem> {
    let id = server.office.propose_watch(&client.caller, says).await?;
    Ok((StatusCode::CREATED, Json(Proposed { id })).into_response())
}

/// Confirm what another person proposed: declarations are held against it from then on, and open cases within a minute.
#[utoipa::path(put, path = "/api/watchlist/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.confirm_watch(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withdraw an entry.
#[utoipa::path(delete, path = "/api/watchlist/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 422)))]
async fn withdraw(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.withdraw_watch(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct SomebodyElseBody {
    /// The list of the hit.
    list: String,
    /// The entry of the hit.
    entry: String,
    /// The role of the party that is somebody else.
    role: String,
    /// Why.
    reason: String,
}

/// Say that a party of a case is not the entry of a list that it may be. Another officer must confirm it; then the party no
/// longer hits the entry, as long as the entry stays as it is.
#[utoipa::path(post, path = "/api/cases/{case}/somebody-else", tag = "risk", security(("session" = [])), request_body = SomebodyElseBody,
    params(("case" = Uuid, Path)), responses((status = 201, body = Proposed), (status = 404), (status = 409), (status = 422)))]
async fn somebody_else(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<SomebodyElseBody>,
) -> Result<Response, Problem> {
    let SomebodyElseBody { list, entry, role, reason } = body;
    let id = server.office.propose_somebody_else(&client.caller, case, &NewSomebodyElse { list, entry, role, reason }).await?;
    Ok((StatusCode::CREATED, Json(Proposed { id })).into_response())
}

/// Confirm that a hit is somebody else, as another officer said.
#[utoipa::path(put, path = "/api/somebody-else/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller said it"), (status = 422)))]
async fn confirm_somebody_else(
    State(server): State<Server>,
    client: Client,
    Path(version): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    server.office.confirm_somebody_else(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withdraw that a hit is somebody else: the party hits the entry again.
#[utoipa::path(delete, path = "/api/somebody-else/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 422)))]
async fn withdraw_somebody_else(
    State(server): State<Server>,
    client: Client,
    Path(version): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    server.office.withdraw_somebody_else(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
