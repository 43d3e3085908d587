//! Who may ask what, for which purpose, until when.

use exchange::{Arrangement, BadArrangement, Field, REQUEST_BYTES_MAX, Refusal, Request};
use proptest::prelude::*;

use crate::setting::{arrangement, asked, now, request, signer};

fn changed(change: impl Fn(&mut Request)) -> String {
    let mut request = request();
    change(&mut request);
    asked(&request)
}

fn admit(note: &str) -> Result<Request, Refusal> {
    Request::admit(&arrangement(), "us", note, now())
}

#[test]
fn a_request_that_was_agreed_on_is_admitted() {
    assert_eq!(admit(&asked(&request())), Ok(request()));
}

#[test]
fn what_was_not_agreed_on_is_refused_with_its_reason() {
    let good = asked(&request());
    let cases = [
        (changed(|one| one.purpose = "statistics".into()), Refusal::PurposeNotAllowed),
        (changed(|one| one.law = "Article 6".into()), Refusal::PurposeNotAllowed),
        (
            changed(|one| {
                one.purpose = "safety".into();
                one.law = "Article 7".into();
                one.fields = vec![Field::Parties];
            }),
            Refusal::PurposeNotAllowed,
        ),
        (changed(|one| one.fields.push(Field::Parties)), Refusal::FieldNotAllowed),
        (changed(|one| one.until = "2026-11-23T09:59:59Z".parse().unwrap()), Refusal::Expired),
        (changed(|one| one.until = "2026-11-25T10:00:00Z".parse().unwrap()), Refusal::Expired),
        (changed(|one| one.from = "fr".into()), Refusal::UnknownAdministration),
        (changed(|one| one.from = "us".into()), Refusal::UnknownAdministration),
        (changed(|one| one.to = "fr".into()), Refusal::NotForUs),
        (changed(|one| one.arrangement = "0".repeat(64)), Refusal::OtherArrangement),
        (changed(|one| one.nonce = "short".into()), Refusal::NotAMessage),
        (changed(|one| one.fields.clear()), Refusal::NotAMessage),
        (changed(|one| one.declaration = "x".repeat(71)), Refusal::NotAMessage),
        (good.replace("26US0000018", "26US0000019"), Refusal::NotSigned),
        (signer("us").note(&request().text()), Refusal::NotSigned),
        (good.replace("fields values commodities", "fields values secrets"), Refusal::NotAMessage),
        (good.replace("\nnonce", "\nmore x\nnonce"), Refusal::NotAMessage),
        ("x".repeat(REQUEST_BYTES_MAX + 1), Refusal::NotAMessage),
        (String::new(), Refusal::NotAMessage),
    ];
    for (note, refusal) in cases {
        assert_eq!(admit(&note), Err(refusal), "{note}");
        assert_ne!(refusal.text().get(&["zh"]), refusal.text().get(&["en"]));
    }
    let later = "2028-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(Request::admit(&arrangement(), "us", &good, later), Err(Refusal::OtherArrangement));
}

#[test]
fn an_arrangement_that_cannot_hold_is_refused() {
    let text = toml_of();
    for (from, to) in [
        ("fields = [\"containers\"", "fields = [\"secrets\""),
        ("by = [\"us\"]", "by = [\"fr\"]"),
        ("name = \"gb-us\"", "nome = \"gb-us\""),
        ("key = \"customs.gb+", "key = \"customs.fr+"),
    ] {
        assert!(text.contains(from), "{from}: {text}");
        assert!(Arrangement::read(&text.replacen(from, to, 1)).is_err(), "{from} -> {to}");
    }
    assert!(matches!(Arrangement::read(&"x".repeat(300_000)), Err(BadArrangement::TooLarge)));
}

fn toml_of() -> String {
    let gb = signer("gb").key().to_string();
    format!(
        "name = \"gb-us\"\nvalid_from = \"2026-01-01T00:00:00Z\"\nvalid_to = \"2027-01-01T00:00:00Z\"\n\
         tolerance = {{ value_percent = \"1\", mass_percent = \"2\", quantity_percent = \"0\", name_hundredths = 80 }}\n\
         administration.us = {{ key = \"{gb}\", url = \"u\", text = {{ en = \"us\" }} }}\n\
         purpose.safety = {{ law = \"A\", fields = [\"containers\"], by = [\"us\"], text = {{ en = \"s\" }} }}\n"
    )
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_no_change_passes(text in ".{0,200}", place in 0_usize..400, with in any::<char>()) {
        prop_assert!(admit(&text).is_err());
        let good = asked(&request());
        let changed: String = good.chars().enumerate().map(|(at, old)| if at == place { with } else { old }).collect();
        prop_assert_eq!(admit(&changed).is_ok(), changed == good);
    }
}
