//! Houses and organisations as processes: a release that a consortium agreed on is proven offline, and pulling the plug on
//! one member changes nothing for the others.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::{root, tongguan};

/// How long anything may take: the machine may be building something else.
const LIMIT: Duration = Duration::from_secs(120);

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(arguments: &[&str]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongguan"));
    Running(command.args(arguments).current_dir(root()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap())
}

/// A house that serves, and the token of its trader.
struct House {
    _process: Running,
    port: u16,
    token: String,
}

impl House {
    fn start(folder: &Path, consortium: Option<&Path>, token: Option<String>) -> Self {
        let database = format!("sqlite:{}", folder.join("house.db").display());
        let mut arguments = vec!["serve", "--listen", "127.0.0.1:0", "--database", &database];
        let consortium = consortium.map(|folder| folder.display().to_string());
        arguments.extend(consortium.iter().flat_map(|folder| ["--consortium", folder]));
        let mut process = start(&arguments);
        let mut lines = BufReader::new(process.0.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().unwrap();
        let (_, address) = first.split_once("http://").unwrap();
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
        let port = digits(address.split_once(':').unwrap().1).parse().unwrap();
        let token = token.unwrap_or_else(|| {
            let line = lines.by_ref().find(|line| line.trim_start().starts_with("trader ")).unwrap();
            line.split_whitespace().last().unwrap().to_owned()
        });
        // What the server says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { _process: process, port, token }
    }

    fn call(&self, method: &str, path: &str, body: &[u8], kind: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let (token, length, key) = (&self.token, body.len(), uuid::Uuid::now_v7());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\nidempotency-key: {key}\r\n\
             content-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// Hands a declaration in that clears at once, under a reference of its own; its case. The draw may pick one for a look;
    /// then another amount of goods is tried, which draws anew.
    fn clear(&self, reference: &str) -> String {
        let sample = std::fs::read_to_string(root().join("samples/import-beef.xml")).unwrap();
        let sample: String =
            sample.lines().filter(|line| !line.contains("<AcceptanceDateTime>")).map(|line| format!("{line}\n")).collect();
        for mass in 500..510 {
            let name = format!("{reference}M{mass}");
            let body =
                sample.replace("TGS-0003", &name).replace("<NetNetWeightMeasure>500<", &format!("<NetNetWeightMeasure>{mass}<"));
            let (status, answer) = self.call("POST", "/api/declarations", body.as_bytes(), "application/xml");
            assert_eq!(status, 201, "{answer}");
            let answer: Value = serde_json::from_str(&answer).unwrap();
            if answer["outcome"] == "cleared" {
                return answer["case"].as_str().unwrap().to_owned();
            }
            assert_eq!(answer["outcome"], "held", "{answer}");
        }
        panic!("nothing is cleared");
    }

    fn file(&self, path: &str, to: &Path) -> String {
        let (status, body) = self.call("GET", path, b"", "text/plain");
        assert_eq!(status, 200, "{path}: {body}");
        std::fs::write(to, body).unwrap();
        to.display().to_string()
    }
}

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
    let house = House::start(folder.path(), Some(&consortium), None);
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
    let first = House::start(folder.path(), None, None);
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
    let house = House::start(folder.path(), Some(&customs), Some(token));
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
