//! What is shown in part, from the command line: the holder's own steps, and refusals in both languages.

use serde_json::Value;

use crate::tongguan;

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_holder_makes_a_key_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my.key").display().to_string();
    let made = tongguan(&["disclose", "holder-key", &file]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert_eq!(said(&made).trim().len(), 43, "32 bytes in base64url");
    assert_ne!(tongguan(&["disclose", "holder-key", &file]).status.code(), Some(0), "a key is never written over");
}

#[test]
fn the_named_sets_of_fields_are_listed() {
    let output = tongguan(&["disclose", "purposes", "--json"]);
    let sets: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(sets.iter().any(|set| set["name"] == "bank" && set["title"]["zh"].is_string()));
    assert!(said(&tongguan(&["disclose", "purposes"])).contains("/declaration/goodsShipment"));
}

#[test]
fn what_is_no_proof_is_refused_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let policy = file("policy", "quorum none\n");
    for (shown, code) in [(file("a.band", "{}"), "not_a_band"), (file("a.sd-jwt", "eyJhbGciOiJub25lIn0.e30."), "algorithm")] {
        let output = tongguan(&["verify", &shown, "--policy", &policy]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("NOT PROVEN") && said(&output).contains("未证明"), "{}", said(&output));
        let output = tongguan(&["verify", &shown, "--policy", &policy, "--json"]);
        let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&verdict["is_proven"], &verdict["refusal"]["code"]), (&Value::from(false), &Value::from(code)));
    }
}
