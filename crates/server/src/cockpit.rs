//! This module decides the resource of the supervisor's cockpit.

use axum::Json;
use axum::extract::{Query, State};
use office::cockpit::Cockpit;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(cockpit))
}

/// Days in a cockpit unless asked otherwise.
const DAYS_DEFAULT: u32 = 30;

#[derive(Deserialize, IntoParams)]
struct CockpitQuery {
    /// How many days, today the last; 1 to 366, 30 when left out.
    days: Option<u32>,
}

/// What came, how it ended, how long goods waited, what waits now and what is owed. Every figure bears the query that
/// opens the cases behind it; the queue shows of them what the own office handles.
#[utoipa::path(get, path = "/api/cockpit", tag = "desk", params(CockpitQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = serde_json::Value), (status = 422)))]
async fn cockpit(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<CockpitQuery>,
) -> Result<Json<Cockpit>, Problem> {
    Ok(Json(server.office.cockpit(&client.caller, query.days.unwrap_or(DAYS_DEFAULT)).await?))
}
