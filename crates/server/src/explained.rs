//! This module decides the resource that explains the score of a case in full.

use axum::Json;
use axum::extract::{Path, Query, State};
use office::Explained;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(explained))
}

#[derive(Deserialize, IntoParams)]
struct ItemQuery {
    /// Of this item; when left out, of the one of which most is expected.
    item: Option<u32>,
}

/// What each signal is worth in the score of an item by Shapley's rule, from the signals as they were when it was decided and
/// the model that scored it; beside it what it added on the paths through the trees, and what an examination would have been
/// worth without it.
#[utoipa::path(get, path = "/api/cases/{case}/shapley", tag = "cases", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path), ItemQuery),
    responses((status = 200, body = Explained), (status = 404), (status = 409, description = "Signals, model or covers were not kept; the code says which")))]
async fn explained(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<ItemQuery>,
) -> Result<Json<Explained>, Problem> {
    Ok(Json(server.office.explained(&client.actor, case, query.item).await?))
}
