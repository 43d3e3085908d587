//! This module decides how the page is served: embedded files, packed once, with a policy that lets nothing else run.
//!
//! Components bring their styles along; each page bears another nonce, without which no style is taken.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use flate2::Compression;
use flate2::write::GzEncoder;
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
    // Whoever looks for documents of the API looks here.
    let docs = || async { Redirect::to("/#page=api") };
    Router::new().route("/", get(file)).route("/docs", get(docs)).fallback(get(file))
}

async fn file(State(server): State<Server>, uri: Uri, asked: HeaderMap) -> Response {
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
    let hash = file.metadata.sha256_hash();
    if let Ok(page) = std::str::from_utf8(&file.data)
        && path.ends_with(".html")
    {
        return (headers, page.replace(NONCE, &nonce)).into_response();
    }
    if !kind.starts_with("font/") && takes_gzip(&asked) {
        let small = packed(hash, &file.data);
        return (headers, [(header::CONTENT_ENCODING, "gzip"), (header::VARY, "accept-encoding")], small).into_response();
    }
    (headers, [(header::VARY, "accept-encoding")], file.data.into_owned()).into_response()
}

/// Whether the caller reads gzip: named, and not with a weight of nothing.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let encodings = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    encodings.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let is_refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32));
        matches!(name.trim(), "gzip" | "*") && !is_refused
    })
}

/// A file as gzip. It is made once; there are as many as the page has files.
fn packed(hash: [u8; 32], plain: &[u8]) -> Bytes {
    static PACKED: LazyLock<Mutex<HashMap<[u8; 32], Bytes>>> = LazyLock::new(Mutex::default);
    let mut known = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    let small = known.entry(hash).or_insert_with(|| {
        let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::default());
        // Writing into memory does not fail.
        encoder.write_all(plain).and_then(|()| encoder.finish()).unwrap_or_default().into()
    });
    small.clone()
}

fn nonce(server: &Server) -> String {
    let mut bytes = [0; NONCE_BYTES];
    server.office.environment.fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(2 * NONCE_BYTES), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn whoever_reads_gzip_says_so() {
        for (asked, takes) in [
            ("gzip, deflate, br", true),
            ("br;q=1.0, gzip;q=0.8, *;q=0.1", true),
            ("*", true),
            ("gzip;q=0", false),
            ("identity", false),
            ("br", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, asked.parse().unwrap());
            assert_eq!(takes_gzip(&headers), takes, "{asked}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }

    #[test]
    fn a_packed_file_is_the_same_file() {
        let plain = b"let a = 1;\n".repeat(1000);
        for _ in 0..2 {
            let small = packed([9; 32], &plain);
            assert!(small.len() * 10 < plain.len());
            let mut again = Vec::new();
            flate2::read::GzDecoder::new(&small[..]).read_to_end(&mut again).unwrap();
            assert_eq!(again, plain);
        }
    }
}
