//! Contracts from the command line: tried out, signed by keys in files, run, and recomputed by somebody who doubts.

use std::process::Output;

use serde_json::{Value, json};

use crate::{root, tongguan};

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    assert_eq!(code(output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn shipped(name: &str) -> (String, String) {
    (format!("contracts/{name}.toml"), format!("contracts/{name}.scenario.toml"))
}

#[test]
fn what_ships_is_checked_read_and_tried_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    for name in ["release-on-clean-scan", "cold-chain"] {
        let (form, scenario) = shipped(name);
        assert!(out(&tongguan(&["contract", "check", &form, "--scenario", &scenario])).contains("it can be run"));
        out(&tongguan(&["contract", "dry-run", &form, &scenario]));
        let zh = out(&tongguan(&["contract", "render", &form, "--scenario", &scenario, "--language", "zh"]));
        assert!(zh.contains("当事方") && zh.contains("条款"), "{zh}");
        // Another act than is expected, a slip in the form, a file that is none.
        let text = std::fs::read_to_string(root().join(&scenario)).unwrap();
        std::fs::write(file("other"), text.replacen("expect = []", "expect = [\"notify nobody\"]", 1)).unwrap();
        assert_eq!(code(&tongguan(&["contract", "dry-run", &form, &file("other")])), 1);
        let text = std::fs::read_to_string(root().join(&form)).unwrap();
        std::fs::write(file("slip"), text.replacen("terms.container", "terms.contaner", 1)).unwrap();
        let slip = tongguan(&["contract", "check", &file("slip"), "--scenario", &scenario]);
        let told = String::from_utf8_lossy(&slip.stderr).into_owned();
        assert!(code(&slip) == 1 && told.contains("did you mean `terms.container`?"), "{told}");
        assert_eq!(code(&tongguan(&["contract", "dry-run", &form, "samples/import-wine.xml"])), 2);
    }
}

#[test]
fn parties_sign_run_and_recompute_with_files_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let mut parties = serde_json::Map::new();
    for role in ["shipper", "carrier", "sensor"] {
        let key = out(&tongguan(&["contract", "key", &format!("{role}.example"), &file(role)]));
        parties.insert(role.to_owned(), json!({ "name": role, "key": key.trim() }));
    }
    let form: toml::Value = toml::from_str(&std::fs::read_to_string(root().join("contracts/cold-chain.toml")).unwrap()).unwrap();
    let agreement = json!({
        "salt": "5a".repeat(16), "valid_from": "2026-11-01T00:00:00Z", "valid_to": "2026-12-31T00:00:00Z",
        "terms": { "container": "TEMU6079348", "celsius_max": "8", "warm_minutes_max": "30", "interval_minutes": "60", "silent_minutes_max": "120" },
        "parties": parties, "form": form,
    });
    let path = file("agreement.json");
    std::fs::write(&path, agreement.to_string()).unwrap();
    let mut run = vec!["contract".to_owned(), "run".to_owned(), path.clone(), "--acceptance".to_owned()];
    for role in ["shipper", "carrier", "sensor"] {
        let note = out(&tongguan(&["contract", "accept", &path, "--role", role, "--key", &file(role)]));
        std::fs::write(file(&format!("{role}.accept")), note).unwrap();
        run.push(file(&format!("{role}.accept")));
    }
    assert_eq!(code(&tongguan(&["contract", "accept", &path, "--role", "carrier", "--key", &file("sensor")])), 64);
    run.push("--fact".to_owned());
    for (number, (at, celsius)) in
        [("2026-11-05T10:00:00Z", "9"), ("2026-11-05T10:20:00Z", "9"), ("2026-11-05T10:45:00Z", "5")].into_iter().enumerate()
    {
        let (number, celsius) = ((number + 1).to_string(), format!("celsius={celsius}"));
        let key = file("sensor");
        let arguments =
            ["contract", "state", &path, "--role", "sensor", "--key", &key, "--number", &number, "--at", at, "--fact"];
        let members = ["temperature", "--member", "container=TEMU6079348", "--member", &celsius];
        let note = out(&tongguan(&[arguments.as_slice(), members.as_slice()].concat()));
        std::fs::write(file(&number), note).unwrap();
        run.push(file(&number));
    }
    let arguments: Vec<&str> = run.iter().map(String::as_str).collect();
    let bundle = out(&tongguan(&arguments));
    let read: Value = serde_json::from_str(&bundle).unwrap();
    assert_eq!(read["records"][2]["acts"][0]["act"], "open_claim", "45 minutes at 9 degrees");
    std::fs::write(file("run"), &bundle).unwrap();
    assert!(out(&tongguan(&["contract", "recompute", &file("run")])).contains("the same"));
    let mut forged = read.clone();
    forged["records"][2]["acts"][0]["amount"]["amount"] = json!("50.00");
    std::fs::write(file("forged"), forged.to_string()).unwrap();
    let forged = tongguan(&["contract", "recompute", &file("forged"), "--json"]);
    let verdict: Value = serde_json::from_slice(&forged.stdout).unwrap();
    assert_eq!(
        (code(&forged), &verdict["step"], &verdict["field"]),
        (1, &json!(3), &json!("/acts/0/amount/amount")),
        "{verdict}"
    );
    // Turned round, the second fact is not the next.
    let last = arguments.len() - 1;
    let turned = [&arguments[..last - 1], &[arguments[last], arguments[last - 1]]].concat();
    let refused = tongguan(&turned);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(code(&refused) == 1 && told.contains("states number 3; 2 is next"), "{told}");
}
