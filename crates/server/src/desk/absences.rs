//! This module decides the resources of who is away and who stands in.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::people::absence::{Away, NewAbsence};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(list, note)).routes(routes!(end))
}

/// Somebody who is away, or will be.
#[derive(Serialize, ToSchema)]
struct AbsenceView {
    id: Uuid,
    user: Uuid,
    name: String,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// Who stands in; none where what waits goes back into the queue.
    substitute: Option<Uuid>,
    substitute_name: Option<String>,
    /// Whether it has begun.
    is_now: bool,
    /// Whether the caller may end it.
    may_end: bool,
}

impl From<Away> for AbsenceView {
    fn from(away: Away) -> Self {
        Self {
            id: away.absence.id,
            user: away.absence.owner,
            name: away.name,
            from: away.from,
            until: away.until,
            substitute: away.absence.substitute,
            substitute_name: away.substitute_name,
            is_now: away.is_now,
            may_end: away.is_yours_to_end,
        }
    }
}

/// Who of the own organisation, and of those that one sees to, is away or will be; the first to come back first.
#[utoipa::path(get, path = "/api/absences", tag = "desk", security(("session" = []), ("token" = [])),
    responses((status = 200, body = Vec<AbsenceView>)))]
async fn list(State(server): State<Server>, client: Client) -> Result<Json<Vec<AbsenceView>>, Problem> {
    Ok(Json(server.office.absences(&client.caller).await?.into_iter().map(Into::into).collect()))
}

#[derive(Deserialize, ToSchema)]
struct AbsenceBody {
    /// Who; oneself where left out. A supervisor may note it of the officers that it sees to.
    user: Option<Uuid>,
    /// The first day, where the law counts its days.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day, at most 366 days in all.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// Who stands in; where left out, what waits goes back into the queue.
    substitute: Option<Uuid>,
}

/// The absence that was noted.
#[derive(Serialize, ToSchema)]
struct Noted {
    id: Uuid,
}

/// Note that somebody will be away. From its first day on, cases that wait for that person go to whoever stands in, if that
/// one may handle them and is there, or else back into the queue.
#[utoipa::path(post, path = "/api/absences", tag = "desk", request_body = AbsenceBody, security(("session" = [])),
    responses((status = 201, body = Noted), (status = 404, description = "No such person that one sees to"),
        (status = 422, description = "`overlaps`, `too_early`, `too_late`, `absent`, `works_no_queue`")))]
async fn note(State(server): State<Server>, client: Client, Json(body): Json<AbsenceBody>) -> Result<Response, Problem> {
    let AbsenceBody { user, from, until, substitute } = body;
    let noted = server.office.note_absence(&client.caller, &NewAbsence { user, from, until, substitute }).await?;
    server.changed();
    Ok((StatusCode::CREATED, Json(Noted { id: noted.id })).into_response())
}

/// End an absence now, or take back one that has not begun. What was passed on stays where it is.
#[utoipa::path(delete, path = "/api/absences/{absence}", tag = "desk", security(("session" = [])), params(("absence" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn end(State(server): State<Server>, client: Client, Path(absence): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.end_absence(&client.caller, absence).await?;
    Ok(StatusCode::NO_CONTENT)
}
