//! Each remark of the colleague, on a pack that gives cause for it and on one that does not.

use clearance::Law;
use editions::template::{Country, files};
use jiff::civil::date;

use super::colleague::remarks;

fn country() -> Country<'static> {
    let (time_zone, today) = ("Africa/Cairo", "2026-01-31");
    Country { name: "sahil", country: "XZ", currency: "EGP", time_zone, language: Some("ar"), today }
}

/// What is said of a new pack after rows were added to tables.
fn told(rows: &[(&str, &str)]) -> String {
    let mut files = files(&country());
    for (file, row) in rows {
        let table = files.get_mut(*file).unwrap();
        table.push_str(row);
        table.push('\n');
    }
    let law = Law::compile(&files).unwrap();
    let remarks = remarks(&law, date(2026, 6, 15));
    assert!(remarks.iter().all(|remark| remark.get(&["zh"]) != remark.get(&["en"])), "both languages");
    remarks.iter().map(|remark| remark.get(&["en"]).to_owned() + "\n").collect()
}

const DUTY: (&str, &str) = ("tax_types.csv", "DUTY,Customs duty,关税,customs_duty,,10,2026-01-01,,office");

#[test]
fn an_empty_pack_lacks_rates_and_its_own_language() {
    let told = told(&[]);
    assert!(told.contains("measures: there is no rate of duty yet"), "{told}");
    assert!(told.contains("have no text in `ar`"), "{told}");
    assert!(!told.contains("`en`") && !told.contains("`zh`") && !told.contains("chapters"), "{told}");
}

#[test]
fn each_slip_is_remarked_with_its_mend() {
    let measure = |text: &'static str| ("measures.csv", text);
    for (rows, expected) in [
        (
            vec![("tax_types.csv", "AD,Dumping duty,反倾销税,anti_dumping,,20,2026-01-01,,office")],
            "tax_types: AD has no row in policies",
        ),
        (vec![measure("09023000,DUTX,5%,*,100,,2026-01-01,,office")], "measures: DUTX (first in row 8) is not in tax_types"),
        (
            vec![
                ("tax_types.csv", "CONS,Tax,消费税,excise,,50,2026-01-01,,office"),
                measure("09023000,CONS,5%,*,100,,2026-01-01,,office"),
            ],
            "measures: CONS (first in row 8) is no customs duty",
        ),
        (vec![DUTY, measure("9023000,DUTY,5%,*,100,,2026-01-01,,office")], "1 codes have 7 digits (first 9023000 in row 8)"),
        (vec![DUTY, measure("09023000,DUTY,5%,*,100,,2026-01-01,,office")], "95 chapters have no row (01 02 03"),
        (
            vec![DUTY, measure("09023000,DUTY,5 USD / kg,*,100,,2026-01-01,,office")],
            "rates are written in USD, and there is no rate of exchange",
        ),
        (
            vec![DUTY, measure("09023000,DUTY,5 EGP / BRX,*,100,,2026-01-01,,office")],
            "rates are written per BRX, which is not in the list",
        ),
    ] {
        let told = told(&rows);
        assert!(told.contains(expected), "{expected} is not in:\n{told}");
    }
}

#[test]
fn a_code_of_unusual_length_is_remarked_and_a_usual_one_is_not() {
    let mut rows: Vec<String> = (10..70).map(|number| format!("0902{number}00,DUTY,5%,*,100,,2026-01-01,,office")).collect();
    rows.push("0903,DUTY,5%,*,100,,2026-01-01,,office".to_owned());
    let mut tables = vec![DUTY];
    tables.extend(rows.iter().map(|row| ("measures.csv", row.as_str())));
    let told = told(&tables);
    assert!(told.contains("1 codes of 4 digits (first 0903 in row 68) are shorter than the usual 8"), "{told}");
    assert!(!told.contains("codes of 8 digits"), "{told}");
    // Rates in the currency and the units of the pack give no cause for a word.
    assert!(!told.contains("exchange") && !told.contains("units") && !told.contains("policies"), "{told}");
}
