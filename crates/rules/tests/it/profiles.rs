//! A condition that a person writes is checked and run like a row of a table, and what is wrong is told in two languages.

use jiff::civil::date;
use rules::{Condition, RuleSet};

use crate::pack::clean;
use crate::world::Calm;

fn condition<'a>(for_each: &'a str, condition: &'a str) -> Condition<'a> {
    let (valid_from, valid_to) = (date(2026, 1, 1), date(2026, 12, 31));
    Condition { id: "profile", for_each, condition, procedures: "", goods: "", valid_from, valid_to }
}

/// The places at which a condition hits the sound import of the tests, in its world of 1 July 2026.
fn hits(condition: &Condition<'_>) -> Vec<String> {
    let rule = condition.compile().unwrap_or_else(|problems| panic!("{}: {}", condition.condition, problems[0]));
    let found = RuleSet::new(vec![rule]).evaluate(&clean("import"), &Calm);
    found.into_iter().map(|finding| finding.pointer.to_string()).collect()
}

#[test]
fn a_condition_hits_where_it_is_true_and_nowhere_else() {
    let import = condition("", "declaration.typeCode == 'IMA'");
    assert_eq!(hits(&import).len(), 1);
    assert_eq!(hits(&condition("", "declaration.typeCode == 'EXA'")), [""; 0]);
    assert_eq!(hits(&condition("", "declaration.id == 'X'")), [""; 0], "what is unknown never hits");
    let items = hits(&condition("item", "has(item.commodity)"));
    assert!(!items.is_empty() && items.iter().all(|place| place.starts_with("42A/67A/68A[")), "{items:?}");
    let over = Condition { valid_to: date(2026, 6, 30), ..import };
    assert_eq!(hits(&over), [""; 0], "it has ended");
    assert_eq!(hits(&Condition { procedures: "71", ..import }), [""; 0], "another procedure");
}

#[test]
fn what_is_wrong_has_a_cell_a_character_and_a_mend_in_two_languages() {
    let import = condition("", "declaration.typeCode == 'IMA'");
    for (wrong, cell, column) in [
        (condition("", " "), "condition", 0),
        (condition("", "declaration.typCode == 'IMA'"), "condition", 12),
        (condition("", "declaration.typeCode = 'IMA'"), "condition", 22),
        (condition("", "declaration.typeCode == 4"), "condition", 22),
        (condition("", "declaration.typeCode"), "condition", 12),
        (condition("", "item.commodity.description == 'tea'"), "condition", 1),
        (condition("", "inList('contries', declaration.typeCode)"), "condition", 8),
        (condition("", "startWith(declaration.typeCode, 'IM')"), "condition", 10),
        (condition("", "declaration.goodsShipment.governmentAgencyGoodsItem.commodity.description == 'tea'"), "condition", 52),
        (condition("goods", "true"), "for_each", 0),
        (Condition { procedures: "4000", ..import }, "procedures", 0),
        (Condition { goods: "tea", ..import }, "goods", 0),
        (Condition { valid_to: date(2025, 1, 1), ..import }, "valid_to", 0),
    ] {
        let problems = wrong.compile().unwrap_err();
        let problem = &problems[0];
        assert_eq!((problem.cell.as_str(), problem.column > 0), (cell, column > 0), "{problem}");
        let (message, mend) = problem.told();
        for told in [message, mend] {
            let is_chinese = told.get(&["zh"]).chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
            assert!(is_chinese && told.get(&["en"]).replace('…', "").is_ascii(), "{told:?}");
        }
    }
}
