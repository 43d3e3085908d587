//! Laws of the arithmetic that hold for any figures.

use declaration::Declaration;
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;
use tariff::{Assessment, FedMeasures, Request, StepKind, assess};

use crate::law::BARE;

fn declaration(prices: &[u64], charges: &[(&str, u64)], net: u64) -> Declaration {
    let amount = |pennies: u64| json!({"value": Decimal::new(pennies as i64, 2).to_string(), "currencyID": "GBP"});
    let items: Vec<_> = (1..)
        .zip(prices)
        .map(|(place, price)| {
            json!({
                "sequenceNumeric": place,
                "commodity": {
                    "goodsMeasure": {"netNetWeightMeasure": Decimal::new(net as i64, 3).to_string()},
                    "invoiceLine": {"itemChargeAmount": amount(*price)}
                }
            })
        })
        .collect();
    let charges: Vec<_> = charges
        .iter()
        .map(|(code, pennies)| json!({"chargesTypeCode": code, "otherChargeDeductionAmount": amount(*pennies)}))
        .collect();
    let shipment = json!({"customsValuation": {"chargeDeduction": charges}, "governmentAgencyGoodsItem": items});
    let text = json!({"functionCode": "9", "typeCode": "IMA", "goodsShipment": shipment}).to_string();
    messages::json::read(&text).expect("a declaration")
}

fn run(declaration: &Declaration, fed: &FedMeasures) -> Assessment {
    assess(Request { declaration, edition: &BARE, date: date(2024, 3, 15), fed: Some(fed), quota: None }, &mut Vec::new())
}

fn fed(expression: &str) -> FedMeasures {
    FedMeasures::read(&format!("item,type,expression\n1,A00,{expression}\n1,B00,20%\n")).expect("measures")
}

/// The duty and the tax on it.
fn charged(price: u64, net: u64, expression: &str) -> (Decimal, Decimal) {
    let assessment = run(&declaration(&[price], &[], net), &fed(expression));
    let amount = |name: &str| assessment.lines.iter().find(|line| line.tax_type == name).map(|line| line.amount);
    (amount("A00").expect("a duty"), amount("B00").expect("a tax"))
}

/// Rates as tariffs write them: hundredths of a per cent or of a pound.
fn rate() -> impl Strategy<Value = Decimal> {
    (0_i64..50_000).prop_map(|hundredths| Decimal::new(hundredths, 2))
}

const PRICE_PENNIES_MAX: u64 = 1_000_000_000_000;
const NET_GRAMS_MAX: u64 = 1_000_000_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn shares_of_a_charge_sum_to_the_charge(prices in prop::collection::vec(1..PRICE_PENNIES_MAX, 1..30), charge in 0..PRICE_PENNIES_MAX) {
        let assessment = run(&declaration(&prices, &[("AP", charge)], 1), &FedMeasures::default());
        let shares: Decimal = assessment.values.iter().flat_map(|value| &value.steps)
            .filter(|step| step.kind == StepKind::SharedAddition)
            .map(|step| step.result)
            .sum();
        prop_assert_eq!(shares, Decimal::new(charge as i64, 2));
        // Values are rounded to pennies one by one, so their sum is off by half a penny an item at most.
        let values: Decimal = assessment.values.iter().map(|value| value.customs_value.amount).sum();
        let exact = Decimal::new((prices.iter().sum::<u64>() + charge) as i64, 2);
        prop_assert!((values - exact).abs() * Decimal::from(200) <= Decimal::from(prices.len()), "{values} {exact}");
    }

    #[test]
    fn nothing_owed_is_negative(price in 0..PRICE_PENNIES_MAX, net in 0..NET_GRAMS_MAX, plus in rate(), minus in rate(), least in rate()) {
        for expression in [
            format!("{plus}% - {minus} GBP / KGM"),
            format!("{plus} GBP / DTN - {minus}%"),
            format!("{plus}% - {minus}% MIN {least} GBP / DTN - {minus} GBP"),
            format!("{plus}% MAX {least}% - {minus} EUR / KGM"),
        ] {
            let assessment = run(&declaration(&[price], &[], net), &fed(&expression));
            for line in &assessment.lines {
                let figures = [line.base, line.amount, line.deducted, line.payable, line.secured];
                prop_assert!(figures.iter().all(|figure| *figure >= Decimal::ZERO), "{expression}: {line:?}");
            }
        }
    }

    #[test]
    fn limits_hold(price in 0..PRICE_PENNIES_MAX, net in 0..NET_GRAMS_MAX, rate in rate(), least in rate(), more in rate()) {
        let most = least + more;
        let penny = Decimal::new(1, 2);
        let (duty, _) = charged(price, net, &format!("{rate}% MIN {least} GBP / DTN MAX {most} GBP / DTN"));
        let hundredweights = Decimal::new(net as i64, 5);
        // The duty is cut to the penny after the limits, so it may lie less than one below the lower one.
        prop_assert!(duty > hundredweights * least - penny, "{duty} {least}");
        prop_assert!(duty <= hundredweights * most, "{duty} {most}");
    }

    #[test]
    fn a_higher_value_never_owes_less(price in 0..PRICE_PENNIES_MAX, more in 0..PRICE_PENNIES_MAX, net in 0..NET_GRAMS_MAX, rate in rate(), specific in rate()) {
        for expression in [
            format!("{rate}%"),
            format!("{rate}% + {specific} GBP / DTN"),
            format!("{rate}% MIN {specific} GBP / DTN"),
            format!("{rate}% MAX {specific} GBP / DTN"),
        ] {
            let (duty, tax) = charged(price, net, &expression);
            let (higher_duty, higher_tax) = charged(price + more, net, &expression);
            prop_assert!(duty <= higher_duty && tax <= higher_tax, "{expression}");
        }
    }

    #[test]
    fn no_text_of_a_measure_panics(text in "\\PC{0,60}") {
        let _ = FedMeasures::read(&format!("item,type,expression,order\n1,A00,{text},1\n"));
    }

    #[test]
    fn no_expression_and_no_figures_panic(
        text in "[0-9]{1,14}([.][0-9]{1,4})?(%| (GBP|EUR|XXX)( / (0?[.])?[0-9]{0,9} ?(KGM|DTN|GRM|TNE|HLT|NAR|ASV))?)( [-+] [0-9]{1,18}%)?( (MIN|MAX) [.]?[0-9]{1,18}%)?",
        price in any::<u64>(),
        net in any::<u64>(),
    ) {
        if let Ok(measures) = FedMeasures::read(&format!("item,type,expression\n1,A00,{text}\n1,A00,{text}\n1,B00,{text}\n")) {
            // Sixteen digits are the most that the data model lets through.
            let sixteen_digits = 10_u64.pow(16);
            let declaration = declaration(&[price % sixteen_digits, 1], &[("AP", net % sixteen_digits), ("BA", price % 1000)], net % sixteen_digits);
            run(&declaration, &measures);
        }
    }
}
