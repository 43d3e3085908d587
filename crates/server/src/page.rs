//! This module decides how the page is served: embedded files, with a policy that lets nothing else run.
//!
//! Components bring their styles along; each page bears another nonce, without which no style is taken.

use std::fmt::Write as _;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

use crate::Server;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Files;

/// Scripts, styles and connections of our own only; no frames around the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-__TONGGUAN_NONCE__'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What stands for the nonce in the page and in the policy.
const NONCE: &str = "__TONGGUAN_NONCE__";
/// Random bytes of a nonce.
const NONCE_BYTES: usize = 16;

pub fn routes() -> Router<Server> {
    Router::new().route("/", get(file)).fallback(get(file))
}

async fn file(State(server): State<Server>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let Some(file) = Files::get(path) else {
        return (StatusCode::NOT_FOUND, "not found").into_response();
    };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    // Assets bear a hash of their content in their name; the page itself is asked for anew.
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let nonce = nonce(&server);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::CONTENT_SECURITY_POLICY, POLICY.replace(NONCE, &nonce)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
    ];
    let body = match std::str::from_utf8(&file.data) {
        Ok(page) if path.ends_with(".html") => page.replace(NONCE, &nonce).into_bytes(),
        _ => file.data.into_owned(),
    };
    (headers, body).into_response()
}

fn nonce(server: &Server) -> String {
    let mut bytes = [0; NONCE_BYTES];
    server.office.environment.fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(2 * NONCE_BYTES), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
