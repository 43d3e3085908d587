//! This module decides the resources of webhooks: where a firm's machines are told of notices, a test, the log of what
//! was delivered, and its repetition.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use identity::ExposeSecret;
use office::webhooks::NewWebhook;
use office::{Denial, OfficeError};
use outbound::Target;
use serde::{Deserialize, Serialize};
use store::{DELIVERIES_READ_MAX, Delivery, Webhook};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;
use crate::sign_in::no_store;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(end))
        .routes(routes!(test))
        .routes(routes!(deliveries))
        .routes(routes!(replay))
}

/// Where a machine is told of notices, without the secret.
#[derive(Serialize, ToSchema)]
struct WebhookView {
    id: Uuid,
    name: String,
    url: String,
    /// The kinds of notices (`13/67`); empty for all.
    kinds: Vec<String>,
    created_at: i64,
}

impl From<Webhook> for WebhookView {
    fn from(one: Webhook) -> Self {
        let kinds = one.kinds.split_whitespace().map(str::to_owned).collect();
        Self { id: one.id, name: one.name, url: one.url, kinds, created_at: one.created_at }
    }
}

/// The webhooks of the own firm.
#[utoipa::path(get, path = "/api/webhooks", tag = "messages", security(("session" = []), ("token" = [])), responses((status = 200, body = Vec<WebhookView>)))]
async fn list(State(server): State<Server>, client: Client) -> Result<Json<Vec<WebhookView>>, Problem> {
    Ok(Json(server.office.webhooks(&client.caller).await?.into_iter().map(Into::into).collect()))
}

#[derive(Deserialize, ToSchema)]
struct WebhookBody {
    name: String,
    /// `https://…` at a public address.
    url: String,
    /// The kinds of notices (`13/67`); all when left out.
    #[serde(default)]
    kinds: Vec<String>,
}

/// A webhook with the secret that signs what is sent to it; shown once.
#[derive(Serialize, ToSchema)]
struct NewSecret {
    id: Uuid,
    /// `whsec_…`, as libraries for Standard Webhooks take it.
    secret: String,
}

/// Have a machine told of notices. Each is posted as JSON with `webhook-id`, `webhook-timestamp` (seconds) and
/// `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}` under the secret's bytes, as
/// Standard Webhooks has it. What is not answered with 2xx within 10 s is tried again for about 29 hours.
#[utoipa::path(post, path = "/api/webhooks", tag = "messages", request_body = WebhookBody, security(("session" = []), ("token" = [])),
    responses((status = 201, body = NewSecret), (status = 422, description = "The URL is not https at a public address, or another field cannot be taken")))]
async fn make(State(server): State<Server>, client: Client, Json(body): Json<WebhookBody>) -> Result<Response, Problem> {
    let refused = |error: outbound::TargetError| OfficeError::from(Denial::Invalid { field: "url", reason: error.code() });
    let target = Target::parse(&body.url, server.reach).map_err(refused)?;
    let new = NewWebhook { name: body.name, url: target.as_str().to_owned(), kinds: body.kinds };
    let (made, secret) = server.office.make_webhook(&client.caller, &new, outbound::secret).await?;
    Ok(no_store((StatusCode::CREATED, Json(NewSecret { id: made.id, secret: secret.expose_secret().to_owned() }))))
}

/// End a webhook, and what is on its way to it.
#[utoipa::path(delete, path = "/api/webhooks/{webhook}", tag = "messages", security(("session" = []), ("token" = [])), params(("webhook" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn end(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.end_webhook(&client.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A notice on its way to a webhook, and how its last attempt ended.
#[derive(Serialize, ToSchema)]
struct DeliveryView {
    /// Sent as `webhook-id`.
    id: Uuid,
    /// The number of the notice in `/api/messages`; 0 for a test.
    number: u64,
    /// The kind of notice, or `test`.
    kind: String,
    /// The delivery that this one repeats.
    replay_of: Option<String>,
    /// `waiting`, `delivered` or `dead`.
    state: String,
    attempts: u32,
    created_at: i64,
    /// When it was tried last, UTC microseconds.
    last_at: Option<i64>,
    /// When it is tried next, for one that waits.
    next_at: Option<i64>,
    /// The HTTP status of the last answer.
    status: Option<i64>,
    /// Bytes of the last answer.
    answered_bytes: Option<i64>,
    /// How long the last attempt took, milliseconds.
    took_ms: Option<i64>,
    /// Why the last attempt failed: `status`, `name`, `not_public`, `connect`, `tls`, `http`, `body`, `time`, `ended`.
    failure: Option<String>,
}

impl From<Delivery> for DeliveryView {
    fn from(one: Delivery) -> Self {
        Self {
            next_at: (one.state == "waiting").then_some(one.next_at),
            id: one.id,
            number: one.number,
            kind: one.kind,
            replay_of: one.replay_of,
            state: one.state,
            attempts: one.attempts,
            created_at: one.created_at,
            last_at: one.last_at,
            status: one.status,
            answered_bytes: one.answered_bytes,
            took_ms: one.took_ms,
            failure: one.failure,
        }
    }
}

/// Send a message that says nothing, to see whether it arrives.
#[utoipa::path(post, path = "/api/webhooks/{webhook}/test", tag = "messages", security(("session" = []), ("token" = [])), params(("webhook" = Uuid, Path)),
    responses((status = 202, body = DeliveryView), (status = 404)))]
async fn test(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let queued = server.office.test_webhook(&client.caller, id).await?;
    Ok((StatusCode::ACCEPTED, Json(DeliveryView::from(queued))).into_response())
}

#[derive(Deserialize, IntoParams)]
struct LogQuery {
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, at most 200.
    limit: Option<u32>,
}

/// A page of the log of deliveries.
#[derive(Serialize, ToSchema)]
struct DeliveryPage {
    deliveries: Vec<DeliveryView>,
    next: Option<String>,
}

/// The log of deliveries to a webhook, newest first; kept for 30 days.
#[utoipa::path(get, path = "/api/webhooks/{webhook}/deliveries", tag = "messages", security(("session" = []), ("token" = [])),
    params(("webhook" = Uuid, Path), LogQuery), responses((status = 200, body = DeliveryPage), (status = 404)))]
async fn deliveries(
    State(server): State<Server>,
    client: Client,
    Path(webhook): Path<Uuid>,
    Query(query): Query<LogQuery>,
) -> Result<Json<DeliveryPage>, Problem> {
    let before = match query.after.as_deref().map(|after| after.split_once('.')) {
        None => None,
        Some(pair) => {
            let read = pair.and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
            Some(read.ok_or_else(|| Problem::parameter("after"))?)
        }
    };
    let limit = query.limit.unwrap_or(50).clamp(1, DELIVERIES_READ_MAX);
    let found = server.office.deliveries(&client.caller, webhook, before, limit).await?;
    let next = found.last().filter(|_| found.len() == limit as usize).map(|last| format!("{}.{}", last.created_at, last.id));
    Ok(Json(DeliveryPage { deliveries: found.into_iter().map(Into::into).collect(), next }))
}

/// Deliver a notice once more, whatever became of it.
#[utoipa::path(post, path = "/api/deliveries/{delivery}/replay", tag = "messages", security(("session" = []), ("token" = [])),
    params(("delivery" = Uuid, Path)), responses((status = 202, body = DeliveryView), (status = 404)))]
async fn replay(State(server): State<Server>, client: Client, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let queued = server.office.replay_delivery(&client.caller, id).await?;
    Ok((StatusCode::ACCEPTED, Json(DeliveryView::from(queued))).into_response())
}
