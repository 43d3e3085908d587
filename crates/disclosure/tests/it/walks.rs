//! True files: what a purpose shows is shown, and nothing else.

use disclosure::{Binding, Expectation, HolderKey, NotPresented, Terms, Unproven, present, preview, purposes, text, verify};
use proptest::prelude::*;
use serde_json::{Map, Value};
use verifier::Language;

use crate::setting::{NOW, document, issued, terms, trusted};

fn at(audience: Option<&'static str>, nonce: Option<&'static str>) -> Expectation<'static> {
    Expectation { audience, nonce, now: Some(NOW + 60), receipt: None }
}

#[test]
fn a_bank_sees_what_a_bank_needs_and_nothing_else() {
    let fields: Vec<&str> = purposes::purpose("bank").unwrap().fields.iter().map(String::as_str).collect();
    let shown = present(&issued(&document(), &terms()), &fields, false, None).unwrap();
    let verdict = verify(&shown, &trusted(), &at(None, None)).unwrap();
    let of = |path: &str| verdict.fields.iter().find(|field| field.path == path).map(|field| field.value.clone());
    assert_eq!(of("/decision/mrn"), Some("26GB00000000000018".into()));
    assert_eq!(of("/decision/values/1/customs_value"), Some("50.00".into()));
    assert_eq!(of("/declaration/exporter/name"), Some("Château Exemple".into()));
    assert_eq!(of("/declaration/goodsShipment/governmentAgencyGoodsItem/0/commodity/description"), Some("葡萄酒 wine".into()));
    for kept_back in ["/declaration/exporter/address/cityName", "/declaration/typeCode", "/declaration/goodsShipment/importer/id"]
    {
        assert_eq!(of(kept_back), None);
    }
    assert_eq!(verdict.unproven, [Unproven::Holder, Unproven::Fresh, Unproven::Logged, Unproven::Later, Unproven::Quantum]);
    assert_eq!((verdict.log.index, verdict.until), (41, Some(NOW + 3600)));
    let said = |language| text::verdict(&verdict, language, |time| time.to_string()).join("\n");
    assert!(said(Language::English).contains("Movement reference number /decision/mrn = 26GB00000000000018"));
    assert!(said(Language::Chinese).contains("品名"), "{}", said(Language::Chinese));
}

#[test]
fn a_holder_shows_it_to_one_reader_once() {
    let key = HolderKey::new(&[3; 32]);
    let issued = issued(&document(), &Terms { holder: Some(key.public()), ..terms() });
    let binding = Binding { key: &key, audience: "bank.example", nonce: "n-77", at: NOW + 50 };
    let shown = present(&issued, &["/decision/outcome"], true, Some(&binding)).unwrap();
    let verdict = verify(&shown, &trusted(), &at(Some("bank.example"), Some("n-77"))).unwrap();
    assert!(verdict.is_bound);
    assert_eq!(verdict.fields.len(), 1);
    assert_eq!(verdict.unproven, [Unproven::Logged, Unproven::Later, Unproven::Quantum]);
}

#[test]
fn a_field_that_is_not_there_is_named() {
    let issued = issued(&document(), &terms());
    for field in ["/decision/mrm", "decision/mrn", "", "/", "/declaration/goodsShipment/governmentAgencyGoodsItem/7"] {
        assert_eq!(present(&issued, &[field], true, None), Err(NotPresented::NoField(field.to_owned())), "{field}");
    }
    assert_eq!(present("nothing", &["/decision/mrn"], true, None), Err(NotPresented::NotIssued));
    let nothing = present(&issued, &[], true, None).unwrap();
    assert_eq!(verify(&nothing, &trusted(), &at(None, None)).unwrap().fields, []);
}

#[test]
fn a_preview_shows_what_will_be_shown() {
    let issued = issued(&document(), &terms());
    let sets = purposes::all().iter().map(|purpose| purpose.fields.iter().map(String::as_str).collect::<Vec<_>>());
    let free = ["/decision", "/declaration/goodsShipment/governmentAgencyGoodsItem/1", "/decision/values/*/item"];
    for fields in sets.chain([free.to_vec(), vec!["/decision/mrn", "/declaration/exporter"]]) {
        let shown = verify(&present(&issued, &fields, false, None).unwrap(), &trusted(), &at(None, None)).unwrap().fields;
        let found = preview(&document(), &fields);
        assert_eq!(found.shown, shown, "{fields:?}");
        let mut all = Vec::new();
        leaves(&document(), "", &mut all);
        assert_eq!(found.shown.len() + found.hidden.len(), all.len());
        for (place, field) in fields.iter().enumerate() {
            let is_there = present(&issued, &[field], true, None).is_ok();
            assert_eq!(found.nowhere.contains(&place), !is_there, "{field}");
        }
    }
    assert_eq!(preview(&document(), &["decision/mrn", "", "/"]).nowhere, [0, 1, 2]);
}

/// Every leaf of a document with its path.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(elements) => {
            for (place, value) in elements.iter().enumerate() {
                leaves(value, &format!("{path}/{place}"), found);
            }
        }
        leaf => found.push((path.to_owned(), leaf.clone())),
    }
}

fn documents() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![any::<bool>().prop_map(Value::from), any::<i64>().prop_map(Value::from), "\\PC{0,12}".prop_map(Value::from)];
    let tree = leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..5).prop_map(|map| Value::Object(Map::from_iter(map))),
        ]
    });
    prop::collection::btree_map("[a-z]{1,6}", tree, 1..4).prop_map(|map| {
        let reserved = ["iat", "iss", "log", "vct", "exp", "aud", "nonce", "cnf"];
        Value::Object(map.into_iter().filter(|(name, _)| !reserved.contains(&name.as_str())).collect())
    })
}

proptest! {
    #[test]
    fn what_is_chosen_is_shown_and_nothing_else(document in documents(), pick in any::<prop::sample::Index>()) {
        let issued = issued(&document, &terms());
        let mut all = Vec::new();
        leaves(&document, "", &mut all);
        let whole = verify(&issued, &trusted(), &at(None, None)).unwrap();
        let shown: Vec<(String, Value)> = whole.fields.into_iter().map(|field| (field.path, field.value)).collect();
        prop_assert_eq!(&shown, &all);
        if !all.is_empty() {
            let (path, value) = pick.get(&all).clone();
            let one = present(&issued, &[&path], true, None).unwrap();
            let verdict = verify(&one, &trusted(), &at(None, None)).unwrap();
            prop_assert_eq!(verdict.fields.len(), 1);
            prop_assert_eq!((&verdict.fields[0].path, &verdict.fields[0].value), (&path, &value));
        }
    }
}
