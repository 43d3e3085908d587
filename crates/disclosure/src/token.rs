//! This module decides how a signed token is written and read: a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037).
//! No other algorithm is read, and none never.

use serde_json::{Value, json};

use crate::encoding::{decode, encode};
use crate::refusal::{Part, Refusal};

/// How every token of ours is signed.
const ALGORITHM: &str = "EdDSA";

/// A token whose signature was not checked yet.
#[derive(Debug)]
pub struct Token<'a> {
    /// The key that is said to have signed.
    pub key: Option<String>,
    /// The claims.
    pub claims: Value,
    /// What was signed.
    pub input: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
}

/// The token of some claims.
pub fn write(kind: &str, key: Option<&str>, claims: &Value, sign: &dyn Fn(&str) -> [u8; 64]) -> String {
    let mut header = json!({ "alg": ALGORITHM, "typ": kind });
    if let Some(key) = key {
        header["kid"] = key.into();
    }
    let input = format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()));
    let signature = encode(&sign(&input));
    format!("{input}.{signature}")
}

/// Reads a token of a kind.
pub fn read<'a>(text: &'a str, kind: &str, at: Part) -> Result<Token<'a>, Refusal> {
    let malformed = || Refusal::Malformed { at };
    let (input, signature) = text.rsplit_once('.').ok_or_else(malformed)?;
    let (header, claims) = input.split_once('.').ok_or_else(malformed)?;
    let object = |text: &str| {
        let value: Option<Value> = decode(text).and_then(|bytes| serde_json::from_slice(&bytes).ok());
        value.filter(Value::is_object).ok_or_else(malformed)
    };
    let header = object(header)?;
    let said = |name: &str| header.get(name).and_then(Value::as_str);
    if said("alg") != Some(ALGORITHM) {
        return Err(Refusal::Algorithm { at, found: said("alg").unwrap_or_default().to_owned() });
    }
    if said("typ") != Some(kind) {
        return Err(Refusal::NotADeclaration { found: said("typ").unwrap_or_default().to_owned() });
    }
    // What the signer holds to be critical, a reader that does not know it must refuse.
    if header.get("crit").is_some() {
        return Err(malformed());
    }
    let signature = decode(signature).ok_or_else(malformed)?;
    Ok(Token { key: said("kid").map(str::to_owned), claims: object(claims)?, input, signature })
}
