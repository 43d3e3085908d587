//! What the house forbids, checked: who may know whom, and where SQL and HTTP live.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const PURE: [&str; 23] = [
    "draws",
    "risk",
    "learning",
    "world",
    "declaration",
    "messages",
    "reference",
    "tariff",
    "rules",
    "clearance",
    "contracts",
    "exchange",
    "importers",
    "spreadsheets",
    "identity",
    "permissions",
    "verifier",
    "evidence",
    "disclosure",
    "bands",
    "ledger",
    "screening",
    "notices",
];

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        // Only this platform: what others need was never fetched.
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo metadata");
    serde_json::from_slice(&output.stdout).expect("cargo metadata gives JSON")
}

/// Normal dependencies (not for tests, not for build scripts) by package name.
fn dependencies(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let below = graph.entry(names[node["id"].as_str().unwrap()].to_owned()).or_default();
        for dependency in node["deps"].as_array().unwrap() {
            let normal = dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            if normal {
                below.insert(names[dependency["pkg"].as_str().unwrap()].to_owned());
            }
        }
    }
    graph
}

fn reaches<'a>(graph: &'a BTreeMap<String, BTreeSet<String>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(graph.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

#[test]
fn pure_crates_know_neither_a_runtime_nor_a_database_nor_http() {
    let graph = dependencies(&metadata());
    for name in PURE {
        let known = reaches(&graph, name);
        for forbidden in ["tokio", "sqlx", "axum", "hyper"] {
            assert!(!known.contains(forbidden), "{name} reaches {forbidden}");
        }
        for forbidden in ["getrandom", "rand", "uuid"] {
            assert!(!graph[name].contains(forbidden), "{name} knows {forbidden}");
        }
    }
}

#[test]
fn only_the_store_knows_sql_and_only_the_server_knows_http() {
    let graph = dependencies(&metadata());
    for (name, below) in &graph {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(name).exists();
        assert!(!ours || name == "store" || !below.contains("sqlx"), "{name} knows sqlx");
        assert!(!ours || name == "server" || !below.contains("axum"), "{name} knows axum");
        assert!(name != "office" || !below.contains("hyper"), "office knows HTTP");
    }
}

#[test]
fn each_crate_knows_only_crates_above_it() {
    const ORDER: [&str; 32] = [
        "declaration",
        "messages",
        "reference",
        "screening",
        "importers",
        "spreadsheets",
        "tariff",
        "rules",
        "draws",
        "risk",
        "learning",
        "world",
        "trials",
        "clearance",
        "editions",
        "identity",
        "permissions",
        "verifier",
        "evidence",
        "disclosure",
        "bands",
        "ledger",
        "contracts",
        "exchange",
        "consortium",
        "outbound",
        "directory",
        "store",
        "notices",
        "office",
        "server",
        "tongguan",
    ];
    let graph = dependencies(&metadata());
    for (place, name) in ORDER.iter().enumerate() {
        for below in &graph[*name] {
            if let Some(other) = ORDER.iter().position(|known| known == below) {
                assert!(other < place, "{name} knows {below}, which stands below it");
            }
        }
    }
}
