//! This module decides the resources of capacities: how much room there is at which place today, and the acts of two people.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::capacities::{CapacitiesView, CapacityDraft};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(capacities, propose)).routes(routes!(confirm, withdraw))
}

/// How many examinations and looks at papers each place has today, what of it is taken, what is still expected, what share of
/// declarations the score may therefore send there; what usually comes where; and who laid down what.
#[utoipa::path(get, path = "/api/capacities", tag = "risk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = CapacitiesView)))]
async fn capacities(State(server): State<Server>, client: Client) -> Result<Json<CapacitiesView>, Problem> {
    Ok(Json(server.office.capacities_view(&client.caller).await?))
}

#[derive(Deserialize, ToSchema)]
struct CapacityBody {
    /// The capacity of which this is the next version; a new one when left out.
    capacity: Option<Uuid>,
    /// What it says: `place` (beginning of a code, empty for all others), `queue` (`goods` or `papers`), `weekdays` (seven
    /// numbers, Monday first), `valid_from`, `valid_to`, `note`.
    says: CapacityDraft,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ProposedCapacity)]
struct Proposed {
    /// The version.
    id: Uuid,
}

/// Propose how much a place has. Nothing counts until another person confirms it.
#[utoipa::path(post, path = "/api/capacities", tag = "risk", security(("session" = [])), request_body = CapacityBody,
    responses((status = 201, body = Proposed), (status = 404), (status = 422)))]
async fn propose(State(server): State<Server>, client: Client, Json(body): Json<CapacityBody>) -> Result<Response, Problem> {
    let id = server.office.propose_capacity(&client.caller, body.capacity, body.says).await?;
    Ok((StatusCode::CREATED, Json(Proposed { id })).into_response())
}

/// Confirm a version that another person proposed: the score spends it from then on, on its days.
#[utoipa::path(put, path = "/api/capacity-versions/{version}", tag = "risk", security(("session" = [])),
    params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.confirm_capacity(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withdraw a version; of one that counts, the whole capacity: no older version comes back.
#[utoipa::path(delete, path = "/api/capacity-versions/{version}", tag = "risk", security(("session" = [])),
    params(("version" = Uuid, Path)), responses((status = 204), (status = 404), (status = 422)))]
async fn withdraw(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.withdraw_capacity(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
