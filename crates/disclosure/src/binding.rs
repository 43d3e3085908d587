//! This module decides how a holder signs what it shows (RFC 9901, section 4.3): for one audience, as the answer to one
//! number, over exactly these disclosures.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde_json::{Value, json};

use crate::encoding::{decode, encode, hash};
use crate::refusal::{Part, Refusal};
use crate::token;
use crate::verify::{CLOCK_AHEAD_SECONDS_MAX, Expectation};

/// Random bytes that a holder's key is made of.
pub const HOLDER_KEY_BYTES: usize = 32;
/// The kind of token.
const KIND: &str = "kb+jwt";
/// How long ago a holder may have signed: what is shown is shown for now.
const AGE_SECONDS_MAX: u64 = 24 * 60 * 60;

/// The key of a holder.
pub struct HolderKey(SigningKey);

impl HolderKey {
    /// A key made of random bytes.
    pub fn new(seed: &[u8; HOLDER_KEY_BYTES]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public key, which the house is told.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }
}

/// A holder's public key as it is written, in base64url; none for what is no key, or one under which anybody could sign.
///
/// ```
/// let key = disclosure::HolderKey::new(&[7; 32]);
/// assert_eq!(disclosure::read_holder(&disclosure::write_holder(&key.public())), Some(key.public()));
/// assert_eq!(disclosure::read_holder("AAAA"), None);
/// ```
pub fn read_holder(text: &str) -> Option<[u8; 32]> {
    usable(text).map(|key| key.to_bytes())
}

/// A holder's public key, in base64url.
pub fn write_holder(public: &[u8; 32]) -> String {
    encode(public)
}

/// A holder's secret as it is written, in base64url; none for another length.
pub fn read_seed(text: &str) -> Option<[u8; HOLDER_KEY_BYTES]> {
    decode(text)?.try_into().ok()
}

/// A public key as claims name it (RFC 8037).
pub fn jwk(public: &[u8; 32]) -> Value {
    json!({ "crv": "Ed25519", "kty": "OKP", "x": encode(public) })
}

/// What the holder adds to a presentation, which ends in a tilde.
pub fn write(presentation: &str, key: &HolderKey, audience: &str, nonce: &str, at: u64) -> String {
    let claims = json!({ "aud": audience, "iat": at, "nonce": nonce, "sd_hash": hash(presentation) });
    token::write(KIND, None, &claims, &|input| key.0.sign(input.as_bytes()).to_bytes())
}

/// Checks what the holder signed; gives audience and number.
pub fn check(
    binding: &str,
    presentation: &str,
    claims: &Value,
    expected: &Expectation<'_>,
) -> Result<(Option<String>, Option<String>), Refusal> {
    let at = Part::Binding;
    let holder = claims.get("cnf").ok_or(Refusal::NoHolder)?;
    let key = key_of(holder).ok_or(Refusal::Malformed { at: Part::Token })?;
    let token = token::read(binding, KIND, at)?;
    let signature = Signature::from_slice(&token.signature).map_err(|_| Refusal::BadSignature { at })?;
    key.verify_strict(token.input.as_bytes(), &signature).map_err(|_| Refusal::BadSignature { at })?;
    let text = |name: &str| token.claims.get(name).and_then(Value::as_str).map(str::to_owned);
    if text("sd_hash") != Some(hash(presentation)) {
        return Err(Refusal::OtherContent);
    }
    let signed_at = token.claims.get("iat").and_then(Value::as_u64).ok_or(Refusal::Malformed { at })?;
    if let Some(now) = expected.now {
        if signed_at > now.saturating_add(CLOCK_AHEAD_SECONDS_MAX) {
            return Err(Refusal::FromTheFuture { at: signed_at, now });
        }
        if signed_at.saturating_add(AGE_SECONDS_MAX) < now {
            return Err(Refusal::StaleBinding { at: signed_at, now });
        }
    }
    Ok((text("aud"), text("nonce")))
}

/// The key that a holder is named by; none for another kind, or one under which anybody could sign.
fn key_of(holder: &Value) -> Option<VerifyingKey> {
    let text = |name: &str| holder.get("jwk")?.get(name)?.as_str();
    if text("kty") != Some("OKP") || text("crv") != Some("Ed25519") {
        return None;
    }
    usable(text("x")?)
}

/// A key whose signatures mean something.
fn usable(text: &str) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = decode(text)?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())
}
