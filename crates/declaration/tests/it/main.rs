//! Pointers over the whole class tree, and the form in which findings are kept.

use declaration::node::{Class, Described, Occurs};
use declaration::{Declaration, Finding, Pointer, Severity};

/// Every address that the classes allow, one place per repeated class.
fn addresses(class: &'static Class, here: &Pointer, found: &mut Vec<Pointer>) {
    for field in class.fields {
        let place = matches!(field.occurs, Occurs::Many(_)).then_some(2);
        let below = here.clone().child(field.id(), place);
        if let Some(class) = field.class {
            addresses(class(), &below, found);
        }
        found.push(below);
    }
}

fn all() -> Vec<Pointer> {
    let mut found = Vec::new();
    addresses(Declaration::CLASS, &Pointer::root(), &mut found);
    found
}

#[test]
fn every_field_has_one_address_and_reads_back() {
    let addresses = all();
    assert!(addresses.len() > 450, "{}", addresses.len());
    for pointer in &addresses {
        assert_eq!(pointer.to_string().parse::<Pointer>().as_ref(), Ok(pointer));
        let json = serde_json::to_string(pointer).unwrap();
        assert_eq!(serde_json::from_str::<Pointer>(&json).unwrap(), *pointer);
    }
    let distinct: std::collections::BTreeSet<String> = addresses.iter().map(Pointer::to_string).collect();
    assert_eq!(distinct.len(), addresses.len(), "two fields share an address");
}

#[test]
fn every_address_survives_the_form_that_messages_use() {
    for pointer in all() {
        assert_eq!(Pointer::from_elements(&pointer.to_elements()).as_ref(), Ok(&pointer), "{pointer}");
    }
}

#[test]
fn every_address_leads_to_its_field_once_made() {
    for pointer in all() {
        let mut declaration = Declaration::default();
        let name = pointer.with_slot(&mut declaration, |field, _| field.name).unwrap();
        assert_eq!(pointer.fields().unwrap().last().unwrap().name, name);
        pointer.find(&declaration).unwrap();
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for text in ["", "67A", "42A/", "42A/99Z", "42A/017/145", "42A/67A/68A[0]", "42A/67A/68A[x]", "42A/67A/68A["] {
        assert!(text.parse::<Pointer>().is_err(), "{text}");
    }
    let long = format!("42A{}", "/67A".repeat(40));
    assert!(long.parse::<Pointer>().is_err());
}

#[test]
fn a_finding_keeps_its_arguments_with_their_types() {
    let finding = Finding::new(Pointer::item(1), "CDS11006", "mass.net", Severity::Error)
        .with("goods", "007")
        .with("net", rust_decimal::Decimal::new(150, 2));
    let json = serde_json::to_value(&finding).unwrap();
    assert_eq!(json["arguments"]["goods"]["text"], "007");
    assert_eq!(json["arguments"]["net"]["number"], "1.50");
    assert_eq!(serde_json::from_value::<Finding>(json).unwrap(), finding);
}
