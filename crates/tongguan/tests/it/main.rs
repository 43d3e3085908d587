//! The binary as a user meets it: samples decided, the contract of `--json`, exit codes, replay, traces.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod consortium;
mod contracts;
mod country;
mod evidence;
mod house;
mod privacy;
mod publications;
mod second_log;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn tongguan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tongguan")).args(arguments).current_dir(root()).output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn samples() -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(root().join("samples"))
        .unwrap()
        .map(|entry| format!("samples/{}", entry.unwrap().file_name().to_str().unwrap()))
        .filter(|name| name.ends_with(".xml") || name.ends_with(".json"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_sample_gets_the_decision_that_its_kind_has() {
    let files = samples();
    let arguments: Vec<&str> =
        ["clear", "--json", "--date", "2026-03-16"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let output = tongguan(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let decided: Vec<String> = lines(&output)
        .iter()
        .map(|line| {
            let total = line["assessment"]["totals"].as_array().unwrap().iter().find(|total| total["type"] == "*");
            let payable = total.map_or("–".to_owned(), |total| total["payable"].as_str().unwrap().to_owned());
            format!(
                "{} {} {} {payable}",
                line["file"].as_str().unwrap(),
                line["outcome"].as_str().unwrap(),
                line["lane"].as_str().unwrap_or("–")
            )
        })
        .collect();
    insta::assert_snapshot!(decided.join("\n"));
}

#[test]
fn the_contract_of_a_json_line_holds() {
    let output = tongguan(&["clear", "--json", "samples/import-tea-sets.xml"]);
    let line = &lines(&output)[0];
    for member in ["outcome", "lane", "findings", "assessment", "risk", "edition", "record"] {
        assert!(line.get(member).is_some(), "{member}");
    }
    let tax = &line["assessment"]["lines"][0];
    for member in ["item", "type", "base", "rate", "amount", "deducted", "payable", "method", "steps"] {
        assert!(tax.get(member).is_some(), "{member}");
    }
    assert!(tax["amount"].is_string(), "decimals are strings");
    let finding = &line["findings"][0];
    for member in ["pointer", "code", "severity"] {
        assert!(finding[member].is_string(), "{member}");
    }
    for language in ["en", "zh"] {
        assert!(finding["text"][language].is_string() && finding["mend"][language].is_string(), "{language}: {finding}");
    }
    for member in ["pack", "version", "hash"] {
        assert!(line["edition"][member].is_string(), "{member}");
    }
    assert_eq!(line["record"].as_str().unwrap().len(), 64);
}

/// What a reader sees of a decision: all but the record's hash, which changes with the law.
fn told(output: Output) -> String {
    let text = String::from_utf8(output.stdout).unwrap();
    let shown: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("record ")).collect();
    shown.join("\n")
}

#[test]
fn the_decision_of_tea_sets_is_explained_to_a_person() {
    let output = tongguan(&["clear", "samples/import-tea-sets.xml"]);
    insta::assert_snapshot!(told(output));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_from_their_decision() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.xml");
    std::fs::write(&broken, "<a>\n<!-- -- --></a>").unwrap();
    let output = tongguan(&["clear", "--json", broken.to_str().unwrap(), "samples/import-beef.xml"]);
    assert_eq!(output.status.code(), Some(2));
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["error"]["problems"][0]["line"], 2);
    assert_eq!(lines[1]["outcome"], "cleared");
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2, column"));
}

#[test]
fn wrong_usage_ends_with_64_and_says_what_to_do() {
    for arguments in
        [&["clear"][..], &["clear", "--pack", "atlantis", "samples/import-beef.xml"], &["clear", "--date", "soon", "x"], &["fly"]]
    {
        let output = tongguan(arguments);
        assert_eq!(output.status.code(), Some(64), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(tongguan(&["--help"]).status.code(), Some(0));
}

#[test]
fn fed_measures_replace_the_packs() {
    let folder = tempfile::tempdir().unwrap();
    let measures = folder.path().join("measures.csv");
    std::fs::write(&measures, "item,type,expression,order\n1,A00,10% + 1.00 GBP / 100 kg,1\n1,B00,20%,2\n").unwrap();
    let output = tongguan(&["clear", "--json", "--measures", measures.to_str().unwrap(), "samples/import-postponed-vat.xml"]);
    let line = &lines(&output)[0];
    let amounts: Vec<&str> =
        line["assessment"]["lines"].as_array().unwrap().iter().map(|line| line["amount"].as_str().unwrap()).collect();
    // 10 % of 1,000 and 1.00 for each 100 of 200 kg; then 20 % of 1,102.
    assert_eq!(amounts, ["102.00", "220.40"]);
    // The record names what was fed: a replay needs the same file.
    let records = folder.path().to_str().unwrap();
    let fed = ["--measures", measures.to_str().unwrap()];
    let output = tongguan(&[&["clear", "--json", "--records", records, "samples/import-postponed-vat.xml"], &fed[..]].concat());
    let record = format!("{records}/{}.json", lines(&output)[0]["record"].as_str().unwrap());
    let replay = ["replay", "--json", &record, "--declaration", "samples/import-postponed-vat.xml"];
    assert_eq!(lines(&tongguan(&[&replay[..], &fed].concat()))[0]["verdict"], "same");
    assert_eq!(lines(&tongguan(&replay))[0]["verdict"], "not_comparable");
    std::fs::write(&measures, "item,type,expression\n1,A00,ten\n").unwrap();
    let output = tongguan(&["clear", "--measures", measures.to_str().unwrap(), "samples/import-postponed-vat.xml"]);
    assert_eq!(output.status.code(), Some(64));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2"));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap().path();
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).unwrap();
        }
    }
}

#[test]
fn a_changed_rate_in_a_pack_changes_the_decision_and_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("gb");
    copy(&root().join("packs/gb"), &pack);
    let table = pack.join("measures.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    let row = text.lines().find(|line| line.starts_with("85109000,A00,")).unwrap();
    std::fs::write(&table, text.replace(row, &row.replacen("2.0%", "7.5%", 1))).unwrap();
    let decide =
        |pack: &str| lines(&tongguan(&["clear", "--json", "--pack", pack, "samples/import-postponed-vat.xml"]))[0].clone();
    let (before, after) = (decide("gb"), decide(pack.to_str().unwrap()));
    assert_eq!(
        (&before["assessment"]["lines"][0]["amount"], &after["assessment"]["lines"][0]["amount"]),
        (&"20.00".into(), &"75.00".into())
    );
    assert_eq!(after["assessment"]["lines"][0]["rate"], "7.5%");
    assert_ne!(before["edition"]["hash"], after["edition"]["hash"]);
    assert_ne!(before["record"], after["record"]);
}

#[test]
fn a_change_of_law_is_told_in_words_and_in_what_it_means_for_whom() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("gb");
    copy(&root().join("packs/gb"), &pack);
    let table = pack.join("measures.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    let row = text.lines().find(|line| line.starts_with("85109000,A00,")).unwrap();
    let ends = row.replacen("2021-01-01,,", "2021-01-01,2026-05-31,", 1);
    let follows = row.replacen("2.0%", "7.5%", 1).replacen("2021-01-01,,", "2026-06-01,,", 1);
    std::fs::write(&table, text.replace(row, &format!("{ends}\n{follows}"))).unwrap();
    let new = pack.to_str().unwrap();
    let diff = |more: &[&str]| tongguan(&[&["reference", "diff", "gb", new], more].concat());
    let words = String::from_utf8(diff(&[]).stdout).unwrap();
    assert_eq!(words, "measures: 85109000 A00 1011 100: “2.0%” becomes “7.5%” from 2026-06-01\n");
    let words = String::from_utf8(diff(&["--language", "zh"]).stdout).unwrap();
    assert_eq!(words, "measures：85109000 A00 1011 100：自2026-06-01起由“2.0%”改为“7.5%”\n");
    // The same declaration on the day before and on the day itself: the rate is activated in between.
    for (date, differ) in [("2026-05-31", 0), ("2026-06-01", 1)] {
        let output = diff(&[
            "--json",
            "--date",
            date,
            "--declarations",
            "samples/import-postponed-vat.xml",
            "samples/export-machines.xml",
        ]);
        let lines = lines(&output);
        let sums = &lines.last().unwrap()["sums"];
        assert_eq!((&sums["decided"], &sums["differ"]), (&2.into(), &differ.into()), "{date}: {lines:#?}");
        if differ == 1 {
            assert_eq!(
                (&lines[1]["shift"]["owed"]["before"], &lines[1]["shift"]["owed"]["after"]),
                (&"20.00".into(), &"75.00".into())
            );
            assert_eq!(sums["declarants"]["GB100000000004"]["delta"], "55.00");
        }
    }
    assert_eq!(String::from_utf8(tongguan(&["reference", "diff", "gb", "gb"]).stdout).unwrap(), "the editions say the same\n");
}

#[test]
fn the_law_of_a_code_is_shown_and_a_pack_is_looked_over() {
    let show = tongguan(&["reference", "show", "85109000", "--date", "2026-06-01"]);
    assert!(String::from_utf8(show.stdout).unwrap().starts_with("85109000 A00 1011 100: 2.0%  (2021-01-01 – …  ukgt-2021 line "));
    let list = tongguan(&["reference", "list", "--json"]);
    assert_eq!(lines(&list)[0]["pack"], "gb");
    let check = tongguan(&["reference", "check", "packs/gb", "--date", "2026-11-22", "--json"]);
    assert_eq!(check.status.code(), Some(0));
    assert!(lines(&check)[0]["remark"]["zh"].as_str().unwrap().contains("没有汇率"));
}

#[test]
fn a_broken_pack_is_refused_with_file_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("gb");
    copy(&root().join("packs/gb"), &pack);
    let table = pack.join("vat_rates.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    std::fs::write(&table, format!("{text}VATX,10%,2026-01-01,,\n")).unwrap();
    let output = tongguan(&["clear", "--pack", pack.to_str().unwrap(), "samples/import-beef.xml"]);
    assert_eq!(output.status.code(), Some(64));
    let line = text.lines().count() + 1;
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains(&format!("vat_rates.csv:{line}: column source: a row needs a source")), "{message}");
}

#[test]
fn a_record_is_replayed_to_the_same_decision_and_a_changed_one_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().to_str().unwrap();
    let output = tongguan(&["clear", "--json", "--records", records, "samples/import-beef.xml"]);
    let record = format!("{records}/{}.json", lines(&output)[0]["record"].as_str().unwrap());
    let replay = |record: &str, declaration: &str| tongguan(&["replay", "--json", record, "--declaration", declaration]);
    let same = replay(&record, "samples/import-beef.xml");
    assert_eq!((same.status.code(), &lines(&same)[0]["verdict"]), (Some(0), &"same".into()));
    let other = replay(&record, "samples/import-wine.xml");
    assert_eq!((other.status.code(), &lines(&other)[0]["verdict"]), (Some(1), &"not_comparable".into()));
    let text = std::fs::read_to_string(&record).unwrap().replace("1165.00", "1164.99");
    let forged = format!("{records}/forged.json");
    std::fs::write(&forged, text).unwrap();
    let different = replay(&forged, "samples/import-beef.xml");
    assert_eq!((different.status.code(), &lines(&different)[0]["verdict"]), (Some(1), &"different".into()));
}

#[test]
fn traces_are_judged_by_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.txt");
    for (trace, code) in [("01\n13/67\n13/4\n09\n", 0), ("09\n01\n", 1), ("01\n10\n13/67\n", 1), ("", 0)] {
        std::fs::write(&file, trace).unwrap();
        assert_eq!(tongguan(&["case", "check-trace", file.to_str().unwrap()]).status.code(), Some(code), "{trace:?}");
    }
}

#[test]
fn records_and_declarations_are_written_in_canonical_order_at_once() {
    let output = tongguan(&[
        "clear",
        "--json",
        "--records",
        std::env::temp_dir().to_str().unwrap(),
        "samples/import-northern-ireland.xml",
    ]);
    let path = std::env::temp_dir().join(format!("{}.json", lines(&output)[0]["record"].as_str().unwrap()));
    let bytes = std::fs::read(&path).unwrap();
    let record: clearance::Record = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(serde_json::to_vec(&record).unwrap(), bytes, "a member stands out of order, which costs the slow way");
    let message = messages::read(&std::fs::read(root().join("samples/import-northern-ireland.xml")).unwrap()).unwrap();
    assert_eq!(serde_json::to_vec(&message.declaration).unwrap(), clearance::canonical(&message.declaration).unwrap());
    std::fs::remove_file(path).unwrap();
}

#[test]
fn an_american_entry_is_decided_under_american_law() {
    let output = tongguan(&["clear", "--pack", "us", "samples/us/import-trade-remedies.xml"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    insta::assert_snapshot!(told(output));
}

#[test]
fn a_publication_becomes_tables_and_what_is_not_understood_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("hts.csv");
    // The columns of the official export.
    let head = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty";
    std::fs::write(&export, format!("{head}\n0101.30.00.00,1,Asses,\"[\"\"No.\"\"]\",6.8%,Free (AU),by the weather\n")).unwrap();
    let out = folder.path().to_str().unwrap();
    let from = export.to_str().unwrap();
    let arguments =
        ["reference", "import", "us-hts", "--from", from, "--out", out, "--valid-from", "2026-01-01", "--source", "hts"];
    let output = tongguan(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("2 of 3 texts understood (66.66%)") && said.contains("rate_in_words: by the weather"), "{said}");
    let measures = std::fs::read_to_string(folder.path().join("measures.csv")).unwrap();
    assert!(measures.ends_with("01013000,6.8%,*,-\n01013000,0%,*,AU\n"), "{measures}");
}
