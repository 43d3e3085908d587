//! Forms that cannot be run: each problem is told with its place and mend.

use contracts::{Agreement, Form, Nothing, Scenario};
use proptest::prelude::*;

use crate::shipped::{COLD, RELEASE, open};

/// The problems of a shipped form with one text in it replaced.
fn problems(files: [&str; 2], from: &str, to: &str) -> String {
    assert!(files[0].contains(from), "{from}");
    let scenario = Scenario::read(files[1]).unwrap();
    let form = Form::read(&files[0].replacen(from, to, 1)).unwrap();
    let problems = scenario.contract(form).unwrap_err();
    let told = |one: &rules::Problem| match one.column {
        0 => format!("{}: {}; {}", one.cell, one.message, one.mend),
        column => format!("{}, character {column}: {}; {}", one.cell, one.message, one.mend),
    };
    problems.iter().map(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn problems_are_told_with_place_and_mend() {
    let cases = [
        (RELEASE, "scanned.result == 'clean'", "scaned.result == 'clean'"),
        (RELEASE, "scanned.result == 'clean'", "scanned.result == 5"),
        (RELEASE, "has(covered.at)", "today() == date('2026-01-01')"),
        (RELEASE, "fact = \"container_scanned\"", "fact = \"container_painted\""),
        (RELEASE, "by = [\"carrier\"]", "by = [\"courier\"]"),
        (RELEASE, "mrn = \"terms.mrn\" }", "mrn = \"covered.amount\" }"),
        (RELEASE, "party = \"bank\" }", "party = \"banque\" }"),
        (RELEASE, "name = \"suspect\"", "name = \"release\""),
        (RELEASE, "has(released.at)", "has(done.let_go)"),
        (RELEASE, "zh = \"放行\"", "zh = \"\""),
        (RELEASE, "name = \"seal\"", "name = \"fact\""),
        (COLD, "above = \"30\"", "above = \"300\""),
        (COLD, "by = \"tally.warm_minutes\"", "by = \"schedule.compensation\""),
        (COLD, "over = \"temperature\"", "over = \"warmth\""),
        (COLD, "sort = \"number\"", "sort = \"amount\""),
    ];
    let told: Vec<String> =
        cases.iter().map(|(files, from, to)| format!("{from} -> {to}\n{}", problems(*files, from, to))).collect();
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn clauses_that_wait_for_each_other_are_a_loop() {
    let waiting = RELEASE[0].replace("scanned.result == 'suspect'", "has(done.let_go)");
    // One that waits for another is no loop: it is when the other waits for it.
    assert!(Scenario::read(RELEASE[1]).unwrap().contract(Form::read(&waiting).unwrap()).is_ok());
    let looping = waiting.replace("has(released.at)", "has(released.at) && has(done.suspect)");
    let problems = Scenario::read(RELEASE[1]).unwrap().contract(Form::read(&looping).unwrap()).unwrap_err();
    let told: Vec<&str> = problems.iter().map(|problem| problem.cell.as_str()).collect();
    assert_eq!(told, ["clause let_go: when", "clause suspect: when"]);
}

#[test]
fn what_is_no_form_says_where() {
    for (text, place) in [
        ("name = ", "line 1"),
        ("{\"name\": 1}", "line 1"),
        (&RELEASE[0].replace("[[clause]]", "[[clauses]]"), "unknown field `clauses`"),
        (&"x".repeat(contracts::AGREEMENT_BYTES_MAX + 1), "at most"),
    ] {
        let error = Form::read(text).unwrap_err();
        let told = format!("{error}: {}", std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default());
        assert!(told.contains(place), "{told}");
    }
}

#[test]
fn an_agreement_has_one_hash_however_it_is_written() {
    let (contract, _) = open(RELEASE);
    let (bytes, hash) = contract.agreement().seal().unwrap();
    let again = Agreement::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
    assert_eq!(again, *contract.agreement());
    assert_eq!(again.seal().unwrap().1, hash);
    let other = Agreement { salt: "11".repeat(16), ..again };
    assert_ne!(other.seal().unwrap().1, hash);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// As a hurried or a hostile hand would: a piece is cut out, doubled or put elsewhere.
    #[test]
    fn a_mangled_form_is_refused_or_runs_within_its_limits(
        which in 0_usize..2, from in any::<prop::sample::Index>(), length in 1_usize..200, to in any::<prop::sample::Index>(), doubled in any::<bool>()
    ) {
        let [form, scenario] = [RELEASE, COLD][which];
        let characters: Vec<char> = form.chars().collect();
        let start = from.index(characters.len());
        let piece = &characters[start..(start + length).min(characters.len())];
        let mut rest = characters.clone();
        if !doubled {
            rest.drain(start..start + piece.len());
        }
        let place = to.index(rest.len() + 1);
        rest.splice(place..place, piece.iter().copied());
        let scenario = Scenario::read(scenario).unwrap();
        if let Ok(form) = Form::read(&rest.into_iter().collect::<String>())
            && let Ok(contract) = scenario.contract(form)
        {
            let tried = scenario.run(&contract, &Nothing);
            prop_assert_eq!(tried.len(), scenario.fact.len());
        }
    }
}
