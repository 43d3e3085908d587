//! This module decides the resources of agreements between parties: proposed, accepted, fed with facts, read in plain
//! words, and taken out whole to be checked elsewhere.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::agreements::{
    AgreementSummary, AgreementView, CheckedView, FormsView, NewAgreement, NewCheck, NewFact, NewTrial, Proposed, Taken,
    TriedView,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(agreements, propose))
        .routes(routes!(forms))
        .routes(routes!(try_out))
        .routes(routes!(check))
        .routes(routes!(agreement))
        .routes(routes!(file))
        .routes(routes!(accept))
        .routes(routes!(state_fact))
        .routes(routes!(try_fact))
        .routes(routes!(propose_acceptance))
        .routes(routes!(confirm_acceptance))
}

#[derive(Serialize, ToSchema)]
struct Agreements {
    /// The newest first, at most 200.
    agreements: Vec<AgreementSummary>,
}

/// The agreements in which one's organisation plays a role; for the house, all.
#[utoipa::path(get, path = "/api/agreements", tag = "agreements", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Agreements)))]
async fn agreements(State(server): State<Server>, client: Client) -> Result<Json<Agreements>, Problem> {
    Ok(Json(Agreements { agreements: server.office.agreements(&client.caller).await? }))
}

/// Propose an agreement. It binds nobody before each role has accepted it with its own signature.
#[utoipa::path(post, path = "/api/agreements", tag = "agreements", security(("session" = []), ("token" = [])),
    request_body = NewAgreement, responses((status = 201, body = Proposed), (status = 409), (status = 422)))]
async fn propose(State(server): State<Server>, client: Client, Json(new): Json<NewAgreement>) -> Result<Response, Problem> {
    let proposed = server.office.propose_agreement(&client.caller, &new).await?;
    Ok((StatusCode::CREATED, Json(proposed)).into_response())
}

/// The forms that ship: an agreement is one of them filled in.
#[utoipa::path(get, path = "/api/agreement-forms", tag = "agreements", security(("session" = []), ("token" = [])),
    responses((status = 200, body = FormsView)))]
async fn forms(State(server): State<Server>, _: Client) -> Result<Json<FormsView>, Problem> {
    Ok(Json(server.office.agreement_forms()?))
}

/// A dry run: what an agreement says in plain words, and what facts that somebody makes up would lead to. Nothing is kept.
#[utoipa::path(post, path = "/api/agreements/try", tag = "agreements", security(("session" = []), ("token" = [])),
    request_body = NewTrial,
    responses((status = 200, body = TriedView), (status = 422, description = "details.problems names each place and its mend")))]
async fn try_out(State(server): State<Server>, _: Client, Json(new): Json<NewTrial>) -> Result<Json<TriedView>, Problem> {
    Ok(Json(server.office.try_agreement(&new).await?))
}

/// Take everything in an agreement's file again, and name the first step and field that differ. Whoever does not trust the
/// house does the same offline: `tongguan contract recompute`.
#[utoipa::path(post, path = "/api/agreements/check", tag = "agreements", security(("session" = []), ("token" = [])),
    request_body = NewCheck, responses((status = 200, body = CheckedView), (status = 422)))]
async fn check(State(server): State<Server>, _: Client, Json(new): Json<NewCheck>) -> Result<Json<CheckedView>, Problem> {
    Ok(Json(server.office.check_agreement(&new).await?))
}

/// An agreement: who signed, what it says in Chinese and in English, and each step with what opens its leaf in the log.
#[utoipa::path(get, path = "/api/agreements/{agreement}", tag = "agreements", security(("session" = []), ("token" = [])),
    params(("agreement" = Uuid, Path)), responses((status = 200, body = AgreementView), (status = 404)))]
async fn agreement(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<Json<AgreementView>, Problem> {
    Ok(Json(server.office.agreement(&client.caller, id).await?))
}

/// An agreement with its history, as `contracts::Bundle` writes it.
#[expect(dead_code, reason = "a shape is described, never built")]
#[derive(ToSchema)]
struct AgreementFile {
    /// What was agreed, as it is hashed.
    #[schema(value_type = Object)]
    agreement: serde_json::Value,
    /// The notes by which the roles accepted it.
    acceptances: Vec<String>,
    /// The facts in the order in which they were taken.
    facts: Vec<String>,
    /// The record of each.
    #[schema(value_type = Vec<Object>)]
    records: Vec<serde_json::Value>,
    /// The documents that facts name.
    documents: Vec<String>,
}

/// All of an agreement as one file, which `tongguan contract recompute` checks without trusting the house.
#[utoipa::path(get, path = "/api/agreements/{agreement}/file", tag = "agreements", security(("session" = []), ("token" = [])),
    params(("agreement" = Uuid, Path)),
    responses((status = 200, body = AgreementFile), (status = 404)))]
async fn file(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let file = server.office.agreement_file(&client.caller, id).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], file).into_response())
}

#[derive(Deserialize, ToSchema)]
struct AcceptanceBody {
    /// The text of the role (`to_sign`), signed as a C2SP note.
    note: String,
}

/// Whether an agreement is in force.
#[derive(Serialize, ToSchema)]
struct Accepted {
    in_force: bool,
}

/// Accept an agreement for a role, with the signature of its key.
#[utoipa::path(post, path = "/api/agreements/{agreement}/acceptances", tag = "agreements",
    security(("session" = []), ("token" = [])), params(("agreement" = Uuid, Path)), request_body = AcceptanceBody,
    responses((status = 200, body = Accepted), (status = 404), (status = 409), (status = 422)))]
async fn accept(
    State(server): State<Server>,
    client: Client,
    Path(id): Path<Uuid>,
    Json(body): Json<AcceptanceBody>,
) -> Result<Json<Accepted>, Problem> {
    Ok(Json(Accepted { in_force: server.office.accept_agreement(&client.caller, id, &body.note).await? }))
}

/// State a fact to an agreement: it is run, kept with its record, and told to those whom it concerns.
#[utoipa::path(post, path = "/api/agreements/{agreement}/facts", tag = "agreements", security(("session" = []), ("token" = [])),
    params(("agreement" = Uuid, Path)), request_body = NewFact,
    responses((status = 201, body = Taken), (status = 404), (status = 422), (status = 503)))]
async fn state_fact(
    State(server): State<Server>,
    client: Client,
    Path(id): Path<Uuid>,
    Json(new): Json<NewFact>,
) -> Result<Response, Problem> {
    let taken = server.office.state_fact(&client.caller, id, &new).await?;
    Ok((StatusCode::CREATED, Json(taken)).into_response())
}

/// A dry run: what a fact would lead to. Nothing is kept, and nobody is told.
#[utoipa::path(post, path = "/api/agreements/{agreement}/facts/try", tag = "agreements",
    security(("session" = []), ("token" = [])), params(("agreement" = Uuid, Path)), request_body = NewFact,
    responses((status = 200, body = Taken), (status = 404), (status = 422)))]
async fn try_fact(
    State(server): State<Server>,
    client: Client,
    Path(id): Path<Uuid>,
    Json(new): Json<NewFact>,
) -> Result<Json<Taken>, Problem> {
    Ok(Json(server.office.try_fact(&client.caller, id, &new).await?))
}

#[derive(Serialize, ToSchema)]
struct AcceptanceProposed {
    /// The proposal: another person confirms it by this id.
    id: Uuid,
}

/// Propose that the house accepts an agreement in which it plays a role. Another person must confirm it.
#[utoipa::path(post, path = "/api/agreements/{agreement}/house-acceptance", tag = "agreements", security(("session" = [])),
    params(("agreement" = Uuid, Path)),
    responses((status = 201, body = AcceptanceProposed), (status = 404), (status = 422)))]
async fn propose_acceptance(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let id = server.office.propose_acceptance(&client.caller, id).await?;
    Ok((StatusCode::CREATED, Json(AcceptanceProposed { id })).into_response())
}

/// Confirm what another person proposed: the house signs the agreement.
#[utoipa::path(put, path = "/api/house-acceptances/{acceptance}", tag = "agreements", security(("session" = [])),
    params(("acceptance" = Uuid, Path)),
    responses((status = 200, body = Accepted), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm_acceptance(
    State(server): State<Server>,
    client: Client,
    Path(id): Path<Uuid>,
) -> Result<Json<Accepted>, Problem> {
    Ok(Json(Accepted { in_force: server.office.confirm_acceptance(&client.caller, id).await? }))
}
