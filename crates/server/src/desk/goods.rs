//! This module decides the resource by which carriers and terminals ask whether goods may go.

use axum::Json;
use axum::extract::{Query, State};
use office::desk::GoodsView;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(goods))
}

#[derive(Deserialize, IntoParams)]
struct GoodsQuery {
    /// Movement reference numbers and container numbers, with commas between, at most 100.
    references: String,
}

/// Whether goods may go, by movement reference numbers and containers, in the order of the question. Nothing else is told of
/// them.
#[utoipa::path(get, path = "/api/goods", tag = "desk", params(GoodsQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Vec<GoodsView>), (status = 422, description = "There is no reference, or more than a hundred")))]
async fn goods(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<GoodsQuery>,
) -> Result<Json<Vec<GoodsView>>, Problem> {
    let references: Vec<String> = query.references.split(',').map(str::to_owned).collect();
    Ok(Json(server.office.goods(&client.caller, &references).await?))
}
