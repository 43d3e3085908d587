//! This module decides how leaves and nodes of the tree are hashed: RFC 6962, section 2.1, with the hash function that the
//! log goes by.

use sha2::{Digest as _, Sha256};
use sm3::{Digest as _, Sm3};

/// A hash of 32 bytes.
pub type Hash = [u8; 32];

/// The hash function of a log. The functions of this module outside of it are those of SHA-256, which everything but a
/// log by SM3 goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// SHA-256 (FIPS 180-4): logs by C2SP.
    Sha256,
    /// SM3 (GB/T 32905).
    Sm3,
}

impl Algorithm {
    /// The hash of a leaf: of a zero byte and the entry. The byte keeps a leaf from being taken for a node.
    pub fn leaf(self, parts: &[&[u8]]) -> Hash {
        self.hash([&[0_u8] as &[u8]].into_iter().chain(parts.iter().copied()))
    }

    /// The hash of a node: of a one byte and its two children.
    pub fn node(self, left: &Hash, right: &Hash) -> Hash {
        self.hash([&[1_u8] as &[u8], left, right].into_iter())
    }

    /// The root of a tree without leaves: the hash of nothing.
    pub fn empty(self) -> Hash {
        self.of(&[])
    }

    /// The plain hash of some bytes.
    ///
    /// ```
    /// use verifier::hash::{Algorithm, hex};
    /// // The first example of GB/T 32905.
    /// assert!(hex(&Algorithm::Sm3.of(b"abc")).starts_with("66c7f0f4"));
    /// ```
    pub fn of(self, bytes: &[u8]) -> Hash {
        self.hash([bytes].into_iter())
    }

    fn hash<'a>(self, parts: impl Iterator<Item = &'a [u8]>) -> Hash {
        match self {
            Self::Sha256 => parts.fold(Sha256::new(), |hasher, part| hasher.chain_update(part)).finalize().into(),
            Self::Sm3 => parts.fold(Sm3::new(), |hasher, part| hasher.chain_update(part)).finalize().into(),
        }
    }
}

/// The root of a tree without leaves, by SHA-256.
pub fn empty() -> Hash {
    Algorithm::Sha256.empty()
}

/// The hash of a leaf, by SHA-256.
///
/// ```
/// // A published vector: the leaf of an empty entry.
/// let leaf = verifier::hash::leaf(&[b""]);
/// assert_eq!(leaf[..4], [0x6e, 0x34, 0x0b, 0x9c]);
/// ```
pub fn leaf(parts: &[&[u8]]) -> Hash {
    Algorithm::Sha256.leaf(parts)
}

/// The hash of a node, by SHA-256.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Algorithm::Sha256.node(left, right)
}

/// The SHA-256 hash of some bytes.
pub fn of(bytes: &[u8]) -> Hash {
    Algorithm::Sha256.of(bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_gives_what_the_standard_prints() {
        // GB/T 32905-2016, appendix A: three letters, and 64 bytes.
        for (text, hash) in [
            ("abc".to_owned(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
            ("abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        ] {
            assert_eq!(hex(&Algorithm::Sm3.of(text.as_bytes())), hash);
        }
    }

    #[test]
    fn the_algorithms_never_give_the_same() {
        let both = |hash: fn(Algorithm) -> Hash| (hash(Algorithm::Sha256), hash(Algorithm::Sm3));
        for (one, other) in [both(Algorithm::empty), both(|by| by.leaf(&[b"a"])), both(|by| by.node(&[1; 32], &[2; 32]))] {
            assert_ne!(one, other);
        }
        assert_eq!(Algorithm::Sm3.leaf(&[b"a", b"b"]), Algorithm::Sm3.of(b"\0ab"));
        assert_eq!(
            Algorithm::Sm3.node(&[1; 32], &[2; 32])[..],
            Algorithm::Sm3.of(&[[1; 1].as_slice(), &[1; 32], &[2; 32]].concat())[..]
        );
    }
}
