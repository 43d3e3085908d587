//! This module decides the resources of the API: declarations in; cases, decisions, records, messages out.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::{OfficeError, Submission};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Cursor, Filter, Order, Page};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::{shapes, tables};

/// Cases or messages on one page unless asked otherwise.
const PAGE_DEFAULT: u32 = 50;
/// The most on one page; the store has the same limit.
const PAGE_MAX: u32 = 200;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(submit))
        .routes(routes!(list))
        .routes(routes!(case))
        .routes(routes!(original))
        .routes(routes!(declaration))
        .routes(routes!(record))
        .routes(routes!(messages))
        .routes(routes!(cursor, move_cursor))
        .routes(routes!(counts))
        .routes(routes!(health))
        .routes(routes!(document))
}

/// Hand in a declaration or an additional message (WCO XML or JSON, CUSDEC, a table as CSV or XLSX) and get the
/// decision. A table of several declarations gets an answer for each, under the key with `/` and its reference.
///
/// A repetition with the same `Idempotency-Key` and body gets the same answer and changes nothing.
#[utoipa::path(
    post, path = "/api/declarations", tag = "declarations", security(("session" = []), ("token" = [])),
    request_body(description = "The message; what it is, it says itself", content((String = "application/xml"), (Value = "application/json"),
        (String = "application/edifact"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    params(("Idempotency-Key" = Option<String>, Header, description = "The caller's key of this message")),
    responses(
        (status = 201, description = "Decided", body = shapes::Answer),
        (status = 200, description = "The same message was decided before; its answer", body = shapes::Answer),
        (status = 207, description = "A table of several declarations: an answer for each", body = shapes::Answers),
        (status = 400, description = "The message cannot be read; places are named"),
        (status = 401, description = "No or unknown token"),
        (status = 422, description = "The key was used for another message"),
    )
)]
async fn submit(State(server): State<Server>, client: Client, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let submission = Submission {
        client: client.id,
        key: text("idempotency-key"),
        content_type: text("content-type").unwrap_or_else(|| "application/xml".to_owned()),
        body,
    };
    let response = match tables::table(&submission.body)? {
        Some(table) => tables::submit(&server, submission, &table).await?,
        None => answered(server.office.submit(submission).await?),
    };
    server.changes.send_modify(|count| *count += 1);
    Ok(response)
}

/// The answer to one message.
pub(crate) fn answered(answer: office::Answer) -> Response {
    let status = if answer.is_repeated { StatusCode::OK } else { StatusCode::CREATED };
    (status, [(header::CONTENT_TYPE, "application/json")], answer.body).into_response()
}

#[derive(Deserialize, IntoParams)]
struct ListQuery {
    /// Only of this status (`accepted`).
    status: Option<String>,
    /// Only of this outcome (`held`).
    outcome: Option<String>,
    /// Only of this lane (`yellow`).
    lane: Option<String>,
    /// Only what waits for this step (`examine`).
    next_step: Option<String>,
    /// Only with a goods code that begins so (`09`).
    goods: Option<String>,
    /// Only with a first goods code of this chapter (`09`).
    chapter: Option<String>,
    /// Only with goods codes all of which are of this chapter (`09`).
    only_chapter: Option<String>,
    /// Only with a first item of this origin (`CN`).
    origin: Option<String>,
    /// Only with goods at this place.
    place: Option<String>,
    /// Only those that owe tax of this type (`A00`).
    tax: Option<String>,
    /// `true`: only those whose tax is owed; a declaration that was refused owes none.
    owed: Option<bool>,
    /// Only examined ones: `any`, or `irregular` where something was found. For who reads the cockpit.
    examined: Option<String>,
    /// Only what was received at or after, UTC microseconds.
    received_from: Option<i64>,
    /// Only what was received before, UTC microseconds.
    received_to: Option<i64>,
    /// Words in reference numbers, goods codes or declarant.
    text: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// A case as lists show it.
#[derive(Serialize, ToSchema)]
pub struct CaseSummary {
    case: Uuid,
    mrn: Option<String>,
    lrn: String,
    #[serde(rename = "type")]
    declaration_type: String,
    status: String,
    #[schema(value_type = Option<shapes::Outcome>)]
    outcome: Option<String>,
    #[schema(value_type = Option<shapes::Lane>)]
    lane: Option<String>,
    /// UTC microseconds.
    received_at: i64,
    items: u32,
    /// What is to be paid, a decimal.
    payable: Option<String>,
    currency: Option<String>,
    /// Goods codes, separated by spaces.
    goods: String,
    declarant: String,
    next_step: Option<String>,
    /// When the next deadline is over, UTC microseconds.
    due_at: Option<i64>,
}

/// A page of cases.
#[derive(Serialize, ToSchema)]
pub struct CasePage {
    cases: Vec<CaseSummary>,
    /// Where the next page begins; none on the last.
    next: Option<String>,
}

impl CasePage {
    /// A page of so many at most; those of kin are not shown.
    pub fn of(client: &Client, found: Vec<store::Case>, limit: u32) -> Self {
        let is_full = found.len() == limit as usize;
        let next = found.last().filter(|_| is_full).map(|last| last.cursor());
        Self {
            next: next.map(|next| format!("{}.{}", next.received_at, next.case_id)),
            cases: client.without_related(found).into_iter().map(Into::into).collect(),
        }
    }
}

impl From<store::Case> for CaseSummary {
    fn from(case: store::Case) -> Self {
        let row = case.row;
        Self {
            case: case.case_id,
            mrn: row.mrn,
            lrn: row.lrn,
            declaration_type: row.declaration_type,
            status: row.status,
            outcome: row.outcome,
            lane: row.lane,
            received_at: row.received_at,
            items: row.item_count,
            payable: row.payable,
            currency: row.currency,
            goods: row.goods_codes,
            declarant: row.declarant,
            next_step: row.next_step,
            due_at: row.due_at,
        }
    }
}

/// Cases, newest first.
#[utoipa::path(get, path = "/api/cases", tag = "cases", params(ListQuery), security(("session" = []), ("token" = [])), responses((status = 200, body = CasePage)))]
async fn list(State(server): State<Server>, client: Client, Query(query): Query<ListQuery>) -> Result<Json<CasePage>, Problem> {
    let filter = Filter {
        status: query.status,
        outcome: query.outcome,
        lane: query.lane,
        next_step: query.next_step,
        goods: query.goods,
        chapter: query.chapter,
        only_chapter: query.only_chapter,
        origin: query.origin.map(|code| code.to_ascii_uppercase()),
        place: query.place,
        tax: query.tax.map(|code| code.to_ascii_uppercase()),
        is_owing: query.owed.unwrap_or_default(),
        examined: query.examined.as_deref().map(|which| client.caller.examined(which)).transpose().map_err(OfficeError::from)?,
        received_from: query.received_from,
        received_to: query.received_to,
        text: query.text,
        ..Filter::default()
    };
    let after = page_end(query.after.as_deref())?;
    let limit = query.limit.unwrap_or(PAGE_DEFAULT).clamp(1, PAGE_MAX);
    let found = server.office.store.cases(&client.actor, &filter, Page { after, limit }).await.map_err(OfficeError::Read)?;
    Ok(Json(CasePage::of(&client, found, limit)))
}

/// Where the page before ended.
pub(crate) fn page_end(after: Option<&str>) -> Result<Option<Cursor>, Problem> {
    let read = |text: &str| {
        let (received_at, case_id) = text.split_once('.')?;
        Some(Cursor { received_at: received_at.parse().ok()?, case_id: case_id.parse().ok()? })
    };
    after.map(|after| read(after).ok_or_else(|| Problem::parameter("after"))).transpose()
}

/// A case with its decision, explained, its versions with what was changed and what that costs, the requests
/// that were refused, and its events.
#[utoipa::path(get, path = "/api/cases/{case}", tag = "cases", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)), responses((status = 200, body = shapes::CaseDetail), (status = 404)))]
async fn case(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Json<Value>, Problem> {
    let view = server.office.case(&client.actor, case).await?.ok_or(Problem::NOT_FOUND)?;
    let versions = server.office.versions(&client.actor, case).await?;
    let refusals = server.office.refusals(&client.actor, case).await?;
    Ok(Json(json!({
        "summary": CaseSummary::from(view.row),
        "decision": view.decision,
        "versions": versions,
        "refusals": refusals,
        "events": view.events,
        "stays": view.stays,
    })))
}

/// What the declarant sent first, byte for byte: the declaration, not what was sent about it later.
#[utoipa::path(get, path = "/api/cases/{case}/original", tag = "cases", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)), responses((status = 200, body = String), (status = 404)))]
async fn original(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Response, Problem> {
    let all = server.office.store.originals(&client.actor, case).await.map_err(OfficeError::Read)?;
    let kept = all.into_iter().next().ok_or(Problem::NOT_FOUND)?;
    // Shown as text, never as a page: a declarant's bytes must not run in an officer's browser.
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")], kept.bytes)
        .into_response())
}

/// The declaration as it is now, with every amendment that was granted: what the last decision was made of.
#[utoipa::path(get, path = "/api/cases/{case}/declaration", tag = "cases", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)), responses((status = 200, description = "The JSON form of a declaration, which has a JSON Schema of its own", body = std::collections::BTreeMap<String, Value>), (status = 404)))]
async fn declaration(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Response, Problem> {
    let declaration = server.office.declaration(&client.actor, case).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], messages::json::write(&declaration)).into_response())
}

/// The decision record as canonical JSON; its SHA-256 is the record's hash. What targeting said of it is left out of a
/// trader's copy.
#[utoipa::path(get, path = "/api/cases/{case}/record", tag = "cases", security(("session" = []), ("token" = [])), params(("case" = Uuid, Path)), responses((status = 200, description = "`decision`, `declaration` (its hash), `engine` and `facts`", body = std::collections::BTreeMap<String, Value>), (status = 404)))]
async fn record(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Response, Problem> {
    let record = server.office.record(&client.actor, case).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], record).into_response())
}

#[derive(Deserialize, IntoParams)]
struct MessagesQuery {
    /// The number of the last message that was read; 0 reads from the first.
    #[serde(default)]
    after: u64,
    /// The newest first instead, `after` left aside: those with smaller numbers than this; 0 begins with the newest.
    before: Option<u64>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// Messages (WCO `Response`) in order, from any number on, as often as wanted.
#[utoipa::path(get, path = "/api/messages", tag = "messages", params(MessagesQuery), security(("session" = []), ("token" = [])), responses((status = 200, body = shapes::MessagePage)))]
async fn messages(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<MessagesQuery>,
) -> Result<Json<Value>, Problem> {
    let limit = query.limit.unwrap_or(PAGE_DEFAULT).clamp(1, PAGE_MAX);
    let order = query.before.map_or(Order::After(query.after), Order::Before);
    let mut notices = server.office.notices(&client.actor, order, limit).await?;
    notices.retain(|notice| !client.caller.is_related(notice.owner));
    Ok(Json(json!({ "messages": notices })))
}

/// How far a subscriber has read.
#[utoipa::path(get, path = "/api/cursors/{subscriber}", tag = "messages", security(("session" = []), ("token" = [])), params(("subscriber" = String, Path)), responses((status = 200, body = shapes::ReadTo)))]
async fn cursor(State(server): State<Server>, client: Client, Path(subscriber): Path<String>) -> Result<Json<Value>, Problem> {
    let name = format!("{}/{subscriber}", client.id);
    let number = server.office.store.cursor(server.office.administration, &name).await.map_err(OfficeError::Read)?;
    Ok(Json(json!({ "number": number })))
}

#[derive(Deserialize, ToSchema)]
struct CursorBody {
    number: u64,
}

/// Says how far a subscriber has read; it never goes back.
#[utoipa::path(put, path = "/api/cursors/{subscriber}", tag = "messages", params(("subscriber" = String, Path)), request_body = CursorBody, security(("session" = []), ("token" = [])), responses((status = 204)))]
async fn move_cursor(
    State(server): State<Server>,
    client: Client,
    Path(subscriber): Path<String>,
    Json(body): Json<CursorBody>,
) -> Result<StatusCode, Problem> {
    let name = format!("{}/{subscriber}", client.id);
    server.office.store.move_cursor(server.office.administration, &name, body.number).await.map_err(OfficeError::Read)?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many cases there are by outcome and lane, and what waits now for whom and which step.
#[utoipa::path(get, path = "/api/counts", tag = "cases", security(("session" = []), ("token" = [])), responses((status = 200, body = shapes::Counts)))]
async fn counts(State(server): State<Server>, client: Client) -> Result<Json<Value>, Problem> {
    let mut counts = counted(&server, &client).await?;
    counts["waiting"] = json!(server.office.waiting(&client.caller).await?);
    Ok(Json(counts))
}

/// Counts as the page and the live stream show them.
pub async fn counted(server: &Server, client: &Client) -> Result<Value, Problem> {
    let counts = server.office.store.counts(&client.actor).await.map_err(OfficeError::Read)?;
    let counts: Vec<Value> =
        counts.iter().map(|count| json!({ "outcome": count.outcome, "lane": count.lane, "cases": count.cases })).collect();
    Ok(json!({ "counts": counts }))
}

/// Whether the server and its database answer.
#[utoipa::path(get, path = "/health", tag = "health", responses((status = 200, body = shapes::Health), (status = 503)))]
async fn health(State(server): State<Server>) -> Result<Json<Value>, Problem> {
    server.office.store.cursor(server.office.administration, "health").await.map_err(OfficeError::Read)?;
    Ok(Json(json!({ "status": "ok", "edition": server.office.law().id() })))
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "health", responses((status = 200, body = std::collections::BTreeMap<String, Value>)))]
async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], Server::document()).into_response()
}
