//! True receipts, forged ones, and damaged ones. The cases are kept as a file too, on which the page in the browser
//! is tested.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use verifier::hash::{self, Algorithm};
use verifier::receipt::Receipt;
use verifier::verdict::{Proven, Unproven};
use verifier::{Language, Policy, text, verify};

use crate::cases::{DECLARATION, Log, ORIGIN, SEALED_AT, SM_ORIGIN, keys, policy, policy_text, record, sm_keys};

/// A case: a name, the receipt, the policy, and where it breaks.
type Case = (&'static str, String, String, Option<&'static str>);

fn changed(log: &Log, change: impl FnOnce(&mut Receipt)) -> String {
    let mut receipt = log.receipt(1..5);
    change(&mut receipt);
    receipt.write().unwrap()
}

fn lines_without(note: &str, kept: impl Fn(usize) -> bool) -> String {
    let (text, signatures) = note.split_once("\n\n").unwrap();
    let lines: Vec<String> =
        signatures.lines().enumerate().filter(|(n, _)| kept(*n)).map(|(_, line)| format!("{line}\n")).collect();
    format!("{text}\n\n{}", lines.concat())
}

/// A cosignature by Ed25519 of a witness.
fn witnessed(note: &str, at: u64) -> (String, String) {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use ed25519_dalek::Signer as _;
    use verifier::key::{Suite, VerifierKey, dated_message};

    let secret = ed25519_dalek::SigningKey::from_bytes(&[77; 32]);
    let key = VerifierKey::new("bank.example/w", Suite::Ed25519Cosignature, secret.verifying_key().as_bytes()).unwrap();
    let checkpoint = format!("{}\n", note.split_once("\n\n").unwrap().0);
    let message = dated_message(at, &verifier::checkpoint::Checkpoint::read(&checkpoint).unwrap());
    let signature = secret.sign(&message).to_bytes();
    let bytes = [key.id().as_slice(), &at.to_be_bytes(), &signature].concat();
    (format!("{note}— {} {}\n", key.name(), STANDARD.encode(bytes)), format!("witness bank {key}\n"))
}

/// The policy of the second log.
fn sm_policy_text() -> String {
    evidence::policy(&[sm_keys(1, 1_700_000_000).statement()])
}

/// A policy of both logs, each by its own key alone.
fn in_one_policy() -> String {
    let both = sm_policy_text() + &policy_text();
    both.lines().filter(|line| line.starts_with("log ")).map(|line| format!("{line}\n")).collect::<String>() + "quorum none\n"
}

/// A cosignature by SM2 of a witness.
fn witnessed_by_sm2(note: &str, at: u64) -> (String, String) {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sm2::dsa::signature::Signer as _;
    use sm2::elliptic_curve::sec1::ToSec1Point as _;
    use verifier::key::{SM2_USER, Suite, VerifierKey, dated_message};

    let secret = sm2::dsa::SigningKey::from_slice(SM2_USER, &[78; 32]).unwrap();
    let public = secret.verifying_key().to_sec1_point(false);
    let key = VerifierKey::new("bank.example/sm", Suite::Sm2Cosignature, public.as_bytes()).unwrap();
    let checkpoint = format!("{}\n", note.split_once("\n\n").unwrap().0);
    let message = dated_message(at, &verifier::checkpoint::Checkpoint::read(&checkpoint).unwrap());
    let bytes = [key.id().as_slice(), &at.to_be_bytes(), &secret.sign(&message).to_bytes()].concat();
    (format!("{note}— {} {}\n", key.name(), STANDARD.encode(bytes)), format!("witness bank {key}\n"))
}

/// The signature of a checkpoint with some of its bytes changed: four of the id, eight of the time, sixty-four more.
fn signature_changed(note: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let (head, signature) = note.trim_end().rsplit_once(' ').unwrap();
    let mut bytes = STANDARD.decode(signature).unwrap();
    change(&mut bytes);
    format!("{head} {}\n", STANDARD.encode(bytes))
}

/// Receipts of the second log, by SM3 and SM2, and what passes for one.
fn sm_cases() -> Vec<Case> {
    let keys_of_sm = sm_keys(1, 1_700_000_000);
    let (log, first) = (Log::usual_by(&keys_of_sm), Log::usual());
    let policy = sm_policy_text();
    let good = changed(&log, |_| {});
    let (seen, bank) = witnessed_by_sm2(&log.checkpoint, SEALED_AT + 60);
    let both = policy.replace("quorum none", &format!("{bank}quorum bank"));
    let expired = policy.replace(" 1700000000 -", " 1700000000 1790000000");
    let in_one = in_one_policy();
    let signed_by = |keys: &evidence::Keys, log: &Log| keys.checkpoint(log.tree.size(), &log.tree.root(), SEALED_AT, &[9; 32]);
    let as_c2sp = evidence::Keys::new(Algorithm::Sha256, SM_ORIGIN, [1; evidence::KEY_SEED_BYTES], 0).unwrap();
    let signature = |change: fn(&mut Vec<u8>)| changed(&log, |r| r.checkpoint = signature_changed(&r.checkpoint, change));
    vec![
        ("second log: true", good.clone(), policy.clone(), None),
        ("second log: without the declaration", changed(&log, |r| r.declaration = None), policy.clone(), None),
        ("second log: seen by a witness", changed(&log, |r| r.checkpoint = seen.clone()), both.clone(), None),
        ("second log: beside the first in one policy", good.clone(), in_one.clone(), None),
        ("the first beside the second log in one policy", changed(&first, |_| {}), in_one, None),
        ("second log: the witness is missing", good.clone(), both, Some("quorum_missed")),
        ("second log: under the first one's policy", good.clone(), policy_text(), Some("unknown_log")),
        ("the first log under the second one's policy", changed(&first, |_| {}), policy.clone(), Some("unknown_log")),
        (
            "second log: signed by a stranger",
            changed(&log, |r| r.checkpoint = signed_by(&sm_keys(8, 0), &log)),
            policy.clone(),
            Some("not_signed_by_log"),
        ),
        (
            "second log: signed with Ed25519 and ML-DSA-44",
            changed(&log, |r| r.checkpoint = signed_by(&as_c2sp, &log)),
            policy.clone(),
            Some("not_signed_by_log"),
        ),
        (
            "second log: a tree by SHA-256 signed with SM2",
            changed(&first, |r| r.checkpoint = signed_by(&keys_of_sm, &first)),
            policy.clone(),
            Some("not_in_log"),
        ),
        (
            "a tree by SM3 signed with Ed25519 and ML-DSA-44",
            changed(&log, |r| r.checkpoint = signed_by(&keys(1, 1_700_000_000), &log)),
            policy_text(),
            Some("not_in_log"),
        ),
        ("second log: another signature", signature(|bytes| bytes[40] ^= 1), policy.clone(), Some("bad_signature")),
        ("second log: another time", signature(|bytes| bytes[11] ^= 1), policy.clone(), Some("bad_signature")),
        ("second log: a signature of nothing", signature(|bytes| bytes[12..].fill(0)), policy.clone(), Some("bad_signature")),
        (
            "second log: a signature beyond the order",
            signature(|bytes| bytes[12..].fill(255)),
            policy.clone(),
            Some("bad_signature"),
        ),
        ("second log: the signature cut", signature(|bytes| bytes.truncate(75)), policy.clone(), Some("bad_signature")),
        ("second log: without time and signature", signature(|bytes| bytes.truncate(4)), policy.clone(), Some("bad_signature")),
        (
            "second log: another size",
            changed(&log, |r| r.checkpoint = r.checkpoint.replacen("\n412\n", "\n413\n", 1)),
            policy.clone(),
            Some("bad_signature"),
        ),
        ("second log: the key is expired", good.clone(), expired, Some("key_not_valid")),
        ("second log: another salt", changed(&log, |r| r.events[0].salt[0] ^= 1), policy.clone(), Some("not_in_log")),
        ("second log: a hash changed", changed(&log, |r| r.events[2].path[3][31] ^= 128), policy.clone(), Some("not_in_log")),
        ("second log: cut off", good[..good.len() - 1].to_owned(), policy, Some("not_a_checkpoint")),
    ]
}

fn cases() -> Vec<Case> {
    let mut cases = first_cases();
    cases.extend(sm_cases());
    cases
}

fn first_cases() -> Vec<Case> {
    let log = Log::usual();
    let policy = policy_text();
    let strangers = evidence::policy(&[keys(8, 0).statement()]);
    let (seen, bank) = witnessed(&log.checkpoint, SEALED_AT + 60);
    let both = policy.replace("quorum operator", &format!("{bank}group both all operator bank\nquorum both"));
    let expired = policy.replace(" 1700000000 -", " 1700000000 1790000000");
    let other = keys(8, 0).checkpoint(log.tree.size(), &log.tree.root(), SEALED_AT, &[9; 32]);
    let swapped = {
        // The signature of one kind under the id of the other.
        let lines: Vec<&str> = log.checkpoint.lines().collect();
        let (head, last) = (&lines[4][..ORIGIN.len() + 12], &lines[5][ORIGIN.len() + 12..]);
        format!("{}\n{head}{last}\n{}\n", lines[..4].join("\n"), lines[5])
    };
    let cheaper = record(DECLARATION, "1.00");
    let plain = |change: fn(&mut Receipt)| changed(&log, change);
    let good = changed(&log, |_| {});
    vec![
        ("true", good.clone(), policy.clone(), None),
        ("without the declaration", plain(|r| r.declaration = None), policy.clone(), None),
        ("without record and declaration", plain(|r| (r.record, r.declaration) = (None, None)), policy.clone(), None),
        ("seen by a witness", changed(&log, |r| r.checkpoint = seen.clone()), both.clone(), None),
        ("with a line of an unknown key", plain(|r| r.checkpoint += "— stranger.example AAAAAAAA\n"), policy.clone(), None),
        ("the witness is missing", good.clone(), both, Some("quorum_missed")),
        ("nothing", String::new(), policy.clone(), Some("not_a_receipt")),
        ("cut off", good[..good.len() / 2].to_owned(), policy.clone(), Some("not_a_receipt")),
        ("last line cut", good[..good.len() - 1].to_owned(), policy.clone(), Some("not_a_checkpoint")),
        ("only a proof", good.replacen("extra ", "extrA ", 1), policy.clone(), Some("not_a_receipt")),
        ("another log's policy key", good.clone(), strangers.clone(), Some("not_signed_by_log")),
        ("another log's name", good.replace("customs.example", "custons.example"), policy.clone(), Some("unknown_log")),
        ("signed by a stranger", changed(&log, |r| r.checkpoint = other.clone()), policy.clone(), Some("not_signed_by_log")),
        (
            "no Ed25519",
            plain(|r| r.checkpoint = lines_without(&r.checkpoint, |n| n != 0)),
            policy.clone(),
            Some("not_signed_by_log"),
        ),
        (
            "no ML-DSA-44",
            plain(|r| r.checkpoint = lines_without(&r.checkpoint, |n| n != 1)),
            policy.clone(),
            Some("time_unknown"),
        ),
        (
            "no ML-DSA-44, keys good for ever",
            plain(|r| r.checkpoint = lines_without(&r.checkpoint, |n| n != 1)),
            policy.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect(),
            Some("quorum_missed"),
        ),
        (
            "signed twice",
            plain(|r| {
                let c = &r.checkpoint;
                r.checkpoint = format!("{c}{}\n", c.lines().nth(4).unwrap())
            }),
            policy.clone(),
            Some("signed_twice"),
        ),
        ("suites mixed", changed(&log, |r| r.checkpoint = swapped.clone()), policy.clone(), Some("bad_signature")),
        (
            "another size",
            plain(|r| r.checkpoint = r.checkpoint.replacen("\n412\n", "\n413\n", 1)),
            policy.clone(),
            Some("bad_signature"),
        ),
        ("the key is expired", good.clone(), expired, Some("key_not_valid")),
        (
            "another reference number",
            plain(|r| r.events[3].bytes = r.events[3].bytes.replace("0018", "0026")),
            policy.clone(),
            Some("not_in_log"),
        ),
        ("another salt", plain(|r| r.events[0].salt[0] ^= 1), policy.clone(), Some("not_in_log")),
        ("another place", plain(|r| r.events[3].index += 1), policy.clone(), Some("not_in_log")),
        (
            "a hash too few",
            plain(|r| {
                r.events[1].path.pop();
            }),
            policy.clone(),
            Some("not_in_log"),
        ),
        ("a hash too many", plain(|r| r.events[1].path.push([0; 32])), policy.clone(), Some("not_in_log")),
        ("a hash changed", plain(|r| r.events[2].path[3][31] ^= 128), policy.clone(), Some("not_in_log")),
        (
            "an event left out",
            plain(|r| {
                r.events.remove(1);
            }),
            policy.clone(),
            Some("not_in_order"),
        ),
        ("events in another order", plain(|r| r.events.swap(1, 2)), policy.clone(), Some("not_in_order")),
        (
            "the release of another case",
            changed(&log, |r| r.events[3] = log.receipt(5..6).events[0].clone()),
            policy.clone(),
            Some("not_in_order"),
        ),
        ("an old decision", log.receipt(0..5).write().unwrap(), policy.clone(), Some("another_decision")),
        ("no decision", log.receipt(2..5).write().unwrap(), policy.clone(), Some("no_decision")),
        ("not released yet", log.receipt(1..4).write().unwrap(), policy.clone(), Some("not_a_release")),
        ("a record without what is not for all", Log::with_public_record().receipt(0..2).write().unwrap(), policy.clone(), None),
        ("a cheaper record", changed(&log, |r| r.record = Some(cheaper.clone())), policy.clone(), Some("other_record")),
        (
            "other goods",
            plain(|r| r.declaration = r.declaration.take().map(|d| d.replace("900", "90000"))),
            policy,
            Some("other_declaration"),
        ),
    ]
}

fn code(verdict: &verifier::Verdict) -> Option<String> {
    verdict.broken.as_ref().map(|broken| serde_json::to_value(broken).unwrap()["code"].as_str().unwrap().to_owned())
}

#[test]
fn true_receipts_are_proven_and_forged_ones_break_where_they_were_forged() {
    for (name, receipt, policy, expected) in cases() {
        let verdict = verify(&receipt, &Policy::read(&policy).unwrap(), None);
        assert_eq!(code(&verdict).as_deref(), expected, "{name}: {verdict:?}");
        assert_eq!(verdict.is_proven(), expected.is_none(), "{name}");
        for language in [Language::Chinese, Language::English] {
            let lines = text::verdict(&verdict, language, |seconds| seconds.to_string());
            assert!(lines.iter().all(|line| !line.is_empty()), "{name}");
        }
    }
}

#[test]
fn a_true_receipt_says_what_is_proven_and_what_is_not() {
    let receipt = changed(&Log::usual(), |_| {});
    let verdict = verify(&receipt, &policy(), Some(SEALED_AT));
    let said = text::verdict(&verdict, Language::English, |seconds| seconds.to_string());
    assert_eq!(
        said,
        [
            "PROVEN:",
            "  The goods were cleared: 26GB00000000000018 at 2026-09-21T14:13:19Z (case 01999999-0000-7000-8000-000000000001)",
            "  Under the law gb 2026.11 (cf4e8ab6d7fd7c87…) as of 2026-09-21",
            "  Assessed to pay: 100.00 GBP",
            "  Goods, 1 item(s):",
            "    1. 2204210910 · 葡萄酒 wine · FR · 900 KGM",
            &format!(
                "  In the log customs.example/log at place 308 of 412 (root {}…)",
                &hash::hex(&Log::usual().tree.root())[..16]
            ),
            "  Signed by 1790000000 at the latest with the keys of customs.example/log (Ed25519), customs.example/log (ML-DSA-44)",
            "Not proven by this receipt:",
            "  whether the case changed afterwards (amended, invalidated, detained)",
            "  whether everybody is shown the same log (only its operator signed)",
        ]
    );
    assert!(verdict.proven.iter().any(|proven| matches!(proven, Proven::Goods { items } if items.len() == 1)));
    assert!(verdict.unproven.contains(&Unproven::Later));
    assert_eq!(code(&verify(&receipt, &policy(), Some(SEALED_AT - 301))).as_deref(), Some("from_the_future"));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    use verifier::{note::SIGNATURES_MAX, policy::POLICY_BYTES_MAX, receipt::EVENTS_MAX, tlog_proof::FILE_BYTES_MAX};
    let log = Log::usual();
    let long = changed(&log, |receipt| receipt.declaration = Some(" ".repeat(FILE_BYTES_MAX * 3 / 4)));
    let many_events = changed(&log, |receipt| receipt.events = vec![receipt.events[0].clone(); EVENTS_MAX + 1]);
    let many_hashes = changed(&log, |receipt| receipt.events[0].path = vec![[0; 32]; 66]);
    let many_signatures = changed(&log, |r| r.checkpoint += &"— stranger.example AAAAAAAA\n".repeat(SIGNATURES_MAX));
    let cases = [
        (long, "not_a_receipt"),
        (many_events, "not_a_receipt"),
        (many_hashes, "not_a_receipt"),
        (many_signatures, "not_a_checkpoint"),
    ];
    for (receipt, expected) in cases {
        assert_eq!(code(&verify(&receipt, &policy(), None)).as_deref(), Some(expected));
    }
    assert_eq!(Policy::read(&"#".repeat(POLICY_BYTES_MAX + 1)).unwrap_err().line, 0);
    // A policy of as many keys as a federation has is read.
    let keys: String = (0..verifier::policy::ENTRIES_MAX / 2)
        .map(|n| format!("log {}\n", self::keys(u8::try_from(n).unwrap() + 1, 0).public()[0]))
        .collect();
    assert!(Policy::read(&(keys + "quorum none\n")).is_ok());
}

#[test]
fn nothing_in_a_receipt_steers_the_terminal() {
    let log = Log::usual();
    let receipt =
        changed(&log, |receipt| receipt.checkpoint = receipt.checkpoint.replace("customs.example/log\n", "\u{9b}2Jgood\n"));
    let verdict = verify(&receipt, &policy(), None);
    assert!(!verdict.is_proven());
    for line in text::verdict(&verdict, Language::English, |seconds| seconds.to_string()) {
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn the_cases_are_kept_for_the_page_in_the_browser() {
    let kept: Vec<Value> = cases()
        .into_iter()
        .map(|(name, receipt, policy, _)| {
            let verdict = verify(&receipt, &Policy::read(&policy).unwrap(), None);
            json!({ "name": name, "receipt": receipt, "policy": policy, "verdict": verdict })
        })
        .collect();
    let text = serde_json::to_string_pretty(&kept).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/test/receipts.json");
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&path, &text).unwrap();
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/receipt");
        std::fs::create_dir_all(&corpus).unwrap();
        std::fs::write(corpus.join("../../receipt.policy"), in_one_policy()).unwrap();
        for (place, (_, receipt, ..)) in cases().iter().enumerate() {
            std::fs::write(corpus.join(format!("{place:02}")), receipt).unwrap();
        }
    }
    // Values, not letters: the order of members depends on what else is built beside this crate.
    let before: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap_or_default()).unwrap_or_default();
    assert!(before == Value::Array(kept), "the cases changed: UPDATE_CASES=1 writes them again");
}

#[test]
fn the_corpus_of_the_fuzz_target_replays() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/receipt");
    let policies = [policy(), Policy::read(&sm_policy_text()).unwrap()];
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a corpus") {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for policy in &policies {
            let verdict = verify(&String::from_utf8_lossy(&bytes), policy, Some(SEALED_AT));
            assert!(verdict.is_proven() != verdict.broken.is_some());
        }
        if let Some(receipt) = Receipt::read(&String::from_utf8_lossy(&bytes)) {
            let again = receipt.write().and_then(|file| Receipt::read(&file));
            assert_eq!(again, Some(receipt));
        }
        count += 1;
    }
    assert!(count >= 20, "{count} inputs");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_receipt_with_any_byte_changed_is_not_proven(is_second: bool, place: prop::sample::Index, byte in b' '..127) {
        let log = if is_second { Log::usual_by(&sm_keys(1, 1_700_000_000)) } else { Log::usual() };
        let policy = if is_second { Policy::read(&sm_policy_text()).unwrap() } else { policy() };
        let mut bytes = changed(&log, |_| {}).into_bytes();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place] != byte && bytes[place].is_ascii());
        bytes[place] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        let good = changed(&log, |_| {});
        let verdict = verify(&text, &policy, None);
        // The name and the id of a signature line may be changed: then nobody known signed there.
        prop_assert!(!verdict.is_proven(), "{}", &good[place.saturating_sub(20)..]);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,400}", cut: prop::sample::Index) {
        let policy = policy();
        let _ = verify(&text, &policy, None);
        let good = changed(&Log::usual(), |_| {});
        let mixed = format!("{}{text}", String::from_utf8_lossy(&good.as_bytes()[..cut.index(good.len())]));
        prop_assert!(!verify(&mixed, &policy, None).is_proven());
        let _ = Policy::read(&text);
    }
}
