//! This module decides what replaces a lost authenticator: codes that are shown once, kept as hashes, and count once.

use std::fmt::Write as _;

use secrecy::{ExposeSecret, SecretString};

use crate::token::TokenHash;

/// Codes that a user gets.
pub const RECOVERY_CODES: usize = 10;
/// Random bytes of a code: 80 bits, too many to try out whatever the hash.
pub const RECOVERY_BYTES: usize = 10;

/// A code from random bytes: four groups of five letters and digits in lower case.
///
/// ```
/// use identity::{ExposeSecret, recovery_code, recovery_hash};
/// let code = recovery_code(&[0xab; 10]);
/// assert_eq!(code.expose_secret(), "ababa-babab-ababa-babab");
/// // Typed from paper: case, blanks and dashes do not matter.
/// assert_eq!(recovery_hash(&code), recovery_hash(&"ABABA BABAB ABABA BABAB".into()));
/// ```
pub fn recovery_code(random: &[u8; RECOVERY_BYTES]) -> SecretString {
    let mut text = String::with_capacity(23);
    let mut digits = String::with_capacity(20);
    for byte in random {
        let _ = write!(digits, "{byte:02x}");
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 5 == 0 {
            text.push('-');
        }
        text.push(digit);
    }
    text.into()
}

/// What is kept of a code.
pub fn recovery_hash(code: &SecretString) -> TokenHash {
    let typed = code.expose_secret().chars().filter(char::is_ascii_alphanumeric);
    TokenHash::of(&typed.map(|letter| letter.to_ascii_lowercase()).collect::<String>())
}
