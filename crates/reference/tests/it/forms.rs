//! Components of duties, contents, products of units, interest: what they answer, and what is refused with its
//! place. Tables of semicolons and tabs. Packs of the fuzz target.

use jiff::civil::date;
use reference::compile::Files;
use reference::{InterestPeriod, compile};

use crate::pack;

const TABLES: [(&str, &str); 4] = [
    (
        "components.csv",
        "#= valid_from= valid_to= source=law\ncomponent,additional_code,expression\nEA,7001,10.50 GBP / DTN\nEA,7002,20 GBP / DTN\n",
    ),
    (
        "contents.csv",
        "#= valid_from= valid_to= source=law\nadditional_code,unit,from,below\n7001,PCT#SUC,5,30\n7002,PCT#SUC,30,\n",
    ),
    ("quantities.csv", "#= valid_from= valid_to= source=law\nunit,factors\nLPA,ASV HLT\n"),
    (
        "interest.csv",
        "#= valid_to= source=law\nkind,rate,period,fixing,decimals,rounding,least,valid_from\nlate,6.5,365,month_due,2,half_up,10,2024-01-01\n",
    ),
];

fn files() -> Files {
    let mut files = pack();
    files.extend(TABLES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    files
}

#[test]
fn each_table_answers_by_code_and_day() {
    let edition = compile(&files()).expect("the tables compile");
    let day = date(2024, 3, 1);
    let component = edition.component("EA", &["7002", "7003"], day).expect("a component");
    assert_eq!(edition.expression(component.expression).map(ToString::to_string).as_deref(), Some("20 GBP / DTN"));
    assert!(edition.component("EA", &["7003"], day).is_none() && edition.component("ADSZ", &["7001"], day).is_none());
    assert_eq!(edition.content_bands(day).len(), 2);
    assert_eq!(edition.product_unit("LPA", day).map(|row| row.factors.len()), Some(2));
    assert_eq!(edition.interest("late", day).map(|row| row.period), Some(InterestPeriod::Year(365)));
    assert!(edition.interest("late", date(2023, 12, 31)).is_none());
}

/// File, text, what replaces it; line, column and a part of what is said.
const BROKEN: [(&str, &str, &str, u32, &str, &str); 8] = [
    ("components.csv", "20 GBP / DTN", "EA + 1%", 4, "expression", "a rate of its own"),
    ("components.csv", "7002", "7001", 4, "valid_from", "the same days as line 3"),
    ("contents.csv", "5,30", "30,5", 3, "below", "the band is empty"),
    ("quantities.csv", "ASV HLT", "ASV", 3, "factors", "two or more other units"),
    ("quantities.csv", "ASV HLT", "ASV LPA", 3, "factors", "two or more other units"),
    ("interest.csv", ",365,", ",364,", 3, "period", "360, 365 or 366"),
    ("interest.csv", "month_due", "some_day", 3, "fixing", "each_day or month_due"),
    ("measures.csv", "14%", "14% + ADFM", 1, "component", "names ADFM"),
];

#[test]
fn what_is_broken_is_named_with_its_place() {
    for (file, old, new, line, column, message) in BROKEN {
        let mut files = files();
        let text = files.get_mut(file).expect("a table");
        assert!(text.contains(old), "{file} has no `{old}`");
        *text = text.replacen(old, new, 1);
        let error = compile(&files).expect_err(&format!("{file}: `{old}` → `{new}`"));
        let fits =
            |problem: &reference::Problem| problem.line == line && problem.column == column && problem.message.contains(message);
        assert!(error.0.iter().any(fits), "{file}:{line} {column} {message}\nfound: {:?}", error.0);
    }
}

#[test]
fn a_component_that_the_pack_says_it_does_not_carry_is_no_problem() {
    let mut files = files();
    let measures = files.get_mut("measures.csv").expect("a table");
    *measures = measures.replace("14%", "14% + ADFM");
    files.get_mut("pack.toml").expect("a manifest").push_str("\n[settings]\ncomponents_not_carried = \"ADFM\"\n");
    compile(&files).expect("it compiles");
}

#[test]
fn semicolons_and_tabs_part_columns_as_well() {
    let with_commas = compile(&pack()).expect("a pack").hash();
    for sign in [";", "\t"] {
        let mut files = pack();
        let table = files.get_mut("exchange_rates.csv").expect("a table");
        *table = format!("\u{feff}{}", table.replace(',', sign));
        assert_eq!(compile(&files).expect("a pack").hash(), with_commas, "{sign:?}");
    }
}

#[test]
fn the_corpus_of_the_fuzz_target_replays() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/packs");
    let mut compiled = 0;
    for entry in std::fs::read_dir(folder).expect("a corpus") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        // Files of a pack stand one after the other, each behind its name.
        let files: Files =
            text.split("\u{1}").filter_map(|part| part.split_once('\n')).map(|(a, b)| (a.into(), b.into())).collect();
        if let Ok(edition) = compile(&files) {
            let again = reference::Edition::from_bytes(edition.bytes()).expect("an edition");
            assert_eq!(again.hash(), edition.hash(), "{}", path.display());
            compiled += 1;
        }
    }
    assert!(compiled >= 2, "{compiled}");
}
