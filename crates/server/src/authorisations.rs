//! This module decides the resources of the register of authorisations.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::authorisations::{
    AuthorisationStatus, AuthorisationView, AuthorisationsAsked, AuthorisationsFound, NewAuthorisation, NewRegister, RegisterView,
};
use serde::{Deserialize, Serialize};
use store::AUTHORISATIONS_PAGE_MAX;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(list, propose))
        .routes(routes!(confirm))
        .routes(routes!(end))
        .routes(routes!(registers, propose_register))
        .routes(routes!(confirm_register, end_register))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    /// Only of this type (`DPO`).
    kind: Option<String>,
    /// Only of this holder, by its number.
    holder: Option<String>,
    /// Only with this in the holder's number or name, or in the number.
    text: Option<String>,
    /// Only `waiting` for the second person, or `in_force` today.
    status: Option<AuthorisationStatus>,
    /// Entries, at most 200; 50 where left out.
    limit: Option<u32>,
    /// Where the page before ended: its `next`.
    after: Option<String>,
}

/// A page of the register.
#[derive(Serialize, ToSchema)]
struct AuthorisationPage {
    /// The entries, the newest first.
    authorisations: Vec<AuthorisationView>,
    /// The types of which the register is kept today: every claim of them is held against it.
    kept: Vec<String>,
    /// Where the next page begins; none where this is the last.
    next: Option<String>,
}

/// The entries of one page where nobody says how many.
const PAGE: u32 = 50;

/// The register of authorisations, the newest entry first: the whole for customs, those of the own firms for others, all on one
/// page and unfiltered.
#[utoipa::path(get, path = "/api/authorisations", tag = "authorisations", security(("session" = []), ("token" = [])), params(ListQuery),
    responses((status = 200, body = AuthorisationPage), (status = 400)))]
async fn list(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<ListQuery>,
) -> Result<Json<AuthorisationPage>, Problem> {
    let limit = query.limit.unwrap_or(PAGE).clamp(1, AUTHORISATIONS_PAGE_MAX);
    let after = match query.after.as_deref() {
        Some(after) => Some(read_cursor(after).ok_or_else(|| Problem::parameter("after"))?),
        None => None,
    };
    if query.status.is_some_and(|status| !matches!(status, AuthorisationStatus::Waiting | AuthorisationStatus::InForce)) {
        return Err(Problem::parameter("status"));
    }
    let ListQuery { kind, holder, text, status, .. } = query;
    let asked = AuthorisationsAsked { kind, holder, text, status, after, limit };
    let AuthorisationsFound { entries, next } = server.office.authorisations(&client.caller, &asked).await?;
    let next = next.map(|(at, id)| format!("{at}-{}", id.simple()));
    let kept = server.office.kept_types(server.office.today()).await?;
    Ok(Json(AuthorisationPage { authorisations: entries, kept, next }))
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('-')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

#[derive(Serialize, ToSchema)]
struct ProposedAuthorisation {
    id: Uuid,
}

/// Propose an entry of the register. It counts when another person has confirmed it.
#[utoipa::path(post, path = "/api/authorisations", tag = "authorisations", security(("session" = [])), request_body = NewAuthorisation,
    responses((status = 201, body = ProposedAuthorisation), (status = 403, description = "`kin`"),
        (status = 422, description = "`unknown`, `empty`, `too_long`, `before_first`, `has_passed`, `taken`")))]
async fn propose(State(server): State<Server>, client: Client, Json(new): Json<NewAuthorisation>) -> Result<Response, Problem> {
    let id = server.office.propose_authorisation(&client.caller, new).await?;
    Ok((StatusCode::CREATED, Json(ProposedAuthorisation { id })).into_response())
}

/// Confirm what another person proposed.
#[utoipa::path(put, path = "/api/authorisations/{authorisation}", tag = "authorisations", security(("session" = [])),
    params(("authorisation" = Uuid, Path)),
    responses((status = 204), (status = 403, description = "`kin`"), (status = 404), (status = 409, description = "The caller proposed it"),
        (status = 422, description = "`not_waiting`")))]
async fn confirm(State(server): State<Server>, client: Client, Path(authorisation): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.confirm_authorisation(&client.caller, authorisation).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[schema(as = AuthorisationEnd)]
struct EndBody {
    /// Why.
    reason: String,
}

/// End an entry at once, or take a proposal back. What was decided before stays as it is.
#[utoipa::path(post, path = "/api/authorisations/{authorisation}/end", tag = "authorisations", security(("session" = [])),
    request_body = EndBody, params(("authorisation" = Uuid, Path)),
    responses((status = 204), (status = 403, description = "`kin`"), (status = 404),
        (status = 422, description = "`empty`, `ended_already`")))]
async fn end(
    State(server): State<Server>,
    client: Client,
    Path(authorisation): Path<Uuid>,
    Json(body): Json<EndBody>,
) -> Result<StatusCode, Problem> {
    server.office.end_authorisation(&client.caller, authorisation, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The types of authorisations of which the register is kept, from which day on, the newest first.
#[utoipa::path(get, path = "/api/registers", tag = "authorisations", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Vec<RegisterView>)))]
async fn registers(State(server): State<Server>, client: Client) -> Result<Json<Vec<RegisterView>>, Problem> {
    Ok(Json(server.office.registers(&client.caller).await?))
}

/// Propose that the register of a type is kept from a day on. When another person has confirmed it, every claim of the type is
/// held against the register from that legal date; so the register is filled before.
#[utoipa::path(post, path = "/api/registers", tag = "authorisations", security(("session" = [])), request_body = NewRegister,
    responses((status = 201, body = ProposedAuthorisation), (status = 422, description = "`unknown`, `has_passed`")))]
async fn propose_register(
    State(server): State<Server>,
    client: Client,
    Json(new): Json<NewRegister>,
) -> Result<Response, Problem> {
    let id = server.office.propose_register(&client.caller, &new).await?;
    Ok((StatusCode::CREATED, Json(ProposedAuthorisation { id })).into_response())
}

/// Confirm what another person proposed.
#[utoipa::path(put, path = "/api/registers/{version}", tag = "authorisations", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422, description = "`not_waiting`")))]
async fn confirm_register(
    State(server): State<Server>,
    client: Client,
    Path(version): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    server.office.confirm_register(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End a register, or take a proposal back: claims of the type are then no longer held against anything.
#[utoipa::path(delete, path = "/api/registers/{version}", tag = "authorisations", security(("session" = [])), params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 422, description = "`not_waiting`")))]
async fn end_register(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.end_register(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
