//! This module decides what the house signs of a declaration: who issues it, since when and until when, for whom, where
//! in the evidence log its decision stands, and the digests of all fields.

use serde_json::{Map, Value, json};

use crate::conceal::conceal;
use crate::disclosure::SALT_BYTES;
use crate::token;

/// The kind of token (RFC 9901, section 11; the SD-JWT VC drafts call it so).
pub(crate) const KIND: &str = "dc+sd-jwt";
/// What it is about.
pub(crate) const ABOUT: &str = "tongguan.example/declaration/v1";

/// Who issues: a log of the policy with its Ed25519 key.
pub struct Issuer<'a> {
    /// The log's name.
    pub origin: &'a str,
    /// The key as policies name it: name, plus sign, id in hexadecimal digits.
    pub key: &'a str,
    /// Signs a token's text.
    pub sign: &'a dyn Fn(&str) -> [u8; 64],
}

/// Where in the evidence log the decision stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LogPlace {
    /// The log's name.
    pub origin: String,
    /// Place of the leaf of the event that carries the decision, from 0.
    pub index: u64,
    /// The hash of the decision's record, in hexadecimal digits; the event names the same.
    pub record: String,
}

/// What it is issued for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// When it is issued, in seconds since 1970.
    pub at: u64,
    /// Until when it is good, in seconds since 1970.
    pub until: Option<u64>,
    /// Who alone it is for.
    pub audience: Option<String>,
    /// The number that they gave, so that it answers their request and no other.
    pub nonce: Option<String>,
    /// The holder's public key (Ed25519): then whoever shows it must sign as well.
    pub holder: Option<[u8; 32]>,
}

/// Issues a document with all its disclosures, for the holder to keep. `salt` gives fresh random bytes at each call.
/// What is not an object has no fields, and so nothing to show.
pub fn issue(
    document: &Value,
    terms: &Terms,
    place: &LogPlace,
    issuer: &Issuer<'_>,
    salt: &mut dyn FnMut() -> [u8; SALT_BYTES],
) -> String {
    let concealed = conceal(document, salt);
    let mut claims = match concealed.open {
        Value::Object(digests) => digests,
        _ => Map::new(),
    };
    claims.extend([
        ("_sd_alg".to_owned(), "sha-256".into()),
        ("iat".to_owned(), terms.at.into()),
        ("iss".to_owned(), issuer.origin.into()),
        ("log".to_owned(), json!({ "index": place.index, "origin": place.origin, "record": place.record })),
        ("vct".to_owned(), ABOUT.into()),
    ]);
    claims.extend(
        [
            terms.until.map(|until| ("exp".to_owned(), until.into())),
            terms.audience.as_deref().map(|audience| ("aud".to_owned(), audience.into())),
            terms.nonce.as_deref().map(|nonce| ("nonce".to_owned(), nonce.into())),
            terms.holder.map(|holder| ("cnf".to_owned(), json!({ "jwk": crate::binding::jwk(&holder) }))),
        ]
        .into_iter()
        .flatten(),
    );
    let mut text = token::write(KIND, Some(issuer.key), &claims.into(), issuer.sign);
    for disclosure in &concealed.disclosures {
        text.push('~');
        text.push_str(disclosure.encoded());
    }
    text.push('~');
    text
}
