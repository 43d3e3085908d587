//! Checking receipts from the command line: exit code 0 only for a proven one, and a verdict in both languages.

use serde_json::Value;

use crate::{root, tongguan};

#[test]
fn a_receipt_is_proven_or_it_is_told_where_it_breaks() {
    let text = std::fs::read_to_string(root().join("web/test/receipts.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    for case in &cases {
        let (receipt, policy) = (file("receipt"), file("policy"));
        std::fs::write(&receipt, case["receipt"].as_str().unwrap()).unwrap();
        std::fs::write(&policy, case["policy"].as_str().unwrap()).unwrap();
        let output = tongguan(&["verify", &receipt, "--policy", &policy, "--json"]);
        let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
        let broken = &case["verdict"]["broken"];
        assert_eq!(&verdict["broken"], broken, "{}", case["name"]);
        assert_eq!(output.status.code(), Some(i32::from(!broken.is_null())), "{}", case["name"]);
    }
    let names = [("true", "PROVEN:", "已证明："), ("a cheaper record", "NOT PROVEN", "未证明：不要相信")];
    for (name, english, chinese) in names {
        let case = cases.iter().find(|case| case["name"] == name).unwrap();
        std::fs::write(file("receipt"), case["receipt"].as_str().unwrap()).unwrap();
        std::fs::write(file("policy"), case["policy"].as_str().unwrap()).unwrap();
        let said = String::from_utf8(tongguan(&["verify", &file("receipt"), "--policy", &file("policy")]).stdout).unwrap();
        assert!(said.contains(english) && said.contains(chinese), "{said}");
    }
}

#[test]
fn a_policy_that_cannot_be_used_names_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("policy").display().to_string();
    std::fs::write(&policy, "# whom we trust\nlog nobody\n").unwrap();
    let output = tongguan(&["verify", "README.md", "--policy", &policy]);
    assert_eq!(output.status.code(), Some(64));
    assert!(String::from_utf8(output.stderr).unwrap().contains("line 2 of the policy"));
    let output = tongguan(&["verify", "not-here", "--policy", "not-here-either"]);
    assert_eq!(output.status.code(), Some(64));
    assert!(String::from_utf8(output.stderr).unwrap().contains("not-here-either"));
}

#[test]
fn a_database_without_a_log_has_no_receipt_and_agrees_with_itself() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("empty.db").display());
    let output = tongguan(&["receipt", "26GB00000000000018", "--database", &database]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no such case"));
    let output = tongguan(&["audit", "--database", &database, "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let audit: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&audit["leaves"], &audit["disagreements"]), (&Value::from(0), &Value::from(Vec::<Value>::new())));
}
