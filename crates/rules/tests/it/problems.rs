//! What is wrong with a table is told with its place and the mend, and nothing makes the compiler panic.

use proptest::prelude::*;

use crate::conditions::{HEADER, row};

fn problem(for_each: &str, must: &str, pointer: &str, arguments: &str) -> String {
    match rules::compile(&[("t.csv".into(), row(for_each, "", must, pointer, arguments))]) {
        Ok(_) => "compiled".to_owned(),
        Err(problems) => {
            problems.iter().for_each(is_chinese);
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
    }
}

/// What is wrong and the mend are told in Chinese too.
fn is_chinese(problem: &rules::Problem) {
    let (message, mend) = problem.told();
    for told in [message, mend] {
        assert!(told.get(&["zh"]).chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{told:?}");
    }
}

#[test]
fn problems_of_conditions_name_the_place_and_the_mend() {
    let told: Vec<String> = [
        "item.commodity.netWeight > 1",
        "item.commodity.netNetWeightMeasure > 1",
        "item.comodity.description == 'A'",
        "itm.sequenceNumeric == 1",
        "item.commodity.description > 'A'",
        "item.sequenceNumeric == '1'",
        "item.commodity.invoiceLine.itemChargeAmount == item.commodity.goodsMeasure.grossMassMeasure",
        "item.commodity.invoiceLine.itemChargeAmount > 1e3",
        "item.commodity.invoiceLine.itemChargeAmount.unit == 'X'",
        "item.commodity.description",
        "item.commodity",
        "item.packaging.typeCode == 'CT'",
        "item.commodity == 'A'",
        "inList('contries', item.commodity.description)",
        "inLst('countries', item.commodity.description)",
        "inList('countries')",
        "matches(item.commodity.description, 'A')",
        "seen('ucr', item.commodity.description)",
        "date(item.commodity.description) == today()",
        "declaration.acceptanceDateTime == today()",
        "has(item.packaging.typeCode)",
        "item.packaging.map(p, p.typeCode).size() > 0",
        "item.commodity.description == null",
        "item.commodity.description in item",
        "sum(item.packaging, 'typeCode') > 1",
        "item.packaging.exists(p, p.kind == 'A')",
        "item.commodity.description == 'A' &&",
        "procedure(declaration) == '4000'",
        "1 + 'A' == 2",
        "{'a': 1}.a == 1",
    ]
    .iter()
    .map(|must| format!("{must}\n    {}", problem("item", must, "item", "").replace('\n', "\n    ")))
    .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn problems_of_tables_name_the_place_and_the_mend() {
    let mut told = vec![
        problem("item.package as p", "false", "item", ""),
        problem("item.packaging", "false", "item", ""),
        problem("item.packaging as package", "false", "item", ""),
        problem("", "false", "item.commodity", ""),
        problem("item", "false", "item.packaging.typeCode", ""),
        problem("item", "", "", "Value=1; x"),
        problem("item", "false", "item", "value=item.comodity"),
    ];
    for rest in [
        "r1,TG0001,fatal,IMAA,4,85x,C5,,,false,declaration,,2026-13-01,,\n",
        "r 1,TG0001,error,,,,,,,false,declaration,,2026-02-01,2026-01-01,s\n",
        "r1,TG0001,error,,,,,,,false,declaration,,2026-01-01,,s\n# a comment\nr1,TG0001,error,,,,,,,false,declaration,,2026-01-01,,s\n",
        "r1,TG0001,error\n",
    ] {
        let problems = rules::compile(&[("t.csv".into(), format!("{HEADER}{rest}"))]).unwrap_err();
        told.push(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    let problems = rules::compile(&[("t.csv".into(), "rule,code,servrity\n".into())]).unwrap_err();
    told.push(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    insta::assert_snapshot!(told.join("\n--\n"));
}

#[test]
fn limits_of_a_cell_are_named() {
    let deep = format!("{}true{}", "(".repeat(100), ")".repeat(100));
    let long = format!("'{}' == 'A'", "x".repeat(rules::EXPRESSION_LENGTH_MAX));
    let many = vec!["1==1"; 300].join("&&");
    let nested = "declaration.additionalDocument.exists(a, ".repeat(8) + "true" + &")".repeat(8);
    for cell in [&deep, &long, &many, &nested] {
        let told = problem("", cell, "declaration", "");
        assert!(told.contains("split the rule"), "{}: {told}", &cell[..20]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_compiler_panic(text in "\\PC{0,60}") {
        let _ = problem("item", &text, "item", &text);
        let _ = problem(&text, "false", &text, "");
    }

    #[test]
    fn no_row_of_words_makes_the_compiler_panic(words in prop::collection::vec(prop::sample::select(vec![
        "item", ".", "packaging", "exists", "(", ")", ",", "p", "p.typeCode", "==", "'CT'", "has(", "!", "&&", "||", "[", "]", "1", "1.5",
        "-", "+", "in", "size", "sum(", "'税'", "declaration", "?", ":", "{", "}", "b'x'", "0x1", "1u", "null", "true", "matches(", "'^[A-Z]{2}$'",
        "9223372036854775808", "\"", "'", "\\", "@result", "1e400", ".all(", "filter(", "additional(item)", "\u{0}", "\n",
    ]), 0..14)) {
        let _ = problem("item", &words.concat(), "item", "");
        let _ = problem("item", &words.join(" "), "item", &words.join(" "));
    }

    #[test]
    fn no_csv_makes_the_compiler_panic(rest in "[\\PC\n\",]{0,200}") {
        let _ = rules::compile(&[("t.csv".into(), format!("{HEADER}{rest}"))]);
        let _ = rules::Texts::compile(&format!("code,rule,language,text,mend\n{rest}"));
    }
}
