//! This module decides the resources that help a trader to declare: trying a declaration out, and looking codes up.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use jiff::civil::Date;
use office::goods_codes::GoodsCodes;
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::shapes;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(try_out))
        .routes(routes!(codes))
        .routes(routes!(goods_codes))
        .routes(routes!(try_amendment))
}

#[derive(Deserialize, IntoParams)]
struct TryQuery {
    /// The legal date to decide under, `2026-07-01`; today when it is left out.
    date: Option<String>,
}

/// What a declaration would come to. Nothing is kept, and no case begins.
#[utoipa::path(
    post, path = "/api/declarations/try", tag = "declarations", request_body(content((String = "application/xml"), (Value = "application/json"), (String = "application/edifact"))), params(TryQuery), security(("session" = []), ("token" = [])),
    responses(
        (status = 200, description = "The decision as it would be", body = shapes::Decision),
        (status = 400, description = "The message cannot be read; places are named"),
    )
)]
async fn try_out(
    State(server): State<Server>,
    _: Client,
    Query(query): Query<TryQuery>,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    let date = query.date.map(|date| date.parse::<Date>().map_err(|_| Problem::parameter("date"))).transpose()?;
    Ok(Json(server.office.try_out(&body, date).await?))
}

#[derive(Deserialize, IntoParams)]
struct ReasonQuery {
    /// Why, in the trader's words: goes into the message that is composed.
    #[serde(default)]
    reason: String,
}

/// What a correction of a case would come to: what changes, and what is owed before and after. Nothing is kept. The body is
/// a correction message, or the whole declaration as it is to be; then `message` is the correction to hand in.
#[utoipa::path(
    post, path = "/api/cases/{case}/amendment/try", tag = "declarations", request_body(content((String = "application/xml"), (Value = "application/json"))), params(("case" = Uuid, Path), ReasonQuery),
    security(("session" = []), ("token" = [])),
    responses(
        (status = 200, description = "`changes` with before and after, `difference` of what is owed, `findings`", body = shapes::AmendmentTried),
        (status = 400, description = "The message cannot be read; places are named"),
        (status = 404),
    )
)]
async fn try_amendment(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<ReasonQuery>,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    Ok(Json(server.office.try_amendment(&client.caller, case, &body, &query.reason).await?))
}

#[derive(Deserialize, IntoParams)]
struct CodesQuery {
    /// What the code begins with, or what its name has in it.
    #[serde(default)]
    text: String,
    /// How many, at most 100.
    limit: Option<usize>,
}

#[derive(Deserialize, IntoParams)]
struct GoodsCodesQuery {
    /// What the goods are, in English or Chinese.
    text: String,
    /// How many, at most 20; 8 when left out.
    limit: Option<usize>,
}

/// Suggestions unless asked otherwise.
const SUGGESTED_DEFAULT: usize = 8;

/// Codes that described goods may have: subheadings of the Harmonized System whose words fit, those first that the caller's
/// earlier cases bore. A suggestion; who declares decides.
#[utoipa::path(get, path = "/api/goods-codes", tag = "declarations", params(GoodsCodesQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, body = GoodsCodes), (status = 422)))]
async fn goods_codes(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<GoodsCodesQuery>,
) -> Result<Json<GoodsCodes>, Problem> {
    let limit = query.limit.unwrap_or(SUGGESTED_DEFAULT);
    Ok(Json(server.office.goods_codes(&client.caller, &query.text, limit).await?))
}

/// Codes of a list (`countries`, `procedures`, `document_types`) that hold today.
#[utoipa::path(
    get, path = "/api/codes/{list}", tag = "declarations", params(("list" = String, Path), CodesQuery), security(("session" = []), ("token" = [])),
    responses((status = 200, description = "`code` and `names` by language", body = Vec<shapes::CodeName>), (status = 404))
)]
async fn codes(
    State(server): State<Server>,
    _: Client,
    Path(list): Path<String>,
    Query(query): Query<CodesQuery>,
) -> Result<Json<Value>, Problem> {
    let limit = query.limit.unwrap_or(office::CODES_MAX);
    server.office.codes(&list, &query.text, limit).map(Json).ok_or(Problem::NOT_FOUND)
}
