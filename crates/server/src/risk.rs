//! This module decides the resources of the analyst's room.

use axum::Json;
use axum::extract::{Query, State};
use office::analyst::{Cases, CommunitiesView, Looked, Network, Room, Which};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(risk))
        .routes(routes!(risk_cases))
        .routes(routes!(risk_network))
        .routes(routes!(risk_communities))
}

/// Days of a room unless asked otherwise.
const DAYS_DEFAULT: u32 = 90;

#[derive(Deserialize, IntoParams)]
struct RoomQuery {
    /// How many days, today the last; 1 to 366, 90 when left out.
    days: Option<u32>,
    /// Only cases at this place.
    office: Option<String>,
    /// Only cases of this lane.
    lane: Option<String>,
    /// The share of examinations to try, 0 to 1; that of the law when left out.
    share: Option<String>,
}

/// How probable and how worthwhile examinations were thought, what they found by what chose them, how often a reason was
/// right, whom it burdens, and what another share of examinations would give. Every figure bears the query that lists its
/// cases.
#[utoipa::path(get, path = "/api/risk", tag = "risk", params(RoomQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Room), (status = 422)))]
async fn risk(State(server): State<Server>, client: Client, Query(query): Query<RoomQuery>) -> Result<Json<Room>, Problem> {
    let share: Option<Decimal> = query.share.map(|share| share.parse().map_err(|_| Problem::parameter("share"))).transpose()?;
    let looked = Looked { days: query.days.unwrap_or(DAYS_DEFAULT), office: query.office, lane: query.lane, share };
    Ok(Json(server.office.analyst(&client.caller, &looked).await?))
}

#[derive(Deserialize, IntoParams)]
struct CasesQuery {
    /// How many days, today the last; 1 to 366, 90 when left out.
    days: Option<u32>,
    /// Only cases at this place.
    office: Option<String>,
    /// Only cases of this lane.
    lane: Option<String>,
    /// Only what this chose: `score`, `chance`, `findings` or `none`.
    basis: Option<String>,
    /// Only with this result: `conform`, `discrepancy`, `seize`, `irregular` or `any`.
    result: Option<String>,
    /// Only of this twentieth of probability, from 0.
    probability_band: Option<i64>,
    /// Only of this band of worth: ten in a factor of ten.
    band: Option<i64>,
    /// Only with this signal among the first reasons.
    signal: Option<String>,
    /// Only of this origin.
    origin: Option<String>,
    /// Only of traders with 1, 2 to 9, 10 to 99, or 100 and more declarations in these days: the first number.
    size: Option<i64>,
}

/// The newest cases behind a figure of the analyst's room, at most 200.
#[utoipa::path(get, path = "/api/risk/cases", tag = "risk", params(CasesQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Cases), (status = 422)))]
async fn risk_cases(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<CasesQuery>,
) -> Result<Json<Cases>, Problem> {
    let CasesQuery { days, office, lane, basis, result, probability_band, band, signal, origin, size } = query;
    let looked = Looked { days: days.unwrap_or(DAYS_DEFAULT), office, lane, share: None };
    let which = Which { basis, result, probability_band, band, signal, origin, size };
    Ok(Json(server.office.analyst_cases(&client.caller, &looked, which).await?))
}

#[derive(Deserialize, IntoParams)]
struct NetworkQuery {
    /// What is asked for: `importer`, `declarant`, `seller`, `address`, `account`, `conveyance`, `container`, …
    kind: String,
    /// Its number, name or text, as declarations say it; letters and spaces may differ in size and number.
    value: String,
    /// How many days, today the last; 1 to 366, 90 when left out.
    days: Option<u32>,
}

/// Whom and what the cases of a party, an address, an account or a thing name, who else imports with those, and where
/// something was found.
#[utoipa::path(get, path = "/api/risk/network", tag = "risk", params(NetworkQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = Network), (status = 422)))]
async fn risk_network(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<NetworkQuery>,
) -> Result<Json<Network>, Problem> {
    let days = query.days.unwrap_or(DAYS_DEFAULT);
    Ok(Json(server.office.network(&client.caller, &query.kind, &query.value, days).await?))
}

#[derive(Deserialize, IntoParams)]
struct CommunitiesQuery {
    /// How many days, today the last; 1 to 366, 90 when left out.
    days: Option<u32>,
}

/// Who belongs together in the newest cases: importers that share addresses, accounts, conveyances, containers or suppliers, and
/// how far what was found in one reaches the others.
#[utoipa::path(get, path = "/api/risk/communities", tag = "risk", params(CommunitiesQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = CommunitiesView), (status = 422)))]
async fn risk_communities(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<CommunitiesQuery>,
) -> Result<Json<CommunitiesView>, Problem> {
    Ok(Json(server.office.communities(&client.caller, query.days.unwrap_or(DAYS_DEFAULT)).await?))
}
