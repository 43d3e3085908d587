//! This module decides the resources of what is done with a case: each act names the version that was seen (`If-Match`)
//! and answers with the version that is now (`ETag`).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::OfficeError;
use office::desk::{Acted, ExaminationResult, WriteOff};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::desk::seen_version;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(query))
        .routes(routes!(answer))
        .routes(routes!(close_query))
        .routes(routes!(request_documents))
        .routes(routes!(accept_documents))
        .routes(routes!(order_examination))
        .routes(routes!(examination_result))
        .routes(routes!(reroute))
        .routes(routes!(release))
        .routes(routes!(write_off))
        .routes(routes!(detain))
        .routes(routes!(restore))
        .routes(routes!(seize))
        .routes(routes!(hold_for_agency))
        .routes(routes!(agency_agreement))
        .routes(routes!(agency_refusal))
}

/// A case after an act.
#[derive(Serialize, ToSchema)]
struct ActedView {
    case: Uuid,
    /// Also in `ETag`.
    version: u32,
    status: &'static str,
    next_step: String,
    /// Whether nothing has happened yet, because another person must confirm by the same call.
    awaits_second: bool,
}

/// The answer to an act.
fn answered(server: &Server, acted: Result<Acted, OfficeError>) -> Result<Response, Problem> {
    let acted = acted?;
    let status = if acted.awaits_second { StatusCode::ACCEPTED } else { StatusCode::OK };
    server.changed();
    let tag = HeaderValue::from_str(&format!("\"{}\"", acted.version)).unwrap_or(HeaderValue::from_static("\"\""));
    let view = ActedView {
        case: acted.case,
        version: acted.version,
        status: acted.status.as_str(),
        next_step: acted.next_step,
        awaits_second: acted.awaits_second,
    };
    Ok((status, [(header::ETAG, tag)], Json(view)).into_response())
}

#[derive(Deserialize, ToSchema)]
struct Reason {
    reason: String,
}

#[derive(Deserialize, ToSchema)]
struct Question {
    question: String,
}

#[derive(Deserialize, ToSchema)]
struct AnswerText {
    answer: String,
}

#[derive(Deserialize, ToSchema)]
struct Documents {
    documents: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
struct Instruction {
    /// What to look for; the trader never sees it.
    instruction: String,
}

#[derive(Deserialize, ToSchema)]
struct Examined {
    /// `conform`, `discrepancy` or `seize`.
    result: String,
    #[serde(default)]
    remark: String,
    #[serde(default)]
    containers: Vec<String>,
    #[serde(default)]
    seals: Vec<String>,
    #[serde(default)]
    has_sample: bool,
    /// The SHA-256 of each picture that belongs to it, 64 hexadecimal digits: documents of the case, at most 13.
    #[serde(default)]
    photos: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
struct Rerouted {
    /// `green`, `blue`, `yellow` or `red`.
    lane: String,
    reason: String,
}

#[derive(Deserialize, ToSchema)]
struct Released {
    /// For the trader to read.
    remark: Option<String>,
}

#[derive(Deserialize, ToSchema)]
struct WrittenOff {
    /// In the currency of the case.
    #[schema(value_type = String)]
    amount: Decimal,
    reason: String,
}

/// Ask the trader something; the goods wait for the answer.
#[utoipa::path(post, path = "/api/cases/{case}/query", tag = "desk", request_body = Question, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn query(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Question>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.ask(&client.caller, case, version, &body.question).await)
}

/// The trader answers.
#[utoipa::path(post, path = "/api/cases/{case}/answer", tag = "desk", request_body = AnswerText, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn answer(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<AnswerText>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.answer_question(&client.caller, case, version, &body.answer).await)
}

/// The answer satisfies.
#[utoipa::path(post, path = "/api/cases/{case}/close-query", tag = "desk", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 428, description = "If-Match is missing")))]
async fn close_query(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.close_question(&client.caller, case, version).await)
}

/// Ask the trader for documents.
#[utoipa::path(post, path = "/api/cases/{case}/request-documents", tag = "desk", request_body = Documents, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn request_documents(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Documents>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.request_documents(&client.caller, case, version, &body.documents).await)
}

/// The documents are in order.
#[utoipa::path(post, path = "/api/cases/{case}/accept-documents", tag = "desk", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 428, description = "If-Match is missing")))]
async fn accept_documents(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.accept_documents(&client.caller, case, version).await)
}

/// Send the goods to examination.
#[utoipa::path(post, path = "/api/cases/{case}/order-examination", tag = "desk", request_body = Instruction, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn order_examination(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Instruction>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.order_examination(&client.caller, case, version, &body.instruction).await)
}

/// What the examination found.
#[utoipa::path(post, path = "/api/cases/{case}/examination-result", tag = "desk", request_body = Examined, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn examination_result(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Examined>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    let Examined { result, remark, containers, seals, has_sample, photos } = body;
    let found = ExaminationResult { result, remark, containers, seals, has_sample, photos };
    answered(&server, server.office.conclude_examination(&client.caller, case, version, &found).await)
}

/// Give the case another lane, with a reason that internal control reads.
#[utoipa::path(post, path = "/api/cases/{case}/reroute", tag = "desk", request_body = Rerouted, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn reroute(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Rerouted>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.reroute(&client.caller, case, version, &body.lane, &body.reason).await)
}

/// Let the goods go. For a red case the first call proposes it (202), and another person confirms it by the same call.
#[utoipa::path(post, path = "/api/cases/{case}/release", tag = "desk", request_body = Released, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 202, description = "Proposed; another person must confirm", body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn release(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Released>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.release(&client.caller, case, version, body.remark.as_deref()).await)
}

/// Write debt off; the first call proposes it (202), another person confirms it by the same call.
#[utoipa::path(post, path = "/api/cases/{case}/write-off", tag = "desk", request_body = WrittenOff, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 202, description = "Proposed; another person must confirm", body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn write_off(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<WrittenOff>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    let what = WriteOff { amount: body.amount, reason: body.reason };
    answered(&server, server.office.write_off(&client.caller, case, version, &what).await)
}

/// Detain the goods.
#[utoipa::path(post, path = "/api/cases/{case}/detain", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn detain(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.detain(&client.caller, case, version, &body.reason).await)
}

/// End a detention; the case goes on where it stood.
#[utoipa::path(post, path = "/api/cases/{case}/restore", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn restore(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.restore(&client.caller, case, version, &body.reason).await)
}

/// Seize goods that are detained or under examination. Final.
#[utoipa::path(post, path = "/api/cases/{case}/seize", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn seize(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.seize(&client.caller, case, version, &body.reason).await)
}

/// Another agency must agree first.
#[utoipa::path(post, path = "/api/cases/{case}/hold-for-agency", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn hold_for_agency(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.hold_for_agency(&client.caller, case, version, &body.reason).await)
}

/// The agency agrees.
#[utoipa::path(post, path = "/api/cases/{case}/agency-agreement", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn agency_agreement(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.agency_agrees(&client.caller, case, version, &body.reason).await)
}

/// The agency refuses: an officer decides what becomes of the goods.
#[utoipa::path(post, path = "/api/cases/{case}/agency-refusal", tag = "desk", request_body = Reason, security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = ActedView), (status = 403), (status = 404),
        (status = 409, description = "`moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person`"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn agency_refusal(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    headers: HeaderMap,
    Json(body): Json<Reason>,
) -> Result<Response, Problem> {
    let version = seen_version(&headers)?;
    answered(&server, server.office.agency_refuses(&client.caller, case, version, &body.reason).await)
}
