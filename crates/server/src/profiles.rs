//! This module decides the resources of analysts' profiles: what is in use, what hits, and the acts of two people.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::CellProblem;
use office::profiles::{ProfileCase, ProfileDraft, ProfilesView, TrialView};
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
        .routes(routes!(profiles, propose))
        .routes(routes!(check))
        .routes(routes!(cases))
        .routes(routes!(confirm, withdraw))
        .routes(routes!(ask))
        .routes(routes!(trial))
}

/// The profiles, with what each hit in twelve months and how often it was right.
#[utoipa::path(get, path = "/api/profiles", tag = "risk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = ProfilesView)))]
async fn profiles(State(server): State<Server>, client: Client) -> Result<Json<ProfilesView>, Problem> {
    Ok(Json(server.office.profiles_view(&client.caller).await?))
}

#[derive(Deserialize, ToSchema)]
struct ProfileBody {
    /// The profile of which this is the next version; a new one when left out.
    profile: Option<Uuid>,
    /// What it says: `name`, `reason` by language, `for_each`, `condition`, `lane`, `procedures`, `goods`, `offices`,
    /// `valid_from`, `valid_to`.
    says: ProfileDraft,
}

#[derive(Serialize, ToSchema)]
struct Proposed {
    /// The version.
    id: Uuid,
}

/// Propose a profile, or the next version of one. Nothing happens until another person confirms it.
#[utoipa::path(post, path = "/api/profiles", tag = "risk", security(("session" = [])), request_body = ProfileBody,
    responses((status = 201, body = Proposed), (status = 404), (status = 422, description = "details.problems: field, character, what is wrong and the mend, by language")))]
async fn propose(State(server): State<Server>, client: Client, Json(body): Json<ProfileBody>) -> Result<Response, Problem> {
    let id = server.office.propose_profile(&client.caller, body.profile, body.says).await?;
    Ok((StatusCode::CREATED, Json(Proposed { id })).into_response())
}

/// What is wrong with a profile, while somebody writes it; nothing is kept.
#[utoipa::path(post, path = "/api/profiles/check", tag = "risk", security(("session" = []), ("token" = [])),
    request_body = ProfileDraft, responses((status = 200, body = Vec<CellProblem>)))]
async fn check(State(server): State<Server>, Json(says): Json<ProfileDraft>) -> Json<Vec<CellProblem>> {
    Json(server.office.check_profile(&says))
}

/// The newest cases that a profile hit.
#[utoipa::path(get, path = "/api/profiles/{profile}/cases", tag = "risk", security(("session" = []), ("token" = [])),
    params(("profile" = Uuid, Path)), responses((status = 200, body = Vec<ProfileCase>), (status = 404)))]
async fn cases(
    State(server): State<Server>,
    client: Client,
    Path(profile): Path<Uuid>,
) -> Result<Json<Vec<ProfileCase>>, Problem> {
    Ok(Json(server.office.profile_cases(&client.caller, profile).await?))
}

/// Confirm a version that another person proposed: it stops goods from then on, on its days.
#[utoipa::path(put, path = "/api/profile-versions/{version}", tag = "risk", security(("session" = [])),
    params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.confirm_profile(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withdraw a version; of one that counts, the whole profile: no older version comes back.
#[utoipa::path(delete, path = "/api/profile-versions/{version}", tag = "risk", security(("session" = [])),
    params(("version" = Uuid, Path)), responses((status = 204), (status = 404), (status = 422)))]
async fn withdraw(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.withdraw_profile(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct TrialBody {
    /// What a profile says.
    says: ProfileDraft,
    /// The first day of the cases' receipt.
    #[schema(value_type = String, format = Date)]
    first_day: Date,
    /// The last day, at most 91 days later.
    #[schema(value_type = String, format = Date)]
    last_day: Date,
}

/// Ask what a profile would have stopped: nothing is changed by it. The result comes later, at the address of the trial.
#[utoipa::path(post, path = "/api/trials", tag = "risk", security(("session" = []), ("token" = [])), request_body = TrialBody,
    responses((status = 202, body = TrialView), (status = 422)))]
async fn ask(State(server): State<Server>, client: Client, Json(body): Json<TrialBody>) -> Result<Response, Problem> {
    let view = server.office.ask_trial(&client.caller, &body.says, (body.first_day, body.last_day)).await?;
    Ok((StatusCode::ACCEPTED, Json(view)).into_response())
}

/// A trial: how many cases are looked at so far, and when it is done what it would have hit, found and burdened.
#[utoipa::path(get, path = "/api/trials/{trial}", tag = "risk", security(("session" = []), ("token" = [])),
    params(("trial" = Uuid, Path)), responses((status = 200, body = TrialView), (status = 404)))]
async fn trial(State(server): State<Server>, client: Client, Path(trial): Path<Uuid>) -> Result<Json<TrialView>, Problem> {
    Ok(Json(server.office.trial(&client.caller, trial).await?))
}
