//! Keys, their file, and how old ones hand over to new ones.

use evidence::Keys;
use secrecy::ExposeSecret;
use verifier::hash::Algorithm;
use verifier::key::VerifierKey;
use verifier::verdict::Break;
use verifier::{Policy, succession, verify};

use crate::cases::{CASE, DECLARATION, Log, ORIGIN, SEALED_AT, SM_ORIGIN, event, keys, policy, policy_text, record, sm_keys};

const CHANGE: u64 = SEALED_AT + 86_400;

#[test]
fn a_key_file_is_read_as_it_was_written_and_says_nothing_when_printed() {
    let keys = keys(3, 1_700_000_000);
    let file = keys.to_file();
    let again = Keys::of_file(Algorithm::Sha256, &file).unwrap();
    assert_eq!((again.origin(), again.from(), again.public()), (keys.origin(), keys.from(), keys.public()));
    assert!(!format!("{file:?}").contains("seed"));
    for (from, to) in [("tongguan", "tong"), ("origin ", "origin"), ("from 1", "from x"), ("seed ", "seed !"), ("/log", " log")] {
        let bad = file.expose_secret().replacen(from, to, 1);
        let error = Keys::of_file(Algorithm::Sha256, &bad.into()).err().unwrap().to_string();
        assert!(error.contains("must be"), "{error}");
    }
}

#[test]
fn a_key_file_is_of_one_kind_of_log() {
    let (first, second) = (keys(3, 7), sm_keys(3, 7));
    let again = Keys::of_file(Algorithm::Sm3, &second.to_file()).unwrap();
    assert_eq!((again.origin(), again.from(), again.public()), (SM_ORIGIN, 7, second.public()));
    for (by, file) in [(Algorithm::Sm3, first.to_file()), (Algorithm::Sha256, second.to_file())] {
        let error = Keys::of_file(by, &file).err().unwrap().to_string();
        assert!(error.contains("line 1 must be “tongguan-evidence-keys"), "{error}");
    }
    // The second log signs no tokens: whoever checks those knows Ed25519.
    assert!(first.sign_token("a.b").is_some() && second.sign_token("a.b").is_none());
}

#[test]
fn a_log_names_what_it_signs_with() {
    let [ed25519, ml_dsa]: [VerifierKey; 2] = keys(1, 0).public().to_vec().try_into().unwrap();
    assert_eq!((ed25519.suite().identifier(), ml_dsa.suite().identifier()), (&[1][..], &[6][..]));
    let [sm2]: [VerifierKey; 1] = sm_keys(1, 0).public().to_vec().try_into().unwrap();
    assert_eq!(sm2.suite().identifier()[0], 0xff);
    for key in [ed25519, ml_dsa, sm2] {
        assert_eq!(key.to_string().parse(), Ok(key));
    }
}

#[test]
fn old_keys_hand_over_to_new_ones_and_each_is_good_in_its_time() {
    for make in [keys, sm_keys] {
        hand_over(make);
    }
}

fn hand_over(make: fn(u8, u64) -> Keys) {
    let (old, new, newest) = (make(1, 1_700_000_000), make(2, CHANGE), make(4, CHANGE + 86_400));
    let policy = || Policy::read(&evidence::policy(&[old.statement()])).unwrap();
    let first = old.hand_over(&new, &[], SEALED_AT + 10, &[5; 32]);
    let followed = succession::follow(&policy(), &first, None).unwrap();
    // What the service publishes says the same as what a reader reaches by following.
    let published = Policy::read(&evidence::policy(&[old.statement(), new.statement()])).unwrap();
    let statement = String::from_utf8(verifier::tlog_proof::TlogProof::read(&first).unwrap().extra.unwrap()).unwrap();
    let second = new.hand_over(&newest, &[statement], CHANGE + 10, &[6; 32]);
    let twice = succession::follow(&followed, &second, None).unwrap();

    let record = record(DECLARATION, "1.00");
    let events = [event(CASE, 1, "case.accepted.v1", Some(&record)), event(CASE, 2, "case.cleared.v1", None)];
    for (signer, at, policy, expected) in [
        (&old, SEALED_AT, &followed, None),
        (&old, SEALED_AT, &published, None),
        (&old, CHANGE, &followed, Some("key_not_valid")),
        (&old, CHANGE, &published, Some("key_not_valid")),
        (&new, CHANGE, &followed, None),
        (&new, CHANGE, &published, None),
        (&new, CHANGE - 1, &followed, Some("key_not_valid")),
        (&new, CHANGE, &policy(), Some("not_signed_by_log")),
        (&newest, CHANGE + 86_400, &twice, None),
        (&newest, CHANGE + 86_400, &followed, Some("not_signed_by_log")),
    ] {
        let mut log = Log::of(&events, signer);
        log.checkpoint = signer.checkpoint(log.tree.size(), &log.tree.root(), at, &[7; 32]);
        let mut receipt = log.receipt(0..2);
        (receipt.record, receipt.declaration) = (None, None);
        let verdict = verify(&receipt.write().unwrap(), policy, None);
        let code = verdict.broken.as_ref().map(|broken| serde_json::to_value(broken).unwrap()["code"].clone());
        assert_eq!(code.as_ref().and_then(|code| code.as_str()), expected, "{at}: {:?}", verdict.broken);
    }
}

#[test]
fn a_hand_over_that_the_old_keys_did_not_sign_is_refused() {
    let (old, new, stranger) = (keys(1, 1_700_000_000), keys(2, CHANGE), keys(8, 0));
    let good = old.hand_over(&new, &[], SEALED_AT, &[5; 32]);
    let of_sm3 = Keys::new(Algorithm::Sm3, ORIGIN, [2; evidence::KEY_SEED_BYTES], CHANGE).unwrap();
    let cases = [
        (stranger.hand_over(&new, &[], SEALED_AT, &[5; 32]), "not_signed_by_log"),
        (old.hand_over(&old, &[], SEALED_AT, &[5; 32]), "not_a_hand_over"),
        (old.checkpoint(3, &[7; 32], SEALED_AT, &[5; 32]), "not_a_hand_over"),
        (good.replace("index 0", "index 1"), "not_in_log"),
        (good.replacen("/keys", "/kees", 1), "not_a_hand_over"),
        // A log does not go on by another hash function.
        (old.hand_over(&of_sm3, &[], SEALED_AT, &[5; 32]), "not_a_hand_over"),
        (good.replace("extra dG9uZ2d1YW4", "extra dG9uZ2d1YX4"), "not_a_hand_over"),
    ];
    for (file, code) in cases {
        let broken = succession::follow(&policy(), &file, None).unwrap_err();
        assert_eq!(serde_json::to_value(&broken).unwrap()["code"], code, "{broken:?}");
    }
    // A checkpoint of the log of keys is none of the log itself.
    assert!(matches!(succession::follow(&policy(), &good, Some(SEALED_AT - 4000)), Err(Break::FromTheFuture { .. })));
}

#[test]
fn a_policy_says_which_line_cannot_be_used() {
    let good = policy_text();
    assert!(Policy::read(&good).is_ok());
    let [ed25519, ml_dsa]: [VerifierKey; 2] = keys(1, 0).public().to_vec().try_into().unwrap();
    let sm2 = Keys::new(Algorithm::Sm3, ORIGIN, [1; evidence::KEY_SEED_BYTES], 0).unwrap().public()[0].clone();
    for (text, line) in [
        (String::new(), 0),
        ("quorum none\nquorum none\n".to_owned(), 2),
        ("quorum all\n".to_owned(), 1),
        ("logs x\n".to_owned(), 1),
        ("log x\n".to_owned(), 1),
        (format!("log {ed25519}\nlog {ed25519}\nquorum none\n"), 2),
        (format!("witness a {ed25519}\nquorum a\n"), 1),
        (format!("witness none {ml_dsa}\nquorum none\n"), 1),
        (format!("witness a {ml_dsa}\ngroup b 2 a\nquorum b\n"), 2),
        (format!("witness a {ml_dsa}\ngroup b 0 a\nquorum b\n"), 2),
        (format!("witness a {ml_dsa}\ngroup b any a a\nquorum b\n"), 2),
        (format!("witness a {ml_dsa}\ngroup b any c\nquorum b\n"), 2),
        (format!("witness a {ml_dsa}\n#validity a+00000000 - -\nquorum a\n"), 0),
        (format!("log {ed25519}\n#validity x\nquorum none\n"), 2),
        (format!("log {ed25519}\nlog {sm2}\nquorum none\n"), 2),
        ("quorum\u{1} none\n".to_owned(), 1),
    ] {
        let error = Policy::read(&text).expect_err(&text);
        assert_eq!(error.line, line, "{error}: {text}");
    }
}
