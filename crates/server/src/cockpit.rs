//! This module decides the resource of the supervisor's cockpit.

mod book;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::cockpit::{Cockpit, Flows, StudiedCases, StudiedWhich, Study};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub(crate) use book::MEDIA_TYPE as WORKBOOK_TYPE;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(cockpit))
        .routes(routes!(workbook))
        .routes(routes!(study))
        .routes(routes!(studied))
        .routes(routes!(flows))
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
    responses((status = 200, body = Cockpit), (status = 422)))]
async fn cockpit(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<CockpitQuery>,
) -> Result<Json<Cockpit>, Problem> {
    Ok(Json(server.office.cockpit(&client.caller, query.days.unwrap_or(DAYS_DEFAULT)).await?))
}

/// A Time Release Study (WCO): from the events of goods that were let go, how long they were with whom and at which step.
#[utoipa::path(get, path = "/api/cockpit/study", tag = "desk", params(CockpitQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Study), (status = 422)))]
async fn study(State(server): State<Server>, client: Client, Query(query): Query<CockpitQuery>) -> Result<Json<Study>, Problem> {
    Ok(Json(server.office.study(&client.caller, query.days.unwrap_or(DAYS_DEFAULT)).await?))
}

#[derive(Deserialize, IntoParams)]
struct StudiedQuery {
    /// How many days, today the last; 1 to 366, 30 when left out.
    days: Option<u32>,
    /// Only of this lane (`yellow`).
    lane: Option<String>,
    /// Only those that waited at this step (`check_documents`).
    step: Option<String>,
    /// Only those that waited for this party (`officer`).
    waits_for: Option<String>,
}

/// The slowest cases behind a figure of the study, with what they took there; at most 200.
#[utoipa::path(get, path = "/api/cockpit/study/cases", tag = "desk", params(StudiedQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = StudiedCases), (status = 422)))]
async fn studied(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<StudiedQuery>,
) -> Result<Json<StudiedCases>, Problem> {
    let StudiedQuery { days, lane, step, waits_for } = query;
    let which = StudiedWhich { lane, step, waits_for };
    Ok(Json(server.office.studied(&client.caller, days.unwrap_or(DAYS_DEFAULT), &which).await?))
}

/// How cases flow: by origin, place and chapter, with what was found and how risky they were held to be.
#[utoipa::path(get, path = "/api/cockpit/flows", tag = "desk", params(CockpitQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Flows), (status = 422)))]
async fn flows(State(server): State<Server>, client: Client, Query(query): Query<CockpitQuery>) -> Result<Json<Flows>, Problem> {
    Ok(Json(server.office.flows(&client.caller, query.days.unwrap_or(DAYS_DEFAULT)).await?))
}

/// The same figures as a workbook (XLSX), with names in the caller's language: to be kept and added up.
#[utoipa::path(get, path = "/api/cockpit/workbook", tag = "desk", params(WorkbookQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 422)))]
async fn workbook(State(server): State<Server>, client: Client, Query(query): Query<WorkbookQuery>) -> Result<Response, Problem> {
    let (caller, days) = (&client.caller, query.days.unwrap_or(DAYS_DEFAULT));
    let cockpit = server.office.cockpit(caller, days).await?;
    let (study, flows) = tokio::try_join!(server.office.study(caller, days), server.office.flows(caller, days))?;
    let bytes = book::write(&cockpit, &study, &flows, query.language.as_deref() == Some("zh"))?;
    let name = format!("attachment; filename=\"cockpit-{}-{}.xlsx\"", cockpit.first_day, cockpit.last_day);
    Ok(([(header::CONTENT_TYPE, WORKBOOK_TYPE.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

#[derive(Deserialize, IntoParams)]
struct WorkbookQuery {
    /// How many days, today the last; 1 to 366, 30 when left out.
    days: Option<u32>,
    /// `zh`; English when left out.
    language: Option<String>,
}
