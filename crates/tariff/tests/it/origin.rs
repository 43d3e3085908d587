//! Goods held against rules of origin, each worked by hand from the publication's text.

use declaration::GoodsCode;
use jiff::civil::date;
use proptest::prelude::*;
use tariff::origin::{Production, Verdict, check};

use crate::law::SHIPPED;

const CASES: &str = include_str!("origin/cases.txt");
/// So many were agreed on; a case that gets lost is noticed.
const CASES_MIN: usize = 50;

/// Facts in the notation of the cases, as JSON.
fn production(facts: &str) -> Production {
    let mut json = serde_json::json!({"materials": []});
    for fact in facts.split("; ") {
        let words: Vec<&str> = fact.split(' ').collect();
        let yes = || (words[1] == "yes").into();
        match words[0] {
            "exw" => json["ex_works_price"] = words[1].into(),
            "fob" => json["free_on_board"] = words[1].into(),
            "net" => json["net_weight"] = words[1].into(),
            "wo" => json["wholly_obtained"] = yes(),
            "direct" => json["direct_transport"] = yes(),
            "more" => json["more_than_minimal"] = yes(),
            goods => {
                let mut material = serde_json::json!({"goods": goods, "value": words[1]});
                for word in &words[2..] {
                    let name = if word.starts_with(|letter: char| letter.is_ascii_digit()) { "weight" } else { "origin" };
                    material[name] = (*word).into();
                }
                json["materials"].as_array_mut().expect("a list").push(material);
            }
        }
    }
    Production::read(&json.to_string()).expect("facts that can be read")
}

#[test]
fn every_case_of_origin_comes_out_as_laid_out() {
    let mut faults = String::new();
    let mut count = 0;
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [id, scheme, goods, facts, expected, sum] = fields[..] else { panic!("{line}: six fields") };
        let goods: GoodsCode = goods.parse().expect("a code");
        let found = check(&SHIPPED, scheme, &goods, &production(facts), date(2026, 9, 1)).expect("a scheme in force");
        let verdict = serde_json::to_value(found.verdict).expect("a word");
        let told = found.steps.iter().any(|step| step.detail.contains(sum) || step.condition == sum);
        if verdict != expected || !told {
            faults.push_str(&format!("{id}: laid out {expected} by `{sum}`, found {verdict}: {:#?}\n", found.steps));
        }
        count += 1;
    }
    assert!(count >= CASES_MIN, "only {count} cases");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_scheme_that_is_unknown_or_not_in_force_is_refused() {
    let goods: GoodsCode = "84145100".parse().expect("a code");
    for (scheme, day) in [("atlantis", date(2026, 9, 1)), ("india", date(2026, 7, 14)), ("gsp", date(2023, 6, 19))] {
        assert!(check(&SHIPPED, scheme, &goods, &Production::default(), day).is_err(), "{scheme}");
    }
}

proptest! {
    #[test]
    fn a_dearer_product_of_the_same_materials_never_loses_its_origin(
        scheme in 0..SHIPPED.origin().schemes.len(), code in 1_010_000_u64..97_060_000, value in 1_u32..1000, price in 1_u32..2000, more in 0_u32..2000,
    ) {
        let name = SHIPPED.text(SHIPPED.origin().schemes[scheme].scheme);
        let goods: GoodsCode = format!("{code:08}").parse().expect("a code");
        let facts = |price: u32| production(&format!("exw {price}; fob {price}; net 10; {code:08} {value} CN 1"));
        let day = if name == "gsp" { date(2022, 1, 1) } else { date(2026, 9, 1) };
        let before = check(&SHIPPED, name, &goods, &facts(price), day).expect("a verdict").verdict;
        let after = check(&SHIPPED, name, &goods, &facts(price + more), day).expect("a verdict").verdict;
        if before == Verdict::Satisfied {
            prop_assert_eq!(after, Verdict::Satisfied);
        }
    }

    #[test]
    fn a_quota_gives_all_that_is_asked_until_it_ends_and_never_more(
        volume in 0_u32..1000, asked in proptest::collection::vec(0_u32..200, 0..20),
    ) {
        let volume = rust_decimal::Decimal::from(volume);
        let mut left = volume;
        for one in &asked {
            let one = rust_decimal::Decimal::from(*one);
            let granted = tariff::quota::grant(left, one);
            prop_assert!(granted <= one && granted <= left);
            prop_assert!(granted == one || granted == left, "something is held back");
            left -= granted;
        }
        let all: u32 = asked.iter().sum();
        prop_assert_eq!(volume - left, volume.min(all.into()));
    }
}
