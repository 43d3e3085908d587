use ciborium::Value;
use proptest::prelude::*;
use ring::signature::{Ed25519KeyPair, KeyPair};

use super::*;

/// "ES256 Credential with No Attestation" of Web Authentication Level 3, §16 (Test Vectors): relying party `example.org`.
const CHALLENGE: &str = "00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130";
const ATTESTATION: &str = "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220";
const CLIENT_DATA: &str = "7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d507434557878475453746e63647134313759447742466938767049612d7077386f4f755657345441222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a20426b5165446a646354427258426941774a544c4535513d3d227d";
const ASSERTION_CHALLENGE: &str = "39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408";
const AUTHENTICATOR_DATA: &str = "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000";
const ASSERTION_CLIENT_DATA: &str = "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d";
const SIGNATURE: &str = "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87";
/// The same section, "Self attestation": with user verification.
const SELF_ATTESTATION: &str = "a363666d74667061636b65646761747453746d74a263616c67266373696758483046022100ae045923ded832b844cae4d5fc864277c0dc114ad713e271af0f0d371bd3ac540221009077a088ed51a673951ad3ba2673d5029bab65b64f4ea67b234321f86fcfac5d68617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b55d00000000df850e09db6afbdfab51697791506cfc0020455ef34e2043a87db3d4afeb39bbcb6cc32df9347c789a865ecdca129cbef58ca5010203262001215820eb151c8176b225cc651559fecf07af450fd85802046656b34c18f6cf193843c5225820927b8aa427a2be1b8834d233a2d34f61f13bfd44119c325d5896e183fee484f2";

fn hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|place| u8::from_str_radix(&text[2 * place..2 * place + 2], 16).unwrap()).collect()
}

fn party() -> RelyingParty {
    RelyingParty::at("https://example.org").unwrap()
}

fn assertion() -> Assertion {
    Assertion { client_data: hex(ASSERTION_CLIENT_DATA), authenticator_data: hex(AUTHENTICATOR_DATA), signature: hex(SIGNATURE) }
}

fn passkey() -> Passkey {
    register(&party(), &hex(CHALLENGE), &hex(CLIENT_DATA), &hex(ATTESTATION)).unwrap().0
}

#[test]
fn the_published_vectors_pass() {
    let (passkey, count) = register(&party(), &hex(CHALLENGE), &hex(CLIENT_DATA), &hex(ATTESTATION)).unwrap();
    assert_eq!((passkey.id().as_str(), count), ("-R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOtlP8-wzAIS-Q", 0));
    assert_eq!(Passkey::read(&passkey.kept()), Some(passkey.clone()));
    assert_eq!(challenge_of(&hex(CLIENT_DATA)), Some(hex(CHALLENGE)));
    let asserted = verify(&party(), &hex(ASSERTION_CHALLENGE), &passkey, 0, &assertion()).unwrap();
    assert_eq!(asserted, Asserted { sign_count: 0, is_verified: false });
    let other = attested(&hex(SELF_ATTESTATION)).unwrap();
    assert!(AuthenticatorData::read(&other).unwrap().is_user_verified);
}

#[test]
fn what_was_made_for_something_else_proves_nothing() {
    let (challenge, client_data, attestation) = (hex(CHALLENGE), hex(CLIENT_DATA), hex(ATTESTATION));
    let elsewhere = RelyingParty::at("https://example.com").unwrap();
    let below = RelyingParty { id: "example.com".to_owned(), ..party() };
    assert_eq!(register(&elsewhere, &challenge, &client_data, &attestation), Err(PasskeyError::Origin));
    assert_eq!(register(&below, &challenge, &client_data, &attestation), Err(PasskeyError::RelyingParty));
    assert_eq!(register(&party(), &[0; 32], &client_data, &attestation), Err(PasskeyError::Challenge));
    assert_eq!(register(&party(), &challenge, &hex(ASSERTION_CLIENT_DATA), &attestation), Err(PasskeyError::Purpose));
    let framed = String::from_utf8(client_data).unwrap().replace("\"crossOrigin\":false", "\"crossOrigin\":true");
    assert_eq!(register(&party(), &challenge, framed.as_bytes(), &attestation), Err(PasskeyError::Origin));
    let (passkey, challenge) = (passkey(), hex(ASSERTION_CHALLENGE));
    assert_eq!(verify(&elsewhere, &challenge, &passkey, 0, &assertion()), Err(PasskeyError::Origin));
    assert_eq!(verify(&party(), &[0; 32], &passkey, 0, &assertion()), Err(PasskeyError::Challenge));
    let registration = Assertion { client_data: hex(CLIENT_DATA), ..assertion() };
    assert_eq!(verify(&party(), &hex(CHALLENGE), &passkey, 0, &registration), Err(PasskeyError::Purpose));
    // It signed with a counter once, and now with none: somebody has a copy, or another passkey.
    assert_eq!(verify(&party(), &challenge, &passkey, 7, &assertion()), Err(PasskeyError::Counter));
    let absent = Assertion { authenticator_data: hex(&AUTHENTICATOR_DATA.replace("b519", "b518")), ..assertion() };
    assert_eq!(verify(&party(), &challenge, &passkey, 0, &absent), Err(PasskeyError::Absent));
}

/// Authenticator data of a passkey of the test's own.
fn data(flags: u8, count: u32, rest: &[u8]) -> Vec<u8> {
    [digest(&SHA256, b"example.org").as_ref(), &[flags], &count.to_be_bytes(), rest].concat()
}

#[test]
fn an_ed25519_passkey_that_counts_is_taken_and_its_copy_is_not() {
    let keys = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap();
    let number = |number: i64| Value::Integer(number.into());
    let cose = Value::Map(vec![
        (number(1), number(1)),
        (number(3), number(-8)),
        (number(-1), number(6)),
        (number(-2), Value::Bytes(keys.public_key().as_ref().to_vec())),
    ]);
    let passkey = Passkey { id: vec![1], key: PublicKey::from_cose(&cose).unwrap() };
    assert_eq!(Passkey::read(&passkey.kept()), Some(passkey.clone()));
    let asserted = |flags, count| {
        let authenticator_data = data(flags, count, &[]);
        let client_data = hex(ASSERTION_CLIENT_DATA);
        let signed = [authenticator_data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
        Assertion { client_data, authenticator_data, signature: keys.sign(&signed).as_ref().to_vec() }
    };
    let check = |kept, assertion| verify(&party(), &hex(ASSERTION_CHALLENGE), &passkey, kept, &assertion);
    assert_eq!(check(4, asserted(0x05, 5)), Ok(Asserted { sign_count: 5, is_verified: true }));
    assert_eq!(check(5, asserted(0x05, 5)), Err(PasskeyError::Counter));
    assert_eq!(check(0, asserted(0x04, 1)), Err(PasskeyError::Absent));
    let backed_up_but_cannot_be = asserted(0x11, 1);
    assert_eq!(check(0, backed_up_but_cannot_be), Err(PasskeyError::Unreadable("authenticator data")));
}

#[test]
fn keys_that_were_not_asked_for_are_refused() {
    let number = |number: i64| Value::Integer(number.into());
    let map =
        |entries: &[(i64, Value)]| Value::Map(entries.iter().map(|(label, value)| (number(*label), value.clone())).collect());
    let bytes = |length: usize| Value::Bytes(vec![1; length]);
    let table = [
        (Value::Null, KeyError::Form),
        (map(&[(1, number(2))]), KeyError::Form),
        (map(&[(1, number(2)), (3, number(-35))]), KeyError::Algorithm),
        // A curve of another algorithm, a key of another type, a modulus that is too short.
        (map(&[(1, number(2)), (3, number(-7)), (-1, number(2)), (-2, bytes(32)), (-3, bytes(32))]), KeyError::Parameters),
        (map(&[(1, number(2)), (3, number(-7)), (-1, number(1)), (-2, bytes(31)), (-3, bytes(32))]), KeyError::Parameters),
        (map(&[(1, number(1)), (3, number(-7)), (-1, number(1)), (-2, bytes(32)), (-3, bytes(32))]), KeyError::Algorithm),
        (map(&[(1, number(3)), (3, number(-257)), (-1, bytes(128)), (-2, bytes(3))]), KeyError::Parameters),
    ];
    for (cose, expected) in table {
        assert_eq!(PublicKey::from_cose(&cose), Err(expected), "{cose:?}");
    }
    for kept in ["", "7", "x.y", "AQ.-7", "AQ.-35.AQ", "AQ.-257.AQ"] {
        assert_eq!(Passkey::read(kept), None, "{kept}");
    }
}

proptest! {
    #[test]
    fn a_changed_byte_or_a_missing_end_proves_nothing(place in 0_usize..1_000, change in 1_u8..=255, part in 0_usize..3) {
        let mut changed = assertion();
        let bytes = [&mut changed.client_data, &mut changed.authenticator_data, &mut changed.signature].into_iter().nth(part).unwrap();
        let place = place % bytes.len();
        bytes[place] ^= change;
        prop_assert!(verify(&party(), &hex(ASSERTION_CHALLENGE), &passkey(), 0, &changed).is_err());
        let mut object = hex(ATTESTATION);
        object.truncate(place);
        prop_assert!(register(&party(), &hex(CHALLENGE), &hex(CLIENT_DATA), &object).is_err());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), place in 0_usize..200) {
        let _ = attested(&bytes);
        let _ = AuthenticatorData::read(&bytes);
        let _ = ClientData::read(&bytes);
        let mut object = hex(ATTESTATION);
        let place = place % object.len();
        object.splice(place..place, bytes);
        let _ = register(&party(), &hex(CHALLENGE), &hex(CLIENT_DATA), &object);
    }
}
