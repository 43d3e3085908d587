//! This module decides the resources of the house: organisations and what they handle, mandates, keys of machines, the
//! audit trail and the policies.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use identity::ExposeSecret;
use jiff::civil::Date;
use office::OfficeError;
use office::people::Pairing;
use office::people::mandates::NewMandate;
use office::people::organisation::{FirmCard, Handles, NewOrganisation};
use permissions::Policies;
use serde::{Deserialize, Serialize};
use store::AuditFilter;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::sign_in::no_store;
use crate::slices::{Slice, SliceQuery, slice};

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(organisations, create_organisation))
        .routes(routes!(put_firm))
        .routes(routes!(give_competence))
        .routes(routes!(take_competence))
        .routes(routes!(mandates, give_mandate))
        .routes(routes!(revoke_mandate))
        .routes(routes!(keys, make_key))
        .routes(routes!(revoke_key))
        .routes(routes!(audit))
        .routes(routes!(pairings))
        .routes(routes!(policies))
}

/// What an organisation handles: prefixes, an empty one is any.
#[derive(Serialize, ToSchema)]
struct CompetenceView {
    id: Uuid,
    procedure: String,
    goods: String,
    place: String,
    /// The matter (`origin`).
    subject: String,
}

/// A part of the administration, another agency, or a firm.
#[derive(Serialize, ToSchema)]
struct OrganisationView {
    id: Uuid,
    /// What it is part of; itself for the administration.
    part_of: Uuid,
    kind: String,
    name_en: String,
    name_zh: String,
    /// Of a firm, the number under which it declares.
    number: Option<String>,
    /// Of a firm, the day on which it was founded.
    #[schema(value_type = Option<String>, format = Date)]
    founded: Option<String>,
    competences: Vec<CompetenceView>,
}

/// The organisations of the house. Traders see only their own firm.
#[utoipa::path(get, path = "/api/organisations", tag = "house", params(SliceQuery), security(("session" = [])),
    responses((status = 200, body = Vec<OrganisationView>)))]
async fn organisations(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<SliceQuery>,
) -> Result<Slice<OrganisationView>, Problem> {
    let caller = &client.caller;
    let all = server.office.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
    let competences = server.office.store.competences(&caller.actor).await.map_err(OfficeError::Read)?;
    let sees_all = !all.iter().any(|one| one.id == caller.organisation && one.kind == "firm");
    let shown = all.into_iter().filter(|one| sees_all || caller.firms.contains(&one.id)).map(|one| OrganisationView {
        id: one.id,
        part_of: one.owner,
        kind: one.kind,
        name_en: one.name_en,
        name_zh: one.name_zh,
        number: one.number,
        founded: one.founded,
        competences: competences
            .iter()
            .filter(|competence| competence.owner == one.id)
            .map(|competence| CompetenceView {
                id: competence.id,
                procedure: competence.procedure.clone(),
                goods: competence.goods.clone(),
                place: competence.place.clone(),
                subject: competence.subject.clone(),
            })
            .collect(),
    });
    slice("/api/organisations", shown, &query, |one| one.id, |one| [&one.name_en, &one.name_zh])
}

#[derive(Deserialize, ToSchema)]
struct OrganisationBody {
    /// What it is part of; the administration when left out.
    part_of: Option<Uuid>,
    /// `region`, `office`, `section`, `agency` or `firm`.
    kind: String,
    name_en: String,
    name_zh: String,
    /// Of a firm, the number under which it declares, and the day on which it was founded.
    #[serde(flatten)]
    firm: FirmBody,
}

/// What is known of a firm.
#[derive(Deserialize, ToSchema)]
struct FirmBody {
    /// The number under which it declares.
    #[serde(default)]
    number: Option<String>,
    /// The day on which it was founded.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    founded: Option<Date>,
}

impl From<FirmBody> for FirmCard {
    fn from(FirmBody { number, founded }: FirmBody) -> Self {
        Self { number, founded }
    }
}

/// Say the number under which a firm declares, and when it was founded. The age of an importer's firm is told to targeting.
#[utoipa::path(put, path = "/api/organisations/{organisation}/firm", tag = "house", request_body = FirmBody, security(("session" = [])),
    params(("organisation" = Uuid, Path)), responses((status = 204), (status = 404), (status = 422)))]
async fn put_firm(
    State(server): State<Server>,
    client: Client,
    Path(organisation): Path<Uuid>,
    Json(body): Json<FirmBody>,
) -> Result<StatusCode, Problem> {
    server.office.put_firm(&client.caller, organisation, &body.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The id of what was made.
#[derive(Serialize, ToSchema)]
struct MadeId {
    id: Uuid,
}

fn made(id: Uuid) -> Response {
    (StatusCode::CREATED, Json(MadeId { id })).into_response()
}

/// Add an organisation.
#[utoipa::path(post, path = "/api/organisations", tag = "house", request_body = OrganisationBody, security(("session" = [])),
    responses((status = 201, body = MadeId), (status = 422)))]
async fn create_organisation(
    State(server): State<Server>,
    client: Client,
    Json(body): Json<OrganisationBody>,
) -> Result<Response, Problem> {
    let OrganisationBody { part_of, kind, name_en, name_zh, firm } = body;
    let new = NewOrganisation { owner: part_of, kind, name_en, name_zh, firm: firm.into() };
    Ok(made(server.office.create_organisation(&client.caller, &new).await?.id))
}

#[derive(Deserialize, ToSchema)]
struct CompetenceBody {
    #[serde(default)]
    procedure: String,
    #[serde(default)]
    goods: String,
    #[serde(default)]
    place: String,
    /// The matter that it is competent for (`origin`), of the subjects of the law in force.
    #[serde(default)]
    subject: String,
}

/// Give an organisation something to handle.
#[utoipa::path(post, path = "/api/organisations/{organisation}/competences", tag = "house", request_body = CompetenceBody,
    security(("session" = [])), params(("organisation" = Uuid, Path)), responses((status = 201, body = MadeId), (status = 404), (status = 422)))]
async fn give_competence(
    State(server): State<Server>,
    client: Client,
    Path(organisation): Path<Uuid>,
    Json(body): Json<CompetenceBody>,
) -> Result<Response, Problem> {
    let CompetenceBody { procedure, goods, place, subject } = body;
    let handles = Handles { procedure, goods, place, subject };
    let given = server.office.give_competence(&client.caller, organisation, &handles).await?;
    server.clients.forget();
    Ok(made(given.id))
}

/// Take a competence away.
#[utoipa::path(delete, path = "/api/competences/{competence}", tag = "house", security(("session" = [])), params(("competence" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn take_competence(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.take_competence(&client.caller, id).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// A name in both languages.
#[derive(Serialize, ToSchema)]
struct NameView {
    en: String,
    zh: String,
}

/// A trader's word that a broker may act for it.
#[derive(Serialize, ToSchema)]
struct MandateView {
    id: Uuid,
    trader: Uuid,
    trader_name: Option<NameView>,
    broker: Uuid,
    broker_name: Option<NameView>,
    valid_from: i64,
    valid_to: Option<i64>,
    revoked_at: Option<i64>,
}

/// The mandates that the own firm gave or was given; all for an administrator.
#[utoipa::path(get, path = "/api/mandates", tag = "house", security(("session" = [])), responses((status = 200, body = Vec<MandateView>)))]
async fn mandates(State(server): State<Server>, client: Client) -> Result<Json<Vec<MandateView>>, Problem> {
    let found = server.office.mandates(&client.caller).await?;
    let firms = server.office.store.organisations(&client.caller.actor).await.map_err(OfficeError::Read)?;
    // Both sides of a mandate may know each other's name; nobody else's is told.
    let name = |id: Uuid| {
        let firm = firms.iter().find(|one| one.id == id)?;
        Some(NameView { en: firm.name_en.clone(), zh: firm.name_zh.clone() })
    };
    let shown = found.into_iter().map(|one| MandateView {
        id: one.id,
        trader: one.owner,
        trader_name: name(one.owner),
        broker: one.broker,
        broker_name: name(one.broker),
        valid_from: one.valid_from,
        valid_to: one.valid_to,
        revoked_at: one.revoked_at,
    });
    Ok(Json(shown.collect()))
}

#[derive(Deserialize, ToSchema)]
struct MandateBody {
    /// The trader's firm; the own one when left out.
    trader: Option<Uuid>,
    broker: Uuid,
    /// UTC microseconds; now when left out.
    valid_from: Option<i64>,
    valid_to: Option<i64>,
}

/// Let a broker act for a trader: it then sends `On-Behalf-Of` with the trader's firm.
#[utoipa::path(post, path = "/api/mandates", tag = "house", request_body = MandateBody, security(("session" = [])),
    responses((status = 201, body = MadeId), (status = 403), (status = 422)))]
async fn give_mandate(State(server): State<Server>, client: Client, Json(body): Json<MandateBody>) -> Result<Response, Problem> {
    let MandateBody { trader, broker, valid_from, valid_to } = body;
    let given = server.office.give_mandate(&client.caller, NewMandate { trader, broker, valid_from, valid_to }).await?;
    server.clients.forget();
    Ok(made(given.id))
}

/// Take a mandate back.
#[utoipa::path(delete, path = "/api/mandates/{mandate}", tag = "house", security(("session" = [])), params(("mandate" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn revoke_mandate(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.revoke_mandate(&client.caller, id).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// A key of a machine, without the key.
#[derive(Serialize, ToSchema)]
struct KeyView {
    id: Uuid,
    name: String,
    role: String,
    firm: Uuid,
    created_at: i64,
    disabled_at: Option<i64>,
}

/// The keys of the own firm; all for an administrator.
#[utoipa::path(get, path = "/api/keys", tag = "house", security(("session" = [])), responses((status = 200, body = Vec<KeyView>)))]
async fn keys(State(server): State<Server>, client: Client) -> Result<Json<Vec<KeyView>>, Problem> {
    let found = server.office.keys(&client.caller).await?;
    let shown = found.into_iter().map(|one| KeyView {
        id: one.id,
        name: one.name,
        role: one.role,
        firm: one.owner,
        created_at: one.created_at,
        disabled_at: one.disabled_at,
    });
    Ok(Json(shown.collect()))
}

#[derive(Deserialize, ToSchema)]
struct KeyBody {
    name: String,
    /// A role that one has oneself; an administrator any that a machine can have.
    role: String,
    /// For administrators: the firm it is for.
    firm: Option<Uuid>,
}

/// A key; shown once.
#[derive(Serialize, ToSchema)]
struct NewKey {
    id: Uuid,
    /// As a bearer token, or at `/oauth/token` as `client_secret` of the id.
    key: String,
}

/// Make a key for a machine.
#[utoipa::path(post, path = "/api/keys", tag = "house", request_body = KeyBody, security(("session" = [])),
    responses((status = 201, body = NewKey), (status = 403), (status = 422)))]
async fn make_key(State(server): State<Server>, client: Client, Json(body): Json<KeyBody>) -> Result<Response, Problem> {
    let (made, key) = server.office.make_key(&client.caller, &body.name, &body.role, body.firm).await?;
    Ok(no_store((StatusCode::CREATED, Json(NewKey { id: made.id, key: key.expose_secret().to_owned() }))))
}

/// End a key at once.
#[utoipa::path(delete, path = "/api/keys/{key}", tag = "house", security(("session" = [])), params(("key" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn revoke_key(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.revoke_key(&client.caller, id).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, IntoParams)]
struct AuditQuery {
    /// Only what internal control should look at.
    #[serde(default)]
    control: bool,
    /// Only of this kind (`session.refused`).
    kind: Option<String>,
    /// Only by this person or machine.
    by: Option<Uuid>,
    /// Only about this: a case, a user, a login.
    subject: Option<String>,
    /// Only from this instant on, UTC microseconds.
    from: Option<i64>,
    /// Only before this instant, UTC microseconds.
    to: Option<i64>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// An entry of the audit trail.
#[derive(Serialize, ToSchema)]
struct AuditView {
    id: Uuid,
    /// Who did it; the nil id for somebody unknown.
    by: Uuid,
    /// The name of that person; none for a machine and for somebody unknown.
    by_name: Option<String>,
    at: i64,
    kind: String,
    outcome: String,
    subject: String,
    detail: String,
    is_control: bool,
}

/// A page of the audit trail.
#[derive(Serialize, ToSchema)]
struct AuditPage {
    entries: Vec<AuditView>,
    next: Option<String>,
}

/// The audit trail, newest first: sign-ins, refusals, and what internal control looks at.
#[utoipa::path(get, path = "/api/audit", tag = "house", params(AuditQuery), security(("session" = [])), responses((status = 200, body = AuditPage)))]
async fn audit(
    State(server): State<Server>,
    client: Client,
    Query(query): Query<AuditQuery>,
) -> Result<Json<AuditPage>, Problem> {
    let before = match query.after.as_deref().map(|after| after.split_once('.')) {
        None => None,
        Some(pair) => {
            let read = pair.and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
            Some(read.ok_or_else(|| Problem::parameter("after"))?)
        }
    };
    let limit = query.limit.unwrap_or(50).clamp(1, store::AUDIT_READ_MAX);
    let AuditQuery { control: only_control, kind, by, subject, from, to, .. } = query;
    let filter = AuditFilter { only_control, kind, by, subject, from, to, before, limit };
    let found = server.office.audit_trail(&client.caller, &filter).await?;
    let users = server.office.store.users(&client.caller.actor).await.map_err(OfficeError::Read)?;
    let next = found.last().filter(|_| found.len() == limit as usize).map(|last| format!("{}.{}", last.at, last.id));
    let entries = found.into_iter().map(|one| AuditView {
        id: one.id,
        by: one.owner,
        by_name: users.iter().find(|user| user.id == one.owner).map(|user| user.name.clone()),
        at: one.at,
        kind: one.kind,
        outcome: one.outcome,
        subject: one.subject,
        detail: one.detail,
        is_control: one.is_control,
    });
    Ok(Json(AuditPage { entries: entries.collect(), next }))
}

/// Pairs of officer and firm that meet unusually often in 90 days.
#[utoipa::path(get, path = "/api/audit/pairings", tag = "house", security(("session" = [])), responses((status = 200, body = Vec<Pairing>)))]
async fn pairings(State(server): State<Server>, client: Client) -> Result<Json<Vec<Pairing>>, Problem> {
    Ok(Json(server.office.unusual_pairings(&client.caller).await?))
}

/// A file of policies.
#[derive(Serialize, ToSchema)]
struct PolicyFile {
    name: &'static str,
    text: &'static str,
}

/// The policies as they decide, in Cedar.
#[utoipa::path(get, path = "/api/policies", tag = "house", security(("session" = [])), responses((status = 200, body = Vec<PolicyFile>)))]
async fn policies() -> Json<Vec<PolicyFile>> {
    Json(Policies::files().map(|(name, text)| PolicyFile { name, text }).collect())
}
