//! This module decides what privacy costs: a commitment on the way of a submission, a proof of a band, and a disclosure.
//! Times are processor time, which others on the machine do not disturb.

use std::time::Duration;

use bands::{BandLog, CUSTOMS_VALUE, Secret, Wish, commit, prove};
use disclosure::{Issuer, LogPlace, Terms, issue, present, purposes};
use evidence::Keys;
use serde_json::{Value, json};
use verifier::Policy;
use verifier::hash::Algorithm;

use super::super::{Failure, cpu_time};

/// Commitments that are timed.
const COMMITMENTS: u32 = 2_000;
/// Proofs and disclosures that are timed.
const PROOFS: u32 = 40;

pub(super) fn figures(declaration: Option<&str>) -> Result<Value, Failure> {
    let secret = Secret::new([5; 32]);
    let log = BandLog { origin: "bench.example/log".to_owned(), index: 41 };
    // A value of 12,000.00 in a band up to 42 million, which takes 32 bits: the usual case.
    let wish = Wish { of: CUSTOMS_VALUE, currency: "GBP", from: 100_000, to: 4_200_000_000, log, audience: None };
    let sealed = commit(1_200_000, "GBP", CUSTOMS_VALUE, &secret);
    let commitment = each(COMMITMENTS, |round| drop(commit(u64::from(round), "GBP", CUSTOMS_VALUE, &secret)));
    let band = prove(1_200_000, &secret, &sealed, &wish, &[1; 32])?;
    let proving = each(PROOFS, |round| drop(prove(1_200_000, &secret, &sealed, &wish, &[round as u8; 32])));
    let verifying = each(PROOFS, |_| {
        std::hint::black_box(band.holds());
    });
    let mut figures = json!({
        "band_bytes": band.proof_bytes(),
        "band_file_bytes": band.write().len(),
        "band_prove_ms": milliseconds(proving),
        "band_verify_ms": milliseconds(verifying),
        "commitment_us": commitment.as_micros() as u64,
    });
    if let Some(declaration) = declaration {
        let more = disclosing(declaration)?;
        if let (Some(all), Value::Object(more)) = (figures.as_object_mut(), more) {
            all.extend(more);
        }
    }
    Ok(figures)
}

/// A declaration issued whole, shown to a bank, and checked there.
fn disclosing(declaration: &str) -> Result<Value, Failure> {
    let keys = Keys::new(Algorithm::Sha256, "bench.example/log", [7; evidence::KEY_SEED_BYTES], 0)?;
    let policy = Policy::read(&evidence::policy(&[keys.statement()]))?;
    let document = json!({ "declaration": serde_json::from_str::<Value>(declaration)? });
    let (key, terms) = (keys.token_key(), Terms { at: 1_790_000_000, ..Terms::default() });
    let place = LogPlace { origin: "bench.example/log".to_owned(), index: 1, record: String::new() };
    let sign = |text: &str| keys.sign_token(text).unwrap_or([0; 64]);
    let issuer = Issuer { origin: "bench.example/log", key: &key, sign: &sign };
    let mut count = 0_u128;
    let mut salt = || {
        count += 1;
        count.to_be_bytes()
    };
    let whole = issue(&document, &terms, &place, &issuer, &mut salt);
    let fields: Vec<&str> =
        purposes::purpose("bank").map(|bank| bank.fields.iter().map(String::as_str).collect()).unwrap_or_default();
    let shown = present(&whole, &fields, false, None)?;
    let issuing = each(PROOFS, |_| drop(issue(&document, &terms, &place, &issuer, &mut salt)));
    let expected = disclosure::Expectation::default();
    let checking = each(PROOFS, |_| drop(disclosure::verify(&shown, &policy, &expected)));
    disclosure::verify(&shown, &policy, &expected).map_err(|refusal| format!("a true file is refused: {refusal:?}"))?;
    Ok(json!({
        "disclosure_bytes": whole.len(),
        "disclosure_bank_bytes": shown.len(),
        "disclosure_issue_us": issuing.as_micros() as u64,
        "disclosure_verify_us": checking.as_micros() as u64,
    }))
}

/// The processor time of one of so many rounds, after one that makes the tables.
fn each(rounds: u32, mut work: impl FnMut(u32)) -> Duration {
    work(0);
    let start = cpu_time();
    for round in 0..rounds {
        work(round);
    }
    cpu_time().saturating_sub(start) / rounds
}

/// Milliseconds with two decimals.
fn milliseconds(time: Duration) -> Value {
    let hundredths = time.as_micros() / 10;
    serde_json::from_str(&format!("{}.{:02}", hundredths / 100, hundredths % 100)).unwrap_or(Value::Null)
}
