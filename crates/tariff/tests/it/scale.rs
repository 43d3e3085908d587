//! The largest declarations and figures: what is added up agrees, and nothing panics.

use declaration::{Amount, Declaration};
use jiff::civil::{Date, date};
use reference::Edition;
use rust_decimal::Decimal;
use serde_json::json;
use tariff::{Assessment, FedMeasures, Request, assess};

use crate::law::{BARE, SHIPPED};

const DAY: Date = date(2024, 3, 15);
/// The most items a declaration may have.
const ITEMS_MAX: u32 = 999;

fn run(edition: &Edition, declaration: &Declaration, fed: Option<&FedMeasures>) -> (Assessment, Vec<String>) {
    let mut findings = Vec::new();
    let assessment = assess(Request { declaration, edition, date: DAY, fed, quota: None }, &mut findings);
    (assessment, findings.into_iter().map(|finding| finding.code).collect())
}

fn of_items(count: u32, price: impl Fn(u32) -> String, freight: &str) -> Declaration {
    let items: Vec<_> = (1..=count)
        .map(|place| {
            json!({
                "sequenceNumeric": place,
                "commodity": {
                    "classification": [{"id": "87120030", "identificationTypeCode": "TSP"}],
                    "goodsMeasure": {"netNetWeightMeasure": "1"},
                    "invoiceLine": {"itemChargeAmount": {"value": price(place), "currencyID": "GBP"}}
                }
            })
        })
        .collect();
    let charge = json!({"chargesTypeCode": "AP", "otherChargeDeductionAmount": {"value": freight, "currencyID": "GBP"}});
    let shipment = json!({"customsValuation": {"chargeDeduction": [charge]}, "governmentAgencyGoodsItem": items});
    let text = json!({"functionCode": "9", "typeCode": "IMA", "goodsShipment": shipment}).to_string();
    messages::json::read(&text).expect("a declaration")
}

#[test]
fn nine_hundred_and_ninety_nine_items_add_up() {
    // Prices 1.00 to 999.00 sum to 499,500.00; freight of a tenth, 49,950.00, makes each value price × 1.1.
    let declaration = of_items(ITEMS_MAX, |place| format!("{place}.00"), "49950.00");
    let (assessment, findings) = run(&SHIPPED, &declaration, None);
    assert_eq!(findings, Vec::<String>::new());
    let values: Decimal = assessment.values.iter().map(|value| value.customs_value.amount).sum();
    assert_eq!(values, Decimal::new(54_945_000, 2));
    let (mut duties, mut taxes) = (0_i64, 0_i64);
    for place in 1..=i64::from(ITEMS_MAX) {
        // In pennies: the value is place × 110; 14 % of it and 20 % of both, each cut.
        let value = place * 110;
        let duty = value * 14 / 100;
        duties += duty;
        taxes += (value + duty) * 20 / 100;
    }
    let total = |name: &str| assessment.totals.iter().find(|total| total.tax_type == name).map(|total| total.payable);
    assert_eq!(total("A00"), Some(Decimal::new(duties, 2)));
    assert_eq!(total("B00"), Some(Decimal::new(taxes, 2)));
    assert_eq!(total("*"), Some(Decimal::new(duties + taxes, 2)));
    assert_eq!(assessment.payable(), Decimal::new(duties + taxes, 2));
}

#[test]
fn a_remainder_is_never_lost_over_999_items() {
    let declaration = of_items(ITEMS_MAX, |_| "7.00".to_owned(), "100.00");
    let (assessment, _) = run(&SHIPPED, &declaration, None);
    let shares: Decimal = assessment
        .values
        .iter()
        .flat_map(|value| &value.steps)
        .filter(|step| step.kind == tariff::StepKind::SharedAddition)
        .map(|step| step.result)
        .sum();
    assert_eq!(shares, Decimal::ONE_HUNDRED);
}

#[test]
fn figures_beyond_the_format_end_in_tg1008_and_not_in_a_panic() {
    let fed = FedMeasures::read("item,type,expression\n1,A00,9000000000000000000 GBP / 0.000000001 KGM + 900%\n1,B00,20%\n")
        .expect("measures");
    let above_the_limit = Decimal::from(10_u64.pow(18)) + Decimal::ONE;
    for figure in [
        Decimal::MAX,
        Decimal::MIN,
        Decimal::MAX / Decimal::from(4),
        above_the_limit,
        Decimal::new(1, 28),
        -Decimal::new(1, 28),
        Decimal::ZERO,
    ] {
        let mut declaration = of_items(3, |_| "1.00".to_owned(), "100.00");
        let shipment = declaration.goods_shipment.as_deref_mut().expect("a shipment");
        for item in &mut shipment.government_agency_goods_item {
            let commodity = item.commodity.as_deref_mut().expect("a commodity");
            let line = commodity.invoice_line.as_deref_mut().expect("an invoice line");
            line.item_charge_amount = Some(Amount { value: figure, currency: None });
            let measure = commodity.goods_measure.as_deref_mut().expect("a measure");
            measure.net_net_weight_measure = Some(declaration::Quantity::of(figure));
        }
        for own in [None, Some(&fed)] {
            let (_, findings) = run(&BARE, &declaration, own);
            let is_huge = figure.abs() >= above_the_limit;
            let is_told = !findings.is_empty() && findings.iter().all(|code| code == "TG1008");
            assert!(!is_huge || is_told, "{figure}: {findings:?}");
        }
    }
}
