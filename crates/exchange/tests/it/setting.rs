//! This module decides what the tests work with: two administrations and what they agreed on.

use exchange::{Arrangement, Field, Request};
use jiff::Timestamp;
use ledger::Signer;

pub fn signer(name: &str) -> Signer {
    Signer::new(&format!("customs.{name}"), [name.as_bytes()[0]; 32]).unwrap()
}

pub fn now() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

pub fn arrangement() -> Arrangement {
    let (gb, us) = (signer("gb").key().to_string(), signer("us").key().to_string());
    let text = format!(
        r#"
name = "gb-us"
valid_from = "2026-01-01T00:00:00Z"
valid_to = "2027-12-31T23:59:59Z"
recognises_trusted_traders = true
tolerance = {{ value_percent = "1", mass_percent = "2", quantity_percent = "0", name_hundredths = 80 }}
administration.gb = {{ key = "{gb}", url = "https://gb.example/exchange", text = {{ en = "United Kingdom", zh = "英国" }} }}
administration.us = {{ key = "{us}", url = "https://us.example/exchange", text = {{ en = "United States", zh = "美国" }} }}
purpose.valuation = {{ law = "Article 5", fields = ["values", "commodities", "masses"], text = {{ en = "Customs valuation", zh = "海关估价" }} }}
purpose.safety = {{ law = "Article 7", fields = ["containers", "parties"], by = ["us"], text = {{ en = "Safety", zh = "安全" }} }}
"#
    );
    Arrangement::read(&text).unwrap()
}

pub fn request() -> Request {
    Request {
        arrangement: arrangement().hash().unwrap().to_string(),
        from: "gb".to_owned(),
        to: "us".to_owned(),
        purpose: "valuation".to_owned(),
        law: "Article 5".to_owned(),
        declaration: "26US0000018".to_owned(),
        fields: vec![Field::Values, Field::Commodities],
        until: "2026-11-23T11:00:00Z".parse().unwrap(),
        nonce: "0123456789abcdef0123456789abcdef".to_owned(),
    }
}

pub fn asked(request: &Request) -> String {
    signer("gb").note(&request.text())
}
