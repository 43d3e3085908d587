//! Every worked case comes out as laid out by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use declaration::Finding;
use reference::Edition;
use tariff::interest::{Delay, interest};
use tariff::{Assessment, FedMeasures, Request, assess};

use crate::law::{SHIPPED, with_rows};
use crate::notation::{Case, ExpectedLine, read};

/// The files of cases, in the order of the page.
const FILES: [&str; 18] = [
    "rates",
    "stacks",
    "excise",
    "exchange",
    "value",
    "procedures",
    "northern_ireland",
    "dates",
    "gaps",
    "scenarios",
    "contents",
    "entry_price",
    "drink_and_tobacco",
    "trade_remedies",
    "conditions",
    "consumption",
    "relief",
    "interest",
];
/// The files in which each case names its legal source; before them the head of the file does.
pub const WITH_LAW: [&str; 9] = [
    "scenarios",
    "contents",
    "entry_price",
    "drink_and_tobacco",
    "trade_remedies",
    "conditions",
    "consumption",
    "relief",
    "interest",
];
/// So many were agreed on; a case that gets lost is noticed.
const CASES_MIN: usize = 172;
/// Cases of the breadth of duty, with excise and trade defence.
const BREADTH_MIN: usize = 60;

/// All cases by file, with what the head of the file says.
pub fn all() -> Vec<(&'static str, String, Vec<Case>)> {
    FILES
        .iter()
        .map(|name| {
            let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/worked").join(format!("{name}.txt"));
            let (head, cases) = read(&std::fs::read_to_string(path).expect("a file of cases"));
            (*name, head, cases)
        })
        .collect()
}

fn run(case: &Case, edition: &Edition) -> (Assessment, Vec<Finding>) {
    let declaration = messages::json::read(&case.declaration.to_string()).expect("the notation makes a declaration");
    let fed = case.fed.as_deref().map(|table| FedMeasures::read(table).expect("measures that can be read"));
    let mut findings = Vec::new();
    let assessment =
        assess(Request { declaration: &declaration, edition, date: case.date, fed: fed.as_ref(), quota: None }, &mut findings);
    (assessment, findings)
}

#[test]
fn every_worked_case_comes_out_as_laid_out() {
    let mut faults = String::new();
    let mut count = 0;
    for case in all().iter().flat_map(|(_, _, cases)| cases) {
        count += 1;
        check(case, &mut faults);
    }
    assert!(count >= CASES_MIN, "only {count} cases");
    assert!(faults.is_empty(), "{faults}");
}

fn check(case: &Case, faults: &mut String) {
    let own = (!case.rows.is_empty()).then(|| with_rows(&case.rows));
    let edition: &Edition = own.as_ref().unwrap_or(&SHIPPED);
    let (assessment, findings) = run(case, edition);
    let mut compare = |what: &str, expected: &dyn std::fmt::Debug, found: &dyn std::fmt::Debug| {
        let (expected, found) = (format!("{expected:?}"), format!("{found:?}"));
        if expected != found {
            let _ = writeln!(faults, "{}: {what}\n  laid out {expected}\n  found    {found}", case.id);
        }
    };
    let figures = |item: u32, value, vat_only| format!("item {item} {value} vat-only {vat_only}");
    let laid_out: Vec<_> = case.values.iter().map(|one| figures(one.item, one.value, one.vat_only.normalize())).collect();
    let found: Vec<_> =
        assessment.values.iter().map(|one| figures(one.item, one.customs_value.amount, one.vat_additions.normalize())).collect();
    compare("values", &laid_out, &found);
    let laid_out: Vec<_> = case.lines.iter().map(shown).collect();
    let found: Vec<_> = assessment
        .lines
        .iter()
        .map(|line| {
            shown(&ExpectedLine {
                item: line.item,
                tax_type: line.tax_type.clone(),
                base: line.base,
                amount: line.amount,
                deducted: line.deducted,
                payable: line.payable,
                secured: line.secured,
                sum: String::new(),
            })
        })
        .collect();
    compare("lines", &laid_out, &found);
    for one in &case.interests {
        let delay = Delay { kind: &one.kind, principal: one.principal, due: one.due, paid: one.paid };
        let found = interest(edition, &delay).map(|found| (found.days, found.amount.to_string()));
        compare("interest", &Ok::<_, tariff::interest::InterestError>((one.days, one.amount.to_string())), &found);
    }
    compare("findings", &case.findings, &findings.iter().map(|finding| finding.code.clone()).collect::<Vec<_>>());
    compare("complete", &!case.is_incomplete, &assessment.is_complete);
}

fn shown(line: &ExpectedLine) -> String {
    let ExpectedLine { item, tax_type, base, amount, deducted, payable, secured, .. } = line;
    let (base, secured) = (base.normalize(), secured.normalize());
    format!("item {item} {tax_type} base {base} amount {amount} deducted {deducted} payable {payable} secured {secured}")
}

#[test]
fn every_sum_laid_out_ends_in_the_figure_it_explains() {
    for case in all().iter().flat_map(|(_, _, cases)| cases) {
        for value in &case.values {
            assert!(has_figure(&value.sum, value.value), "{}: {}", case.id, value.sum);
        }
        for line in &case.lines {
            let charged = line.amount.max(line.deducted).max(line.secured);
            assert!(has_figure(&line.sum, charged) || line.sum.contains("exempt"), "{}: {}", case.id, line.sum);
        }
        for interest in &case.interests {
            assert!(has_figure(&interest.sum, interest.amount), "{}: {}", case.id, interest.sum);
        }
    }
}

fn has_figure(sum: &str, figure: rust_decimal::Decimal) -> bool {
    let plain = sum.replace(',', "");
    plain.split([' ', ';', ':']).filter_map(|word| word.parse::<rust_decimal::Decimal>().ok()).any(|found| found == figure)
}

#[test]
fn ids_and_titles_are_there_and_differ() {
    let mut seen = std::collections::BTreeSet::new();
    for case in all().into_iter().flat_map(|(_, _, cases)| cases) {
        assert!(!case.en.is_empty() && !case.zh.is_empty(), "{} has no title", case.id);
        assert!(seen.insert(case.id.clone()), "{} stands twice", case.id);
    }
}

#[test]
fn cases_of_the_breadth_of_duty_are_many_and_name_their_law() {
    let mut count = 0;
    for (file, _, cases) in all() {
        let has_law = WITH_LAW.contains(&file);
        count += if has_law || file == "excise" { cases.len() } else { 0 };
        for case in cases.iter().filter(|_| has_law) {
            assert!(!case.law.is_empty(), "{} names no law", case.id);
        }
    }
    assert!(count >= BREADTH_MIN, "only {count} cases");
}
