//! Every combination of code, origin, programme, date and declared headings owes what was worked out apart
//! from the program, from the official publications, with the arithmetic written beside it.
//!
//! ```text
//! item     goods=8517130000 origin=CN value=10000 [preference=S] [claim=98020080] [KGM=12.5] [part:USC=300] [| next item]
//! expected 1 DUTY 0.00; 1 S301 750.00; 1 499 34.64
//! ```

use std::fmt::Write as _;

use declaration::Finding;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tariff::{Assessment, Request, assess};

use crate::law::UNITED_STATES;

/// So many were agreed on; one that gets lost is noticed.
const COMBINATIONS_MIN: usize = 200;

struct Combination {
    id: String,
    date: String,
    mode: String,
    items: String,
    expected: String,
    findings: String,
    arithmetic: String,
    source: String,
}

fn all() -> Vec<Combination> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(include_str!("combinations/us.csv").as_bytes());
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            let field = |index: usize| record.get(index).expect("a field").to_owned();
            Combination {
                id: field(0),
                date: field(1),
                mode: field(2),
                items: field(3),
                expected: field(4),
                findings: field(5),
                arithmetic: field(6),
                source: field(7),
            }
        })
        .collect()
}

fn item(text: &str, place: usize) -> Value {
    let mut classification = Vec::new();
    let mut taxes = Vec::new();
    let mut parts = Vec::new();
    let mut item = json!({"sequenceNumeric": place, "governmentProcedure": [{"currentCode": "40", "previousCode": "00"}]});
    for field in text.split_whitespace() {
        let (name, value) = field.split_once('=').expect("name=value");
        match name {
            "goods" => {
                classification.push(json!({"id": &value[..8], "identificationTypeCode": "TSP"}));
                if value.len() > 8 {
                    classification.push(json!({"id": &value[8..], "identificationTypeCode": "TRC"}));
                }
            }
            "claim" => classification.push(json!({"id": value, "identificationTypeCode": "GN"})),
            "origin" => item["origin"] = json!([{"countryCode": value, "typeCode": "1"}]),
            "preference" => taxes.push(json!({"dutyRegimeCode": value})),
            "value" => {
                item["commodity"]["invoiceLine"] = json!({"itemChargeAmount": {"value": value, "currencyID": "USD"}});
            }
            "KGM" => item["commodity"]["goodsMeasure"] = json!({"netNetWeightMeasure": value}),
            _ => match name.strip_prefix("part:") {
                Some(code) => parts
                    .push(json!({"chargesTypeCode": code, "otherChargeDeductionAmount": {"value": value, "currencyID": "USD"}})),
                None => taxes.push(json!({"specificTaxBaseQuantity": {"value": value, "unitCode": name}})),
            },
        }
    }
    item["commodity"]["classification"] = json!(classification);
    item["commodity"]["dutyTaxFee"] = json!(taxes);
    if !parts.is_empty() {
        item["customsValuation"] = json!({"chargeDeduction": parts});
    }
    item
}

/// The declaration of items written as in the table.
pub fn declaration(items: &str, mode: &str) -> declaration::Declaration {
    let items: Vec<Value> = (1..).zip(items.split('|')).map(|(place, text)| item(text, place)).collect();
    let text = json!({
        "functionCode": "9",
        "typeCode": "IMA",
        "borderTransportMeans": {"modeCode": mode},
        "goodsShipment": {"governmentAgencyGoodsItem": items}
    });
    messages::json::read(&text.to_string()).expect("the notation makes a declaration")
}

fn run(combination: &Combination) -> (Assessment, Vec<Finding>) {
    let declaration = declaration(&combination.items, &combination.mode);
    let mut findings = Vec::new();
    let date = combination.date.parse().expect("a date");
    let assessment =
        assess(Request { declaration: &declaration, edition: &UNITED_STATES, date, fed: None, quota: None }, &mut findings);
    (assessment, findings)
}

#[test]
fn every_combination_owes_what_was_worked_out_apart() {
    let mut faults = String::new();
    let all = all();
    for combination in &all {
        let (assessment, findings) = run(combination);
        let lines: Vec<String> =
            assessment.lines.iter().map(|line| format!("{} {} {}", line.item, line.tax_type, line.amount)).collect();
        // What only informs is told, not awaited.
        let mut codes: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.severity != declaration::Severity::Information)
            .map(|finding| finding.code.as_str())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        let (lines, codes) = (lines.join("; "), codes.join(" "));
        if lines != combination.expected || codes != combination.findings {
            let Combination { id, date, items, expected, findings, arithmetic, .. } = combination;
            let _ = writeln!(
                faults,
                "{id} {date} {items}\n  apart {expected} [{findings}]\n  found {lines} [{codes}]\n  {arithmetic}"
            );
        }
    }
    assert!(all.len() >= COMBINATIONS_MIN, "only {} combinations", all.len());
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn every_combination_shows_its_arithmetic_and_its_source() {
    let mut seen = std::collections::BTreeSet::new();
    for combination in all() {
        assert!(seen.insert(combination.id.clone()), "{} stands twice", combination.id);
        assert!(!combination.source.is_empty(), "{} names no source", combination.id);
        for line in combination.expected.split("; ") {
            let amount: Decimal = line.rsplit(' ').next().expect("an amount").parse().expect("a figure");
            assert!(combination.arithmetic.contains(&amount.to_string()), "{}: {line} is not explained", combination.id);
        }
    }
}
