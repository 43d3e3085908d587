//! Forged, replayed, altered and hostile files: each is refused at its place, and none panics.

use disclosure::{
    Binding, Disclosure, Expectation, HolderKey, Part, Refusal, TEXT_BYTES_MAX, Terms, present, reveal, text, verify,
};
use evidence::{KEY_SEED_BYTES, Keys};
use proptest::prelude::*;
use serde_json::{Value, json};
use verifier::Language;

use crate::setting::{NOW, document, issued, issued_by, keys, terms, trusted};

fn now(now: u64) -> Expectation<'static> {
    Expectation { now: Some(now), ..Expectation::default() }
}

fn refused(file: &str) -> Refusal {
    let refusal = verify(file, &trusted(), &now(NOW + 60)).unwrap_err();
    for language in [Language::Chinese, Language::English] {
        assert!(text::refusal(&refusal, language, |time| time.to_string()).join("").len() > 20);
    }
    refusal
}

fn base64url(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text)
}

/// A token with this header and these claims, signed by the house all the same.
fn signed(header: &Value, claims: &Value) -> String {
    let input = format!("{}.{}", base64url(&header.to_string()), base64url(&claims.to_string()));
    let signature = keys().sign_token(&input).unwrap();
    use base64::Engine as _;
    format!("{input}.{}~", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(signature))
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "typ": "dc+sd-jwt", "kid": keys().token_key() })
}

fn claims() -> Value {
    json!({ "iat": NOW, "iss": "customs.example/log", "vct": "tongguan.example/declaration/v1", "_sd_alg": "sha-256",
        "log": { "origin": "customs.example/log", "index": 1, "record": "00" } })
}

#[test]
fn what_the_house_did_not_sign_so_is_refused() {
    assert!(verify(&signed(&header(), &claims()), &trusted(), &now(NOW)).is_ok());
    let with = |base: Value, name: &str, value: Value| {
        let mut changed = base;
        changed[name] = value;
        changed
    };
    let token = Part::Token;
    let cases: Vec<(Value, Value, Refusal)> = vec![
        (with(header(), "alg", "none".into()), claims(), Refusal::Algorithm { at: token, found: "none".into() }),
        (with(header(), "alg", "ES256".into()), claims(), Refusal::Algorithm { at: token, found: "ES256".into() }),
        (with(header(), "alg", "HS256".into()), claims(), Refusal::Algorithm { at: token, found: "HS256".into() }),
        (with(header(), "alg", 7.into()), claims(), Refusal::Algorithm { at: token, found: String::new() }),
        (with(header(), "typ", "kb+jwt".into()), claims(), Refusal::NotADeclaration { found: "kb+jwt".into() }),
        (with(header(), "crit", json!(["b64"])), claims(), Refusal::Malformed { at: token }),
        (
            with(header(), "kid", "customs.example/log+00000000".into()),
            claims(),
            Refusal::UnknownKey { key: "customs.example/log+00000000".into() },
        ),
        (header(), with(claims(), "iss", "customs.example/other".into()), Refusal::UnknownKey { key: keys().token_key() }),
        (header(), with(claims(), "vct", "somebody/else".into()), Refusal::NotADeclaration { found: "somebody/else".into() }),
        (header(), with(claims(), "_sd_alg", "md5".into()), Refusal::HashAlgorithm { found: "md5".into() }),
        (header(), with(claims(), "iat", "soon".into()), Refusal::Malformed { at: token }),
        (header(), with(claims(), "iat", (NOW + 4000).into()), Refusal::FromTheFuture { at: NOW + 4000, now: NOW + 60 }),
        (header(), with(claims(), "iat", (NOW - 5000).into()), Refusal::KeyNotValid { key: keys().token_key(), at: NOW - 5000 }),
        (header(), with(claims(), "exp", (NOW + 60).into()), Refusal::Expired { until: NOW + 60, now: NOW + 60 }),
        (header(), with(claims(), "exp", "never".into()), Refusal::Malformed { at: token }),
        (header(), with(claims(), "log", json!({ "index": -1 })), Refusal::Malformed { at: token }),
        (header(), with(claims(), "_sd", "one".into()), Refusal::Malformed { at: token }),
        (header(), with(claims(), "_sd", json!(["a", "a"])), Refusal::TwiceTheSame { digest: "a".into() }),
        (header(), with(claims(), "more", json!({ "...": "a", "b": 1 })), Refusal::Malformed { at: token }),
    ];
    for (header, claims, refusal) in cases {
        assert_eq!(refused(&signed(&header, &claims)), refusal, "{header} {claims}");
    }
}

#[test]
fn a_changed_file_is_refused_where_it_was_changed() {
    let file = issued(&document(), &terms());
    let parts: Vec<&str> = file.trim_end_matches('~').split('~').collect();
    let join = |parts: &[&str]| parts.iter().map(|part| format!("{part}~")).collect::<String>();
    assert!(verify(&file, &trusted(), &now(NOW)).is_ok());

    let cheaper = base64url(r#"["AAAAAAAAAAAAAAAAAAAAAA","payable","1.00"]"#);
    let added: Vec<&str> = parts.iter().copied().chain([cheaper.as_str()]).collect();
    assert_eq!(refused(&join(&added)), Refusal::NotSigned { at: Part::Disclosure(parts.len()) });
    let twice: Vec<&str> = parts.iter().copied().chain([parts[1]]).collect();
    assert_eq!(refused(&join(&twice)), Refusal::TwiceTheSame { digest: Disclosure::read(parts[1]).unwrap().digest() });
    let broken: Vec<&str> = parts.iter().copied().chain(["!"]).collect();
    assert_eq!(refused(&join(&broken)), Refusal::Malformed { at: Part::Disclosure(parts.len()) });
    // A leaf without the object that holds it hangs in the air.
    assert_eq!(refused(&join(&parts[..2])), Refusal::NotSigned { at: Part::Disclosure(1) });
    assert_eq!(refused(parts[0]), Refusal::Malformed { at: Part::Token });

    let others = Keys::new(verifier::hash::Algorithm::Sha256, "customs.example/log", [8; KEY_SEED_BYTES], NOW - 1000).unwrap();
    assert!(matches!(refused(&issued_by(&others, &document(), &terms())), Refusal::UnknownKey { .. }));
    let (input, _) = parts[0].rsplit_once('.').unwrap();
    assert_eq!(refused(&format!("{input}.{}~", base64url("forged"))), Refusal::BadSignature { at: Part::Token });
    assert_eq!(refused(&"~".repeat(TEXT_BYTES_MAX + 1)), Refusal::TooLarge);
}

#[test]
fn what_was_shown_to_one_is_no_good_for_another() {
    let key = HolderKey::new(&[3; 32]);
    let bound = issued(&document(), &Terms { holder: Some(key.public()), ..terms() });
    let show = |key: &HolderKey, at: u64| {
        let binding = Binding { key, audience: "bank.example", nonce: "n-1", at };
        present(&bound, &["/decision"], true, Some(&binding)).unwrap()
    };
    let good = show(&key, NOW + 30);
    let check = |file: &str, audience: &str, nonce: &str, now: u64| {
        let expected = Expectation { audience: Some(audience), nonce: Some(nonce), now: Some(now), receipt: None };
        verify(file, &trusted(), &expected).map(|_| ())
    };
    assert_eq!(check(&good, "bank.example", "n-1", NOW + 60), Ok(()));
    let (wanted, found) = ("insurer.example".to_owned(), Some("bank.example".to_owned()));
    assert_eq!(check(&good, "insurer.example", "n-1", NOW + 60), Err(Refusal::OtherAudience { wanted, found }));
    let (wanted, found) = ("n-2".to_owned(), Some("n-1".to_owned()));
    assert_eq!(check(&good, "bank.example", "n-2", NOW + 60), Err(Refusal::OtherNonce { wanted, found }));
    let stranger = HolderKey::new(&[4; 32]);
    assert_eq!(check(&show(&stranger, NOW), "bank.example", "n-1", NOW), Err(Refusal::BadSignature { at: Part::Binding }));
    let late = Refusal::FromTheFuture { at: NOW + 2000, now: NOW };
    assert_eq!(check(&show(&key, NOW + 2000), "bank.example", "n-1", NOW), Err(late));

    // Fewer fields under the same signature of the holder.
    let parts: Vec<&str> = good.split('~').collect();
    let fewer = format!("{}~{}", parts[0], parts[parts.len() - 1]);
    assert_eq!(check(&fewer, "bank.example", "n-1", NOW), Err(Refusal::OtherContent));
    // Without the holder's signature nobody is named.
    let bare = present(&bound, &["/decision"], true, None).unwrap();
    assert!(matches!(check(&bare, "bank.example", "n-1", NOW), Err(Refusal::OtherAudience { found: None, .. })));
    // A holder's signature where the house named no holder.
    let unbound = issued(&document(), &terms());
    let binding = Binding { key: &key, audience: "bank.example", nonce: "n-1", at: NOW };
    let shown = present(&unbound, &["/decision"], true, Some(&binding)).unwrap();
    assert_eq!(check(&shown, "bank.example", "n-1", NOW), Err(Refusal::NoHolder));
    // Long ago.
    let forever = issued(&document(), &Terms { holder: Some(key.public()), until: None, ..terms() });
    let shown = present(&forever, &["/decision"], true, Some(&binding)).unwrap();
    let stale = Refusal::StaleBinding { at: NOW, now: NOW + 90_000 };
    assert_eq!(check(&shown, "bank.example", "n-1", NOW + 90_000), Err(stale));
    // What the house issued for one stays theirs.
    let named = Terms { audience: Some("bank.example".into()), nonce: Some("n-1".into()), holder: Some(key.public()), ..terms() };
    let named = issued(&document(), &named);
    assert_eq!(check(&named, "bank.example", "n-1", NOW), Ok(()));
    let elsewhere = Binding { key: &key, audience: "insurer.example", nonce: "n-1", at: NOW };
    let shown = present(&named, &["/decision"], true, Some(&elsewhere)).unwrap();
    assert!(matches!(check(&shown, "insurer.example", "n-1", NOW), Err(Refusal::OtherAudience { .. })));
}

#[test]
fn a_chain_of_disclosures_without_end_is_too_deep() {
    let mut chain = vec![Disclosure::new(&[1; 16], Some("x"), Value::from(1))];
    for salt in 2..200 {
        let inner = json!({ "_sd": [chain.last().unwrap().digest()] });
        chain.push(Disclosure::new(&[salt; 16], Some("x"), inner));
    }
    let claims = json!({ "_sd": [chain.last().unwrap().digest()] });
    assert_eq!(reveal(&claims, &chain), Err(Refusal::TooDeep));
    let taken = Disclosure::new(&[1; 16], Some("iss"), "me".into());
    let claims = json!({ "iss": "house", "_sd": [taken.digest()] });
    assert_eq!(reveal(&claims, &[taken]), Err(Refusal::Misplaced { at: Part::Disclosure(1) }));
    let element = Disclosure::new(&[1; 16], None, "me".into());
    assert_eq!(reveal(&json!({ "_sd": [element.digest()] }), &[element]), Err(Refusal::Misplaced { at: Part::Disclosure(1) }));
    for reserved in ["_sd", "..."] {
        assert_eq!(Disclosure::read(&base64url(&json!(["salt", reserved, 1]).to_string())), None);
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,300}") {
        prop_assert!(verify(&text, &trusted(), &now(NOW)).is_err());
    }

    #[test]
    fn a_changed_byte_is_never_believed(place in any::<prop::sample::Index>(), flip in 1_u8..128) {
        let file = issued(&document(), &terms());
        let mut bytes = file.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok(changed) = String::from_utf8(bytes)
            && let Ok(verdict) = verify(&changed, &trusted(), &now(NOW))
        {
            // Only what carries no meaning may differ: the tilde at the end and white space after it.
            let whole = verify(&file, &trusted(), &now(NOW)).unwrap();
            prop_assert_eq!(verdict.fields, whole.fields, "{}", place);
        }
    }
}
