//! This module decides how worked cases are written, so that a customs officer can read and write them,
//! and how one becomes a declaration.
//!
//! ```text
//! case <id>                      one case begins; `en` and `zh` title, `date` the legal date
//! law <act and article>          the legal source of the case
//! currency <code>                the currency of the law, when it is not the pack's
//! rule <table>,<row>             the case has measures of its own instead of the pack's; `+table` adds a row
//! incoterm|charge|freight|agreed|statement|vat-account|type   what stands on the declaration
//! item <field> <value>, …        one goods item, in the order of the declaration
//! fed <item>,<type>,<expression>,<order>
//! value <item> <customs value> [vat-only <amount>] : <the sum laid out>
//! line <item> <type> base … amount … deducted … payable … [secured …] : <the sum laid out>
//! interest <kind> <debt> due <day> paid <day> days <n> amount <amount> : <the sum laid out>
//! finding <code>                 in the order in which they are found
//! incomplete                     some tax could not be calculated
//! ```

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// One worked case.
#[derive(Default)]
pub struct Case {
    pub id: String,
    pub en: String,
    pub zh: String,
    pub law: String,
    pub date: Date,
    /// The notation of declaration, rows and measures, as a reader sees it.
    pub facts: Vec<String>,
    pub rows: Vec<(String, String)>,
    pub fed: Option<String>,
    pub declaration: Value,
    pub values: Vec<ExpectedValue>,
    pub lines: Vec<ExpectedLine>,
    pub interests: Vec<ExpectedInterest>,
    pub findings: Vec<String>,
    pub is_incomplete: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub struct ExpectedValue {
    pub item: u32,
    pub value: Decimal,
    pub vat_only: Decimal,
    pub sum: String,
}

#[derive(Debug, PartialEq, Eq)]
pub struct ExpectedLine {
    pub item: u32,
    pub tax_type: String,
    pub base: Decimal,
    pub amount: Decimal,
    pub deducted: Decimal,
    pub payable: Decimal,
    pub secured: Decimal,
    pub sum: String,
}

pub struct ExpectedInterest {
    pub kind: String,
    pub principal: Decimal,
    pub due: Date,
    pub paid: Date,
    pub days: i64,
    pub amount: Decimal,
    pub sum: String,
}

/// Reads a file of cases: what its head says, and the cases.
pub fn read(text: &str) -> (String, Vec<Case>) {
    let head = text.lines().map_while(|line| line.strip_prefix("# ")).collect::<Vec<_>>().join("\n");
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        if key == "case" {
            let declaration = json!({"functionCode": "9", "typeCode": "IMA", "goodsShipment": {"governmentAgencyGoodsItem": []}});
            cases.push(Case { id: rest.to_owned(), declaration, ..Case::default() });
            continue;
        }
        let case = cases.last_mut().expect("a case first");
        read_line(case, key, rest);
    }
    (head, cases)
}

fn read_line(case: &mut Case, key: &str, rest: &str) {
    match key {
        "en" => rest.clone_into(&mut case.en),
        "zh" => rest.clone_into(&mut case.zh),
        "law" => rest.clone_into(&mut case.law),
        "interest" => case.interests.push(interest(rest)),
        "date" => case.date = rest.parse().expect("a date"),
        "value" => case.values.push(value(rest)),
        "line" => case.lines.push(tax_line(rest)),
        "finding" => case.findings.push(rest.to_owned()),
        "incomplete" => case.is_incomplete = true,
        _ => {
            case.facts.push(format!("{key} {rest}"));
            fact(case, key, rest);
        }
    }
}

fn fact(case: &mut Case, key: &str, rest: &str) {
    let words: Vec<&str> = rest.split(' ').collect();
    let declaration = &mut case.declaration;
    match key {
        "rule" => {
            let (file, row) = rest.split_once(',').expect("a table and a row");
            case.rows.push((file.to_owned(), row.to_owned()));
        }
        "currency" => case.rows.push((crate::law::CURRENCY.to_owned(), rest.to_owned())),
        "mode" => declaration["borderTransportMeans"] = json!({"modeCode": rest}),
        "fed" => {
            let table = case.fed.get_or_insert_with(|| "item,type,expression,order\n".to_owned());
            table.push_str(rest);
            table.push('\n');
        }
        "type" => declaration["typeCode"] = json!(rest),
        "statement" => push(declaration, "additionalInformation", json!({"statementCode": rest})),
        "agreed" => push(declaration, "currencyExchange", json!({"currencyTypeCode": words[0], "rateNumeric": words[1]})),
        "incoterm" => declaration["goodsShipment"]["tradeTerms"] = json!({"conditionCode": rest}),
        "charge" => push(&mut declaration["goodsShipment"]["customsValuation"], "chargeDeduction", charge(&words)),
        "freight" => declaration["goodsShipment"]["customsValuation"]["freightChargeAmount"] = amount(&words),
        "vat-account" => push(&mut declaration["goodsShipment"], "domesticDutyTaxParty", json!({"roleCode": rest})),
        "item" => {
            let shipment = &mut declaration["goodsShipment"];
            let place = shipment["governmentAgencyGoodsItem"].as_array().map_or(0, Vec::len) + 1;
            push(shipment, "governmentAgencyGoodsItem", item(rest, place));
        }
        _ => panic!("case {}: what is `{key}`?", case.id),
    }
}

fn item(text: &str, place: usize) -> Value {
    let mut item = json!({"sequenceNumeric": place, "commodity": {}});
    for field in text.split(", ") {
        let words: Vec<&str> = field.split(' ').collect();
        let (key, words) = words.split_first().expect("a field");
        let first = words[0];
        let commodity = &mut item["commodity"];
        match *key {
            "goods" => {
                let (combined, taric) = first.split_at(8);
                push(commodity, "classification", json!({"id": combined, "identificationTypeCode": "TSP"}));
                if !taric.is_empty() {
                    push(commodity, "classification", json!({"id": taric, "identificationTypeCode": "TRC"}));
                }
            }
            "national" => push(commodity, "classification", json!({"id": first, "identificationTypeCode": "GN"})),
            "price" => commodity["invoiceLine"] = json!({"itemChargeAmount": amount(words)}),
            "net" => commodity["goodsMeasure"]["netNetWeightMeasure"] = json!(first),
            "gross" => commodity["goodsMeasure"]["grossMassMeasure"] = json!(first),
            "quantity" => commodity["goodsMeasure"]["tariffQuantity"] = json!(first),
            "tax-quantity" => {
                let quantity = json!({"value": words[2], "unitCode": words[1]});
                push(commodity, "dutyTaxFee", json!({"typeCode": first, "specificTaxBaseQuantity": quantity}));
            }
            "preference" => push(commodity, "dutyTaxFee", json!({"dutyRegimeCode": first})),
            "procedure" => {
                push(&mut item, "governmentProcedure", json!({"currentCode": first, "previousCode": words[1]}));
                for code in &words[2..] {
                    push(&mut item, "governmentProcedure", json!({"currentCode": code}));
                }
            }
            "additional-code" => {
                push(commodity, "classification", json!({"id": first, "identificationTypeCode": "TRA"}));
            }
            "document" => {
                let (category, kind) = first.split_at(1);
                push(&mut item, "additionalDocument", json!({"categoryCode": category, "typeCode": kind}));
            }
            "origin" => push(&mut item, "origin", json!({"countryCode": first, "typeCode": "1"})),
            "charge" => push(&mut item["customsValuation"], "chargeDeduction", charge(words)),
            "statement" => push(&mut item, "additionalInformation", json!({"statementCode": first})),
            "vat-account" => push(&mut item, "domesticDutyTaxParty", json!({"roleCode": first})),
            other => panic!("what is the field `{other}`?"),
        }
    }
    item
}

fn charge(words: &[&str]) -> Value {
    json!({"chargesTypeCode": words[0], "otherChargeDeductionAmount": amount(&words[1..])})
}

fn amount(words: &[&str]) -> Value {
    json!({"value": words[0], "currencyID": words[1]})
}

fn push(value: &mut Value, member: &str, one: Value) {
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    match &mut value[member] {
        Value::Array(list) => list.push(one),
        none => *none = json!([one]),
    }
}

fn value(text: &str) -> ExpectedValue {
    let (figures, sum) = text.split_once(" : ").expect("a sum laid out");
    let words: Vec<&str> = figures.split(' ').collect();
    ExpectedValue {
        item: words[0].parse().expect("an item number"),
        value: decimal(words[1]),
        vat_only: named(&words, "vat-only").unwrap_or_default(),
        sum: sum.to_owned(),
    }
}

fn tax_line(text: &str) -> ExpectedLine {
    let (figures, sum) = text.split_once(" : ").expect("a sum laid out");
    let words: Vec<&str> = figures.split(' ').collect();
    let figure = |name: &str| named(&words, name).unwrap_or_else(|| panic!("`{text}` needs {name}"));
    ExpectedLine {
        item: words[0].parse().expect("an item number"),
        tax_type: words[1].to_owned(),
        base: figure("base"),
        amount: figure("amount"),
        deducted: figure("deducted"),
        payable: figure("payable"),
        secured: named(&words, "secured").unwrap_or_default(),
        sum: sum.to_owned(),
    }
}

fn interest(text: &str) -> ExpectedInterest {
    let (figures, sum) = text.split_once(" : ").expect("a sum laid out");
    let words: Vec<&str> = figures.split(' ').collect();
    let after = |name: &str| words[words.iter().position(|word| *word == name).expect(name) + 1];
    ExpectedInterest {
        kind: words[0].to_owned(),
        principal: decimal(words[1]),
        due: after("due").parse().expect("a day"),
        paid: after("paid").parse().expect("a day"),
        days: after("days").parse().expect("a number"),
        amount: decimal(after("amount")),
        sum: sum.to_owned(),
    }
}

fn named(words: &[&str], name: &str) -> Option<Decimal> {
    words.iter().position(|word| *word == name).map(|index| decimal(words[index + 1]))
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a figure")
}
