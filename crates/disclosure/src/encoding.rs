//! This module decides how bytes are written in tokens: base64url without padding (RFC 7515, section 2), one form for
//! each value.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// Bytes in base64url.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes from base64url; none for another alphabet, padding, or bits left over at the end.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The SHA-256 hash of a text, in base64url.
pub fn hash(text: &str) -> String {
    encode(&Sha256::digest(text.as_bytes()))
}
