//! Bands over receipts of a log: true ones are proven, and each wrong one is refused for its own reason.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use bands::{
    Band, BandLog, CUSTOMS_VALUE, Committed, Expectation, INVOICE, NotProven, Refusal, Secret, Unproven, Wish, commit, prove,
    text, verify,
};
use evidence::{KEY_SEED_BYTES, Keys, Memory, Sealed, Tree, policy, receipt};
use proptest::prelude::*;
use serde_json::json;
use verifier::hash::{self, Algorithm};
use verifier::{Language, Policy};

const ORIGIN: &str = "customs.example/log";
const VALUE: u64 = 120_000;

fn keys() -> Keys {
    Keys::new(Algorithm::Sha256, ORIGIN, [7; KEY_SEED_BYTES], 0).unwrap()
}

fn trusted() -> Policy {
    Policy::read(&policy(&[keys().statement()])).unwrap()
}

fn secret() -> Secret {
    Secret::new([5; 32])
}

fn sealed() -> Committed {
    commit(VALUE, "GBP", CUSTOMS_VALUE, &secret())
}

/// The receipt of a case whose first event carries these commitments, after so many other leaves.
fn receipt_of(committed: &serde_json::Value, before: u64) -> String {
    let case = "01999999-0000-7000-8000-000000000001";
    let mut first = json!({ "at": "2026-09-21T14:13:19Z", "case": case, "decision": "00", "event": {}, "kind": "case.accepted.v1",
        "mrn": "26GB00000000000018", "sequence": 1 });
    if !committed.is_null() {
        first["committed"] = committed.clone();
    }
    let last = json!({ "at": "2026-09-21T14:13:19Z", "case": case, "event": {}, "kind": "case.cleared.v1",
        "mrn": "26GB00000000000018", "sequence": 2 });
    let events: Vec<Sealed> = (before..)
        .zip([first, last])
        .map(|(index, event)| Sealed { bytes: event.to_string(), salt: [index as u8; 16], index })
        .collect();
    let mut leaves: Vec<verifier::Hash> = (0..before).map(|place| hash::leaf(&[&place.to_be_bytes()])).collect();
    leaves.extend(events.iter().map(|event| hash::leaf(&[&event.salt, event.bytes.as_bytes()])));
    let (mut tree, mut tiles) = (Tree::new(Algorithm::Sha256), Memory::default());
    for (tile, hashes) in tree.append(&leaves).tiles {
        tiles.keep(tile.level, tile.number, hashes);
    }
    let checkpoint = keys().checkpoint(tree.size(), &tree.root(), 1_790_000_000, &[9; 32]);
    receipt(Algorithm::Sha256, &events, None, None, (&checkpoint, tree.size(), None), &tiles).unwrap().unwrap()
}

fn committed() -> serde_json::Value {
    json!({ "customs_value": sealed(), "invoice": commit(77, "EUR", INVOICE, &secret()) })
}

fn wish(from: u64, to: u64) -> Wish<'static> {
    let log = BandLog { origin: ORIGIN.to_owned(), index: 3 };
    Wish { of: CUSTOMS_VALUE, currency: "GBP", from, to, log, audience: None }
}

fn proven(wish: &Wish<'_>) -> Band {
    prove(VALUE, &secret(), &sealed(), wish, &[1; 32]).unwrap()
}

fn judged(band: &Band, receipt: &str, audience: Option<&str>) -> Result<bands::Verdict, Refusal> {
    verify(&band.write(), receipt, &trusted(), &Expectation { audience, now: None })
}

#[test]
fn a_value_is_proven_to_lie_in_its_band() {
    let receipt = receipt_of(&committed(), 3);
    for (from, to) in [(100_000, 500_000), (VALUE, VALUE), (0, VALUE), (VALUE, u64::MAX), (0, u64::MAX), (VALUE - 255, VALUE)] {
        let band = proven(&wish(from, to));
        let verdict = judged(&band, &receipt, None).unwrap();
        assert_eq!(verdict.unproven, [Unproven::TrueValue, Unproven::Later, Unproven::Quantum]);
        assert!(verdict.receipt.is_proven());
        for language in [Language::Chinese, Language::English] {
            assert!(text::verdict(&verdict, language).join("\n").contains("GBP"));
        }
    }
    let for_bank = proven(&Wish { audience: Some("bank.example".to_owned()), ..wish(1, 500_000) });
    assert!(judged(&for_bank, &receipt, Some("bank.example")).is_ok());
}

#[test]
fn a_value_outside_is_not_proven() {
    for ((from, to), reason) in [
        ((VALUE + 1, VALUE + 2), NotProven::Outside),
        ((0, VALUE - 1), NotProven::Outside),
        ((VALUE + 1, VALUE - 1), NotProven::Inverted),
        ((u64::MAX, 0), NotProven::Inverted),
    ] {
        assert_eq!(prove(VALUE, &secret(), &sealed(), &wish(from, to), &[1; 32]), Err(reason), "{from} {to}");
    }
    let other = Secret::new([6; 32]);
    assert_eq!(prove(VALUE, &other, &sealed(), &wish(0, 1_000_000), &[1; 32]), Err(NotProven::OtherCommitment));
    assert_eq!(prove(VALUE + 1, &secret(), &sealed(), &wish(0, 1_000_000), &[1; 32]), Err(NotProven::OtherCommitment));
}

#[test]
fn every_wrong_proof_is_refused_for_its_own_reason() {
    let receipt = receipt_of(&committed(), 3);
    let true_one = proven(&wish(100_000, 500_000));
    let changed = |change: fn(&mut Band)| {
        let mut band = true_one.clone();
        change(&mut band);
        judged(&band, &receipt, None).map(|_| ())
    };
    type Change = fn(&mut Band);
    let cases: Vec<(Change, Refusal)> = vec![
        (|band| band.from = "1100.00".into(), Refusal::NotProven),
        (|band| band.to = "1300.00".into(), Refusal::NotProven),
        (|band| (band.from, band.to) = ("5000.00".into(), "1000.00".into()), Refusal::NotProven),
        (|band| band.from = "1000".into(), Refusal::NotProven),
        (|band| band.to = "99999999999999999999.00".into(), Refusal::NotProven),
        (|band| band.audience = Some("bank.example".into()), Refusal::NotProven),
        (|band| band.currency = "EUR".into(), Refusal::OtherCommitment),
        (|band| band.of = "weight".into(), Refusal::NotCommitted { of: "weight".into() }),
        (|band| band.of = INVOICE.into(), Refusal::OtherCommitment),
        (|band| band.commitment = commit(1, "GBP", CUSTOMS_VALUE, &secret()).commitment, Refusal::OtherCommitment),
        (|band| band.log.index = 4, Refusal::OtherEvent { wanted: 4, found: 3 }),
        (|band| band.log.origin = "other/log".into(), Refusal::OtherLog { wanted: "other/log".into(), found: ORIGIN.into() }),
    ];
    for (change, refusal) in cases {
        assert_eq!(changed(change), Err(refusal.clone()));
        for language in [Language::Chinese, Language::English] {
            assert!(text::refusal(&refusal, language, |time| time.to_string()).join("").len() > 20);
        }
    }
    // The same commitment in another case: another place of the log.
    assert_eq!(
        judged(&true_one, &receipt_of(&committed(), 9), None).map(|_| ()),
        Err(Refusal::OtherEvent { wanted: 3, found: 9 })
    );
    // A proof that was made elsewhere does not hold here, even over the same value.
    let mut elsewhere = proven(&Wish { log: BandLog { origin: ORIGIN.to_owned(), index: 9 }, ..wish(100_000, 500_000) });
    elsewhere.log.index = 3;
    assert_eq!(judged(&elsewhere, &receipt, None).map(|_| ()), Err(Refusal::NotProven));
    // Events from before have no commitment.
    let old = receipt_of(&serde_json::Value::Null, 3);
    assert_eq!(judged(&true_one, &old, None).map(|_| ()), Err(Refusal::NotCommitted { of: CUSTOMS_VALUE.into() }));
    let wanted = Refusal::OtherAudience { wanted: "bank.example".into(), found: None };
    assert_eq!(judged(&true_one, &receipt, Some("bank.example")).map(|_| ()), Err(wanted));
    assert!(matches!(judged(&true_one, "no receipt", None), Err(Refusal::Receipt { .. })));
}

#[test]
fn a_cut_or_turned_proof_is_refused() {
    let receipt = receipt_of(&committed(), 3);
    let file = proven(&wish(100_000, 500_000)).write();
    let checked = |text: &str| verify(text, &receipt, &trusted(), &Expectation::default());
    assert!(checked(&file).is_ok());
    for cut in (0..file.len()).step_by(37) {
        assert!(checked(&file[..cut]).is_err(), "{cut}");
    }
    assert_eq!(checked(&file.replace("band/v1", "band/v2")).map(|_| ()), Err(Refusal::NotABand));
    assert_eq!(checked(&format!("{}{file}", " ".repeat(bands::FILE_BYTES_MAX))).map(|_| ()), Err(Refusal::NotABand));
    let proof = serde_json::from_str::<serde_json::Value>(&file).unwrap()["proof"].as_str().unwrap().to_owned();
    for shorter in [&proof[4..], &proof[..proof.len() - 4], "", "AAAA"] {
        assert_eq!(checked(&file.replace(&proof, shorter)).map(|_| ()), Err(Refusal::NotProven), "{}", shorter.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_band_holds_just_when_the_value_is_in_it(value in any::<u64>(), one in any::<u64>(), other in any::<u64>()) {
        let (from, to) = (one.min(other), one.max(other));
        let sealed = commit(value, "GBP", CUSTOMS_VALUE, &secret());
        let made = prove(value, &secret(), &sealed, &wish(from, to), &[2; 32]);
        prop_assert_eq!(made.is_ok(), (from..=to).contains(&value));
        if let Ok(band) = made {
            prop_assert!(band.holds());
            prop_assert_eq!(Band::read(&band.write()), Some(band));
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}", proof in prop::collection::vec(any::<u8>(), 0..900)) {
        prop_assert!(verify(&text, &text, &trusted(), &Expectation::default()).is_err());
        use base64::Engine as _;
        let mut file: serde_json::Value = serde_json::from_str(&proven(&wish(100_000, 500_000)).write()).unwrap();
        file["proof"] = base64::engine::general_purpose::STANDARD.encode(&proof).into();
        prop_assert!(!Band::read(&file.to_string()).unwrap().holds());
    }
}
