//! This module decides how a session travels: in a cookie that no script reads and no other site sends.

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookie over plain HTTP, for a machine at hand.
pub const PLAIN: &str = "session";
/// The cookie over TLS: the prefix makes browsers refuse it from anybody but this host.
const SECURE: &str = "__Host-session";

/// The cookie of an errand to the directory.
const ERRAND: [&str; 2] = ["errand", "__Host-errand"];

fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE } else { PLAIN }
}

/// The session's token from the cookies of a request. Two cookies of the name are none: somebody tries something.
pub fn session(is_secure: bool, headers: &HeaderMap) -> Option<String> {
    only(name(is_secure), headers)
}

/// What a browser that came back from the directory was sent there with.
pub fn errand(is_secure: bool, headers: &HeaderMap) -> Option<String> {
    only(ERRAND[usize::from(is_secure)], headers)
}

fn only(name: &str, headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut found = all
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned());
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

/// The header that sets the cookie; it lives until the browser ends, the session itself until the server says so.
pub fn set(is_secure: bool, token: &str) -> Option<HeaderValue> {
    let secure = if is_secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{}={token}; Path=/; HttpOnly; SameSite=Strict{secure}", name(is_secure))).ok()
}

/// The header that sets what a browser is sent to the directory with, for some seconds; with none it is taken away.
pub fn set_errand(is_secure: bool, kept: &str, seconds: i64) -> Option<HeaderValue> {
    let (name, secure) = (ERRAND[usize::from(is_secure)], if is_secure { "; Secure" } else { "" });
    HeaderValue::from_str(&format!("{name}={kept}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")).ok()
}

/// The header that takes the cookie away.
pub fn clear(is_secure: bool) -> Option<HeaderValue> {
    let secure = if is_secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}", name(is_secure))).ok()
}
