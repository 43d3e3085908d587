//! This module decides the resources by which an officer finds work: the queue, the next case, the workload, the search,
//! and one act on many cases.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use office::desk::{BulkAct, QueueQuery, Workload};
use office::{Denial, OfficeError};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Page, QueueCursor, QueueOrder, Queued};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::api::{CasePage, CaseSummary, page_end};
use crate::client::Client;
use crate::desk::{tag_of, tagged};
use crate::problem::Problem;
use crate::shapes::{Lane, ProblemDetails};

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(queue))
        .routes(routes!(next))
        .routes(routes!(workload))
        .routes(routes!(search))
        .routes(routes!(preview))
        .routes(routes!(bulk))
}

/// Cases on one page unless asked otherwise.
const PAGE_DEFAULT: u32 = 50;

#[derive(Deserialize, IntoParams)]
struct QueueParameters {
    /// Only of this lane (`red`).
    lane: Option<String>,
    /// Only what waits for this step (`examine`).
    stage: Option<String>,
    /// Only at places that begin so (`GBDVR`).
    place: Option<String>,
    /// `me`, `nobody`, or a user.
    assignee: Option<String>,
    /// Only what was received more than so many hours ago.
    older_than_hours: Option<u32>,
    /// Only what is due within so many hours.
    due_within_hours: Option<u32>,
    /// What comes first: `received`, the oldest (unless asked otherwise); `due`, what is due first; `worth`, what an
    /// examination is expected to be worth most.
    order: Option<String>,
    /// The `next` of the page before, asked in the same order.
    after: Option<String>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// A case in the queue.
#[derive(Serialize, ToSchema)]
struct QueuedView {
    #[serde(flatten)]
    summary: CaseSummary,
    /// To be sent as `If-Match` with what is done.
    version: u32,
    /// The step it waits for.
    stage: String,
    /// Since when, UTC microseconds.
    stage_since: i64,
    place: String,
    /// The lane as it is now: an officer may have routed anew.
    #[schema(value_type = Option<Lane>)]
    current_lane: Option<String>,
    /// Who has it.
    assignee: Option<Uuid>,
    /// Until when the step should be done: by the service standard of the pack, or by the deadline of the law if that is
    /// earlier. UTC microseconds.
    step_due_at: Option<i64>,
    /// The matter that it waits for (`origin`); empty for none of its own.
    subject: String,
    /// What an examination was expected to be worth, a decimal in the currency of the law; none where nothing was scored, and
    /// for other agencies.
    worth: Option<String>,
}

/// A page of the queue.
#[derive(Serialize, ToSchema)]
struct QueuePage {
    cases: Vec<QueuedView>,
    /// Where the next page begins; none on the last.
    next: Option<String>,
}

impl From<Queued> for QueuedView {
    fn from(queued: Queued) -> Self {
        Self {
            version: queued.case.version,
            summary: queued.case.into(),
            stage: queued.stage,
            stage_since: queued.stage_since,
            place: queued.place,
            current_lane: queued.lane,
            assignee: queued.assignee,
            step_due_at: queued.step_due_at,
            subject: queued.subject,
            worth: (queued.worth != 0).then(|| Decimal::new(queued.worth, 2).to_string()),
        }
    }
}

/// What waits for the own office, the oldest first unless asked otherwise, without cases of kin or firm.
#[utoipa::path(get, path = "/api/queue", tag = "desk", params(QueueParameters), security(("session" = []), ("token" = [])),
    responses((status = 200, body = QueuePage), (status = 304)))]
async fn queue(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<QueueParameters>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let wanted = asked(query)?;
    let found = server.office.queue(&client.caller, &wanted).await?;
    let last = found.last().filter(|_| found.len() == wanted.limit as usize).map(Queued::cursor);
    let next = last.map(|last| format!("{}.{}", last.key, last.case_id));
    let page = QueuePage { cases: found.into_iter().map(Into::into).collect(), next };
    let body = serde_json::to_value(page).unwrap_or_default();
    Ok(tagged(&headers, &tag_of(&body), &body))
}

/// A case to work on.
#[derive(Serialize, ToSchema)]
struct Task {
    case: Uuid,
}

/// What is asked for, as the office knows it.
fn asked(query: QueueParameters) -> Result<QueueQuery, Problem> {
    let after = match query.after.as_deref() {
        None => None,
        Some(after) => {
            let read =
                after.split_once('.').and_then(|(at, id)| Some(QueueCursor { key: at.parse().ok()?, case_id: id.parse().ok()? }));
            Some(read.ok_or_else(|| Problem::parameter("after"))?)
        }
    };
    let assignee = match query.assignee.as_deref() {
        None | Some("me" | "nobody") => None,
        Some(user) => Some(user.parse().map_err(|_| Problem::parameter("assignee"))?),
    };
    let order = match query.order.as_deref() {
        None | Some("received") => QueueOrder::Received,
        Some("due") => QueueOrder::Due,
        Some("worth") => QueueOrder::Worth,
        Some(_) => return Err(Problem::parameter("order")),
    };
    let limit = query.limit.unwrap_or(PAGE_DEFAULT).clamp(1, store::PAGE_MAX);
    Ok(QueueQuery {
        lane: query.lane,
        stage: query.stage,
        place: query.place,
        assignee,
        only_mine: query.assignee.as_deref() == Some("me"),
        only_free: query.assignee.as_deref() == Some("nobody"),
        older_than_hours: query.older_than_hours,
        due_within_hours: query.due_within_hours,
        after,
        order,
        limit,
    })
}

/// The next case of those asked for: one that one has already, or the first that nobody has, which one then has.
#[utoipa::path(post, path = "/api/queue/next", tag = "desk", params(QueueParameters), security(("session" = [])),
    responses((status = 200, body = Task), (status = 204, description = "There is nothing to do"), (status = 400)))]
async fn next(State(server): State<Server>, client: Client, Query(query): Query<QueueParameters>) -> Result<Response, Problem> {
    Ok(match server.office.next_task(&client.caller, &asked(query)?).await? {
        Some(case) => Json(Task { case }).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

/// How many waiting cases each officer has: of those with some, and of all of the own office.
#[utoipa::path(get, path = "/api/workload", tag = "desk", security(("session" = [])), responses((status = 200, body = Vec<Workload>)))]
async fn workload(State(server): State<Server>, client: Client) -> Result<Json<Vec<Workload>>, Problem> {
    Ok(Json(server.office.workloads(&client.caller).await?))
}

#[derive(Deserialize, IntoParams)]
struct SearchParameters {
    /// Words of reference numbers, goods codes, descriptions and names of parties; all must be there. Chinese needs no
    /// spaces.
    text: String,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// Cases that have all words, the newest first.
#[utoipa::path(get, path = "/api/search", tag = "cases", params(SearchParameters), security(("session" = []), ("token" = [])),
    responses((status = 200, body = CasePage), (status = 422, description = "There is no word in the text")))]
async fn search(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<SearchParameters>,
) -> Result<Json<CasePage>, Problem> {
    let limit = query.limit.unwrap_or(PAGE_DEFAULT).clamp(1, store::PAGE_MAX);
    let page = Page { after: page_end(query.after.as_deref())?, limit };
    let found = server.office.search(&client.caller, &query.text, page).await?;
    Ok(Json(CasePage::of(&client, found, limit)))
}

#[derive(Deserialize, ToSchema)]
struct BulkCase {
    case: Uuid,
    /// The version that one saw.
    version: u32,
}

#[derive(Deserialize, ToSchema)]
struct BulkBody {
    /// `release`, `accept_documents` or `hand_over`.
    act: String,
    /// At most 100.
    cases: Vec<BulkCase>,
    /// For `hand_over`: to whom.
    to: Option<Uuid>,
    /// For `hand_over`: why.
    reason: Option<String>,
}

impl BulkBody {
    fn read(self) -> Result<(BulkAct, Vec<(Uuid, u32)>), Problem> {
        let invalid = |field| OfficeError::from(Denial::Invalid { field, reason: "unknown" });
        let act = match (self.act.as_str(), self.to, self.reason) {
            ("release", None, None) => BulkAct::Release,
            ("accept_documents", None, None) => BulkAct::AcceptDocuments,
            ("hand_over", Some(to), Some(reason)) => BulkAct::HandOver { to, reason },
            ("hand_over", _, _) => return Err(invalid("to").into()),
            _ => return Err(invalid("act").into()),
        };
        Ok((act, self.cases.into_iter().map(|one| (one.case, one.version)).collect()))
    }
}

/// What an act would do to one of many cases.
#[derive(Serialize, ToSchema)]
struct BulkPreviewed {
    case: Uuid,
    mrn: Option<String>,
    /// What is owed, a decimal.
    payable: Option<String>,
    currency: Option<String>,
    /// Whether a second person must confirm.
    needs_second: bool,
    possible: bool,
    /// Why it is not possible.
    #[schema(value_type = Option<ProblemDetails>)]
    problem: Option<Value>,
}

/// What became of one of many cases.
#[derive(Serialize, ToSchema)]
struct BulkDone {
    case: Uuid,
    done: bool,
    /// The version of the case afterwards.
    version: Option<u32>,
    /// Whether it now waits for a second person.
    awaits_second: bool,
    /// Why it was not done.
    #[schema(value_type = Option<ProblemDetails>)]
    problem: Option<Value>,
}

/// What an act would do to each of many cases; nothing is changed.
#[utoipa::path(post, path = "/api/bulk/preview", tag = "desk", request_body = BulkBody, security(("session" = [])),
    responses((status = 200, body = Vec<BulkPreviewed>), (status = 422)))]
async fn preview(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<BulkBody>,
) -> Result<Json<Vec<BulkPreviewed>>, Problem> {
    let (act, cases) = body.read()?;
    let previews = server.office.preview_bulk(&client.caller, &act, &cases).await?;
    let shown = previews.into_iter().map(|one| {
        let (payable, currency) = one.payable.map(|(amount, currency)| (amount.to_string(), currency)).unzip();
        BulkPreviewed {
            case: one.case,
            mrn: one.mrn,
            payable,
            currency,
            needs_second: one.needs_second,
            possible: one.refusal.is_none(),
            problem: one.refusal.map(|error| Problem::from(error).body()),
        }
    });
    Ok(Json(shown.collect()))
}

/// One act on many cases; each stands or fails for itself.
#[utoipa::path(post, path = "/api/bulk", tag = "desk", request_body = BulkBody, security(("session" = [])),
    responses((status = 200, body = Vec<BulkDone>), (status = 422)))]
async fn bulk(State(server): State<Server>, client: Client, Json(body): Json<BulkBody>) -> Result<Json<Vec<BulkDone>>, Problem> {
    let (act, cases) = body.read()?;
    let done = server.office.bulk(&client.caller, &act, &cases).await?;
    server.changed();
    let shown = done.into_iter().map(|(case, result)| {
        let (acted, problem) = match result {
            Ok(acted) => (acted, None),
            Err(error) => (None, Some(Problem::from(error).body())),
        };
        BulkDone {
            case,
            done: problem.is_none(),
            version: acted.as_ref().map(|acted| acted.version),
            awaits_second: acted.is_some_and(|acted| acted.awaits_second),
            problem,
        }
    });
    Ok(Json(shown.collect()))
}
