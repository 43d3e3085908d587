//! This module decides the resources of supporting documents: handed in as they are, given back as attachments only.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::desk::documents::{DocumentView, NewPhoto};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(list, hand_in)).routes(routes!(read)).routes(routes!(photo))
}

/// The documents of a case.
#[utoipa::path(get, path = "/api/cases/{case}/documents", tag = "documents", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), responses((status = 200, body = Vec<DocumentView>), (status = 404)))]
async fn list(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Json<Vec<DocumentView>>, Problem> {
    let found = server.office.documents(&client.caller, case).await?;
    Ok(Json(found.into_iter().map(Into::into).collect()))
}

#[derive(Deserialize, IntoParams)]
struct Name {
    /// The name of the file.
    name: String,
}

/// Hand a document in: PDF, PNG, JPEG, TIFF, XML, CSV, XLSX or DOCX, at most 10 MiB, as the body as it is. What it is, its
/// content decides.
#[utoipa::path(post, path = "/api/cases/{case}/documents", tag = "documents", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), Name), request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = DocumentView), (status = 404), (status = 413, description = "Too large"),
        (status = 422, description = "Not to be taken: details.reason is type, svg, active_content, polyglot, trailing_bytes, archive, archive_bomb, encrypted, empty or too_many")))]
async fn hand_in(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<Name>,
    body: Bytes,
) -> Result<Response, Problem> {
    let document = server.office.hand_in(&client.caller, case, &query.name, &body).await?;
    server.changed();
    Ok((StatusCode::CREATED, Json(DocumentView::from(document))).into_response())
}

#[derive(Deserialize, IntoParams)]
struct PhotoQuery {
    /// The name of the file.
    name: String,
    /// When it was taken, UTC microseconds.
    taken_at: Option<i64>,
    /// Degrees north, a decimal (`51.12708`).
    latitude: Option<Decimal>,
    /// Degrees east, a decimal.
    longitude: Option<Decimal>,
    /// How far the place may be off, in metres.
    accuracy_metres: Option<u32>,
    /// The SHA-256 that the device took of it: what arrives is held against it.
    sha256: Option<String>,
}

/// Keep a picture that an officer took of goods: JPEG or PNG, at most 10 MiB, as the body as it is, with when and where its
/// device took it. Sent again, it is the same one.
#[utoipa::path(post, path = "/api/cases/{case}/photos", tag = "documents", security(("session" = [])),
    params(("case" = Uuid, Path), PhotoQuery), request_body(content = Vec<u8>, content_type = "image/jpeg"),
    responses((status = 201, body = DocumentView), (status = 403), (status = 404), (status = 413),
        (status = 422, description = "No picture; or details.reason is `differs`: not what its device hashed")))]
async fn photo(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Query(query): Query<PhotoQuery>,
    body: Bytes,
) -> Result<Response, Problem> {
    let PhotoQuery { name, taken_at, latitude, longitude, accuracy_metres, sha256 } = &query;
    let photo = NewPhoto {
        name,
        bytes: &body,
        taken_at: *taken_at,
        latitude: *latitude,
        longitude: *longitude,
        accuracy_metres: *accuracy_metres,
        sha256: sha256.as_deref(),
    };
    let document = server.office.keep_photo(&client.caller, case, &photo).await?;
    Ok((StatusCode::CREATED, Json(DocumentView::from(document))).into_response())
}

/// A document, always as an attachment.
#[utoipa::path(get, path = "/api/cases/{case}/documents/{document}", tag = "documents", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path), ("document" = Uuid, Path)), responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404)))]
async fn read(
    State(server): State<Server>,
    client: Client,
    Path((case, document)): Path<(Uuid, Uuid)>,
) -> Result<Response, Problem> {
    let (document, bytes) = server.office.document(&client.caller, case, document).await?;
    // RFC 6266 and RFC 8187: a name that all understand, and the real one.
    let mut encoded = String::new();
    for byte in document.name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    let disposition = format!("attachment; filename=\"document\"; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_str(&document.media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, bytes).into_response())
}
