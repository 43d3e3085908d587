//! This module decides the resources of the law: editions, what they change, what they would have meant, and from which
//! day they count.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::law::{ActivationView, Brought, ComparisonView, Differences, LawView, NewActivation, NewComparison};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::cockpit::WORKBOOK_TYPE;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(law, bring))
        .routes(routes!(difference))
        .routes(routes!(workbook))
        .routes(routes!(compare))
        .routes(routes!(comparison))
        .routes(routes!(propose))
        .routes(routes!(confirm, withdraw))
}

/// The editions of the law, which counts today, which are to count from which day, and the comparisons that were made.
#[utoipa::path(get, path = "/api/editions", tag = "law", security(("session" = []), ("token" = [])),
    responses((status = 200, body = LawView)))]
async fn law(State(server): State<Server>, client: Client) -> Result<Json<LawView>, Problem> {
    Ok(Json(server.office.law_view(&client.caller).await?))
}

#[derive(Deserialize, IntoParams)]
struct NoteQuery {
    /// What is to be said of the edition: its legal act, its purpose.
    note: String,
}

/// Bring an edition: the workbook (XLSX) of a pack as the body as it is, at most 12 MiB. It is compiled and kept; it counts
/// from no day until that is proposed and confirmed.
#[utoipa::path(post, path = "/api/editions", tag = "law", security(("session" = []), ("token" = [])), params(NoteQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Brought), (status = 413, description = "Too large"),
        (status = 422, description = "No workbook, or a pack that does not compile: details.problems names every place")))]
async fn bring(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<NoteQuery>,
    body: Bytes,
) -> Result<Response, Problem> {
    let brought = server.office.bring_edition(&client.caller, &query.note, &body).await?;
    Ok((StatusCode::CREATED, Json(brought)).into_response())
}

#[derive(Deserialize, IntoParams)]
struct DifferenceQuery {
    /// The old edition; the one that counts today when left out.
    old: Option<String>,
    /// How many changes to skip.
    #[serde(default)]
    after: usize,
}

/// What an edition says differently, thing by thing, in words of both languages; 200 changes a page.
#[utoipa::path(get, path = "/api/editions/{edition}/difference", tag = "law", security(("session" = []), ("token" = [])),
    params(("edition" = String, Path), DifferenceQuery), responses((status = 200, body = Differences), (status = 404)))]
async fn difference(
    State(server): State<Server>,
    Path(edition): Path<String>,
    Query(query): Query<DifferenceQuery>,
) -> Result<Json<Differences>, Problem> {
    Ok(Json(server.office.edition_difference(query.old.as_deref(), &edition, query.after).await?))
}

/// The tables of an edition as a workbook (XLSX), with its tests: for its author to go on from.
#[utoipa::path(get, path = "/api/editions/{edition}/workbook", tag = "law", security(("session" = []), ("token" = [])),
    params(("edition" = String, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404), (status = 422, description = "details.reason is no_tables for an edition that was kept before its tables were")))]
async fn workbook(State(server): State<Server>, Path(edition): Path<String>) -> Result<Response, Problem> {
    let bytes = server.office.edition_workbook(&edition).await?;
    let name = format!("attachment; filename=\"edition-{}.xlsx\"", edition.chars().take(8).collect::<String>());
    Ok(([(header::CONTENT_TYPE, WORKBOOK_TYPE.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

#[derive(Deserialize, ToSchema)]
struct ComparisonBody {
    /// The old edition; the one that counts on `legal_date`, or today, when left out.
    old: Option<String>,
    /// The new edition.
    new: String,
    /// The first day of the cases' receipt.
    #[schema(value_type = String, format = Date)]
    first_day: Date,
    /// The last day, at most 91 days later.
    #[schema(value_type = String, format = Date)]
    last_day: Date,
    /// The day as on which all cases are decided; each on its own legal date when left out.
    #[schema(value_type = Option<String>, format = Date)]
    legal_date: Option<Date>,
}

/// Ask what stored cases would be under another edition: nothing is changed by it. The result comes later, at the address
/// of the comparison.
#[utoipa::path(post, path = "/api/comparisons", tag = "law", security(("session" = []), ("token" = [])), request_body = ComparisonBody,
    responses((status = 202, body = ComparisonView), (status = 404), (status = 422)))]
async fn compare(State(server): State<Server>, client: Client, Json(body): Json<ComparisonBody>) -> Result<Response, Problem> {
    let ComparisonBody { old, new, first_day, last_day, legal_date } = body;
    let asked = NewComparison { old, new, first_day, last_day, legal_date };
    let view = server.office.ask_comparison(&client.caller, &asked).await?;
    Ok((StatusCode::ACCEPTED, Json(view)).into_response())
}

/// A comparison: how many cases are decided so far, and when it is done money and lanes by declarant. The cases behind are
/// for who may list cases.
#[utoipa::path(get, path = "/api/comparisons/{comparison}", tag = "law", security(("session" = []), ("token" = [])),
    params(("comparison" = Uuid, Path)), responses((status = 200, body = ComparisonView), (status = 404)))]
async fn comparison(
    State(server): State<Server>,
    client: Client,
    Path(comparison): Path<Uuid>,
) -> Result<Json<ComparisonView>, Problem> {
    Ok(Json(server.office.comparison(&client.caller, comparison).await?))
}

#[derive(Deserialize, ToSchema)]
struct ActivationBody {
    /// The edition.
    edition: String,
    /// The first legal date on which it is to count: tomorrow or later.
    #[schema(value_type = String, format = Date)]
    counts_from: Date,
    /// Why.
    reason: String,
}

/// Propose that an edition counts from a day. Nothing happens until another person confirms it.
#[utoipa::path(post, path = "/api/activations", tag = "law", security(("session" = [])), request_body = ActivationBody,
    responses((status = 201, body = ActivationView), (status = 404), (status = 422, description = "details.reason is past, too_near, too_far or day_taken")))]
async fn propose(State(server): State<Server>, client: Client, Json(body): Json<ActivationBody>) -> Result<Response, Problem> {
    let ActivationBody { edition, counts_from, reason } = body;
    let new = NewActivation { edition, counts_from, reason };
    let proposed = server.office.propose_activation(&client.caller, &new).await?;
    Ok((StatusCode::CREATED, Json(proposed)).into_response())
}

/// Confirm what another person proposed, at least ten minutes before its day.
#[utoipa::path(put, path = "/api/activations/{activation}", tag = "law", security(("session" = [])), params(("activation" = Uuid, Path)),
    responses((status = 200, body = ActivationView), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm(State(server): State<Server>, client: Client, Path(activation): Path<Uuid>) -> Result<Response, Problem> {
    Ok(Json(server.office.confirm_activation(&client.caller, activation).await?).into_response())
}

/// Withdraw a proposal, or what was confirmed, at least ten minutes before its day.
#[utoipa::path(delete, path = "/api/activations/{activation}", tag = "law", security(("session" = [])), params(("activation" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 422)))]
async fn withdraw(State(server): State<Server>, client: Client, Path(activation): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.withdraw_activation(&client.caller, activation).await?;
    Ok(StatusCode::NO_CONTENT)
}
