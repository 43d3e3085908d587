//! This module decides how fast a consortium is said to be: four processes on this machine, real operations, every figure from
//! what was decided.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use evidence::{Memory, Tree};
use ledger::{Act, Operation, Signer, title_id};
use serde::Serialize;
use verifier::hash::{self, Algorithm};
use verifier::{Hash, checkpoint};

use crate::desk::{AskError, Client};
use crate::setup::{self, Seat, SetupError};

const NAMES: [&str; 4] = ["bank", "carrier", "customs", "port"];
/// How long the nodes may take to find each other.
const STARTS_IN: Duration = Duration::from_secs(60);
/// How long a figure may take.
const LIMIT: Duration = Duration::from_secs(300);
/// Milliseconds without operations before an empty block: longer than any pause of the bench.
const IDLE_MS: u64 = 2_000;

/// What is measured.
#[derive(Debug, Clone)]
pub struct Bench {
    /// The program that runs a node, and the words before its folder.
    pub program: PathBuf,
    /// The words between the program and the folder: `run`.
    pub words: Vec<String>,
    /// Checkpoints whose finality is measured, one after the other.
    pub checkpoints: usize,
    /// Title operations, all at once.
    pub operations: usize,
    /// Blocks with one member missing.
    pub blocks: u64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Processes, each a validator.
    pub members: usize,
    /// Median time from submitting a checkpoint until its member says that it is decided.
    pub checkpoint_finality_ms_median: f64,
    /// 99 of 100 are faster.
    pub checkpoint_finality_ms_p99: f64,
    /// Title operations decided a second, from the first submitted to the last decided.
    pub operations_per_second: f64,
    /// Their size.
    pub operation_bytes: usize,
    /// Blocks in which they were decided.
    pub operation_blocks: u64,
    /// Blocks a second when each waits for one operation.
    pub blocks_per_second: f64,
    /// The same with one member missing.
    pub blocks_per_second_one_missing: f64,
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The folders cannot be made.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// A node cannot be started.
    #[error("a node cannot be started")]
    Start(#[from] std::io::Error),
    /// A node did not do what was asked.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// It took too long.
    #[error("the consortium took too long: {0}")]
    Slow(&'static str),
}

/// A node that ends with the bench.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs four nodes in a folder and measures.
///
/// # Errors
/// They cannot be run, or take too long.
pub async fn measure(bench: &Bench, folder: &Path) -> Result<Figures, BenchError> {
    let log = signer("customs/log");
    let mut seats = Vec::new();
    for (name, pair) in NAMES.iter().zip(setup::free_addresses(2 * NAMES.len())?.chunks(2)) {
        let keys = if *name == "customs" { vec![log.key().clone()] } else { Vec::new() };
        if let [listen, local] = pair {
            seats.push(Seat { name: (*name).to_owned(), log: keys, listen: *listen, local: *local });
        }
    }
    let folders = setup::found(folder, "bench", &seats, IDLE_MS)?;
    let genesis = setup::Setup::read(&folders[0])?.genesis.hash;
    let mut processes = Vec::new();
    for folder in &folders {
        processes.push(start(bench, folder)?);
    }
    let mut clients = Vec::new();
    for seat in &seats {
        clients.push(connect(seat.local).await?);
    }
    // Everybody is there when an operation that each was given has been decided.
    let titles = Titles::new(genesis);
    for (place, client) in clients.iter_mut().enumerate() {
        decide(client, &titles.issue(place as u32)).await?;
    }

    let mut times = finality(bench.checkpoints, &log, &mut clients).await?;
    times.sort_unstable();
    let at = |hundredth: usize| times.get(times.len().saturating_sub(1) * hundredth / 100).copied().unwrap_or_default();
    let blocks_per_second = blocks(bench.blocks, 1_000_000, &titles, &mut clients).await?;
    let flood = flood(bench.operations, &titles, &mut clients).await?;
    drop(processes.pop());
    clients.pop();
    // The first blocks without it are decided while the others still expect it.
    blocks(4, 2_000_000, &titles, &mut clients).await?;
    let blocks_per_second_one_missing = blocks(bench.blocks, 3_000_000, &titles, &mut clients).await?;
    Ok(Figures {
        members: NAMES.len(),
        checkpoint_finality_ms_median: milliseconds(at(50)),
        checkpoint_finality_ms_p99: milliseconds(at(99)),
        operations_per_second: rate(bench.operations as u64, flood.time),
        operation_bytes: flood.bytes,
        operation_blocks: flood.blocks,
        blocks_per_second,
        blocks_per_second_one_missing,
    })
}

fn signer(name: &str) -> Signer {
    match Signer::new(name, hash::of(name.as_bytes())) {
        Ok(signer) => signer,
        Err(_) => unreachable!("the names of the bench are names"),
    }
}

fn start(bench: &Bench, folder: &Path) -> Result<Process, BenchError> {
    let mut command = Command::new(&bench.program);
    command.args(&bench.words).arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(Process(command.spawn()?))
}

async fn connect(address: SocketAddr) -> Result<Client, BenchError> {
    let begun = Instant::now();
    loop {
        match Client::connect(address).await {
            Ok(client) => return Ok(client),
            Err(error) if begun.elapsed() > STARTS_IN => return Err(error.into()),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Submits an operation and waits until it is decided; the block.
async fn decide(client: &mut Client, operation: &str) -> Result<u64, BenchError> {
    let decide = async {
        let id = client.submit(operation).await?;
        Ok(client.wait(&id).await?.height)
    };
    tokio::time::timeout(LIMIT, decide).await.map_err(|_| BenchError::Slow("an operation was not decided"))?
}

/// How long each of so many checkpoints took, from submitting it to one member in turn until that member has it decided.
async fn finality(count: usize, log: &Signer, clients: &mut [Client]) -> Result<Vec<Duration>, BenchError> {
    let (mut tree, mut tiles, mut times) = (Tree::new(Algorithm::Sha256), Memory::default(), Vec::new());
    let members = clients.len();
    for place in 0..count {
        let old = tree.size();
        // A second of a busy house: some hundred leaves.
        let leaves: Vec<Hash> = (0..300_u32).map(|leaf| hash::leaf(&[&old.to_be_bytes(), &leaf.to_be_bytes()])).collect();
        for (tile, hashes) in tree.append(&leaves).tiles {
            tiles.keep(tile.level, tile.number, hashes);
        }
        let proof = evidence::tree::consistency(Algorithm::Sha256, old, tree.size(), &tiles).unwrap_or_default();
        let note = log.note(&checkpoint::write(log.key().name(), tree.size(), &tree.root()));
        let operation = Operation::Checkpoint { old, proof, note }.write();
        let begun = Instant::now();
        decide(&mut clients[place % members], &operation).await?;
        times.push(begun.elapsed());
    }
    Ok(times)
}

/// Blocks a second when each operation waits for the one before.
async fn blocks(count: u64, first: u32, titles: &Titles, clients: &mut [Client]) -> Result<f64, BenchError> {
    let members = clients.len();
    let begun = Instant::now();
    let start = decide(&mut clients[0], &titles.issue(first)).await?;
    let (mut height, mut number) = (start, first);
    while height < start + count {
        number += 1;
        height = decide(&mut clients[number as usize % members], &titles.issue(number)).await?;
    }
    Ok(rate(height - start, begun.elapsed()))
}

struct Flood {
    time: Duration,
    bytes: usize,
    blocks: u64,
}

/// Transfers of as many titles, submitted to all members at once.
async fn flood(count: usize, titles: &Titles, clients: &mut Vec<Client>) -> Result<Flood, BenchError> {
    let first = 10_000_000;
    let numbers = || first..first + count as u32;
    let issues: Vec<String> = numbers().map(|number| titles.issue(number)).collect();
    submit_all(&issues, clients).await?;
    let transfers: Vec<String> = numbers().map(|number| titles.transfer(number)).collect();
    let bytes = transfers.iter().map(String::len).sum::<usize>() / count.max(1);
    let begun = Instant::now();
    let (lowest, highest) = submit_all(&transfers, clients).await?;
    Ok(Flood { time: begun.elapsed(), bytes, blocks: highest - lowest + 1 })
}

/// Submits operations to all members at once and waits until each is decided; the lowest and the highest block.
async fn submit_all(operations: &[String], clients: &mut Vec<Client>) -> Result<(u64, u64), BenchError> {
    let share = operations.len().div_ceil(clients.len().max(1)).max(1);
    let mut tasks = Vec::new();
    for (mut client, share) in std::mem::take(clients).into_iter().zip(operations.chunks(share)) {
        let share = share.to_vec();
        tasks.push(tokio::spawn(async move {
            let heights = submit_share(&share, &mut client).await;
            heights.map(|heights| (client, heights))
        }));
    }
    let (mut lowest, mut highest) = (u64::MAX, 0);
    for task in tasks {
        let ended = tokio::time::timeout(LIMIT, task).await.map_err(|_| BenchError::Slow("operations were not decided"))?;
        let (client, heights) = ended.map_err(|_| BenchError::Slow("a client ended"))??;
        clients.push(client);
        lowest = heights.iter().copied().min().map_or(lowest, |height| lowest.min(height));
        highest = heights.iter().copied().max().map_or(highest, |height| highest.max(height));
    }
    Ok((lowest, highest))
}

/// Operations of a member that are under way at once.
const WINDOW: usize = 2_000;

async fn submit_share(operations: &[String], client: &mut Client) -> Result<Vec<u64>, BenchError> {
    let mut heights = Vec::new();
    for window in operations.chunks(WINDOW) {
        for operation in window {
            client.send(operation).await?;
        }
        client.flush().await?;
        let mut ids = Vec::new();
        for operation in window {
            ids.push(client.submitted(operation).await?);
        }
        for id in ids {
            heights.push(client.wait(&id).await?.height);
        }
    }
    Ok(heights)
}

/// Titles of one issuer.
struct Titles {
    consortium: Hash,
    line: Signer,
    buyer: Signer,
}

impl Titles {
    fn new(consortium: Hash) -> Self {
        Self { consortium, line: signer("line"), buyer: signer("buyer") }
    }

    fn document(number: u32) -> Hash {
        hash::of(&number.to_be_bytes())
    }

    fn id(&self, number: u32) -> Hash {
        title_id(&self.consortium, self.line.key(), &Self::document(number))
    }

    fn issue(&self, number: u32) -> String {
        let key = || self.line.key().clone();
        let act = Act::Issue { document: Self::document(number), issuer: key(), owner: key(), holder: key() };
        self.line.note(&Operation::title(&self.id(number), 0, &act))
    }

    fn transfer(&self, number: u32) -> String {
        let act = Act::TransferHolder { to: self.buyer.key().clone() };
        self.line.note(&Operation::title(&self.id(number), 1, &act))
    }
}

#[expect(clippy::float_arithmetic, reason = "a rate is a figure for people, not money")]
fn rate(count: u64, time: Duration) -> f64 {
    let rate = count as f64 / time.as_secs_f64().max(f64::MIN_POSITIVE);
    (rate * 10.0).round() / 10.0
}

#[expect(clippy::float_arithmetic, reason = "a duration is a figure for people, not money")]
fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}
