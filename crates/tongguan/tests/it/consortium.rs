//! Houses and organisations as processes: a release that a consortium agreed on is proven offline, and pulling the plug on
//! one member changes nothing for the others.

use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::house::{House, LIMIT, start};
use crate::tongguan;

/// Checks the receipt of a case offline, again and again until it is proven that the consortium agreed.
fn agreed(house: &House, case: &str, folder: &Path, genesis: &Path) -> Value {
    let policy = house.file("/evidence/policy", &folder.join("policy"));
    let genesis = genesis.display().to_string();
    let begun = Instant::now();
    loop {
        let (status, receipt) = house.call("GET", &format!("/api/cases/{case}/receipt"), b"", "text/plain");
        let file = folder.join("receipt");
        std::fs::write(&file, receipt).unwrap();
        let file = file.display().to_string();
        let output = tongguan(&["verify", &file, "--policy", &policy, "--genesis", &genesis, "--json"]);
        if output.status.success() {
            return serde_json::from_slice(&output.stdout).unwrap();
        }
        assert!(begun.elapsed() < LIMIT, "{status} {}", String::from_utf8_lossy(&output.stdout));
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The first of so many ports in a row that nobody listens at, below those that the system gives out.
fn free_ports(count: u16) -> u16 {
    let bind = |port: u16| std::net::TcpListener::bind(("127.0.0.1", port));
    let begin = 20_000 + (std::process::id() % 1_000) as u16 * count;
    let is_free = |first: &u16| (*first..first + count).map(bind).collect::<Result<Vec<_>, _>>().is_ok();
    (begin..32_000).step_by(count.into()).find(is_free).unwrap()
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_house_alone_is_a_consortium_of_one() {
    let folder = TempDir::new().unwrap();
    let consortium = folder.path().join("consortium");
    let house = House::start(folder.path(), &["--consortium", &consortium.display().to_string()], None);
    let case = house.clear("ALONE1");
    let genesis = folder.path().join("genesis.toml");
    house.file("/evidence/genesis", &genesis);
    let verdict = agreed(&house, &case, folder.path(), &genesis);
    assert_eq!(verdict["agreed"]["signed"], serde_json::json!(["customs"]), "{verdict}");
    assert_eq!(verdict["broken"], Value::Null);
    // Another consortium did not agree on it.
    let made = folder.path().join("another");
    let made = made.display().to_string();
    told(&tongguan(&["consortium", "init", &made, "--member", "bank"]));
    let [receipt, policy] = ["receipt", "policy"].map(|name| folder.path().join(name).display().to_string());
    let other = format!("{made}/bank/genesis.toml");
    let output = tongguan(&["verify", &receipt, "--policy", &policy, "--genesis", &other]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("it is of another consortium"));
}

#[test]
fn pulling_the_plug_on_one_changes_nothing_for_the_others() {
    let folder = TempDir::new().unwrap();
    // The house makes the keys of its log before the consortium that is told them.
    let first = House::start(folder.path(), &[], None);
    first.clear("PLUG1");
    let policy = first.file("/evidence/policy", &folder.path().join("policy"));
    let token = first.token.clone();
    drop(first);
    let four = folder.path().join("four").display().to_string();
    let ports = free_ports(8).to_string();
    let log = format!("customs={policy}");
    let mut words = vec!["consortium", "init", &four, "--name", "port of example", "--port", &ports, "--log", &log];
    words.extend(["customs", "port", "carrier", "bank"].iter().flat_map(|name| ["--member", name]));
    told(&tongguan(&words));
    let run = |name: &str| start(&["consortium", "run", &format!("{four}/{name}")]);
    let (_port, carrier, bank) = (run("port"), run("carrier"), run("bank"));
    let customs = Path::new(&four).join("customs");
    let house = House::start(folder.path(), &["--consortium", &customs.display().to_string()], Some(token));
    let genesis = Path::new(&four).join("bank/genesis.toml");
    let verdict = agreed(&house, &house.clear("PLUG2"), folder.path(), &genesis);
    assert!(verdict["agreed"]["signed"].as_array().unwrap().len() >= 3, "{verdict}");
    assert_eq!(verdict["agreed"]["members"], 4);

    drop(bank);
    let case = house.clear("PLUG3");
    let verdict = agreed(&house, &case, folder.path(), &genesis);
    assert!(!verdict["agreed"]["signed"].to_string().contains("bank"), "{verdict}");

    // Two gone: nothing more is agreed on, but the house goes on, and says what is missing.
    drop(carrier);
    let case = house.clear("PLUG4");
    let begun = Instant::now();
    let receipt = loop {
        let (status, receipt) = house.call("GET", &format!("/api/cases/{case}/receipt"), b"", "text/plain");
        if status == 200 {
            break receipt;
        }
        assert!(begun.elapsed() < LIMIT, "{receipt}");
        std::thread::sleep(Duration::from_millis(50));
    };
    let file = folder.path().join("receipt");
    std::fs::write(&file, receipt).unwrap();
    let (file, genesis) = (file.display().to_string(), genesis.display().to_string());
    assert!(tongguan(&["verify", &file, "--policy", &policy]).status.success());
    let output = tongguan(&["verify", &file, "--policy", &policy, "--genesis", &genesis]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("the receipt carries no proof of an agreement"));
}
