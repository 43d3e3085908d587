//! A house that begins a second log, by SM3 and SM2: what was released before is proven by it too, and it goes on by itself.

use std::path::Path;
use std::time::Instant;

use serde_json::Value;

use crate::house::{House, LIMIT, database};
use crate::tongguan;

/// Runs a command over the database of a folder; what it printed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let database = database(folder);
    let output = tongguan(&[arguments, &["--database", &database]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The receipt of a case by the second log, asked for until the release is sealed in it.
fn receipt(house: &House, case: &str) -> String {
    let begun = Instant::now();
    loop {
        let (status, receipt) = house.call("GET", &format!("/api/cases/{case}/receipt?log=sm"), b"", "text/plain");
        if status == 200 {
            return receipt;
        }
        assert!(receipt.contains("not_sealed") && begun.elapsed() < LIMIT, "{receipt}");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

fn verdict(folder: &Path, receipt: &str, policy: &str, more: &[&str]) -> Value {
    let file = folder.join("receipt");
    std::fs::write(&file, receipt).unwrap();
    let output = tongguan(&[&["verify", &file.display().to_string(), "--policy", policy, "--json"], more].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_second_log_is_begun_later_goes_on_by_itself_and_changes_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::start(folder.path(), &[], None);
    let before = house.clear("SM1");
    let refused = house.call("GET", &format!("/api/cases/{before}/receipt?log=sm"), b"", "text/plain");
    assert!(refused.0 == 409 && refused.1.contains("no_second_log"), "{refused:?}");
    let token = house.token.clone();
    drop(house);

    let house = House::start(folder.path(), &["--sm"], Some(token.clone()));
    let proof = receipt(&house, &before);
    let second = house.file("/evidence/sm/policy", &folder.path().join("policy-sm"));
    let first = house.file("/evidence/policy", &folder.path().join("policy"));
    assert_eq!(verdict(folder.path(), &proof, &second, &[])["broken"], Value::Null);
    assert_eq!(verdict(folder.path(), &proof, &first, &[])["broken"]["code"], "unknown_log");
    drop(house);

    // Chosen once, it goes on without being asked for.
    let house = House::start(folder.path(), &[], Some(token.clone()));
    let after = house.clear("SM2");
    assert_eq!(verdict(folder.path(), &receipt(&house, &after), &second, &[])["broken"], Value::Null);
    drop(house);

    let by_command = said(folder.path(), &["receipt", &before, "--log", "sm"]);
    assert_eq!(verdict(folder.path(), &by_command, &second, &[])["broken"], Value::Null);
    let bare = said(folder.path(), &["receipt", &before, "--log", "sm", "--without-record"]);
    assert!(verdict(folder.path(), &bare, &second, &[])["unproven"].to_string().contains("law"));
    assert_eq!(said(folder.path(), &["evidence", "policy", "--log", "sm"]), std::fs::read_to_string(&second).unwrap());
    let audits: Value = serde_json::from_str(&said(folder.path(), &["audit", "--json"])).unwrap();
    assert_eq!((&audits["disagreements"], &audits["sm"]["disagreements"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    assert_eq!(audits["leaves"], audits["sm"]["leaves"]);
    let exported = folder.path().join("exported");
    said(folder.path(), &["evidence", "export", &exported.display().to_string(), "--log", "sm"]);
    assert!(std::fs::read_to_string(exported.join("checkpoint")).unwrap().contains("/sm\n"));

    // Its key changes; a reader with the old policy goes on with the hand-over.
    let hand_over = folder.path().join("hand-over");
    std::fs::write(&hand_over, said(folder.path(), &["evidence", "rotate", "--log", "sm"])).unwrap();
    let house = House::start(folder.path(), &[], Some(token));
    let fresh = receipt(&house, &house.clear("SM3"));
    assert_eq!(verdict(folder.path(), &fresh, &second, &[])["broken"]["code"], "not_signed_by_log");
    let followed = ["--keys", &hand_over.display().to_string()];
    assert_eq!(verdict(folder.path(), &fresh, &second, &followed)["broken"], Value::Null);
    assert_eq!(verdict(folder.path(), &proof, &second, &followed)["broken"], Value::Null);
}

#[test]
fn a_house_without_a_second_log_says_how_to_begin_one() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [["evidence", "policy"], ["evidence", "rotate"]] {
        let output = tongguan(&[&arguments[..], &["--log", "sm", "--database", &database(folder.path())]].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().contains("serve --sm"));
    }
}
