//! A correction that was composed brings the declaration into the form it was composed for, and names only what differs.

use clearance::amend::{ComposeError, Wording, amend, compose};
use declaration::Declaration;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::amend::{base, edition};

const WORDING: Wording<'static> = Wording { mrn: "26GB00000000000018", set: "33", delete: "30", reason: "a slip of the pen" };

fn edited(pointer: &str, value: Value) -> Declaration {
    let mut form = serde_json::to_value(base()).unwrap();
    *form.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    serde_json::from_value(form).unwrap()
}

/// Composes, reads what was composed, and carries it out.
fn carried_out(after: &Declaration) -> (usize, Declaration) {
    let message = compose(&base(), after, WORDING).unwrap();
    let read = messages::read(message.to_string().as_bytes()).unwrap().declaration;
    let amended = amend(&base(), &read, &edition(), date(2026, 11, 22)).unwrap_or_else(|errors| panic!("{errors:?}"));
    (read.amendment.len(), amended.declaration)
}

const ITEMS: &str = "/goodsShipment/governmentAgencyGoodsItem";

#[test]
fn a_field_an_amount_and_the_second_item_are_corrected_each_by_one_pointer() {
    let table = [
        (format!("{ITEMS}/0/commodity/description"), json!("Bone china tea sets")),
        (format!("{ITEMS}/1/commodity/description"), json!("Bamboo trays, lacquered")),
        (format!("{ITEMS}/1/commodity/invoiceLine/itemChargeAmount/value"), json!("801.00")),
        (format!("{ITEMS}/0/packaging/0/quantityQuantity"), json!("11")),
        ("/goodsShipment/exportCountry/id".to_owned(), json!("VN")),
    ];
    for (pointer, value) in table {
        let after = edited(&pointer, value);
        let (orders, amended) = carried_out(&after);
        assert_eq!((orders, amended), (1, after), "{pointer}");
    }
}

#[test]
fn nothing_changed_is_no_correction() {
    assert_eq!(compose(&base(), &base(), WORDING), Err(ComposeError::Nothing));
}

#[test]
fn items_are_added_at_the_end_and_taken_away_anywhere() {
    let items = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut form = serde_json::to_value(base()).unwrap();
        let Some(Value::Array(list)) = form.pointer_mut(ITEMS) else { panic!("no items") };
        change(list);
        // Whoever adds or takes away numbers the items anew.
        list.iter_mut().enumerate().for_each(|(place, item)| item["sequenceNumeric"] = json!(place + 1));
        let count = list.len().to_string();
        form["goodsItemQuantity"] = json!(count);
        serde_json::from_value::<Declaration>(form).unwrap()
    };
    let added = items(&|list| list.push(list[0].clone()));
    let without_first = items(&|list| drop(list.remove(0)));
    let without_last = items(&|list| drop(list.pop()));
    for after in [added, without_first, without_last] {
        assert_eq!(carried_out(&after).1, after);
    }
}

proptest! {
    #[test]
    fn any_texts_in_any_items_come_back(first in "[A-Za-z]{1,20}", second in "[a-z]{1,20}", price in 1_u32..1_000_000) {
        let mut form = serde_json::to_value(base()).unwrap();
        form.pointer_mut(&format!("{ITEMS}/0/commodity/description")).map(|text| *text = json!(first)).unwrap();
        form.pointer_mut(&format!("{ITEMS}/1/commodity/description")).map(|text| *text = json!(second)).unwrap();
        let amount = format!("{ITEMS}/1/commodity/invoiceLine/itemChargeAmount/value");
        form.pointer_mut(&amount).map(|value| *value = json!(format!("{price}.00"))).unwrap();
        let after: Declaration = serde_json::from_value(form).unwrap();
        let (_, amended) = carried_out(&after);
        prop_assert_eq!(amended, after);
    }
}
