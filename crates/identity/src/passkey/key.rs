//! This module decides which public keys are taken and how what they signed is checked (RFC 9053, RFC 8812, and §5.8.5 on
//! which parameters a key must have).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value;
use ring::signature::{ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};

/// The algorithms that are asked for, the preferred first: ES256, EdDSA, RS256 (COSE numbers).
pub const ALGORITHMS: [i64; 3] = [ES256, EDDSA, RS256];
const ES256: i64 = -7;
const EDDSA: i64 = -8;
const RS256: i64 = -257;

/// Bytes of an RSA modulus: 2,048 to 8,192 bits.
const MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;
/// Bytes of an RSA exponent; 3 in practice.
const EXPONENT_BYTES_MAX: usize = 5;

/// Why a key cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a COSE key.
    #[error("not a COSE key")]
    Form,
    /// An algorithm that was not asked for.
    #[error("an algorithm that was not asked for")]
    Algorithm,
    /// A curve or a length that is not the algorithm's.
    #[error("a curve or length that does not belong to its algorithm")]
    Parameters,
}

/// A public key with its algorithm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PublicKey {
    /// A point on P-256, uncompressed.
    P256(Vec<u8>),
    /// A point on edwards25519.
    Ed25519(Vec<u8>),
    /// Modulus and exponent.
    Rsa(Vec<u8>, Vec<u8>),
}

impl PublicKey {
    /// From a COSE key.
    pub(super) fn from_cose(value: &Value) -> Result<Self, KeyError> {
        let map = value.as_map().ok_or(KeyError::Form)?;
        let of = |label: i64| map.iter().find(|(key, _)| integer(key) == Some(label)).map(|(_, value)| value);
        let number = |label: i64| of(label).and_then(integer);
        let bytes = |label: i64| of(label).and_then(Value::as_bytes).map(Vec::as_slice).ok_or(KeyError::Form);
        match (number(1), number(3)) {
            (Some(2), Some(ES256)) => {
                let (x, y) = (bytes(-2)?, bytes(-3)?);
                if number(-1) != Some(1) || x.len() != 32 || y.len() != 32 {
                    return Err(KeyError::Parameters);
                }
                Ok(Self::P256([&[4], x, y].concat()))
            }
            (Some(1), Some(EDDSA)) => {
                let x = bytes(-2)?;
                if number(-1) != Some(6) || x.len() != 32 { Err(KeyError::Parameters) } else { Ok(Self::Ed25519(x.to_vec())) }
            }
            (Some(3), Some(RS256)) => {
                let (n, e) = (bytes(-1)?, bytes(-2)?);
                if !MODULUS_BYTES.contains(&n.len()) || e.is_empty() || e.len() > EXPONENT_BYTES_MAX {
                    return Err(KeyError::Parameters);
                }
                Ok(Self::Rsa(n.to_vec(), e.to_vec()))
            }
            (Some(_), Some(_)) => Err(KeyError::Algorithm),
            _ => Err(KeyError::Form),
        }
    }

    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok(),
            Self::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature).is_ok(),
            Self::Rsa(n, e) => RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok(),
        }
    }

    /// Algorithm and key, separated by dots.
    pub(super) fn kept(&self) -> String {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        match self {
            Self::P256(point) => format!("{ES256}.{}", text(point)),
            Self::Ed25519(point) => format!("{EDDSA}.{}", text(point)),
            Self::Rsa(n, e) => format!("{RS256}.{}.{}", text(n), text(e)),
        }
    }

    pub(super) fn read(kept: &str) -> Option<Self> {
        let mut parts = kept.split('.');
        let algorithm: i64 = parts.next()?.parse().ok()?;
        let mut bytes = || URL_SAFE_NO_PAD.decode(parts.next()?).ok();
        match algorithm {
            ES256 => Some(Self::P256(bytes()?)),
            EDDSA => Some(Self::Ed25519(bytes()?)),
            RS256 => Some(Self::Rsa(bytes()?, bytes()?)),
            _ => None,
        }
    }
}

fn integer(value: &Value) -> Option<i64> {
    value.as_integer().and_then(|number| number.try_into().ok())
}
