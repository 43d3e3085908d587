//! This module decides the resource of the past of a case's parties.

use axum::Json;
use axum::extract::{Path, State};
use office::desk::PartyHistory;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(parties))
}

/// The parties of a case, with what they declared in the last 365 days in the same role and what was found.
#[utoipa::path(get, path = "/api/cases/{case}/parties", tag = "desk", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)),
    responses((status = 200, body = Vec<PartyHistory>), (status = 403), (status = 404)))]
async fn parties(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
) -> Result<Json<Vec<PartyHistory>>, Problem> {
    Ok(Json(server.office.parties(&client.caller, case).await?))
}
