//! Laws of a wide tariff: any line, any origin, any date.

use std::collections::BTreeMap;

use declaration::Finding;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use reference::{ConditionKind, Term};
use rust_decimal::Decimal;
use tariff::{Assessment, Request, assess};

use crate::combinations::declaration;
use crate::law::UNITED_STATES;

const ORIGINS: [&str; 12] = ["CN", "MX", "CA", "DE", "JP", "KR", "GB", "RU", "CU", "VN", "BR", "AU"];
const PREFERENCES: [&str; 5] = ["-", "S", "AU", "KR", "A"];
/// One cent for each amount that is rounded.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn run(items: &str, date: Date) -> (Assessment, Vec<Finding>) {
    let declaration = declaration(items, "1");
    let mut findings = Vec::new();
    let assessment =
        assess(Request { declaration: &declaration, edition: &UNITED_STATES, date, fed: None, quota: None }, &mut findings);
    (assessment, findings)
}

/// The sum by type, fees with limits over the declaration left out.
fn sums(assessment: &Assessment) -> BTreeMap<&str, Decimal> {
    let mut sums = BTreeMap::new();
    for line in assessment.lines.iter().filter(|line| line.tax_type != "499") {
        *sums.entry(line.tax_type.as_str()).or_insert(Decimal::ZERO) += line.amount;
    }
    sums
}

/// Any code of ten digits that the tariff has.
fn goods() -> impl Strategy<Value = String> {
    let lines = &UNITED_STATES.tables().lines;
    (0..lines.len()).prop_map(|index| UNITED_STATES.tables().lines[index].goods.to_string())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..400).prop_map(|days| date(2026, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

/// Every unit that a rate may ask for, so many times the same figure, and every part of the value.
fn quantities(figure: u64, part: u64) -> String {
    let tables = UNITED_STATES.tables();
    let mut units = std::collections::BTreeSet::new();
    let mut parts = String::new();
    for expression in &tables.expressions {
        for (_, term) in expression.base.iter().chain(expression.limits.iter().flat_map(|(_, sum)| sum)) {
            if let Term::Specific { units: named, .. } = term {
                units.extend(named.iter().map(|unit| unit.base().0.to_owned()));
            }
        }
    }
    // Degrees of sugar lower a duty, and the size of a button is no quantity of buttons: both are held still.
    units.remove("DGU");
    units.remove("LNE");
    for row in &tables.value_parts {
        parts.push_str(&format!(" part:{}={part}", UNITED_STATES.text(row.code)));
    }
    let units: Vec<String> = units.iter().map(|unit| format!("{unit}={figure}")).collect();
    format!("{} DGU=1 LNE=2{parts}", units.join(" "))
}

fn item(goods: &str, origin: &str, preference: &str, value: u64, figure: u64) -> String {
    format!("goods={goods} origin={origin} preference={preference} value={value} {}", quantities(figure, PART))
}

/// What each part of the value is worth.
const PART: u64 = 10;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn each_line_has_one_rate_or_a_finding_on_any_day(goods in goods(), origin in prop::sample::select(&ORIGINS[..]), preference in prop::sample::select(&PREFERENCES[..]), day in day()) {
        let (assessment, findings) = run(&item(&goods, origin, preference, 5000, 7), day);
        let rates = assessment.lines.iter().filter(|line| line.tax_type == "DUTY").count();
        prop_assert!(rates <= 1, "{goods} {rates} rates");
        prop_assert!(rates == 1 || !assessment.is_complete && !findings.is_empty(), "{goods} {origin} {day}: neither rate nor finding");
        // What is added names the heading that adds it.
        prop_assert!(assessment.lines.iter().all(|line| line.tax_type == "DUTY" || line.heading.is_some()));
        let national: Vec<&str> = assessment.lines.iter().filter(|line| line.tax_type == "S232").filter_map(|line| line.heading.as_deref()).collect();
        prop_assert!(national.len() <= 1, "{goods}: {national:?}");
    }

    #[test]
    fn more_value_or_more_quantity_never_owes_less(goods in goods(), origin in prop::sample::select(&ORIGINS[..]), day in day(), value in 100_u64..1_000_000, more in 0_u64..1_000_000, figure in 1_u64..10_000, more_of_it in 0_u64..10_000) {
        // Where what is owed depends on the figures by steps, it may fall; this tariff has no such condition.
        prop_assert!(UNITED_STATES.tables().conditions.iter().all(|condition| !condition.kind.is_threshold() && condition.kind != ConditionKind::Document));
        let (less, _) = run(&item(&goods, origin, "-", value, figure), day);
        let (greater, _) = run(&item(&goods, origin, "-", value + more, figure + more_of_it), day);
        let owed = |assessment: &Assessment| assessment.lines.iter().map(|line| line.amount).sum::<Decimal>();
        prop_assert!(owed(&less) <= owed(&greater) + CENT, "{goods} {} {}", owed(&less), owed(&greater));
    }

    #[test]
    fn the_order_of_items_changes_nothing(codes in prop::collection::vec((goods(), prop::sample::select(&ORIGINS[..]), 1_u64..200_000), 2..6), day in day()) {
        let items: Vec<String> = codes.iter().map(|(goods, origin, value)| item(goods, origin, "-", *value, 3)).collect();
        let backwards: Vec<String> = items.iter().rev().cloned().collect();
        let ((there, _), (back, _)) = (run(&items.join("|"), day), run(&backwards.join("|"), day));
        let totals = |assessment: &Assessment| assessment.totals.clone();
        prop_assert_eq!(totals(&there), totals(&back));
        prop_assert_eq!(there.is_complete, back.is_complete);
    }

    #[test]
    fn splitting_an_item_changes_nothing_but_rounding(goods in goods(), origin in prop::sample::select(&ORIGINS[..]), day in day(), value in 1_u64..500_000, figure in 1_u64..5_000) {
        // Parts of the value and units split with the item; values are whole dollars already.
        let half = item(&goods, origin, "-", value, figure);
        let whole = format!("goods={goods} origin={origin} value={} {}", value * 2, quantities(figure * 2, PART * 2));
        let ((split, _), (one, _)) = (run(&format!("{half}|{half}"), day), run(&whole, day));
        let (split, one) = (sums(&split), sums(&one));
        prop_assert_eq!(split.len(), one.len());
        for (kind, amount) in &one {
            let other = split.get(kind).copied().unwrap_or_default();
            prop_assert!((amount - other).abs() <= CENT + CENT, "{goods} {kind} {amount} {other}");
        }
    }
}

#[test]
fn a_charge_that_adds_has_the_rate_that_its_heading_prints() {
    let tables = UNITED_STATES.tables();
    let mut checked = 0;
    for row in &tables.additional {
        let heading = UNITED_STATES.text(row.heading);
        let source = UNITED_STATES.text(row.provenance.source);
        let (Some(expression), true) = (row.expression, source == "us-hts-2026") else { continue };
        let expression = UNITED_STATES.expression(expression).expect("an expression").to_string();
        let key = reference::GoodsKey::new(heading).expect("a heading");
        let printed = tables.measures.iter().find(|measure| measure.goods == key).expect(heading);
        let printed = UNITED_STATES.expression(printed.expression).expect("an expression").to_string();
        // `DUTY + 25%` adds 25 %; a total of 15 % adds what the duty lacks of it.
        let adds = printed.strip_prefix("DUTY + ").map_or(format!("{printed} - DUTY"), str::to_owned);
        assert_eq!(expression, adds, "{heading}");
        checked += 1;
    }
    assert!(checked > 90, "only {checked} headings");
}
