//! Corrections by pointer: what each does to a declaration, and that all of it can be undone.

use clearance::amend::{ChangeKind, amend, apply, inverse, item_places};
use declaration::node::{Node, View};
use declaration::{Amendment, Declaration, Pointer};
use jiff::civil::date;
use proptest::prelude::*;
use reference::Edition;
use serde_json::json;

/// The tables about amendments of the pack, and nothing else of it.
pub fn edition() -> Edition {
    let gb = |text: &str| text.to_owned();
    let files = [
        ("pack.toml", "name='t'\nversion='1'\ncountry='GB'\ncurrency='GBP'\ntime_zone='UTC'\n[title]\nen='T'\nzh='T'".to_owned()),
        ("sources.csv", gb(include_str!("../../../../packs/gb/sources.csv"))),
        ("amendments/reasons.csv", gb(include_str!("../../../../packs/gb/amendments/reasons.csv"))),
        ("amendments/fixed.csv", gb(include_str!("../../../../packs/gb/amendments/fixed.csv"))),
    ];
    reference::compile(&files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()).unwrap()
}

pub fn base() -> Declaration {
    messages::read(include_bytes!("../../../../samples/import-tea-sets.xml")).unwrap().declaration
}

/// A correction with these amendments (reason, pointer) that carries these members.
fn correction(amendments: &[(&str, &str)], carries: serde_json::Value) -> Declaration {
    let mut content = json!({"functionCode": "13", "typeCode": "COR"});
    content.as_object_mut().unwrap().extend(carries.as_object().unwrap().clone());
    let mut message: Declaration = serde_json::from_value(content).unwrap();
    for (reason, pointer) in amendments {
        let pointer = pointer.parse::<Pointer>().unwrap();
        message.amendment.push(Amendment { change_reason_code: Some((*reason).into()), pointer: pointer.to_elements() });
    }
    message
}

fn item(number: u32, content: serde_json::Value) -> serde_json::Value {
    let mut item = json!({"sequenceNumeric": number});
    item.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
    json!({"goodsShipment": {"governmentAgencyGoodsItem": [item]}})
}

fn price(number: u32, amount: &str) -> serde_json::Value {
    item(number, json!({"commodity": {"invoiceLine": {"itemChargeAmount": {"currencyID": "GBP", "value": amount}}}}))
}

const PRICE_OF_FIRST: &str = "42A/67A/68A[1]/23A/79A/112";

#[test]
fn a_value_is_changed_where_the_pointer_points_and_nowhere_else() {
    let message = correction(&[("21", PRICE_OF_FIRST)], price(1, "999"));
    let amended = amend(&base(), &message, &edition(), date(2026, 1, 5)).unwrap();
    assert_eq!(amended.changes.len(), 1);
    let change = &amended.changes[0];
    assert_eq!((change.kind, change.tag(), change.reason.as_deref()), (ChangeKind::Changed, "112", Some("21")));
    assert_eq!(change.after.as_ref().unwrap()["value"], "999");
    let mut expected = base();
    let line = expected.goods_shipment.as_mut().unwrap().government_agency_goods_item[0].commodity.as_mut().unwrap();
    line.invoice_line.as_mut().unwrap().item_charge_amount.as_mut().unwrap().value = "999".parse().unwrap();
    line.invoice_line.as_mut().unwrap().item_charge_amount.as_mut().unwrap().currency = Some("GBP".parse().unwrap());
    assert_eq!(amended.declaration, expected);
}

#[test]
fn what_the_message_carries_without_pointing_at_it_changes_nothing() {
    let mut carries = price(1, "999");
    carries["totalPackageQuantity"] = json!("7");
    let amended = amend(&base(), &correction(&[("21", PRICE_OF_FIRST)], carries), &edition(), date(2026, 1, 5)).unwrap();
    assert_eq!(amended.declaration.total_package_quantity, base().total_package_quantity);
}

#[test]
fn a_document_made_leaf_by_leaf_is_shown_as_one_addition() {
    let documents = base().items()[0].additional_document.len();
    let place = documents + 1;
    let mut list: Vec<serde_json::Value> = (0..documents).map(|_| json!({"categoryCode": "N"})).collect();
    list.push(json!({"categoryCode": "9", "typeCode": "WKS", "id": "worksheet"}));
    let pointers: Vec<String> = ["D031", "D006", "D005"].iter().map(|tag| format!("42A/67A/68A[1]/02A[{place}]/{tag}")).collect();
    let orders: Vec<(&str, &str)> = pointers.iter().map(|pointer| ("32", pointer.as_str())).collect();
    let message = correction(&orders, item(1, json!({"additionalDocument": list})));
    let amended = amend(&base(), &message, &edition(), date(2026, 1, 5)).unwrap();
    assert_eq!(amended.changes.len(), 1, "{:?}", amended.changes);
    assert_eq!(amended.changes[0].after, Some(json!({"categoryCode": "9", "typeCode": "WKS", "id": "worksheet"})));
    assert_eq!(amended.declaration.items()[0].additional_document.len(), place);
}

#[test]
fn a_deleted_item_moves_the_later_ones_up_and_an_added_one_is_last() {
    let mut base = base();
    let items = &mut base.goods_shipment.as_mut().unwrap().government_agency_goods_item;
    while items.len() < 3 {
        let mut more = items[0].clone();
        more.sequence_numeric = u32::try_from(items.len() + 1).ok();
        items.push(more);
    }
    let count = items.len();
    let new = item(9, json!({"commodity": {"description": "Strainers"}}));
    let message = correction(&[("30", "42A/67A/68A[2]"), ("32", "42A/67A/68A[9]")], new);
    let amended = amend(&base, &message, &edition(), date(2026, 1, 5)).unwrap();
    let numbers: Vec<_> = amended.declaration.items().iter().map(|item| item.sequence_numeric.unwrap()).collect();
    assert_eq!(amended.declaration.items().len(), count);
    assert_eq!(&numbers[..2], [1, 2], "{numbers:?}");
    assert_eq!(amended.items, {
        let mut places: Vec<Option<u32>> = (1..=count as u32).filter(|place| *place != 2).map(Some).collect();
        places.push(None);
        places
    });
    assert_eq!(apply(&amended.declaration, &inverse(&amended.changes)).unwrap(), base);
}

#[test]
fn a_shipment_replaced_as_a_whole_keeps_the_places_of_its_items() {
    let content = json!({"goodsShipment": {"governmentAgencyGoodsItem": [{"sequenceNumeric": 1}, {"sequenceNumeric": 2}, {"sequenceNumeric": 3}]}});
    let amended = amend(&base(), &correction(&[("28", "42A/67A")], content), &edition(), date(2026, 1, 5)).unwrap();
    assert_eq!(amended.items, [Some(1), Some(2), None]);
    assert_eq!(item_places(base().items().len(), &inverse(&amended.changes)).len(), base().items().len());
}

#[test]
fn what_cannot_be_applied_says_where_and_why() {
    let cases = [
        (vec![("21", PRICE_OF_FIRST), ("21", PRICE_OF_FIRST)], price(1, "9"), "CDS12026", PRICE_OF_FIRST),
        (vec![("28", "42A/67A/68A[1]/23A"), ("21", PRICE_OF_FIRST)], price(1, "9"), "CDS12026", PRICE_OF_FIRST),
        (vec![("28", "42A/57B/R124")], json!({}), "CDS11012", "42A/57B/R124"),
        (vec![("28", "42A/D013")], json!({}), "CDS11012", "42A/D013"),
        (vec![("77", PRICE_OF_FIRST)], price(1, "9"), "CDS10020", "42A/06A[1]/099"),
        (vec![("1", PRICE_OF_FIRST)], price(1, "9"), "CDS10020", "42A/06A[1]/099"),
        (vec![("30", "42A/67A/68A[99]")], json!({}), "TG3201", "42A/67A/68A[99]"),
        (vec![("21", PRICE_OF_FIRST)], json!({}), "TG3202", PRICE_OF_FIRST),
        (
            vec![("32", "42A/02A[5]/D005")],
            json!({"additionalDocument": [{}, {}, {}, {}, {"id": "x"}]}),
            "TG3203",
            "42A/02A[5]/D005",
        ),
        (vec![], json!({}), "TG3205", "42A/06A[1]"),
    ];
    let mut bare = base();
    bare.additional_document.clear();
    for (amendments, carries, code, pointer) in cases {
        let findings = amend(&bare, &correction(&amendments, carries), &edition(), date(2026, 1, 5)).unwrap_err();
        let found: Vec<_> = findings.iter().map(|one| (one.code.as_str(), one.pointer.to_string())).collect();
        assert!(found.contains(&(code, pointer.to_owned())), "{amendments:?}: {found:?}");
    }
    let same =
        correction(&[("21", "42A/228")], json!({"goodsItemQuantity": base().goods_item_quantity.unwrap().value.to_string()}));
    assert_eq!(amend(&base(), &same, &edition(), date(2026, 1, 5)).unwrap_err()[0].code, "TG3204");
}

/// Every pointer that leads to something in a declaration.
fn pointers(node: &dyn Node, here: &Pointer, found: &mut Vec<Pointer>) {
    for (index, field) in node.class().fields.iter().enumerate() {
        match node.view(index) {
            View::Leaf(leaf) if leaf.is_present() => found.push(here.clone().child(field.id(), None)),
            View::One(Some(one)) => {
                let below = here.clone().child(field.id(), None);
                found.push(below.clone());
                pointers(one, &below, found);
            }
            View::Many(many) => {
                for place in 0..many.count() {
                    let below = here.clone().child(field.id(), Some(place as u32 + 1));
                    found.push(below.clone());
                    pointers(many.at(place).unwrap(), &below, found);
                }
            }
            _ => {}
        }
    }
}

fn samples() -> [Declaration; 4] {
    [
        &include_bytes!("../../../../samples/import-tea-sets.xml")[..],
        include_bytes!("../../../../samples/import-wine.xml"),
        include_bytes!("../../../../samples/export-machines.xml"),
        include_bytes!("../../../../samples/import-northern-ireland.xml"),
    ]
    .map(|bytes| messages::read(bytes).unwrap().declaration)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_inverse_of_every_amendment_gives_the_base_again(
        base in 0..4_usize,
        other in 0..4_usize,
        chosen in proptest::collection::vec((any::<prop::sample::Index>(), prop::bool::weighted(0.3)), 1..12),
    ) {
        let base = samples()[base].clone();
        let mut message = samples()[other].clone();
        let (mut set, mut delete) = (Vec::new(), Vec::new());
        pointers(&message, &Pointer::root(), &mut set);
        pointers(&base, &Pointer::root(), &mut delete);
        for (index, deletes) in chosen {
            let (reason, pointer) = if deletes { ("30", index.get(&delete)) } else { ("28", index.get(&set)) };
            message.amendment.push(Amendment { change_reason_code: Some(reason.into()), pointer: pointer.to_elements() });
        }
        let edition = edition();
        // What cannot be applied together (one within another, a fixed field) is refused as a whole.
        if let Ok(amended) = amend(&base, &message, &edition, date(2026, 1, 5)) {
            prop_assert_eq!(&apply(&base, &amended.changes).unwrap(), &amended.declaration);
            prop_assert_eq!(&apply(&amended.declaration, &inverse(&amended.changes)).unwrap(), &base);
            prop_assert_eq!(amended.items.len(), amended.declaration.items().len());
            // Changes are kept as JSON in events, and mean the same when they are read again.
            let kept = serde_json::to_string(&amended.changes).unwrap();
            let read: Vec<clearance::amend::Change> = serde_json::from_str(&kept).unwrap();
            prop_assert_eq!(read, amended.changes);
        }
    }
}
