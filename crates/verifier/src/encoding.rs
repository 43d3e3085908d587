//! This module decides how bytes and numbers are written in the files: base64 by RFC 4648 section 4, and decimals
//! without leading zeros. Each value has one form, so that nobody can make a second receipt out of one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::Hash;

/// Bytes in base64.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Bytes from base64; none for another alphabet, missing padding, or bits left over at the end.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A hash from base64; none for another length.
pub fn decode_hash(text: &str) -> Option<Hash> {
    decode(text)?.try_into().ok()
}

/// A decimal without sign and leading zeros.
pub fn decimal(text: &str) -> Option<u64> {
    let is_plain = text == "0" || !text.starts_with('0');
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_form() {
        for (text, value) in [("0", Some(0)), ("7", Some(7)), ("18446744073709551615", Some(u64::MAX))] {
            assert_eq!(decimal(text), value);
        }
        for text in ["", "00", "07", "+7", "-1", " 7", "7 ", "18446744073709551616", "٧"] {
            assert_eq!(decimal(text), None, "{text:?}");
        }
        assert_eq!(decode("AA=="), Some(vec![0]));
        for text in ["AA", "AA=", "AB==", "AA==\n", "A_==", " AA=="] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
