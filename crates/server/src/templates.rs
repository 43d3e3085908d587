//! This module decides the resources of templates: declarations that a firm begins others with.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use office::templates::Templates;
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(templates)).routes(routes!(keep, forget))
}

/// The templates of the own firm, or of the one that is acted for.
#[utoipa::path(get, path = "/api/templates", tag = "declarations", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Templates)))]
async fn templates(State(server): State<Server>, client: Client) -> Result<Json<Templates>, Problem> {
    Ok(Json(server.office.templates(&client.caller).await?))
}

#[derive(Deserialize, ToSchema)]
struct NewTemplate {
    /// What people are to call it.
    name: String,
    /// The JSON form of a declaration, as far as it is filled in; at most 64 KiB.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    declaration: Map<String, Value>,
}

/// Keep a template, in place of an earlier one of this id.
#[utoipa::path(put, path = "/api/templates/{template}", tag = "declarations", security(("session" = []), ("token" = [])),
    params(("template" = Uuid, Path, description = "A UUID that whoever makes it chooses")), request_body = NewTemplate,
    responses((status = 204), (status = 422, description = "details.reason is empty, too_long, too_large or too_many")))]
async fn keep(
    State(server): State<Server>,
    client: Client,
    Path(template): Path<Uuid>,
    Json(new): Json<NewTemplate>,
) -> Result<StatusCode, Problem> {
    server.office.keep_template(&client.caller, template, &new.name, &new.declaration).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Drop a template.
#[utoipa::path(delete, path = "/api/templates/{template}", tag = "declarations", security(("session" = []), ("token" = [])),
    params(("template" = Uuid, Path)), responses((status = 204), (status = 404)))]
async fn forget(State(server): State<Server>, client: Client, Path(template): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.drop_template(&client.caller, template).await?;
    Ok(StatusCode::NO_CONTENT)
}
