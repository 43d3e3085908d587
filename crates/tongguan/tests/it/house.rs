//! This module decides how a house runs as a process of its own, and what a trader does there.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::root;

/// How long anything may take: the machine may be building something else.
pub const LIMIT: Duration = Duration::from_secs(120);

/// A process that ends with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn start(arguments: &[&str]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongguan"));
    Running(command.args(arguments).current_dir(root()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap())
}

/// Where a house keeps its cases.
pub fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("house.db").display())
}

/// A house that serves, and the token of its trader.
pub struct House {
    _process: Running,
    port: u16,
    pub token: String,
    officer: Option<String>,
}

/// A sample that is accepted on the day it comes in, instead of the day that it names.
fn today(sample: &str) -> String {
    sample.lines().filter(|line| !line.contains("<AcceptanceDateTime>")).map(|line| format!("{line}\n")).collect()
}

impl House {
    /// Starts it over the database of a folder, with more options. The token is said at the first start only.
    pub fn start(folder: &Path, options: &[&str], token: Option<String>) -> Self {
        let database = database(folder);
        let mut arguments = vec!["serve", "--listen", "127.0.0.1:0", "--database", &database];
        arguments.extend(options);
        let mut process = start(&arguments);
        let mut lines = BufReader::new(process.0.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().unwrap();
        let (_, address) = first.split_once("http://").unwrap();
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
        let port = digits(address.split_once(':').unwrap().1).parse().unwrap();
        let mut officer = None;
        let token = token.unwrap_or_else(|| {
            let mut said = |who| {
                lines.by_ref().find(|line| line.trim_start().starts_with(who)).unwrap().rsplit(' ').next().unwrap().to_owned()
            };
            officer = Some(said("officer "));
            said("trader ")
        });
        // What the server says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { _process: process, port, token, officer }
    }

    pub fn call(&self, method: &str, path: &str, body: &[u8], kind: &str) -> (u16, String) {
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
    pub fn clear(&self, reference: &str) -> String {
        let sample = std::fs::read_to_string(root().join("samples/import-beef.xml")).unwrap();
        let sample = today(&sample);
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

    pub fn file(&self, path: &str, to: &Path) -> String {
        let (status, body) = self.call("GET", path, b"", "text/plain");
        assert_eq!(status, 200, "{path}: {body}");
        std::fs::write(to, body).unwrap();
        to.display().to_string()
    }
}

/// The demonstration with a quarter of the past; its register knows what the samples that ship claim.
#[test]
fn the_demonstration_fills_and_its_register_knows_the_samples() {
    const COUNT: usize = 20;
    let folder = tempfile::tempdir().unwrap();
    let count = COUNT.to_string();
    let mut house = House::start(folder.path(), &["--demo", &count, "--demo-past", "40"], None);
    let mut samples = 0;
    for entry in std::fs::read_dir(root().join("samples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !(name.starts_with("import-") || name.starts_with("export-")) || path.extension().is_none_or(|kind| kind != "xml") {
            continue;
        }
        let body = today(&std::fs::read_to_string(&path).unwrap());
        let (status, answer) = house.call("POST", "/api/declarations", body.as_bytes(), "application/xml");
        assert!(status == 201 || name == "import-with-mistakes.xml", "{name}: {answer}");
        assert!(!answer.contains("CDS12007") && !answer.contains("CDS12150"), "{name}: {answer}");
        samples += 1;
    }
    assert!(samples >= 12, "{samples}");
    // The traffic declares for a firm of its own; an officer sees it.
    house.token = house.officer.take().unwrap();
    let until = Instant::now() + LIMIT;
    loop {
        let (status, answer) = house.call("GET", "/api/cases?limit=100", b"", "text/plain");
        assert_eq!(status, 200, "{answer}");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        if answer["cases"].as_array().unwrap().len() >= COUNT + samples {
            return;
        }
        assert!(Instant::now() < until, "the demonstration is not filled: {answer}");
    }
}
