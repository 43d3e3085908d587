//! This module decides the resources of users: made with a generated password that is shown once, given roles, kept away
//! from firms of the own, ended.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use identity::ExposeSecret;
use office::people::users::{Listed, NewUser};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
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
        .routes(routes!(list, create))
        .routes(routes!(disable))
        .routes(routes!(roles))
        .routes(routes!(reset))
        .routes(routes!(relations, relate))
        .routes(routes!(unrelate))
}

/// A user.
#[derive(Serialize, ToSchema)]
struct UserView {
    id: Uuid,
    login: String,
    name: String,
    language: String,
    organisation: Uuid,
    roles: Vec<String>,
    created_at: i64,
    disabled_at: Option<i64>,
}

impl From<Listed> for UserView {
    fn from(listed: Listed) -> Self {
        let user = listed.user;
        Self {
            id: user.id,
            login: user.login,
            name: user.name,
            language: user.language,
            organisation: user.owner,
            roles: listed.roles,
            created_at: user.created_at,
            disabled_at: user.disabled_at,
        }
    }
}

/// The users that one sees to: an administrator all, a supervisor those of the own office.
#[utoipa::path(get, path = "/api/users", tag = "users", params(SliceQuery), security(("session" = [])), responses((status = 200, body = Vec<UserView>)))]
async fn list(State(server): State<Server>, client: Client, Query(query): Query<SliceQuery>) -> Result<Slice<UserView>, Problem> {
    let all = server.office.users(&client.caller).await?.into_iter().map(UserView::from);
    slice("/api/users", all, &query, |one| one.id, |one| [&one.login, &one.name])
}

#[derive(Deserialize, ToSchema)]
struct UserBody {
    login: String,
    name: String,
    /// `en` or `zh`.
    language: String,
    organisation: Uuid,
    roles: Vec<String>,
}

/// A generated password; shown once.
#[derive(Serialize, ToSchema)]
struct Made {
    id: Uuid,
    password: String,
}

/// Make a user. An administrator gives any role, a supervisor those of officers of the own office.
#[utoipa::path(post, path = "/api/users", tag = "users", request_body = UserBody, security(("session" = [])),
    responses((status = 201, body = Made), (status = 403), (status = 409, description = "The login is taken"), (status = 422)))]
async fn create(State(server): State<Server>, client: Client, Json(body): Json<UserBody>) -> Result<Response, Problem> {
    let UserBody { login, name, language, organisation, roles } = body;
    let new = NewUser { login, name, language, organisation, roles };
    let (user, password) = server.office.create_user(&client.caller, &new).await?;
    let made = Made { id: user.id, password: password.expose_secret().to_owned() };
    Ok(no_store((StatusCode::CREATED, Json(made))))
}

/// End a user's access and all sessions.
#[utoipa::path(delete, path = "/api/users/{user}", tag = "users", security(("session" = [])), params(("user" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
async fn disable(State(server): State<Server>, client: Client, Path(user): Path<Uuid>) -> Result<StatusCode, Problem> {
    server.office.disable_user(&client.caller, user).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
struct Roles {
    roles: Vec<String>,
}

/// Give a user these roles and no others. Nobody gives roles to oneself.
#[utoipa::path(put, path = "/api/users/{user}/roles", tag = "users", request_body = Roles, security(("session" = [])), params(("user" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 422)))]
async fn roles(
    State(server): State<Server>,
    client: Client,
    Path(user): Path<Uuid>,
    Json(body): Json<Roles>,
) -> Result<StatusCode, Problem> {
    server.office.give_roles(&client.caller, user, &body.roles).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// Give a user who lost everything a new generated password; the app and all sessions end.
#[utoipa::path(post, path = "/api/users/{user}/reset", tag = "users", security(("session" = [])), params(("user" = Uuid, Path)),
    responses((status = 200, body = Made), (status = 403), (status = 404)))]
async fn reset(State(server): State<Server>, client: Client, Path(user): Path<Uuid>) -> Result<Response, Problem> {
    let password = server.office.reset_user(&client.caller, user).await?;
    server.clients.forget();
    Ok(no_store(Json(Made { id: user, password: password.expose_secret().to_owned() })))
}

/// A firm that somebody must have nothing to do with.
#[derive(Serialize, Deserialize, ToSchema)]
struct Relation {
    firm: Uuid,
    reason: String,
}

/// The firms that a user must have nothing to do with.
#[utoipa::path(get, path = "/api/users/{user}/relations", tag = "users", security(("session" = [])), params(("user" = Uuid, Path)),
    responses((status = 200, body = Vec<Relation>), (status = 404)))]
async fn relations(State(server): State<Server>, client: Client, Path(user): Path<Uuid>) -> Result<Json<Vec<Relation>>, Problem> {
    let found = server.office.relations(&client.caller, user).await?;
    Ok(Json(found.into_iter().map(|(firm, reason)| Relation { firm, reason }).collect()))
}

/// Note that a user must have nothing to do with a firm.
#[utoipa::path(post, path = "/api/users/{user}/relations", tag = "users", request_body = Relation, security(("session" = [])), params(("user" = Uuid, Path)),
    responses((status = 201), (status = 404), (status = 422)))]
async fn relate(
    State(server): State<Server>,
    client: Client,
    Path(user): Path<Uuid>,
    Json(body): Json<Relation>,
) -> Result<Response, Problem> {
    server.office.relate(&client.caller, user, body.firm, &body.reason).await?;
    server.clients.forget();
    Ok(StatusCode::CREATED.into_response())
}

/// Take the note back.
#[utoipa::path(delete, path = "/api/users/{user}/relations/{firm}", tag = "users", security(("session" = [])),
    params(("user" = Uuid, Path), ("firm" = Uuid, Path)), responses((status = 204), (status = 403), (status = 404)))]
async fn unrelate(
    State(server): State<Server>,
    client: Client,
    Path((user, firm)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, Problem> {
    server.office.unrelate(&client.caller, user, firm).await?;
    server.clients.forget();
    Ok(StatusCode::NO_CONTENT)
}
