//! Publications brought in by the binary: rates of exchange, the tariffs of two parties, code lists.

use std::path::Path;

use crate::tongguan;

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn said(arguments: &[&str]) -> String {
    let output = tongguan(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn rates_of_exchange_join_those_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    write(folder.path(), "pack.toml", "currency = \"GBP\"\n");
    write(folder.path(), "exchange_rates.csv", "currency,rate,valid_from,valid_to,source\nEUR,1.15,2024-02-01,2024-02-29,old\n");
    let list = "Country/Territories,Currency,Currency Code,Currency Units per £1,Start Date,End Date\n\
                Eurozone,Euro,EUR,1.17,01/03/2024,31/03/2024\nNowhere,None,,x,01/03/2024,31/03/2024\n";
    let from = write(folder.path(), "list.csv", list);
    let report = folder.path().join("report.csv");
    let arguments = [
        "reference",
        "import",
        "exchange-rates",
        "--from",
        &from,
        "--out",
        out,
        "--source",
        "new",
        "--report",
        report.to_str().unwrap(),
    ];
    assert!(said(&arguments).contains("1 of 2 texts understood"));
    let table = std::fs::read_to_string(folder.path().join("exchange_rates.csv")).unwrap();
    assert!(table.ends_with("EUR,1.15,2024-02-01,2024-02-29,old\nEUR,1.17,2024-03-01,2024-03-31,new\n"), "{table}");
    let report = std::fs::read_to_string(report).unwrap();
    assert_eq!(report, "row,code,column,reason,text\n3,,currency,no currency code,\"x\"\n");
}

#[test]
fn a_pack_without_a_currency_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "pack.toml", "name = \"x\"\n");
    let from = write(folder.path(), "list.csv", "Date,USD\n2024-03-20,1.1\n");
    let out = folder.path().to_str().unwrap();
    let output = tongguan(&["reference", "import", "exchange-rates", "--from", &from, "--out", out, "--source", "s"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("pack.toml names no currency"));
}

#[test]
fn two_tariffs_and_code_lists_become_tables() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let tariff = "cn8,eu_cet_rate,uk_ukgt_rate\n01022910,10.20% + 93.10 EUR / 100 kg,by the moon\n";
    let from = write(folder.path(), "tariff.csv", tariff);
    let arguments = [
        "reference",
        "import",
        "uk-eu-tariff",
        "--from",
        &from,
        "--out",
        out,
        "--valid-from",
        "2021-01-01",
        "--uk-source",
        "uk",
        "--eu-source",
        "eu",
    ];
    let told = said(&arguments);
    assert!(told.contains("1 of 2 texts understood") && told.contains("unparsed: by the moon"), "{told}");
    let measures = std::fs::read_to_string(folder.path().join("measures.csv")).unwrap();
    assert!(measures.ends_with("01022910,A50,10.20% + 93.10 EUR / DTN,,eu\n"), "{measures}");

    write(folder.path(), "import/codes.csv", "list,file,where,code,name,more,source,replaces\nports,p.json,,code,en,,s,\n");
    write(folder.path(), "p.json", "[{\"code\":\"GBLGP\",\"en\":\"London Gateway\"},{\"code\":\"GBXXX\"}]");
    let arguments = ["reference", "import", "code-lists", "--from", out, "--out", out, "--valid-from", "2026-01-01"];
    assert!(said(&arguments).contains("1 of 2 texts understood"));
    let ports = std::fs::read_to_string(folder.path().join("codes/ports.csv")).unwrap();
    assert!(ports.ends_with("GBLGP,London Gateway,,,,s\n"), "{ports}");
}
