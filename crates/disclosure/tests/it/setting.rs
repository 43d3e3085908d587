//! This module decides what the tests work with: a house with keys, a document, and its policy.

use disclosure::{Issuer, LogPlace, Terms, issue};
use evidence::{KEY_SEED_BYTES, Keys, policy};
use serde_json::{Value, json};
use verifier::Policy;

/// When all of it happens, in seconds since 1970.
pub const NOW: u64 = 1_790_000_000;

pub fn keys() -> Keys {
    Keys::new(verifier::hash::Algorithm::Sha256, "customs.example/log", [7; KEY_SEED_BYTES], NOW - 1000).unwrap()
}

pub fn trusted() -> Policy {
    Policy::read(&policy(&[keys().statement()])).unwrap()
}

pub fn document() -> Value {
    json!({
        "decision": { "mrn": "26GB00000000000018", "outcome": "cleared", "legal_date": "2026-09-21", "payable": "100.00",
            "currency": "GBP", "values": [{ "item": 1, "customs_value": "900.00" }, { "item": 2, "customs_value": "50.00" }] },
        "declaration": {
            "typeCode": "IMA",
            "exporter": { "name": "Château Exemple", "address": { "cityName": "Bordeaux" } },
            "goodsShipment": {
                "importer": { "name": "酒业有限公司", "id": "GB123456789000" },
                "governmentAgencyGoodsItem": [
                    { "commodity": { "description": "葡萄酒 wine" }, "packaging": [{ "typeCode": "BO" }] },
                    { "commodity": { "description": "glasses" } },
                ],
            },
        },
    })
}

pub fn place() -> LogPlace {
    LogPlace { origin: "customs.example/log".to_owned(), index: 41, record: "ab".repeat(32) }
}

pub fn terms() -> Terms {
    Terms { at: NOW, until: Some(NOW + 3600), ..Terms::default() }
}

pub fn issued(document: &Value, terms: &Terms) -> String {
    issued_by(&keys(), document, terms)
}

pub fn issued_by(keys: &Keys, document: &Value, terms: &Terms) -> String {
    let (key, mut count) = (keys.token_key(), 0_u128);
    let issuer = Issuer { origin: keys.origin(), key: &key, sign: &|text| keys.sign_token(text).unwrap() };
    issue(document, terms, &place(), &issuer, &mut || {
        count += 1;
        count.to_be_bytes()
    })
}
