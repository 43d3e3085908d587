//! A consortium to test with: folders, processes, ports of its own. Everything ends with it.

use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use consortium::desk::{Client, Found};
use consortium::setup::{Seat, Setup, found, free_addresses};
use ledger::{Act, Agreed, Agreement, Genesis, Operation, Signer, title_id};
use serde_json::Value;
use tempfile::TempDir;
use verifier::encoding::encode;
use verifier::{Hash, checkpoint, hash};

pub const NAMES: [&str; 4] = ["bank", "carrier", "customs", "port"];
/// Milliseconds after which an empty block is decided.
pub const IDLE_MS: u64 = 500;
/// How long anything may take: the machine may be building something else.
pub const LIMIT: Duration = Duration::from_secs(90);

pub fn signer(name: &str) -> Signer {
    Signer::new(name, hash::of(name.as_bytes())).unwrap()
}

pub struct Town {
    pub home: TempDir,
    pub nodes: Vec<NodeProcess>,
    pub genesis: Genesis,
}

pub struct NodeProcess {
    pub name: String,
    pub folder: PathBuf,
    pub local: SocketAddr,
    pub process: Option<Child>,
}

pub fn seat(name: &str) -> Seat {
    let free = free_addresses(2).unwrap();
    let log = vec![signer(&format!("{name}/log")).key().clone()];
    Seat { name: name.to_owned(), log, listen: free[0], local: free[1] }
}

impl Town {
    /// Folders for some members; nobody runs yet.
    pub fn found(names: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let seats: Vec<Seat> = names.iter().map(|name| seat(name)).collect();
        let folders = found(home.path(), "port of example", &seats, IDLE_MS).unwrap();
        let genesis = Setup::read(&folders[0]).unwrap().genesis;
        let node =
            |(seat, folder): (&Seat, PathBuf)| NodeProcess { name: seat.name.clone(), folder, local: seat.local, process: None };
        Self { home, nodes: seats.iter().zip(folders).map(node).collect(), genesis }
    }

    /// Four members, all running.
    pub async fn four() -> Self {
        let mut town = Self::found(&NAMES);
        for place in 0..4 {
            town.nodes[place].start(&[]);
        }
        town.reach(&[0, 1, 2, 3], 1).await;
        town
    }

    /// Waits until these nodes have a block of at least a height.
    pub async fn reach(&self, places: &[usize], height: u64) {
        for place in places {
            self.until(*place, |status| status["height"].as_u64() >= Some(height)).await;
        }
    }

    /// Waits until these nodes are so many blocks further than the highest of them is now.
    pub async fn advance(&self, places: &[usize], blocks: u64) -> u64 {
        let mut height = 0;
        for place in places {
            height = height.max(self.height(*place).await);
        }
        self.reach(places, height + blocks).await;
        height + blocks
    }

    /// Waits until a node says something about itself.
    pub async fn until(&self, place: usize, holds: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let status = self.nodes[place].status().await;
            if let Some(status) = &status
                && holds(status)
            {
                return status.clone();
            }
            assert!(begun.elapsed() < LIMIT, "{} is at {status:?}\n{}", self.nodes[place].name, self.nodes[place].log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn height(&self, place: usize) -> u64 {
        self.until(place, |_| true).await["height"].as_u64().unwrap()
    }

    /// Submits an operation to a node and waits until it is decided.
    pub async fn decide(&self, place: usize, operation: &str) -> Found {
        let mut client = self.nodes[place].client().await;
        let id = client.submit(operation).await.unwrap();
        tokio::time::timeout(LIMIT, client.wait(&id)).await.unwrap().unwrap()
    }

    /// The proof that an operation was agreed on, as a node gives it, checked with the genesis alone.
    pub async fn proven(&self, place: usize, operation: &str) -> Agreed {
        let id = Operation::id(operation);
        let mut client = self.nodes[place].client().await;
        tokio::time::timeout(LIMIT, client.wait(&id)).await.unwrap().unwrap();
        let file = client.text(&format!("agreement {}", encode(&id))).await.unwrap().unwrap();
        Agreement::check(&file, &self.genesis).unwrap()
    }

    /// The headers of these nodes are the same, up to the lowest of them.
    pub async fn same(&self, places: &[usize]) -> u64 {
        let mut least = u64::MAX;
        for place in places {
            least = least.min(self.height(*place).await);
        }
        for height in 1..=least {
            let mut headers = Vec::new();
            for place in places {
                let block = self.nodes[*place].client().await.text(&format!("block {height}")).await.unwrap().unwrap();
                headers.push(block.split("\n\n").next().unwrap().to_owned());
            }
            headers.dedup();
            assert_eq!(headers.len(), 1, "block {height} differs: {headers:?}");
        }
        least
    }

    /// An issue of a title, each of another document.
    pub fn issue(&self, number: u32) -> String {
        let line = signer("line");
        let key = line.key().clone();
        let document = hash::of(&number.to_be_bytes());
        let act = Act::Issue { document, issuer: key.clone(), owner: key.clone(), holder: key.clone() };
        line.note(&Operation::title(&title_id(&self.genesis.hash, &key, &document), 0, &act))
    }

    /// The first checkpoint of a member's log, of one leaf.
    pub fn checkpoint(&self, member: &str, root: Hash) -> String {
        let log = signer(&format!("{member}/log"));
        let note = log.note(&checkpoint::write(log.key().name(), 1, &root));
        Operation::Checkpoint { old: 0, proof: Vec::new(), note }.write()
    }
}

impl NodeProcess {
    pub fn start(&mut self, more: &[&str]) {
        assert!(self.process.is_none(), "{} runs already", self.name);
        let log = File::options().create(true).append(true).open(self.folder.join("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongguan-consortium"));
        command.arg("run").arg(&self.folder).args(more).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.process = Some(command.spawn().unwrap());
    }

    /// Ends it without a warning.
    pub fn kill(&mut self) {
        let mut process = self.process.take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Asks it to end, and waits until it has.
    pub fn end(&mut self) {
        self.signal("-TERM");
        let status = self.process.take().unwrap().wait().unwrap();
        assert!(status.success(), "{}", self.log());
    }

    pub fn signal(&self, signal: &str) {
        let id = self.process.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// A connection to its desk.
    pub async fn client(&self) -> Client {
        let begun = Instant::now();
        loop {
            if let Ok(client) = Client::connect(self.local).await {
                return client;
            }
            assert!(begun.elapsed() < LIMIT, "{} does not answer\n{}", self.name, self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn status(&self) -> Option<Value> {
        let ask = async {
            let text = Client::connect(self.local).await.ok()?.text("status").await.ok()??;
            serde_json::from_str(&text).ok()
        };
        // A stopped process takes connections and says nothing.
        tokio::time::timeout(Duration::from_secs(5), ask).await.ok()?
    }
}

impl Drop for NodeProcess {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            // It may have ended by itself.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
