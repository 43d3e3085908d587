//! This module decides about tax lines: the printed rate is fed, and amount, deduction and payable must
//! come out as printed, to the penny.
//!
//! A charge whose rate was not printed is fed as the amount that was printed, so that taxes calculated on
//! top of it can be checked; it is itself counted as not derivable and never as passed. No rate is ever
//! calculated from an amount.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clearance::Law;
use declaration::Declaration;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tariff::{FedMeasures, Line, Request, assess};

use super::cases::{Cases, Scenario, TaxLine, TaxResponse};
use super::report::Report;

const PART: &str = "tax lines";
const OWN: &str = "own duty rates";

pub fn run(cases: &Cases, law: &Law, report: &mut Report) {
    for scenario in cases.0.values() {
        let declaration = scenario
            .declaration_file
            .as_deref()
            .and_then(|name| scenario.file(name))
            .and_then(|path| fs::read(path).ok())
            .and_then(|bytes| messages::read(&bytes).ok())
            .map(|message| message.declaration);
        let mut own = BTreeSet::new();
        for response in &scenario.tax_responses {
            match &declaration {
                Some(declaration) => {
                    check(scenario, response, declaration, law, report);
                    own_rates(scenario, response, declaration, law, &mut own, report);
                }
                None => {
                    for line in &response.lines {
                        report.count(PART, "not derivable: no readable declaration beside it", &label(scenario, response, line));
                    }
                }
            }
        }
    }
}

fn label(scenario: &Scenario, response: &TaxResponse, line: &TaxLine) -> String {
    format!(
        "{} {} item {} {}",
        scenario.name,
        response.file,
        line.item.as_deref().unwrap_or("?"),
        line.tax_type.as_deref().unwrap_or("?")
    )
}

/// The date of the notification: rates of exchange and treatments of that day hold.
fn date_of(scenario: &Scenario, response: &TaxResponse) -> Date {
    let text = scenario.file(&response.file).and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    let issued = super::notification::read(&text).into_iter().next().map(|one| one.issued).unwrap_or_default();
    Date::strptime("%Y%m%d", issued.get(..8).unwrap_or_default()).unwrap_or(Date::constant(2024, 1, 1))
}

fn check(scenario: &Scenario, response: &TaxResponse, declaration: &Declaration, law: &Law, report: &mut Report) {
    let mut table = String::from("item,type,expression,order\n");
    let mut fed_lines: Vec<&TaxLine> = Vec::new();
    for line in &response.lines {
        let (Some(item), Some(tax_type)) = (&line.item, &line.tax_type) else { continue };
        // The pack lists the types under which securities and reliefs are summed up.
        let is_summary = law
            .edition()
            .list("security_types")
            .is_some_and(|list| list.codes.iter().any(|code| law.edition().text(code.code) == tax_type));
        let expression = match (&line.base, &line.rate, &line.assessed) {
            (Some(_), Some(rate), _) if !is_summary => format!("{rate}%"),
            (_, _, Some(assessed)) if !is_summary => format!("{} {}", assessed.value, law.currency()),
            _ => {
                report.count(PART, "not derivable: a summary of securities or reliefs, no tax", &label(scenario, response, line));
                continue;
            }
        };
        table.push_str(&format!("{item},{tax_type},{expression},\n"));
        fed_lines.push(line);
    }
    let fed = match FedMeasures::read(&table) {
        Ok(fed) => fed,
        Err(error) => return report.fail(PART, &scenario.name, &error.to_string()),
    };
    let date = date_of(scenario, response);
    let mut findings = Vec::new();
    let assessment = assess(Request { declaration, edition: law.edition(), date, fed: Some(&fed), quota: None }, &mut findings);
    let mut left: Vec<&Line> = assessment.lines.iter().collect();
    // What excluded lines of an item leave open in the base of the taxes on top of them.
    let mut open: BTreeMap<u32, Decimal> = BTreeMap::new();
    fed_lines.sort_by_key(|line| is_on_top(line));
    for line in fed_lines {
        let name = label(scenario, response, line);
        let (Some(base), Some(rate)) = (&line.base, &line.rate) else {
            report.count(PART, "not derivable: no rate printed", &name);
            continue;
        };
        let rate: Decimal = rate.parse().unwrap_or_default();
        let found = left.iter().position(|one| {
            Some(one.item.to_string()) == line.item
                && Some(&one.tax_type) == line.tax_type.as_ref()
                && one.rate == format!("{rate}%")
        });
        let Some(found) = found else {
            let why =
                findings.iter().map(|finding| format!("{} {:?}", finding.code, finding.arguments)).collect::<Vec<_>>().join("; ");
            report.fail(PART, &name, &format!("no such line came out {why}"));
            continue;
        };
        let computed = left.remove(found);
        let printed = |figure: &Option<super::cases::Printed>| figure.as_ref().map_or(Decimal::ZERO, |figure| figure.value);
        let (amount, deducted, payable) = (printed(&line.assessed), printed(&line.deduct), printed(&line.payable));
        let equal = computed.amount == amount && computed.deducted == deducted && computed.payable == payable;
        if equal && computed.base == base.value {
            report.count(PART, "exact: base, amount, deduction, payable", &name);
        } else if equal {
            report.count(PART, "exact: amount, deduction, payable (printed base differs)", &name);
        } else if let Some(reason) = excluded(line, base.value, rate, amount, computed, declaration) {
            let differs = (base.value - computed.base) + (amount - computed.amount);
            *open.entry(computed.item).or_default() += differs;
            report.count(PART, &format!("excluded: {reason}"), &name);
        } else if is_on_top(line) && open.get(&computed.item).is_some_and(|open| computed.base + open == base.value) {
            report.count(PART, "excluded: stands on an excluded line, whose difference explains the base to the penny", &name);
        } else {
            report.fail(
                PART,
                &name,
                &format!(
                    "base {} rate {rate}% printed {amount}/{deducted}/{payable}, came out {} of {}: {}/{}/{} {:?}",
                    base.value,
                    computed.rate,
                    computed.base,
                    computed.amount,
                    computed.deducted,
                    computed.payable,
                    computed.effect
                ),
            );
        }
    }
}

/// Rules by which a printed line says nothing about the arithmetic.
fn excluded(
    line: &TaxLine,
    base: Decimal,
    rate: Decimal,
    amount: Decimal,
    computed: &Line,
    declaration: &Declaration,
) -> Option<&'static str> {
    let exact = base * rate / Decimal::ONE_HUNDRED;
    // Rates are printed with two digits after the point; half of the last one times the base is open.
    let open = base * Decimal::new(5, 5) + Decimal::new(1, 2);
    if (exact - amount).abs() > Decimal::new(1, 2) && (exact - amount).abs() <= open {
        return Some("the printed rate is rounded: base times rate is not the printed amount");
    }
    if computed.base != base && computed.base == price(declaration, computed.item)? && !is_on_top(line) {
        return Some("the printed base is not the declared price, though nothing changes it: another declaration was assessed");
    }
    None
}

fn is_on_top(line: &TaxLine) -> bool {
    matches!(line.tax_type.as_deref(), Some("B00" | "B05"))
}

/// The declared price of an item when nothing is added or deducted and no exchange is needed.
fn price(declaration: &Declaration, place: u32) -> Option<Decimal> {
    let item = declaration.items().get(place as usize - 1)?;
    let price = item.commodity.as_deref()?.invoice_line.as_deref()?.item_charge_amount.as_ref()?;
    let plain = price.currency.is_none_or(|currency| currency == declaration::CurrencyCode::GBP)
        && item.customs_valuation.iter().all(|valuation| valuation.charge_deduction.is_empty());
    plain.then_some(price.value)
}

/// How many printed duty rates our own tables give.
fn own_rates(
    scenario: &Scenario,
    response: &TaxResponse,
    declaration: &Declaration,
    law: &Law,
    seen: &mut BTreeSet<(String, String)>,
    report: &mut Report,
) {
    let date = date_of(scenario, response);
    for line in &response.lines {
        let (Some(item), Some(tax_type), Some(rate)) = (&line.item, &line.tax_type, &line.rate) else { continue };
        if !matches!(tax_type.as_str(), "A00" | "A50") || line.base.is_none() || !seen.insert((item.clone(), tax_type.clone())) {
            continue;
        }
        let Some(goods) = item
            .parse::<usize>()
            .ok()
            .and_then(|item| declaration.items().get(item.checked_sub(1)?))
            .and_then(|item| item.goods_code())
        else {
            continue;
        };
        let edition = law.edition();
        let ours: Vec<String> = edition
            .measures(&goods, date)
            .filter(|measure| edition.text(measure.tax_type) == tax_type)
            .filter_map(|measure| edition.expression(measure.expression))
            .map(ToString::to_string)
            .collect();
        let printed: Decimal = rate.parse().unwrap_or_default();
        let equal = ours.iter().any(|ours| ours.strip_suffix('%').and_then(|ours| ours.parse::<Decimal>().ok()) == Some(printed));
        let name = format!("{} item {item} {tax_type} {goods}: printed {printed}, ours {}", scenario.name, ours.join(" | "));
        let reason = match (equal, ours.is_empty()) {
            (true, _) => format!("{tax_type}: as printed"),
            (false, true) => format!("{tax_type}: no row"),
            (false, false) => format!("{tax_type}: another rate (preference, suspension, relief or a later tariff)"),
        };
        report.count(OWN, &reason, &name);
    }
}
