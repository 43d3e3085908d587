//! This module decides, before any handler runs, whether a call may be made: who calls, how often, and whether the
//! policies permit it. A route that is not in the table of [`crate::access`] is closed.

use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use office::{Denial, OfficeError, Proof};
use uuid::Uuid;

use crate::Server;
use crate::access::{Need, need};
use crate::client::identify;
use crate::limits::{MACHINE, PERSON};
use crate::problem::Problem;
use crate::repeat;

pub async fn guard(
    State(server): State<Server>,
    path: MatchedPath,
    parameters: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    // PostgreSQL holds no U+0000 in a text, and nobody means one.
    if request.uri().to_string().contains("%00") {
        return Err(Problem::parameter("U+0000"));
    }
    let need = need(request.method().as_str(), path.as_str()).ok_or(Problem::NOT_FOUND)?;
    let permission = match need {
        Need::Nothing => return Ok(tidied(next.run(request).await)),
        Need::House(permission) | Need::Case(permission) => permission,
    };
    let client = identify(&server, request.method(), request.headers()).await?;
    let caller = &client.caller;
    let limit = if caller.proof == Proof::Token { MACHINE } else { PERSON };
    let now = server.office.environment.now().as_microsecond();
    server.calls.take(caller.id, limit, now).map_err(Problem::too_many)?;
    let case = parameters.iter().find(|(name, _)| *name == "case").and_then(|(_, id)| id.parse::<Uuid>().ok());
    let permitted = if matches!(need, Need::Case(_)) {
        let case = case.ok_or(Problem::NOT_FOUND)?;
        server.office.allowed(caller, case, permission).await.map(drop)
    } else if caller.may(permission) {
        Ok(())
    } else {
        Err(OfficeError::Denied(Denial::Forbidden { reason: "role" }))
    };
    if let Err(error) = permitted {
        if matches!(error, OfficeError::Denied(Denial::NotFound | Denial::Forbidden { .. })) {
            let what = format!("{} {}", request.method(), request.uri().path());
            server.office.audit(caller.id, "request.refused", "refused", &what, permission.as_str(), false).await;
        }
        return Err(error.into());
    }
    let key = repeat::key_of(&request, path.as_str())?;
    request.extensions_mut().insert(client.clone());
    match key {
        Some(key) => Ok(tidied(repeat::once(server, client, (key, case), request, next).await?)),
        None => Ok(tidied(next.run(request).await)),
    }
}

/// What the extractors refuse in plain words, as problem details like every other "no".
fn tidied(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !response.status().is_client_error() || !kind.starts_with("text/plain") {
        return response;
    }
    Problem::malformed(response.status()).into_response()
}
