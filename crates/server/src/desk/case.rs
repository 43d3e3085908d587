//! This module decides the resources by which an officer reads a case and shares it with others: the dossier, notes, who
//! has it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use store::Note;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::desk::tagged;
use crate::problem::Problem;
use crate::shapes;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(dossier))
        .routes(routes!(notes, note))
        .routes(routes!(claim))
        .routes(routes!(hand_over))
        .routes(routes!(refer))
}

/// The whole dossier of a case in one answer: declaration, decision with findings and steps, versions, timeline, messages,
/// notes, documents, who has it, what waits for a second person.
#[utoipa::path(get, path = "/api/cases/{case}/dossier", tag = "desk", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)),
    responses((status = 200, body = shapes::DossierView), (status = 403), (status = 404)))]
async fn dossier(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Response, Problem> {
    let body = server.office.open(&client.caller, case).await?.ok_or(Problem::NOT_FOUND)?;
    // The tag is the version, so that it can be sent back with what is done; notes and documents are read anew each time.
    let tag = body["version"].to_string();
    Ok(tagged(&HeaderMap::new(), &tag, &body))
}

/// What officers tell each other.
#[derive(Serialize, ToSchema)]
pub struct NoteView {
    id: Uuid,
    by: Uuid,
    /// `note`, or the act that the text gives the reason of.
    kind: String,
    text: String,
    at: i64,
}

impl From<Note> for NoteView {
    fn from(note: Note) -> Self {
        Self { id: note.id, by: note.owner, kind: note.kind, text: note.text, at: note.at }
    }
}

/// The notes on a case, the oldest first.
#[utoipa::path(get, path = "/api/cases/{case}/notes", tag = "desk", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)),
    responses((status = 200, body = Vec<NoteView>), (status = 403), (status = 404)))]
async fn notes(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Json<Vec<NoteView>>, Problem> {
    Ok(Json(server.office.notes(&client.caller, case).await?.into_iter().map(Into::into).collect()))
}

#[derive(Deserialize, ToSchema)]
struct Text {
    text: String,
}

/// Note something; the trader never sees it.
#[utoipa::path(post, path = "/api/cases/{case}/notes", tag = "desk", request_body = Text, security(("session" = [])), params(("case" = Uuid, Path)),
    responses((status = 201, body = NoteView), (status = 403), (status = 404), (status = 422)))]
async fn note(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<Text>,
) -> Result<Response, Problem> {
    let note = server.office.note(&client.caller, case, "note", &body.text).await?;
    Ok((StatusCode::CREATED, Json(NoteView::from(note))).into_response())
}

/// Take a case that nobody has.
#[utoipa::path(post, path = "/api/cases/{case}/claim", tag = "desk", security(("session" = [])), params(("case" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409, description = "Another officer has it")))]
async fn claim(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.claim(&client.caller, case).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct HandOver {
    /// To whom; back into the queue when left out.
    to: Option<Uuid>,
    reason: String,
}

/// Give a case to another officer, or put it back into the queue.
#[utoipa::path(post, path = "/api/cases/{case}/hand-over", tag = "desk", request_body = HandOver, security(("session" = [])), params(("case" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 422, description = "The other may not handle it")))]
async fn hand_over(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<HandOver>,
) -> Result<StatusCode, Problem> {
    server.office.hand_over(&client.caller, case, body.to, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct Referred {
    /// The matter (`origin`), one that some department is competent for; empty to send the case back.
    subject: String,
    reason: String,
}

/// Send a case to the department that is competent for a matter, or back; it lies there whatever the rules say of it.
#[utoipa::path(post, path = "/api/cases/{case}/refer", tag = "desk", request_body = Referred, security(("session" = [])), params(("case" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409, description = "Another officer has it"),
        (status = 422, description = "`no_department` is competent for it")))]
async fn refer(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<Referred>,
) -> Result<StatusCode, Problem> {
    server.office.refer(&client.caller, case, &body.subject, &body.reason).await?;
    server.changed();
    Ok(StatusCode::NO_CONTENT)
}
