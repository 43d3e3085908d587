//! The tables of a wide tariff: what they answer, and what is refused with its place.

use jiff::civil::date;
use reference::compile::Files;
use reference::{ClaimEffect, Edition, compile};

use crate::pack;

/// File and text of each table.
const TABLES: [(&str, &str); 6] = [
    ("origin/areas.csv", "#= valid_to= source=law\narea,country,valid_from\nEU,FR,\nEU,HR,2013-07-01\n"),
    ("goods_lists.csv", "#= valid_from= valid_to= source=law\nlist,goods\nsteel,7208\nsteel,73011000\n"),
    (
        "additional.csv",
        "#= valid_from= valid_to= source=law\nheading,type,group,rank,expression,list,origin,except_origin\n\
         99038202,A00,metal,1,50%,steel,*,EU\n",
    ),
    ("conditions.csv", "#= valid_from= valid_to= source=law\nheading,set,kind,value\n99038202,1,unit_value_below,3.43 LTR\n"),
    (
        "claims.csv",
        "#= valid_from= valid_to= source=law\ngoods,effect,targets,part\n98,exempts,A00,\n98020080,base_less,A00,own\n",
    ),
    ("lines.csv", "#= valid_from=2026-01-01 valid_to= source=law\ngoods,units\n7208100000,KGM\n"),
];

fn files() -> Files {
    let mut files = pack();
    files.extend(TABLES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    files
}

fn edition() -> Edition {
    compile(&files()).expect("the tables compile")
}

#[test]
fn an_area_is_its_members_on_the_day_and_a_country_is_its_own_area() {
    let edition = edition();
    let rows = &edition.tables().additional[0];
    let (any, europe) = (rows.origin, rows.except_origin);
    let is_in = |country, day| edition.is_in_area(europe, country, day);
    assert!(is_in("FR", date(1999, 1, 1)) && is_in("HR", date(2013, 7, 1)));
    assert!(!is_in("HR", date(2013, 6, 30)) && !is_in("CH", date(2020, 1, 1)));
    assert!(edition.is_in_area(any, "CH", date(2020, 1, 1)));
    let france = edition.tables().areas[0].country;
    assert!(edition.is_in_area(france, "FR", date(2020, 1, 1)) && !edition.is_in_area(france, "DE", date(2020, 1, 1)));
}

#[test]
fn a_list_names_all_that_lies_below_its_codes() {
    let edition = edition();
    let steel = edition.tables().additional[0].list;
    let named = |goods: &str| edition.listed(steel, &goods.parse().expect("a code"), date(2026, 1, 1)).is_some();
    assert!(named("7208101500") && named("73011000") && !named("7301200000"));
}

#[test]
fn of_a_declared_heading_the_rows_of_the_longest_code_hold_alone() {
    let edition = edition();
    let effects = |heading: &str| edition.claims(heading, date(2026, 1, 1)).iter().map(|row| row.effect).collect::<Vec<_>>();
    assert_eq!(effects("98010010"), [ClaimEffect::Exempts]);
    assert_eq!(effects("98020080"), [ClaimEffect::BaseLess]);
    assert!(effects("X413").is_empty() && effects("").is_empty());
}

#[test]
fn a_line_holds_from_the_day_that_the_head_of_its_table_says() {
    let edition = edition();
    let line = |day| edition.line(&"7208100000".parse().expect("a code"), day);
    assert_eq!(line(date(2026, 1, 1)).map(|line| edition.text(line.units)), Some("KGM"));
    assert!(line(date(2025, 12, 31)).is_none());
}

/// File, text, what replaces it; line, column and a part of what is said.
const BROKEN: [(&str, &str, &str, u32, &str, &str); 9] = [
    ("goods_lists.csv", " source=law", "", 1, "source", "the column is missing"),
    ("goods_lists.csv", "source=law", "source=lore", 3, "source", "`lore` is not in sources.csv"),
    ("goods_lists.csv", "#= ", "#= colour=red ", 1, "colour", "not known here"),
    ("goods_lists.csv", "73011000", "7208", 4, "valid_from", "the same days as line 3"),
    ("conditions.csv", "3.43 LTR", "3.43", 3, "value", "a figure with its unit"),
    ("conditions.csv", "unit_value_below", "on_sundays", 3, "kind", "`on_sundays` is not a kind of condition"),
    ("claims.csv", ",own", ",", 4, "part", "must not be empty"),
    ("additional.csv", "50%", "half", 3, "expression", "`half`"),
    ("additional.csv", ",1,", ",first,", 3, "rank", "`first` is not a whole number"),
];

#[test]
fn what_is_broken_in_a_wide_table_is_named_with_its_place() {
    for (file, old, new, line, column, message) in BROKEN {
        let mut files = files();
        let text = files.get_mut(file).expect("a table");
        assert!(text.contains(old), "{file} has no `{old}`");
        *text = text.replace(old, new);
        let error = compile(&files).expect_err(&format!("{file}: `{old}` → `{new}`"));
        let found = error.0.iter().any(|problem| {
            (problem.file.as_str(), problem.line, problem.column.as_str()) == (file, line, column)
                && problem.message.contains(message)
        });
        assert!(found, "{file}:{line} {column} {message}\nfound: {:?}", error.0);
    }
}

#[test]
fn below_a_code_lie_the_lines_that_are_not_divided_further() {
    let listed = edition();
    for (code, day, expected) in [
        ("7208", date(2026, 1, 1), vec!["7208100000"]),
        ("720810", date(2026, 1, 1), vec!["7208100000"]),
        ("7208", date(2025, 12, 31), vec![]),
        ("7208100000", date(2026, 1, 1), vec![]),
        // The pack lists its lines: what only a measure names is none.
        ("871200", date(2026, 1, 1), vec![]),
        ("x", date(2026, 1, 1), vec![]),
    ] {
        assert_eq!(listed.lines_below(code, day), expected, "{code} {day}");
    }
    let row = "87120030,A00,14%,1011,100,,2021-01-01,2023-12-31,law\n";
    let more = format!("871200,A00,1%,1011,100,,2021-01-01,,law\n8712003010,A00,3%,1011,100,,2025-01-01,,law\n{row}");
    let measured = compile(&crate::with("measures.csv", row, &more)).expect("a pack");
    assert_eq!(measured.lines_below("8712", date(2024, 6, 1)), ["87120030"]);
    assert_eq!(measured.lines_below("8712", date(2026, 6, 1)), ["8712003010"]);
    assert_eq!(measured.lines_below("8713", date(2026, 6, 1)), Vec::<String>::new());
}
