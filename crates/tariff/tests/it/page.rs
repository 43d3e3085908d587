//! The page of worked cases for readers is written from the cases and never by hand.

use std::fmt::Write as _;
use std::path::Path;

use crate::notation::Case;
use crate::worked::all;

const UPDATE: &str = "TONGGUAN_UPDATE";

const HEAD: &str = "# Worked cases: every sum laid out\n\n\
Generated from `crates/tariff/tests/it/worked/`; run the tests of `tariff` with `TONGGUAN_UPDATE=1` to write it again.\n\
Each sum was calculated apart from the program, and a test holds the program to it. A customs value is rounded half up\n\
to the penny, a tax is cut. Rates named in a sum come from the pack `gb` unless the case feeds its own (`fed`) or\n\
brings rows (`rule`).\n\n\
由 `crates/tariff/tests/it/worked/` 生成。每个算式均独立于程序计算,并由测试逐项核对。完税价格四舍五入到便士,税额截断到便士。\n";

#[test]
fn the_page_of_worked_cases_is_up_to_date() {
    let mut page = HEAD.to_owned();
    for (name, head, cases) in all() {
        let mut title = name.replace('_', " ");
        title[..1].make_ascii_uppercase();
        let _ = write!(page, "\n## {title}\n\n{head}\n");
        for case in &cases {
            write_case(&mut page, case);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/worked-cases.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &page).expect("the page is written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/worked-cases.md is stale; run the tests of tariff with {UPDATE}=1");
}

fn write_case(page: &mut String, case: &Case) {
    let _ = write!(
        page,
        "\n### {}\n\n{} · `{}` · {}\n\n```text\n{}\n```\n\n",
        case.en,
        case.zh,
        case.id,
        case.date,
        case.facts.join("\n")
    );
    if !case.law.is_empty() {
        let _ = write!(page, "Law: {}\n\n", case.law);
    }
    for one in &case.interests {
        let _ = writeln!(page, "Interest of {} days: {}\n", one.days, one.sum);
    }
    if !case.values.is_empty() {
        page.push_str("| Item | What | Sum | Assessed | Deducted | To pay |\n| ---: | --- | --- | ---: | ---: | ---: |\n");
    }
    for value in &case.values {
        let _ = writeln!(page, "| {} | Customs value | {} | {} | | |", value.item, value.sum, value.value);
        for line in case.lines.iter().filter(|line| line.item == value.item) {
            let (kind, sum) = (&line.tax_type, &line.sum);
            let _ = writeln!(page, "| {} | {kind} | {sum} | {} | {} | {} |", line.item, line.amount, line.deducted, line.payable);
        }
    }
    if !case.findings.is_empty() {
        let _ = writeln!(page, "{}Findings: {}", if case.values.is_empty() { "" } else { "\n" }, case.findings.join(", "));
    }
}
