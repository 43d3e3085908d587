//! What the binary says in the language asked for, and what it says when it was called wrongly.

use crate::{told, tongguan};

#[test]
fn a_decision_is_told_in_chinese() {
    let arguments = ["clear", "--date", "2026-03-16", "--language", "zh", "samples/import-wine.xml"];
    insta::assert_snapshot!(told(tongguan(&arguments)));
}

#[test]
fn wrong_usage_is_told_in_both_languages() {
    let cases: [(&[&str], &str); 5] = [
        (&["clear", "--colour", "red", "x.xml"], "没有参数“--colour”"),
        (&["cleer"], "没有命令“cleer”"),
        (&["clear", "--date", "yesterday", "x.xml"], "的值“yesterday”无法识别"),
        (&["clear"], "缺少参数"),
        (&["clear", "--pack", "atlantis", "x.xml"], "用法有误"),
    ];
    for (arguments, expected) in cases {
        let output = tongguan(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(64), "{said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[test]
fn interest_is_told_step_by_step() {
    let arguments = ["interest", "10000", "--pack", "packs/sahil", "--due", "2026-03-15", "--paid", "2026-04-14"];
    let output = tongguan(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    // 10,000 × 9 % × 30 ÷ 360
    assert!(said.contains("10000 × 9% × 30 days ÷ 360 = 75") && said.ends_with("75.00 EGP\n"), "{said}");
    let output = tongguan(&["interest", "10000", "--pack", "gb", "--due", "2026-03-15", "--paid", "2026-04-14"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("interest.csv"));
}
