//! This module decides the resources of getting in by the administration's own directory (OpenID Connect): a browser is
//! sent there with an errand that its cookie remembers, and comes back with a code.
//!
//! The page posts the code, so that the answer is of the same site and the cookies stay strict.

use std::net::SocketAddr;
use std::sync::Arc;

use ::directory::{Directory, DirectoryError, Person};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use identity::{ExposeSecret, SecretString};
use office::Denial;
use office::people::directory::{ERRAND_SECONDS, Vouched};
use permissions::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::sign_in::{Begun, agent_of, begun, no_store};
use crate::{Server, cookie};

/// Bytes of a code, as far as any directory makes them.
const CODE_BYTES_MAX: usize = 4_096;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(show, begin)).routes(routes!(answer))
}

/// A directory in use, with what its groups mean in roles.
pub(crate) struct InUse(Directory);

impl Server {
    /// The same, and people may get in by a directory.
    ///
    /// # Errors
    /// A role in its settings is none that there is.
    pub fn vouched_by(mut self, directory: Directory) -> Result<Self, String> {
        for role in directory.settings.groups.iter().flat_map(|group| &group.roles) {
            Role::parse(role).ok_or_else(|| format!("the directory's settings: there is no role “{role}”"))?;
        }
        self.directory = Some(Arc::new(InUse(directory)));
        Ok(self)
    }

    fn directory(&self) -> Result<&Directory, Problem> {
        Ok(&self.directory.as_ref().ok_or(Problem::NOT_FOUND)?.0)
    }
}

/// The ways in that this house has beside the password.
#[derive(Serialize, ToSchema)]
struct WaysIn {
    /// The administration's directory; null where there is none.
    directory: Option<DirectoryView>,
}

/// The administration's own directory.
#[derive(Serialize, ToSchema)]
struct DirectoryView {
    label_zh: String,
    label_en: String,
}

/// The ways in beside the password.
#[utoipa::path(get, path = "/api/sign-in/directory", tag = "account", responses((status = 200, body = WaysIn)))]
async fn show(State(server): State<Server>) -> Json<WaysIn> {
    let view = |used: &Arc<InUse>| {
        let settings = &used.0.settings;
        DirectoryView { label_zh: settings.label_zh.clone(), label_en: settings.label_en.clone() }
    };
    Json(WaysIn { directory: server.directory.as_ref().map(view) })
}

/// Where the browser goes.
#[derive(Serialize, ToSchema)]
struct ErrandView {
    url: String,
}

/// Begin to sign in by the directory: the page goes to the URL, and comes back with `code` and `state`. It holds for ten
/// minutes, for one answer, in this browser.
#[utoipa::path(post, path = "/api/sign-in/directory", tag = "account",
    responses((status = 200, body = ErrandView), (status = 404, description = "There is no directory"), (status = 429), (status = 502, description = "`directory_unreachable`")))]
async fn begin(State(server): State<Server>, address: Option<Extension<ConnectInfo<SocketAddr>>>) -> Result<Response, Problem> {
    server.limit_address(address.as_ref())?;
    let errand = server.directory()?.errand().await.map_err(|error| unreachable(&error))?;
    server.office.begin_errand(errand.state.expose_secret()).await?;
    let [state, nonce, verifier] = [&errand.state, &errand.nonce, &errand.verifier].map(|secret| secret.expose_secret());
    let kept = format!("{state}.{nonce}.{verifier}");
    let cookie = cookie::set_errand(server.is_secure, &kept, ERRAND_SECONDS).ok_or(Problem::NOT_FOUND)?;
    Ok(([(header::SET_COOKIE, cookie)], no_store(Json(ErrandView { url: errand.url }))).into_response())
}

/// What the browser came back with.
#[derive(Deserialize, ToSchema)]
struct AnswerBody {
    state: String,
    #[schema(value_type = String, format = Password)]
    code: SecretString,
}

/// Sign in with what the directory answered. The answer sets the cookie of the session.
#[utoipa::path(post, path = "/api/sign-in/directory/answer", tag = "account", request_body = AnswerBody,
    responses((status = 200, body = Begun), (status = 401, description = "`directory`: it proves nothing, or nobody here is that person; see details"), (status = 404, description = "There is no directory"), (status = 429), (status = 502, description = "`directory_unreachable`")))]
async fn answer(
    State(server): State<Server>,
    address: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Json(body): Json<AnswerBody>,
) -> Result<Response, Problem> {
    server.limit_address(address.as_ref())?;
    let directory = server.directory()?;
    let refused = |reason| Problem::from(Denial::Directory { reason });
    let kept = cookie::errand(server.is_secure, &headers).ok_or_else(|| refused("errand"))?;
    let mut parts = kept.split('.');
    let (Some(state), Some(nonce), Some(verifier), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(refused("errand"));
    };
    if state != body.state || body.code.expose_secret().len() > CODE_BYTES_MAX {
        return Err(refused("errand"));
    }
    server.office.end_errand(state).await?;
    let (nonce, verifier) = (nonce.to_owned().into(), verifier.to_owned().into());
    let person = directory.person(body.code.expose_secret(), &nonce, &verifier).await.map_err(|error| {
        if error.is_ours() {
            return unreachable(&error);
        }
        tracing::warn!(%error, "an answer of the directory was refused");
        refused("unproven")
    })?;
    let session = server.office.sign_in_vouched(&vouched(directory, person), &agent_of(&headers)).await?;
    let mut response = begun(&server, &session)?;
    if let Some(cookie) = cookie::set_errand(server.is_secure, "", 0) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn vouched(directory: &Directory, person: Person) -> Vouched {
    let settings = &directory.settings;
    let roles = settings.roles(&person.groups);
    let organisation = settings.organisation(&person.groups).map(str::to_owned);
    let Person { subject, login, name, factors, .. } = person;
    let roles = (!settings.groups.is_empty()).then(|| roles.iter().filter_map(|role| Role::parse(role)).collect());
    Vouched { subject, login, name, roles, organisation, factors }
}

fn unreachable(error: &DirectoryError) -> Problem {
    tracing::error!(%error, "the directory cannot be used");
    Problem::DIRECTORY_UNREACHABLE
}
