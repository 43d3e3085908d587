//! This module decides the resources by which administrations ask and answer each other, and by which officers ask.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::exchange::{ArrangementView, Asked, ExchangeDetail, ExchangeView, NewRecognised, NewRequest, RecognisedView};
use office::{Denial, OfficeError};
use outbound::{CallError, Caller, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::limits::ADMINISTRATIONS;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(answer))
        .routes(routes!(recognised))
        .routes(routes!(exchanges))
        .routes(routes!(exchange_detail))
        .routes(routes!(exchanges_of, ask))
        .routes(routes!(arrangement))
        .routes(routes!(lists, propose))
        .routes(routes!(confirm))
        .routes(routes!(fetch))
}

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// Answer a request of another administration: a note that it signed. The answer is a note too, also when it is a refusal.
#[utoipa::path(post, path = "/exchange", tag = "exchange", request_body = String,
    responses((status = 200, body = String, content_type = "text/plain"), (status = 404),
        (status = 422, description = "details.refusal is not_a_message, other_arrangement, unknown_administration or not_signed")))]
async fn answer(State(server): State<Server>, body: String) -> Result<Response, Problem> {
    // Signatures cost time; nobody else's may be spent by strangers.
    let now = server.office.environment.now().as_microsecond();
    server.calls.take(Uuid::nil(), ADMINISTRATIONS, now).map_err(Problem::too_many)?;
    let answer = server.office.answer_exchange(&body).await?;
    Ok((TEXT, answer).into_response())
}

/// Whom and which certificates this administration stands for towards others, signed.
#[utoipa::path(get, path = "/exchange/recognised", tag = "exchange",
    responses((status = 200, body = String, content_type = "text/plain"), (status = 404)))]
async fn recognised(State(server): State<Server>) -> Result<Response, Problem> {
    let list = server.office.published_recognised().await?.ok_or(Problem::NOT_FOUND)?;
    Ok((TEXT, list).into_response())
}

#[derive(Serialize, ToSchema)]
struct Exchanges {
    /// The newest first, at most 500.
    exchanges: Vec<ExchangeView>,
}

/// What was asked of others and answered to them.
#[utoipa::path(get, path = "/api/exchanges", tag = "exchange", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Exchanges)))]
async fn exchanges(State(server): State<Server>, client: Client) -> Result<Json<Exchanges>, Problem> {
    Ok(Json(Exchanges { exchanges: server.office.exchanges(&client.caller).await? }))
}

/// A request with what was asked for and both sides beside each other.
#[utoipa::path(get, path = "/api/exchanges/{exchange}", tag = "exchange", security(("session" = []), ("token" = [])),
    params(("exchange" = Uuid, Path)), responses((status = 200, body = ExchangeDetail), (status = 404)))]
async fn exchange_detail(State(server): State<Server>, Path(id): Path<Uuid>) -> Result<Json<ExchangeDetail>, Problem> {
    Ok(Json(server.office.exchange_detail(id).await?))
}

/// What other administrations were asked about a case, the newest first, at most 50, with both sides beside each other.
#[utoipa::path(get, path = "/api/cases/{case}/exchanges", tag = "exchange", security(("session" = [])),
    params(("case" = Uuid, Path)), responses((status = 200, body = Vec<ExchangeDetail>), (status = 404)))]
async fn exchanges_of(State(server): State<Server>, Path(case): Path<Uuid>) -> Result<Json<Vec<ExchangeDetail>>, Problem> {
    Ok(Json(server.office.exchanges_of(case).await?))
}

#[derive(Serialize, ToSchema)]
struct Arranged {
    /// None when this house takes part in none.
    arrangement: Option<ArrangementView>,
}

/// What is agreed with other administrations: who takes part, what may be asked for what, and how far both sides may differ.
#[utoipa::path(get, path = "/api/arrangement", tag = "exchange", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Arranged)))]
async fn arrangement(State(server): State<Server>) -> Result<Json<Arranged>, Problem> {
    Ok(Json(Arranged { arrangement: server.office.arrangement_view()? }))
}

/// Ask another administration for its declaration of the same goods, and hold it against the one of the case.
#[utoipa::path(post, path = "/api/cases/{case}/exchanges", tag = "exchange", security(("session" = [])),
    params(("case" = Uuid, Path)), request_body = NewRequest,
    responses((status = 200, body = Asked), (status = 404), (status = 422), (status = 502, description = "The other side did not answer")))]
async fn ask(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(new): Json<NewRequest>,
) -> Result<Json<Asked>, Problem> {
    let asking = server.office.ask_exchange(&client.caller, case, &new).await?;
    let answer = call(&server, &asking.url, Some(asking.note.clone())).await?;
    Ok(Json(server.office.conclude_exchange(&client.caller, &asking, &answer).await?))
}

#[derive(Serialize, ToSchema)]
struct RecognisedProposed {
    /// The version: another person confirms it by this id.
    id: Uuid,
}

/// Whom and which certificates this administration stands for, as it was laid down, and whom others stand for.
#[utoipa::path(get, path = "/api/recognised", tag = "exchange", security(("session" = [])),
    responses((status = 200, body = RecognisedView)))]
async fn lists(State(server): State<Server>) -> Result<Json<RecognisedView>, Problem> {
    Ok(Json(server.office.recognised_view().await?))
}

/// Propose whom and which certificates this administration stands for. Another person must confirm it.
#[utoipa::path(post, path = "/api/recognised", tag = "exchange", security(("session" = [])), request_body = NewRecognised,
    responses((status = 201, body = RecognisedProposed), (status = 422)))]
async fn propose(State(server): State<Server>, client: Client, Json(new): Json<NewRecognised>) -> Result<Response, Problem> {
    let id = server.office.propose_recognised(&client.caller, &new).await?;
    Ok((StatusCode::CREATED, Json(RecognisedProposed { id })).into_response())
}

/// Confirm what another person proposed: the list is published.
#[utoipa::path(put, path = "/api/recognised/{version}", tag = "exchange", security(("session" = [])),
    params(("version" = Uuid, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "The caller proposed it"), (status = 422)))]
async fn confirm(State(server): State<Server>, client: Client, Path(version): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.confirm_recognised(&client.caller, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct FetchBody {
    /// The administration, by its name in the arrangement.
    from: String,
}

/// Fetch the list of another administration: its trusted traders then get the treatment that our law gives to our own.
#[utoipa::path(post, path = "/api/recognised/fetch", tag = "exchange", security(("session" = [])), request_body = FetchBody,
    responses((status = 204), (status = 404), (status = 422), (status = 502, description = "The other side did not answer")))]
async fn fetch(State(server): State<Server>, Json(body): Json<FetchBody>) -> Result<StatusCode, Problem> {
    let arrangement = server.office.arrangement.as_ref().ok_or(Problem::NOT_FOUND)?;
    let other = arrangement.administration.get(&body.from).ok_or(Problem::NOT_FOUND)?;
    let list = call(&server, &format!("{}/recognised", other.url), None).await?;
    server.office.take_recognised(&list).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Posts a text to another administration, or gets one from it.
async fn call(server: &Server, url: &str, body: Option<String>) -> Result<String, Problem> {
    let silent = |error: CallError| {
        tracing::warn!(%error, url, "an administration was not reached");
        Problem::new(
            StatusCode::BAD_GATEWAY,
            "no_answer",
            "The other administration did not answer; ask again later.",
            "对方管理机构没有答复，请稍后再试。",
        )
    };
    let named = |_| OfficeError::from(Denial::Invalid { field: "url", reason: "not_reachable" });
    let target = Target::parse(url, server.reach).map_err(named)?;
    let caller = Caller::new(server.reach).map_err(silent)?;
    let answer = match body {
        Some(body) => caller.post(&target, &[("content-type", "text/plain; charset=utf-8")], body.into_bytes()).await,
        None => caller.get(&target).await,
    };
    let answer = answer.map_err(silent)?;
    match (answer.status, String::from_utf8(answer.body)) {
        (200, Ok(text)) => Ok(text),
        // What the other side says instead is not signed, so nothing of it is repeated.
        _ => Err(OfficeError::from(Denial::Exchange(::exchange::Refusal::NotAMessage)).into()),
    }
}
