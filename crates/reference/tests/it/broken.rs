//! Each broken pack is refused with file, line, column and what is wrong.

use reference::compile;

use crate::{pack, with};

/// File, text, what replaces it; line and column of the problem, and a part of what it says.
const BROKEN: &[(&str, &str, &str, u32, &str, &str)] = &[
    ("measures.csv", "2023-12-31,law", "2023-12-31,", 2, "source", "a row needs a source"),
    ("measures.csv", ",,law", ",,lore", 3, "source", "`lore` is not in sources.csv"),
    ("measures.csv", "2021-01-01", "2021-02-30", 2, "valid_from", "`2021-02-30` is not a date"),
    ("measures.csv", "2023-12-31", "31.12.2023", 2, "valid_to", "`31.12.2023` is not a date"),
    ("measures.csv", "2023-12-31", "2020-12-31", 2, "valid_to", "ends before it begins"),
    ("measures.csv", "2023-12-31", "2024-01-01", 3, "valid_from", "holds on the same days as line 2"),
    ("measures.csv", "2023-12-31", "", 3, "valid_from", "holds on the same days as line 2"),
    ("measures.csv", "14%", "14% +", 2, "expression", "expected a number"),
    ("measures.csv", "14%", "fourteen", 2, "expression", "`fourteen`"),
    ("measures.csv", "14%", "", 2, "expression", "expected a number"),
    ("measures.csv", "87120030,A00,12%", "8712003X,A00,12%", 3, "goods", "`8712003X` is not a commodity code"),
    ("measures.csv", "87120030,A00,12%", "87120030000,A00,12%", 3, "goods", "is not a commodity code"),
    ("measures.csv", ",A00,14%", ",,14%", 2, "type", "must not be empty"),
    ("measures.csv", "100,,2021", "100,13-01..01-31,2021", 2, "season", "is not a season"),
    ("measures.csv", "season", "seasons", 1, "season", "the column is missing"),
    ("measures.csv", "season", "seasons", 1, "seasons", "the column is not known here"),
    ("measures.csv", "2023-12-31,law", "2023-12-31,law,more", 2, "", "found record with 10 fields"),
    ("sources.csv", "2020-01-01,2024-01-01", ",", 2, "published", "a source needs a date"),
    ("sources.csv", "CC0-1.0", "", 2, "licence", "must not be empty"),
    ("tax_types.csv", "customs_duty", "toll", 2, "category", "`toll` is not a tax category"),
    ("tax_types.csv", ",10,", ",ten,", 2, "stack_order", "`ten` is not a whole number"),
    ("policies.csv", "truncate", "down", 2, "rounding", "`down` is not truncate"),
    ("policies.csv", ",2,", ",7,", 2, "decimals", "`7` is not a number from 0 to 6"),
    ("policies.csv", ",,law\n", ",,law\ncustoms_duty,customs_value,,2,up,,,law\n", 3, "valid_from", "the same days as line 2"),
    ("vat_rates.csv", ",,law\n", ",,law\n,17.5%,2010-01-01,2011-01-04,law\n", 2, "valid_from", "the same days as line 3"),
    ("exchange_rates.csv", "1.2629", "0", 2, "rate", "a rate of exchange is positive"),
    ("exchange_rates.csv", "USD", "US", 2, "currency", "`US` is not a currency code"),
    ("exchange_rates.csv", "03-31,law\n", "03-31,law\nUSD,1.3,2024-03-31,,law\n", 3, "valid_from", "the same days as line 2"),
    ("lanes.csv", "0.02", "0", 2, "random_share", "never 0"),
    ("lanes.csv", "0.01", "0.00", 2, "trusted_share", "never 0"),
    ("lanes.csv", "0.02", "1", 2, "random_share", "between 0 and 1"),
    ("lanes.csv", "red", "green", 2, "lane", "`green` is not red, yellow or blue"),
    ("codes/countries.csv", "GB,United", "CN,United", 3, "valid_from", "the same days as line 2"),
    ("pack.toml", "currency = \"GBP\"", "currency = \"pounds\"", 4, "", ""),
    ("pack.toml", "country", "land", 3, "", "unknown field `land`"),
];

#[test]
fn the_pack_itself_compiles() {
    compile(&pack()).expect("nothing is broken");
}

#[test]
fn what_is_broken_is_named_with_its_place() {
    for (file, old, new, line, column, message) in BROKEN {
        let error = compile(&with(file, old, new)).expect_err(&format!("{file}: `{old}` → `{new}`"));
        let found = error.0.iter().any(|problem| {
            (problem.file.as_str(), problem.line, problem.column.as_str()) == (*file, *line, *column)
                && problem.message.contains(message)
        });
        assert!(found, "{file}:{line} {column} {message}\nfound: {:?}", error.0);
    }
}

#[test]
fn every_problem_is_listed_at_once() {
    let mut files = with("measures.csv", "14%", "x");
    files.extend(with("lanes.csv", "0.02", "0").remove_entry("lanes.csv"));
    let error = compile(&files).expect_err("two files are broken");
    let places: Vec<_> = error.0.iter().map(|problem| (problem.file.as_str(), problem.line)).collect();
    assert_eq!(places, [("measures.csv", 2), ("lanes.csv", 2)]);
    assert!(error.to_string().starts_with("measures.csv:2: column expression: `x`"), "{error}");
}

#[test]
fn a_pack_needs_its_manifest() {
    let mut files = pack();
    files.remove("pack.toml");
    assert_eq!(compile(&files).expect_err("no manifest").to_string(), "pack.toml:1: the pack has no pack.toml");
}
