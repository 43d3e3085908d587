//! A country from spreadsheets, as a tariff officer goes about it: new tables, a few rows, a check, a
//! declaration cleared to the penny; from a folder and from a workbook.

use std::path::Path;

use serde_json::Value;

use super::{lines, tongguan};

/// What the officer writes: table and row.
const ROWS: [(&str, &str); 9] = [
    ("tax_types", "DUTY,Customs duty,关税,customs_duty,,10,2026-01-01,,office"),
    ("tax_types", "CONS,Consumption tax,消费税,excise,,50,2026-01-01,,office"),
    ("tax_types", "VAT,Value added tax,增值税,vat,,90,2026-01-01,,office"),
    ("measures", "09023000,DUTY,5% + 2.50 EGP / kg,*,100,,2026-01-01,,office"),
    ("measures", "22021000,DUTY,30% MIN 4 EGP / l,*,100,,2026-01-01,,office"),
    ("additional", "sweet_drinks,CONS,,10,8%,sweet_drinks,*,,2026-01-01,,office"),
    ("goods_lists", "sweet_drinks,2202,2026-01-01,,office"),
    ("vat_rates", ",12%,2026-01-01,,office"),
    ("exchange_rates", "USD,0.02,2026-06-01,2026-06-30,office"),
];

fn new(out: &Path, more: &[&str]) {
    let mut arguments = vec!["reference", "new", "sahil", "--country", "XZ", "--currency", "EGP"];
    arguments.extend(["--time-zone", "Africa/Cairo", "--language", "ar", "--out", out.to_str().unwrap()]);
    arguments.extend(more);
    let output = tongguan(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

fn check(pack: &Path) -> String {
    let output = tongguan(&["reference", "check", pack.to_str().unwrap(), "--date", "2026-06-15"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn clear(pack: &str, file: &str) -> Value {
    let output = tongguan(&["clear", "--json", "--pack", pack, file]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    lines(&output).remove(0)
}

/// Tax lines as `item type amount`.
fn taxes(decision: &Value) -> Vec<String> {
    let rows = decision["assessment"]["lines"].as_array().unwrap();
    rows.iter().map(|row| format!("{} {} {}", row["item"], row["type"], row["payable"]).replace('"', "")).collect()
}

/// 1,000 USD at 0.02 are 50,000 EGP of tea: 5% and 2.50 for each of 200 kg are 3,000, and 12% of 53,000 are
/// 6,360. 300 USD are 15,000 EGP of lemonade: 30% are 4,500, but 4 for each of 1,200 l are 4,800; 8% of 19,800
/// are 1,584; 12% of 21,384 are 2,566.08.
const OWED: [&str; 5] = ["1 DUTY 3000.00", "1 VAT 6360.00", "2 DUTY 4800.00", "2 CONS 1584.00", "2 VAT 2566.08"];

#[test]
fn a_country_from_a_folder_of_tables_clears_to_the_penny() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &[]);
    let pack = folder.path().join("sahil");
    assert!(check(&pack).contains("measures: there is no rate of duty yet"));
    for (table, row) in ROWS {
        let file = pack.join(format!("{table}.csv"));
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{text}{row}\n")).unwrap();
    }
    let said = check(&pack);
    assert!(said.contains("94 chapters have no row") && !said.contains("no rate of duty yet"), "{said}");
    let decision = clear(pack.to_str().unwrap(), "samples/sahil/import.xml");
    assert_eq!(decision["outcome"], "cleared");
    assert_eq!(taxes(&decision), OWED);
}

#[test]
fn the_same_country_in_a_workbook_clears_to_the_same_penny() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &["--xlsx"]);
    let book = folder.path().join("sahil.xlsx");
    assert!(check(&book).contains("measures: there is no rate of duty yet"));
    let mut sheets = spreadsheets::read(&std::fs::read(&book).unwrap()).unwrap();
    for (table, row) in ROWS {
        let sheet = sheets.iter_mut().find(|sheet| sheet.name == table).unwrap();
        sheet.rows.push(row.split(',').map(str::to_owned).collect());
    }
    std::fs::write(&book, spreadsheets::write(&sheets).unwrap()).unwrap();
    assert_eq!(taxes(&clear(book.to_str().unwrap(), "samples/sahil/import.xml")), OWED);

    // A slip is told where the officer sees it: row 7 of the template is its last, so these stand in 8 and 9.
    let measures = sheets.iter_mut().find(|sheet| sheet.name == "measures").unwrap();
    measures.rows[8][2] = "thirty".to_owned();
    std::fs::write(&book, spreadsheets::write(&sheets).unwrap()).unwrap();
    let output = tongguan(&["reference", "check", book.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("sheet measures, row 9: column expression: `thirty`"), "{told}");
}

#[test]
fn sahil_decides_to_the_penny_and_tells_its_findings_in_arabic() {
    let decision = clear("packs/sahil", "samples/sahil/import.xml");
    assert_eq!(decision["outcome"], "cleared");
    assert_eq!(taxes(&decision), OWED);
    let output = tongguan(&["clear", "--pack", "packs/sahil", "--language", "ar", "samples/sahil/import-with-mistakes.xml"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("REJECTED"), "{text}");
    assert!(text.contains("الوزن الصافي 260 أكبر من الوزن القائم 220"), "{text}");
    let check = check(&super::root().join("packs/sahil"));
    assert!(!check.contains("have no text") && !check.contains("no text in"), "{check}");
}

#[test]
fn the_packs_pass_their_own_tests() {
    for (pack, tests) in [("gb", 16), ("us", 6), ("sahil", 2)] {
        let output = tongguan(&["reference", "test", &format!("packs/{pack}")]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.trim_end().ends_with(&format!("{tests} of {tests} tests pass.")), "{said}");
    }
}

#[test]
fn an_exported_pack_is_the_same_law() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("sahil.xlsx");
    let output = tongguan(&["reference", "export", "packs/sahil", "--out", book.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let [folder, book] = ["packs/sahil", book.to_str().unwrap()].map(|pack| clear(pack, "samples/sahil/import.xml"));
    assert_eq!(folder["edition"]["hash"], book["edition"]["hash"]);
}

#[test]
fn a_pack_is_never_written_over_another_and_bad_names_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &[]);
    let out = folder.path().to_str().unwrap();
    for (name, country, zone) in
        [("sahil", "XZ", "Africa/Cairo"), ("../x", "XZ", "Africa/Cairo"), ("x", "xyz", "Africa/Cairo"), ("x", "XZ", "Mars/Base")]
    {
        let output =
            tongguan(&["reference", "new", name, "--country", country, "--currency", "EGP", "--time-zone", zone, "--out", out]);
        assert_eq!(output.status.code(), Some(64), "{name} {country} {zone}");
    }
}
