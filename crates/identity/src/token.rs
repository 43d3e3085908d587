//! This module decides what proves a session or a machine: 256 random bits, of which only the SHA-256 is kept.

use std::fmt::Write as _;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

/// Random bytes of a token.
pub const TOKEN_BYTES: usize = 32;

/// A token as its bearer has it; shown once.
#[derive(Debug, Clone)]
pub struct Token(SecretString);

/// What is kept of a token. A random token needs no slow hash: there is nothing to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl Token {
    /// A token from random bytes; the prefix tells people and secret scanners what they have found.
    ///
    /// ```
    /// use identity::{ExposeSecret, Token, TokenHash};
    /// let token = Token::new("tgs_", &[1; 32]);
    /// assert_eq!(token.secret().expose_secret().len(), 4 + 64);
    /// assert_eq!(token.hash(), TokenHash::of(token.secret().expose_secret()));
    /// ```
    pub fn new(prefix: &str, random: &[u8; TOKEN_BYTES]) -> Self {
        let mut text = String::with_capacity(prefix.len() + 2 * TOKEN_BYTES);
        text.push_str(prefix);
        for byte in random {
            let _ = write!(text, "{byte:02x}");
        }
        Self(text.into())
    }

    /// The token itself.
    pub fn secret(&self) -> &SecretString {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.0.expose_secret())
    }
}

impl TokenHash {
    /// The hash of a token that somebody sent.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
///
/// ```
/// assert!(identity::same("abc", "abc") && !identity::same("abc", "abd") && !identity::same("abc", "ab"));
/// ```
pub fn same(left: &str, right: &str) -> bool {
    let differing = left.bytes().zip(right.bytes()).fold(0, |found, (left, right)| found | (left ^ right));
    left.len() == right.len() && differing == 0
}
