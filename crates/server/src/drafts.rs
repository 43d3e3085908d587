//! This module decides the resources of drafts of editions: their rules, their tests, and the edition that is made of one.
//! Each change names the version that was seen (`If-Match`) and answers with the version that is now (`ETag`).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::CellProblem;
use office::law::{Brought, DraftCards, DraftView, FromCase, RanView, RuleEdit, SourceRow, TestEdit};
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
        .routes(routes!(drafts, begin))
        .routes(routes!(draft, drop))
        .routes(routes!(check))
        .routes(routes!(change_rule))
        .routes(routes!(change_test))
        .routes(routes!(test, drop_test))
        .routes(routes!(run))
        .routes(routes!(make))
        .routes(routes!(from_case))
        .routes(routes!(put_source))
}

/// A draft with its tag.
fn tagged(status: StatusCode, view: &DraftView) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{}\"", view.card.version)).unwrap_or(HeaderValue::from_static("\"\""));
    (status, [(header::ETAG, tag)], Json(view)).into_response()
}

/// The drafts of editions, the last changed first.
#[utoipa::path(get, path = "/api/drafts", tag = "law", security(("session" = []), ("token" = [])),
    responses((status = 200, body = DraftCards)))]
async fn drafts(State(server): State<Server>) -> Result<Json<DraftCards>, Problem> {
    Ok(Json(server.office.drafts().await?))
}

#[derive(Deserialize, ToSchema)]
struct NewDraft {
    /// The edition that is to be changed; one whose tables are kept.
    edition: String,
    /// What people are to call the draft.
    name: String,
}

/// Begin a draft over an edition: nothing counts by it until an edition is made of it, proposed and confirmed.
#[utoipa::path(post, path = "/api/drafts", tag = "law", security(("session" = []), ("token" = [])), request_body = NewDraft,
    responses((status = 201, body = DraftView), (status = 404), (status = 422, description = "details.reason is no_tables for an edition that was kept before its tables were")))]
async fn begin(State(server): State<Server>, client: Client, Json(new): Json<NewDraft>) -> Result<Response, Problem> {
    let view = server.office.begin_draft(&client.caller, &new.edition, &new.name).await?;
    Ok(tagged(StatusCode::CREATED, &view))
}

/// A draft: every rule as it is to be, and the tests.
#[utoipa::path(get, path = "/api/drafts/{draft}", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path)), responses((status = 200, body = DraftView), (status = 404)))]
async fn draft(State(server): State<Server>, Path(draft): Path<Uuid>) -> Result<Response, Problem> {
    Ok(tagged(StatusCode::OK, &server.office.draft(draft).await?))
}

/// Drop a draft.
#[utoipa::path(delete, path = "/api/drafts/{draft}", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 204), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker"), (status = 428, description = "If-Match is missing")))]
async fn drop(
    State(server): State<Server>,
    client: Client,
    Path(draft): Path<Uuid>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    server.office.drop_draft(&client.caller, (draft, seen_version(&headers)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the compiler says of a change of a rule, while somebody writes it; nothing is kept.
#[utoipa::path(post, path = "/api/drafts/{draft}/rules/check", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path)), request_body = RuleEdit, responses((status = 200, body = Vec<CellProblem>), (status = 404), (status = 422)))]
async fn check(
    State(server): State<Server>,
    Path(draft): Path<Uuid>,
    Json(edit): Json<RuleEdit>,
) -> Result<Json<Vec<CellProblem>>, Problem> {
    Ok(Json(server.office.check_rule(draft, &edit).await?))
}

/// Change a rule of a draft. What does not compile is kept too; no edition is made of it.
#[utoipa::path(put, path = "/api/drafts/{draft}/rules", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")), request_body = RuleEdit,
    responses((status = 200, body = DraftView), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn change_rule(
    State(server): State<Server>,
    client: Client,
    Path(draft): Path<Uuid>,
    headers: HeaderMap,
    Json(edit): Json<RuleEdit>,
) -> Result<Response, Problem> {
    let view = server.office.change_rule(&client.caller, (draft, seen_version(&headers)?), &edit).await?;
    Ok(tagged(StatusCode::OK, &view))
}

/// Write a test of a draft: a declaration, a day, which findings must be there and which must not.
#[utoipa::path(put, path = "/api/drafts/{draft}/tests", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")), request_body = TestEdit,
    responses((status = 200, body = DraftView), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker; `taken`: the name is taken"), (status = 422, description = "details.problems: field, what is wrong and the mend, by language"), (status = 428, description = "If-Match is missing")))]
async fn change_test(
    State(server): State<Server>,
    client: Client,
    Path(draft): Path<Uuid>,
    headers: HeaderMap,
    Json(edit): Json<TestEdit>,
) -> Result<Response, Problem> {
    let view = server.office.change_test(&client.caller, (draft, seen_version(&headers)?), &edit).await?;
    Ok(tagged(StatusCode::OK, &view))
}

#[derive(Serialize, ToSchema)]
struct TestDeclaration {
    /// The message, line by line.
    declaration: String,
}

/// The declaration of a test.
#[utoipa::path(get, path = "/api/drafts/{draft}/tests/{test}", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("test" = String, Path)), responses((status = 200, body = TestDeclaration), (status = 404)))]
async fn test(State(server): State<Server>, Path((draft, test)): Path<(Uuid, String)>) -> Result<Json<TestDeclaration>, Problem> {
    Ok(Json(TestDeclaration { declaration: server.office.test_declaration(draft, &test).await? }))
}

/// Take a test out of a draft.
#[utoipa::path(delete, path = "/api/drafts/{draft}/tests/{test}", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("test" = String, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses((status = 200, body = DraftView), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker"), (status = 428, description = "If-Match is missing")))]
async fn drop_test(
    State(server): State<Server>,
    client: Client,
    Path((draft, test)): Path<(Uuid, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let view = server.office.drop_test(&client.caller, (draft, seen_version(&headers)?), &test).await?;
    Ok(tagged(StatusCode::OK, &view))
}

/// Compile the rules of a draft and run its tests.
#[utoipa::path(post, path = "/api/drafts/{draft}/run", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path)), responses((status = 200, body = RanView), (status = 404)))]
async fn run(State(server): State<Server>, Path(draft): Path<Uuid>) -> Result<Json<RanView>, Problem> {
    Ok(Json(server.office.run_draft(draft).await?))
}

#[derive(Deserialize, ToSchema)]
struct NewEdition {
    /// The version that the pack is to have.
    version: String,
    /// What is to be said of the edition: its legal act, its purpose.
    note: String,
}

/// Make an edition of a draft: compiled, true to its tests, kept by its hash like one that was brought. The draft is dropped.
#[utoipa::path(post, path = "/api/drafts/{draft}/edition", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")), request_body = NewEdition,
    responses((status = 201, body = Brought), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker"),
        (status = 422, description = "It does not compile or fails a test: details.problems names every place"), (status = 428, description = "If-Match is missing")))]
async fn make(
    State(server): State<Server>,
    client: Client,
    Path(draft): Path<Uuid>,
    headers: HeaderMap,
    Json(new): Json<NewEdition>,
) -> Result<Response, Problem> {
    let seen = (draft, seen_version(&headers)?);
    let brought = server.office.make_edition(&client.caller, seen, (&new.version, &new.note)).await?;
    Ok((StatusCode::CREATED, Json(brought)).into_response())
}

#[derive(Deserialize, ToSchema)]
struct CaseReference {
    /// The MRN or the declarant's reference of a case that the caller may read.
    reference: String,
}

/// The declaration of a stored case for a test, without the names, addresses and numbers of its parties.
#[utoipa::path(post, path = "/api/drafts/from-case", tag = "law", security(("session" = []), ("token" = [])),
    request_body = CaseReference, responses((status = 200, body = FromCase), (status = 404), (status = 422)))]
async fn from_case(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<CaseReference>,
) -> Result<Json<FromCase>, Problem> {
    Ok(Json(server.office.test_from_case(&client.caller, &body.reference).await?))
}

/// Add a source to a draft, such as a new legal act, or say one of it otherwise.
#[utoipa::path(put, path = "/api/drafts/{draft}/sources", tag = "law", security(("session" = []), ("token" = [])),
    params(("draft" = Uuid, Path), ("If-Match" = String, Header, description = "The version that was seen")), request_body = SourceRow,
    responses((status = 200, body = DraftView), (status = 404), (status = 409, description = "`draft_moved`: somebody was quicker"), (status = 422), (status = 428, description = "If-Match is missing")))]
async fn put_source(
    State(server): State<Server>,
    client: Client,
    Path(draft): Path<Uuid>,
    headers: HeaderMap,
    Json(source): Json<SourceRow>,
) -> Result<Response, Problem> {
    let view = server.office.put_source(&client.caller, (draft, seen_version(&headers)?), &source).await?;
    Ok(tagged(StatusCode::OK, &view))
}
