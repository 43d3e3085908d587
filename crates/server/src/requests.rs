//! This module decides the resource of a trader's open request: an officer's position on it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::shapes;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(conclude))
}

#[derive(Deserialize, ToSchema)]
struct Position {
    /// Whether the request is granted.
    granted: bool,
}

/// An officer's position on the open request of a case: an amendment is then applied and decided again, a
/// cancellation carried out.
#[utoipa::path(
    put, path = "/api/cases/{case}/request", tag = "cases", params(("case" = Uuid, Path)), request_body = Position, security(("session" = []), ("token" = [])),
    responses(
        (status = 200, description = "The case as it is now, with what was changed", body = shapes::Answer),
        (status = 403, description = "A case that the caller may only see"),
        (status = 404, description = "No such case for this caller"),
        (status = 409, description = "Nothing is asked for"),
    )
)]
async fn conclude(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(position): Json<Position>,
) -> Result<Response, Problem> {
    let answer = server.office.conclude_request(&client.actor, case, position.granted).await?.ok_or(Problem::NOT_FOUND)?;
    server.changes.send_modify(|count| *count += 1);
    Ok(([(header::CONTENT_TYPE, "application/json")], answer.body).into_response())
}
