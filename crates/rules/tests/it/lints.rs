//! What a careful colleague says of tables that compile.

use jiff::civil::date;
use rules::{Texts, lint};

const HEAD: &str = "rule,code,severity,declaration_types,requested_procedures,goods,documents,for_each,when,must,pointer,arguments,valid_from,valid_to,source\n";
const TEXTS: &str = "code,rule,language,text,mend\nX1,,en,A fault.,Mend it.\nX1,,zh,有误。,请更正。\n";

fn said(rows: &str, texts: &str) -> String {
    let set = rules::compile(&[("t.csv".to_owned(), format!("{HEAD}{rows}"))]).unwrap();
    let advice = lint(&set, &Texts::compile(texts).unwrap(), date(2026, 7, 1));
    advice
        .iter()
        .map(|advice| {
            let told = advice.told();
            assert!(!told.get(&["zh"]).is_ascii(), "{advice:?}");
            format!("{}\n", told.get(&["en"]))
        })
        .collect()
}

#[test]
fn every_kind_of_remark_is_made_and_none_without_need() {
    let cases = [
        // Sound tables: other types, other days, other conditions.
        (
            "a,X1,error,IMA,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n\
             b,X1,error,EXA,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n\
             c,X1,error,CO? !COR,,,,,declaration.typeCode == 'COA',has(declaration.id),declaration.id,,2020-01-01,,s\n\
             d,X1,error,CO? !COR,,,,,declaration.typeCode == 'COD',has(declaration.id),declaration.id,,2020-01-01,,s\n",
            "",
        ),
        ("a,X1,error,IM? !IM?,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n", "rule `a` can never find anything"),
        (
            "a,X1,error,,,,,,\"declaration.typeCode == 'IMA' && declaration.typeCode in ['EXA', 'EXD']\",has(declaration.id),declaration.id,,2020-01-01,,s\n",
            "rule `a` can never find anything",
        ),
        (
            "a,X1,error,,,,,,has(declaration.id) && !has(declaration.id),has(declaration.typeCode),declaration.id,,2020-01-01,,s\n",
            "rule `a` can never find anything",
        ),
        ("a,X1,error,,,,,,,true,declaration.id,,2020-01-01,,s\n", "rule `a` can never find anything"),
        ("a,X1,error,,,,,,,has(declaration.id),declaration.id,,2020-01-01,2025-12-31,s\n", "rule `a` expired on 2025-12-31"),
        (
            "a,X1,error,IM?,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n\
             b,X1,error,??A,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n",
            "rules `a` and `b` find the same fault",
        ),
        (
            "a,X1,error,,,85,,item,,item.sequenceNumeric < 5,item,,2020-01-01,,s\n\
             b,X1,error,,,8510,,item,,item.sequenceNumeric >= 5,item,,2020-01-01,,s\n",
            "rules `a` and `b` contradict each other",
        ),
        (
            "a,X1,error,,,84,,item,,item.sequenceNumeric < 5,item,,2020-01-01,,s\n\
             b,X1,error,,,8510,,item,,item.sequenceNumeric >= 5,item,,2020-01-01,,s\n",
            "",
        ),
    ];
    for (rows, expected) in cases {
        let said = said(rows, TEXTS);
        assert!(
            if expected.is_empty() { said.is_empty() } else { said.starts_with(expected) && said.lines().count() == 1 },
            "{rows}\n{said}"
        );
    }
}

#[test]
fn texts_that_lack_a_language_or_a_rule_are_named() {
    let row = "a,X2,error,,,,,,,has(declaration.id),declaration.id,,2020-01-01,,s\n";
    let texts = format!("{TEXTS}X2,a,en,Another.,Mend.\nX1,gone,en,Old.,Mend.\nX1,gone,zh,旧。,请更正。\n");
    let said = said(row, &texts);
    assert_eq!(
        said,
        "rule `a` has no text in `zh`; add the row to texts/findings.csv\nthe text of `gone` belongs to no rule; correct its id or drop it\n"
    );
}

#[test]
fn nothing_is_to_be_said_of_the_united_kingdom_pack() {
    let advice = lint(&crate::pack::pack(), &crate::pack::texts(), date(2026, 11, 22));
    assert!(advice.is_empty(), "{advice:#?}");
}
