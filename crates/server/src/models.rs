//! This module decides the resources of models: the champion, the challenger that looks on, and how both do.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::models::ModelsView;
use office::retraining::RetrainingsView;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(models, bring)).routes(routes!(promote, roll_back)).routes(routes!(retrainings, retrain))
}

/// The models, which scores, which looks on, and how the two do on the same cases at the same capacity.
#[utoipa::path(get, path = "/api/models", tag = "risk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = ModelsView)))]
async fn models(State(server): State<Server>, client: Client) -> Result<Json<ModelsView>, Problem> {
    Ok(Json(server.office.models_view(&client.caller).await?))
}

#[derive(Deserialize, IntoParams)]
struct NoteQuery {
    /// What it was trained on and how it did in its back-test.
    note: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = BroughtModel)]
struct Brought {
    /// The version.
    id: Uuid,
}

/// Bring a model, as `tongguan risk train` writes it: the file as the body, at most 16 MiB. It looks on from then on, beside
/// the champion, and stops nobody.
#[utoipa::path(post, path = "/api/models", tag = "risk", security(("session" = [])), params(NoteQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Brought), (status = 413, description = "Too large"), (status = 422, description = "No model of this version")))]
async fn bring(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<NoteQuery>,
    body: Bytes,
) -> Result<Response, Problem> {
    let id = server.office.bring_model(&client.caller, &query.note, body.to_vec()).await?;
    Ok((StatusCode::CREATED, Json(Brought { id })).into_response())
}

/// Promote the challenger that another person brought: it scores from then on. What the house learned by itself is put forward by
/// the first who does this, and promoted by the second.
#[utoipa::path(put, path = "/api/models/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller brought it"), (status = 422)))]
async fn promote(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.promote_model(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a model back: of the champion, the former one counts again at once; of the challenger, it looks on no more.
#[utoipa::path(delete, path = "/api/models/{version}", tag = "risk", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 422)))]
async fn roll_back(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.roll_back_model(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How the house learns again from what it examined: when next by itself, what runs, and what came of the last ten.
#[utoipa::path(get, path = "/api/retrainings", tag = "risk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = RetrainingsView)))]
async fn retrainings(State(server): State<Server>, _client: Client) -> Result<Json<RetrainingsView>, Problem> {
    Ok(Json(server.office.retrainings_view().await?))
}

#[derive(Serialize, ToSchema)]
#[schema(as = AskedRetraining)]
struct Asked {
    /// Its id.
    id: Uuid,
}

/// Have the house learn again now. A node takes it within seconds; the model that comes of it only looks on.
#[utoipa::path(post, path = "/api/retrainings", tag = "risk", security(("session" = [])),
    responses((status = 202, body = Asked), (status = 422, description = "One is open already")))]
async fn retrain(State(server): State<Server>, client: Client) -> Result<Response, Problem> {
    let id = server.office.ask_retraining(&client.caller).await?;
    Ok((StatusCode::ACCEPTED, Json(Asked { id })).into_response())
}
