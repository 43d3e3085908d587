//! The rules of the United Kingdom pack: they compile, every one has its texts, a clean declaration
//! passes, and every one finds the fault that is planted for it, where it is planted.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use declaration::node::{Class, Described, Occurs, set_leaf};
use declaration::pointer::Target;
use declaration::{Declaration, Pointer};
use rules::{RuleSet, Texts};

use crate::world::Calm;

pub fn pack() -> RuleSet {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/gb/rules");
    let mut tables: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    tables.sort();
    rules::compile(&tables)
        .unwrap_or_else(|problems| panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

pub fn clean(name: &str) -> Declaration {
    serde_json::from_str(if name == "import" { include_str!("import.json") } else { include_str!("export.json") }).unwrap()
}

fn pointer(path: &str) -> Pointer {
    let path = match path.split_once('.') {
        Some(("s", rest)) => format!("goodsShipment.{rest}"),
        Some((item @ ("i1" | "i2"), rest)) => format!("goodsShipment.governmentAgencyGoodsItem[{}].{rest}", &item[1..]),
        _ if path == "s" => "goodsShipment".to_owned(),
        _ => path.to_owned(),
    };
    let mut pointer = Pointer::root();
    let mut class: Option<&'static Class> = Some(Declaration::CLASS);
    for step in path.split('.') {
        let (member, place) = step
            .trim_end_matches(']')
            .split_once('[')
            .map_or((step, None), |(member, place)| (member, Some(place.parse().unwrap())));
        let field =
            class.unwrap().fields.iter().find(|field| field.member == member).unwrap_or_else(|| panic!("no {member} in {path}"));
        assert!(place.is_none() || matches!(field.occurs, Occurs::Many(_)), "{path}");
        pointer = pointer.child(field.id(), place);
        class = field.class.map(|class| class());
    }
    pointer
}

fn edit(declaration: &mut Declaration, edit: &str) {
    if let Some(path) = edit.strip_prefix('-') {
        let act = |_: &'static _, target: Target<'_>| match target {
            Target::Leaf(leaf) => leaf.clear(),
            Target::One(one) => one.clear(),
            Target::Many(many, place) => many.remove(place),
        };
        pointer(path).with_slot(declaration, act).unwrap();
        return;
    }
    let (path, value) = edit.split_once('=').unwrap();
    let (value, attribute) = value.split_once('@').map_or((value, None), |(value, attribute)| (value, Some(attribute)));
    pointer(path)
        .with_slot(declaration, |field, target| match target {
            Target::Leaf(leaf) => set_leaf(field, leaf, Cow::Borrowed(value), attribute).unwrap(),
            _ => panic!("{path} is no leaf"),
        })
        .unwrap();
}

#[test]
fn clean_declarations_pass() {
    let rules = pack();
    for name in ["import", "export"] {
        assert_eq!(rules.evaluate(&clean(name), &Calm), [], "{name}");
    }
}

#[test]
fn every_rule_finds_its_planted_fault_where_it_stands() {
    let rules = pack();
    let mut tried = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in include_str!("faults.txt").lines().filter(|line| !line.starts_with('#')) {
        let [names, base, edits, path]: [&str; 4] = line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let mut declaration = clean(base.trim());
        edits.split("; ").for_each(|change| edit(&mut declaration, change.trim()));
        let expected: BTreeSet<(String, String)> = names
            .split(", ")
            .map(|name| name.split_once(':').unwrap_or((name, path)))
            .map(|(rule, path)| (rule.trim().to_owned(), pointer(path.trim()).to_string()))
            .collect();
        let found: BTreeSet<(String, String)> =
            rules.evaluate(&declaration, &Calm).into_iter().map(|finding| (finding.rule, finding.pointer.to_string())).collect();
        if found != expected {
            wrong.push(format!("{names}:\n  expected {expected:?}\n  found    {found:?}"));
        }
        tried.insert(names.split(", ").next().unwrap().trim().to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<String> = rules.rules().iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(tried, known, "a rule without a planted fault, or a fault without its rule");
}

#[test]
fn the_place_of_a_rule_is_told_for_declaration_item_and_lists() {
    let rules = pack();
    let place = |id: &str| rules.rules().iter().find(|rule| rule.id == id).unwrap().place();
    let item = "declaration.goodsShipment.governmentAgencyGoodsItem";
    for (id, expected) in [
        ("lrn-present", "declaration.functionalReferenceId".to_owned()),
        ("net-not-above-gross", format!("{item}.commodity.goodsMeasure.netNetWeightMeasure")),
        ("document-repeated", format!("{item}.additionalDocument.id")),
        ("seals-differ", "declaration.goodsShipment.consignment.transportEquipment.seal".to_owned()),
    ] {
        assert_eq!(place(id), expected);
    }
}

#[test]
fn every_rule_has_its_texts_in_both_languages() {
    let texts = texts();
    let problems = texts.check(&pack());
    assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_finding_is_told_in_both_languages_with_its_arguments() {
    let mut declaration = clean("import");
    edit(&mut declaration, "goodsItemQuantity=3");
    let findings = pack().evaluate(&declaration, &Calm);
    let (text, mend) = texts().render(&findings[0]);
    insta::assert_snapshot!(
        format!("{}\n{}\n{}\n{}", text.get(&["en"]), mend.get(&["en"]), text.get(&["zh"]), mend.get(&["zh"])),
        @r"
    3 goods items are announced (DE 1/9) and 2 are declared.
    Correct the total number of items, or add or remove items.
    报关单声明共3项货物（数据项1/9），实际申报2项。
    请更正货物总项数，或增减货物项。
    "
    );
}

#[test]
fn a_stored_rule_set_finds_the_same() {
    let (rules, texts) = (pack(), texts());
    let stored: RuleSet = postcard::from_bytes(&postcard::to_stdvec(&rules).unwrap()).unwrap();
    let mut declaration = clean("import");
    for change in ["goodsItemQuantity=3", "i1.commodity.goodsMeasure.netNetWeightMeasure=110.500001", "typeCode=IMC"] {
        edit(&mut declaration, change);
    }
    let findings = rules.evaluate(&declaration, &Calm);
    assert_eq!(findings.len(), 3);
    assert_eq!(stored.evaluate(&declaration, &Calm), findings);
    assert_eq!(stored.rules(), rules.rules());
    assert_eq!(postcard::from_bytes::<Texts>(&postcard::to_stdvec(&texts).unwrap()).unwrap(), texts);
}

#[test]
#[ignore = "a figure, not a check; run it in release"]
fn evaluation_is_timed() {
    let rules = pack();
    let mut declaration = clean("import");
    edit(&mut declaration, "-s.governmentAgencyGoodsItem[2]");
    edit(&mut declaration, "goodsItemQuantity=1");
    const ROUNDS: u32 = 20_000;
    let begun = std::time::Instant::now();
    for _ in 0..ROUNDS {
        std::hint::black_box(rules.evaluate(std::hint::black_box(&declaration), &Calm));
    }
    println!("{} rules over one item: {:?}", rules.rules().len(), begun.elapsed() / ROUNDS);
}

pub fn texts() -> Texts {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/gb/texts/findings.csv");
    Texts::compile(&fs::read_to_string(file).unwrap()).unwrap()
}
