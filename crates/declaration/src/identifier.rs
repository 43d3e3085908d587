//! This module decides what an identifier looks like: each kind parses and checks itself once, at the
//! edge, and is then known to be well formed. Whether it exists is for code lists and registers.

use std::fmt;
use std::str::FromStr;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// A text that is not the identifier it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {expected}")]
pub struct IdentifierError {
    /// What stood there.
    pub text: String,
    /// What should stand there, with an example.
    pub expected: &'static str,
}

fn refuse<T>(text: &str, expected: &'static str) -> Result<T, IdentifierError> {
    Err(IdentifierError { text: text.chars().take(40).collect(), expected })
}

macro_rules! letters {
    ($(#[$doc:meta])* $name:ident, $length:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $length]);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                // The bytes are ASCII letters by construction.
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl FromStr for $name {
            type Err = IdentifierError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match <[u8; $length]>::try_from(text.as_bytes()) {
                    Ok(bytes) if bytes.iter().all(u8::is_ascii_alphabetic) => Ok(Self(bytes.map(|byte| byte.to_ascii_uppercase()))),
                    _ => refuse(text, $expected),
                }
            }
        }

        text_traits!($name);
    };
}

macro_rules! text_traits {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

letters! {
    /// A country by ISO 3166-1 alpha-2, or a code that a pack adds to it (`XI`, `XU`).
    CountryCode, 2, "a country code of two letters, such as CN"
}
letters! {
    /// A currency by ISO 4217.
    CurrencyCode, 3, "a currency code of three letters, such as CNY"
}

impl CurrencyCode {
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(CompactString);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        text_traits!($name);
    };
}

text! {
    /// A commodity code of 2 to 10 digits: HS chapter, heading, subheading, then national digits.
    GoodsCode
}

/// Digits of the longest commodity code (combined nomenclature 8 and TARIC 2).
const GOODS_CODE_DIGITS_MAX: usize = 10;

impl GoodsCode {
    /// The HS chapter, the first two digits.
    pub fn chapter(&self) -> &str {
        &self.0[..2]
    }
    /// The first so many digits, or all when there are fewer.
    pub fn prefix(&self, digits: usize) -> &str {
        &self.0[..digits.min(self.0.len())]
    }
}

impl FromStr for GoodsCode {
    type Err = IdentifierError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = (2..=GOODS_CODE_DIGITS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { Ok(Self(text.into())) } else { refuse(text, "a commodity code of 2 to 10 digits, such as 85109000") }
    }
}

text! {
    /// An economic operator's registration: country, then 1 to 15 letters or digits.
    Eori
}

impl Eori {
    /// The two letters of the country that registered the operator.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }
}

impl FromStr for Eori {
    type Err = IdentifierError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let fits = (3..=17).contains(&bytes.len())
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..].iter().all(u8::is_ascii_alphanumeric);
        if fits { Ok(Self(text.into())) } else { refuse(text, "an EORI number, such as GB553202734852") }
    }
}

text! {
    /// A movement reference number: two digits of the year, country, 13 characters, check digit.
    Mrn
}

/// Characters of a movement reference number.
const MRN_LENGTH: usize = 18;

impl Mrn {
    /// Makes a number from year, country and a serial part of 13 characters; the check digit is added.
    ///
    /// ```
    /// let mrn = declaration::Mrn::issue(26, "GB".parse()?, "0000000000A1")?;
    /// assert_eq!(mrn.as_str().len(), 18);
    /// assert!(mrn.check_digit_fits());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn issue(year: u8, country: CountryCode, serial: &str) -> Result<Self, IdentifierError> {
        let body = format!("{:02}{country}{serial:0>13}", year % 100);
        if body.len() != MRN_LENGTH - 1 || !body.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
            return refuse(serial, "a serial part of at most 13 capital letters or digits");
        }
        let digit = check_digit(&body);
        Ok(Self(CompactString::from(format!("{body}{digit}"))))
    }

    /// Whether the last character is the check digit of the others (ISO 6346 weights, modulo 11).
    /// Numbers of other systems are read without this condition, since not all of them keep it.
    pub fn check_digit_fits(&self) -> bool {
        let (body, last) = self.0.split_at(MRN_LENGTH - 1);
        last.parse() == Ok(check_digit(body))
    }
}

impl FromStr for Mrn {
    type Err = IdentifierError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let fits = bytes.len() == MRN_LENGTH
            && bytes[..2].iter().all(u8::is_ascii_digit)
            && bytes[2..4].iter().all(u8::is_ascii_uppercase)
            && bytes[4..].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if fits { Ok(Self(text.into())) } else { refuse(text, "a movement reference number, such as 24GBDIRIGZ7QLCPAA8") }
    }
}

/// The check digit of ISO 6346 and of movement reference numbers: letters count 10 to 38 without the
/// multiples of 11, each weighed by a power of two, modulo 11, ten counting as zero.
pub fn check_digit(body: &str) -> u8 {
    let sum: u32 = body
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let value = match byte {
                b'0'..=b'9' => u32::from(byte - b'0'),
                letter => {
                    let ordinal = u32::from(letter.to_ascii_uppercase().saturating_sub(b'A'));
                    10 + ordinal + ordinal.div_ceil(10)
                }
            };
            (value * (1 << (place % 30))) % 11
        })
        .sum();
    (sum % 11 % 10) as u8
}

/// Whether an equipment number is a container number of ISO 6346 with the right check digit.
///
/// ```
/// assert!(declaration::identifier::is_container_number("CSQU3054383"));
/// assert!(!declaration::identifier::is_container_number("CSQU3054384"));
/// ```
pub fn is_container_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes[..3].iter().all(u8::is_ascii_uppercase)
        && matches!(bytes[3], b'U' | b'J' | b'Z')
        && bytes[4..].iter().all(u8::is_ascii_digit)
        && check_digit(&text[..10]) == bytes[10] - b'0'
}

text! {
    /// A declaration unique consignment reference: year digit, EORI, dash, the trader's own part.
    Ducr
}

impl FromStr for Ducr {
    type Err = IdentifierError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let own = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'(' | b')');
        let fits = text.len() <= 35
            && text.split_once('-').is_some_and(|(head, tail)| {
                let head = head.as_bytes();
                head.len() >= 4
                    && head[0].is_ascii_digit()
                    && head[1..3].iter().all(u8::is_ascii_uppercase)
                    && head[3..].iter().all(u8::is_ascii_alphanumeric)
                    && !tail.is_empty()
                    && tail.as_bytes().iter().all(own)
            });
        if fits { Ok(Self(text.into())) } else { refuse(text, "a DUCR, such as 6GB553202734852-12345") }
    }
}

text! {
    /// Requested and previous procedure, two characters each (`4071`).
    ProcedureCode
}

impl ProcedureCode {
    /// The requested procedure (`40`).
    pub fn requested(&self) -> &str {
        &self.0[..2]
    }
    /// The previous procedure (`71`).
    pub fn previous(&self) -> &str {
        &self.0[2..]
    }
}

impl FromStr for ProcedureCode {
    type Err = IdentifierError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { Ok(Self(text.into())) } else { refuse(text, "a procedure of four digits, such as 4071") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_identifiers_are_read_and_others_refused() {
        assert_eq!("cn".parse::<CountryCode>().map(|code| code.to_string()), Ok("CN".to_owned()));
        assert!("CHN".parse::<CountryCode>().is_err());
        assert!("85109000".parse::<GoodsCode>().is_ok());
        assert!("8510.90".parse::<GoodsCode>().is_err());
        assert!("GB553202734852".parse::<Eori>().is_ok());
        assert!("553202734852".parse::<Eori>().is_err());
        assert!("24GBDIRIGZ7QLCPAA8".parse::<Mrn>().is_ok());
        assert!("4GB553202734852-12345".parse::<Ducr>().is_ok());
        assert!("GB553202734852-12345".parse::<Ducr>().is_err());
    }

    #[test]
    fn letters_skip_the_multiples_of_eleven_in_check_digits() {
        // ISO 6346's own example.
        assert_eq!(check_digit("CSQU305438"), 3);
    }
}
