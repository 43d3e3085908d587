//! This module decides how leaves and nodes of the tree are hashed: RFC 6962, section 2.1.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The root of a tree without leaves: the hash of nothing.
pub fn empty() -> Hash {
    Sha256::digest([]).into()
}

/// The hash of a leaf: of a zero byte and the entry. The byte keeps a leaf from being taken for a node.
///
/// ```
/// // A published vector: the leaf of an empty entry.
/// let leaf = verifier::hash::leaf(&[b""]);
/// assert_eq!(leaf[..4], [0x6e, 0x34, 0x0b, 0x9c]);
/// ```
pub fn leaf(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new().chain_update([0]);
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The hash of a node: of a one byte and its two children.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The plain hash of some bytes.
pub fn of(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// A hash in hexadecimal digits.
///
/// ```
/// assert!(verifier::hash::hex(&verifier::hash::empty()).starts_with("e3b0c442"));
/// ```
pub fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash from its 64 lower-case hexadecimal digits.
///
/// ```
/// use verifier::hash::{empty, hex, of_hex};
/// assert_eq!(of_hex(&hex(&empty())), Some(empty()));
/// assert_eq!(of_hex("E3B0"), None);
/// ```
pub fn of_hex(text: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    if text.len() != 2 * hash.len() {
        return None;
    }
    for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digits =
            std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')))?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(hash)
}
