//! This module decides the resources by which a trader shows a part of a case to others: fields that the house signs, and
//! bands that values are proven to lie in; and their check for whoever has no tool of its own.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use disclosure::{Field, purposes};
use office::evidence::{BandWish, Wish};
use office::{ErasuresView, Forgetting};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use verifier::{Language, Policy};

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::sign_in::no_store;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(disclose))
        .routes(routes!(preview))
        .routes(routes!(sets))
        .routes(routes!(check_disclosure))
        .routes(routes!(prove_band))
        .routes(routes!(check_band))
        .routes(routes!(erasures, erase))
        .routes(routes!(withdraw_erasure))
}

/// What is to be shown, to whom. Without `purpose` and `fields` everything is issued, for the holder to choose from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DisclosureBody {
    /// A named set of fields: `bank`, `insurer`, `foreign_customs`, `carrier`.
    purpose: Option<String>,
    /// Paths of further fields (`/declaration/goodsShipment/consignee`); `*` stands for every element of a list.
    #[serde(default)]
    fields: Vec<String>,
    /// Who alone it is for.
    audience: Option<String>,
    /// The number that they gave, so that it answers their request and no other.
    nonce: Option<String>,
    /// For how many days it is good: 30 unless said, 366 at most.
    days: Option<u32>,
    /// The holder's Ed25519 key in base64url: then whoever shows it must sign as well.
    holder: Option<String>,
}

impl From<DisclosureBody> for Wish {
    fn from(body: DisclosureBody) -> Self {
        let DisclosureBody { purpose, fields, audience, nonce, days, holder } = body;
        Self { purpose, fields, audience, nonce, days, holder }
    }
}

/// What can be shown.
#[derive(Serialize, ToSchema)]
struct DisclosureView {
    /// The file (SD-JWT, RFC 9901).
    sd_jwt: String,
    /// Until when it is good, in seconds since 1970.
    until: u64,
}

/// Sign what a case shows: chosen fields of the declaration and its decision, each of them alone, for somebody else to check
/// offline. What is not chosen does not even say that it exists.
#[utoipa::path(post, path = "/api/cases/{case}/disclosures", tag = "evidence", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), request_body = DisclosureBody,
    responses((status = 201, body = DisclosureView), (status = 404), (status = 409, description = "Not sealed yet, or this node has no keys"),
        (status = 422, description = "A part of the wish cannot be fulfilled: `details` names it")))]
async fn disclose(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<DisclosureBody>,
) -> Result<Response, Problem> {
    let shown = server.office.disclose(&client.actor, case, &body.into()).await??;
    Ok(no_store((StatusCode::CREATED, Json(DisclosureView { sd_jwt: shown.file, until: shown.until }))))
}

/// A field of a case.
#[derive(Serialize, ToSchema)]
struct FieldView {
    /// Its path.
    path: String,
    /// What it is called; none for one without a name of its own.
    called: Option<SaidView>,
    /// What it says.
    value: String,
}

impl From<Field> for FieldView {
    fn from(field: Field) -> Self {
        let Field { path, value } = field;
        let called = purposes::name_of(&path).map(|said| SaidView { zh: said.zh.clone(), en: said.en.clone() });
        let value = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        Self { path, called, value }
    }
}

/// What a wish would show, and what not.
#[derive(Serialize, ToSchema)]
struct PreviewView {
    /// What the reader sees.
    shown: Vec<FieldView>,
    /// What the reader does not see, and cannot tell that it is there.
    hidden: Vec<FieldView>,
}

/// What a disclosure would show and what not, before anything is signed.
#[utoipa::path(post, path = "/api/cases/{case}/disclosures/try", tag = "evidence", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), request_body = DisclosureBody,
    responses((status = 200, body = PreviewView), (status = 404), (status = 422, description = "A part of the wish cannot be fulfilled: `details` names it")))]
async fn preview(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<DisclosureBody>,
) -> Result<Response, Problem> {
    let found = server.office.preview_disclosure(&client.actor, case, &body.into()).await??;
    let views = |fields: Vec<Field>| fields.into_iter().map(FieldView::from).collect();
    Ok(no_store(Json(PreviewView { shown: views(found.shown), hidden: views(found.hidden) }).into_response()))
}

/// A named set of fields.
#[derive(Serialize, ToSchema)]
struct PurposeView {
    name: String,
    title: SaidView,
    /// Paths; `*` stands for every element of a list.
    fields: Vec<String>,
}

/// A text in both languages.
#[derive(Serialize, ToSchema)]
struct SaidView {
    zh: String,
    en: String,
}

/// The named sets of fields that can be shown.
#[utoipa::path(get, path = "/api/disclosures/purposes", tag = "evidence", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Vec<PurposeView>)))]
async fn sets(_: Client) -> Json<Vec<PurposeView>> {
    let view = |purpose: &purposes::Purpose| PurposeView {
        name: purpose.name.clone(),
        title: SaidView { zh: purpose.title.zh.clone(), en: purpose.title.en.clone() },
        fields: purpose.fields.clone(),
    };
    Json(purposes::all().iter().map(view).collect())
}

/// What somebody was shown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShownBody {
    /// The file (SD-JWT, RFC 9901).
    sd_jwt: String,
    /// The reader's name: a file for somebody else is refused.
    audience: Option<String>,
    /// The number that the reader gave.
    nonce: Option<String>,
    /// A receipt of the same case, to be joined with it.
    receipt: Option<String>,
}

/// What a check found. The same check runs offline: `tongguan verify`.
#[derive(Serialize, ToSchema)]
struct CheckView {
    /// Whether it is to be believed.
    is_proven: bool,
    /// The verdict in words, line by line.
    zh: Vec<String>,
    /// The verdict in words, line by line.
    en: Vec<String>,
    /// The verdict, or the refusal with its code and place.
    #[schema(value_type = Object)]
    verdict: Value,
}

/// Check what somebody was shown, by the policy of this house.
#[utoipa::path(post, path = "/api/disclosures/check", tag = "evidence", security(("session" = []), ("token" = [])),
    request_body = ShownBody, responses((status = 200, body = CheckView)))]
async fn check_disclosure(State(server): State<Server>, _: Client, Json(body): Json<ShownBody>) -> Result<Response, Problem> {
    let (policy, now) = trusted(&server).await?;
    let expected = disclosure::Expectation {
        audience: body.audience.as_deref(),
        nonce: body.nonce.as_deref(),
        now: Some(now),
        receipt: body.receipt.as_deref(),
    };
    let view = match disclosure::verify(&body.sd_jwt, &policy, &expected) {
        Ok(verdict) => {
            let say = |language| disclosure::text::verdict(&verdict, language, office::evidence::clock);
            let (zh, en) = (say(Language::Chinese), say(Language::English));
            CheckView { is_proven: true, zh, en, verdict: json!(verdict) }
        }
        Err(refusal) => {
            let say = |language| disclosure::text::refusal(&refusal, language, office::evidence::clock);
            let (zh, en) = (say(Language::Chinese), say(Language::English));
            CheckView { is_proven: false, zh, en, verdict: json!(refusal) }
        }
    };
    Ok(no_store(Json(view).into_response()))
}

/// A band that a value is to be proven to lie in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BandBody {
    /// Which value: `customs_value` (the total) or `invoice` (the total as declared).
    of: String,
    /// The lower bound with two decimals, in the value's currency.
    #[schema(example = "1000.00")]
    from: String,
    /// The upper bound with two decimals; the value may be equal to either.
    #[schema(example = "50000.00")]
    to: String,
    /// Who alone the proof is for.
    audience: Option<String>,
}

/// A proof that a value lies in a band.
#[derive(Serialize, ToSchema)]
struct BandView {
    /// The file (`tongguan-band/v1`), to be given with a receipt that opens events alone.
    band: String,
    /// The receipt of the release, without record and declaration: the value stays hidden. None before the release.
    receipt: Option<String>,
}

/// Prove that a value of a case lies in a band, and tell nothing else of it.
#[utoipa::path(post, path = "/api/cases/{case}/bands", tag = "evidence", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), request_body = BandBody,
    responses((status = 201, body = BandView), (status = 404), (status = 409, description = "Not sealed yet, or nothing was committed to"),
        (status = 422, description = "The value is not in the band, or a bound cannot be read")))]
async fn prove_band(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<BandBody>,
) -> Result<Response, Problem> {
    let BandBody { of, from, to, audience } = body;
    let band = server.office.prove_band(&client.actor, case, &BandWish { of, from, to, audience }).await??;
    let receipt = server.office.bare_receipt(store::Log::C2sp, &client.actor, case).await?.ok();
    Ok(no_store((StatusCode::CREATED, Json(BandView { band: band.write(), receipt }))))
}

/// A proof of a band with a receipt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BandShownBody {
    /// The file (`tongguan-band/v1`).
    band: String,
    /// The receipt of the release.
    receipt: String,
    /// The reader's name: a proof for somebody else is refused.
    audience: Option<String>,
}

/// Check a proof of a band, by the policy of this house.
#[utoipa::path(post, path = "/api/bands/check", tag = "evidence", security(("session" = []), ("token" = [])),
    request_body = BandShownBody, responses((status = 200, body = CheckView)))]
async fn check_band(State(server): State<Server>, _: Client, Json(body): Json<BandShownBody>) -> Result<Response, Problem> {
    let (policy, now) = trusted(&server).await?;
    let expected = bands::Expectation { audience: body.audience.as_deref(), now: Some(now) };
    let view = match bands::verify(&body.band, &body.receipt, &policy, &expected) {
        Ok(verdict) => {
            let say = |language| bands::text::verdict(&verdict, language);
            let (zh, en) = (say(Language::Chinese), say(Language::English));
            CheckView { is_proven: true, zh, en, verdict: json!(verdict) }
        }
        Err(refusal) => {
            let say = |language| bands::text::refusal(&refusal, language, office::evidence::clock);
            let (zh, en) = (say(Language::Chinese), say(Language::English));
            CheckView { is_proven: false, zh, en, verdict: json!(refusal) }
        }
    };
    Ok(no_store(Json(view).into_response()))
}

/// Why a case is to be forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ErasureBody {
    /// The case by its id, or by its movement reference number.
    case: String,
    /// Why. It stays in the log, so it names nobody.
    reason: String,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
struct ErasureView {
    /// `proposed` (another person must confirm, for the same reason) or `erased`.
    #[schema(value_type = String)]
    state: Forgetting,
}

/// What waits for a second administrator, and what was forgotten.
#[utoipa::path(get, path = "/api/erasures", tag = "evidence", security(("session" = [])), responses((status = 200, body = ErasuresView)))]
async fn erasures(State(server): State<Server>) -> Result<Json<ErasuresView>, Problem> {
    Ok(Json(server.office.erasures().await?))
}

/// Have a case forgotten that is over and that the law no longer has kept: proposed by one administrator, confirmed by
/// another. Its key is destroyed; the leaves of its events stay in the log, and its last event says when and why.
#[utoipa::path(post, path = "/api/erasures", tag = "evidence", security(("session" = [])), request_body = ErasureBody,
    responses((status = 200, body = ErasureView), (status = 404),
        (status = 422, description = "`details.reason` is open, retention, no_retention_period or erased")))]
async fn erase(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<ErasureBody>,
) -> Result<Json<ErasureView>, Problem> {
    let state = server.office.forget(&client.caller, &body.case, &body.reason).await?;
    server.changed();
    Ok(Json(ErasureView { state }))
}

/// Take back that a case is to be forgotten, while it waits for the second administrator.
#[utoipa::path(delete, path = "/api/erasures/{erasure}", tag = "evidence", security(("session" = [])),
    params(("erasure" = Uuid, Path, description = "The case")), responses((status = 204), (status = 404)))]
async fn withdraw_erasure(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.keep_after_all(&client.caller, case).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The policy of this house, and its clock.
async fn trusted(server: &Server) -> Result<(Policy, u64), Problem> {
    Ok((server.office.trusted(store::Log::C2sp).await?, server.office.now_seconds()))
}
