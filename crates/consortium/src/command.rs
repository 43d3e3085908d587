//! This module decides how a consortium is served from the command line.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use ledger::{Agreement, Genesis};
use verifier::Language;
use verifier::encoding::encode;
use verifier::key::VerifierKey;

use crate::bench::{self, Bench, BenchError, Figures};
use crate::desk::{AskError, Client};
use crate::run::{Conduct, RunError};
use crate::setup::{self, IDLE_MS, Seat, Setup, SetupError};

/// What can be done with a consortium.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the folders of a new consortium, or of a node that joins one
    ///
    /// Example: tongguan consortium init trial --name "port of example" --member customs --member port --member carrier --member bank
    Init(Init),
    /// Run the node of a folder until it is told to stop
    ///
    /// Example: tongguan consortium run trial/customs
    Run(Run),
    /// Submit an operation and print its id; with --wait, wait until it is decided
    ///
    /// Example: tongguan consortium submit trial/customs checkpoint.txt --wait
    Submit(Submit),
    /// Print what a node knows: status, block HEIGHT, agreement ID, title ID, log ORIGIN, or add a peer: peer ADDRESS
    ///
    /// Example: tongguan consortium ask trial/customs agreement 3yZ…= > release.agreement
    Ask(Ask),
    /// Measure a consortium of four processes on this machine
    ///
    /// Example: tongguan consortium bench --json
    Bench(Measure),
    /// Check the proof of an agreement offline: exit code 0 only when it is proven
    ///
    /// Example: tongguan consortium verify release.agreement --genesis genesis.toml
    Verify(Verify),
    /// Print what others must know of a node: its key and its address
    Card {
        /// The node's folder.
        folder: PathBuf,
    },
}

/// Makes folders.
#[derive(Debug, Args)]
pub struct Init {
    /// Where to make them.
    folder: PathBuf,
    /// The consortium's name.
    #[arg(long, default_value = "consortium")]
    name: String,
    /// A member; one folder is made for each.
    #[arg(long = "member", required = true)]
    members: Vec<String>,
    /// The keys of a member's evidence log: customs=policy, the file that the house shows at /evidence/policy.
    #[arg(long = "log", value_name = "MEMBER=FILE", value_parser = log)]
    logs: Vec<(String, PathBuf)>,
    /// The address the nodes listen at.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The first port; each node takes two.
    #[arg(long, default_value_t = 27_000)]
    port: u16,
    /// Milliseconds without operations after which an empty block is decided.
    #[arg(long, default_value_t = IDLE_MS)]
    idle_ms: u64,
    /// The genesis of a consortium to join, instead of a new one.
    #[arg(long, requires = "peers")]
    join: Option<PathBuf>,
    /// The address of a member of the consortium to join.
    #[arg(long = "peer")]
    peers: Vec<String>,
}

/// Runs a node.
#[derive(Debug, Args)]
pub struct Run {
    /// The node's folder.
    folder: PathBuf,
    /// Lie to the others, for tests.
    #[cfg(feature = "byzantine")]
    #[arg(long)]
    lie: Option<crate::run::Lie>,
}

/// Submits an operation.
#[derive(Debug, Args)]
pub struct Submit {
    /// The node's folder.
    folder: PathBuf,
    /// A file with the operation.
    operation: PathBuf,
    /// Wait until it is decided.
    #[arg(long)]
    wait: bool,
}

/// Asks a node.
#[derive(Debug, Args)]
pub struct Ask {
    /// The node's folder.
    folder: PathBuf,
    /// What to ask.
    #[arg(required = true)]
    words: Vec<String>,
}

/// Checks a proof.
#[derive(Debug, Args)]
pub struct Verify {
    /// The file, as a node gave it: ask FOLDER agreement ID.
    file: PathBuf,
    /// The genesis of the consortium, which you got by a way that you trust.
    #[arg(long)]
    genesis: PathBuf,
}

/// Measures.
#[derive(Debug, Args)]
pub struct Measure {
    /// One line of JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Checkpoints whose finality is measured.
    #[arg(long, default_value_t = 200)]
    checkpoints: usize,
    /// Title operations that are submitted at once.
    #[arg(long, default_value_t = 40_000)]
    operations: usize,
    /// Blocks that are counted with everybody there, and with one missing.
    #[arg(long, default_value_t = 60)]
    blocks: u64,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A folder cannot be made or read.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// The node ended.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A node did not do what was asked.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// It could not be measured.
    #[error(transparent)]
    Bench(#[from] BenchError),
    /// A file cannot be read.
    #[error("{path} cannot be read")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A genesis cannot be used.
    #[error("the genesis cannot be used")]
    Genesis(#[from] ledger::BadGenesis),
    /// Nothing is proven.
    #[error("NOT PROVEN 未证明: {}. {}。", .0.text(Language::English), .0.text(Language::Chinese))]
    NotProven(ledger::Flaw),
    /// There is nothing like what was asked for.
    #[error("there is none. 没有。")]
    None,
    /// A policy cannot be read.
    #[error("{path}: {reason}")]
    Policy {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: verifier::policy::BadPolicy,
    },
    /// A log is given for nobody.
    #[error("--log {0}=…: there is no --member {0}. 没有名为 {0} 的成员。")]
    NoMember(String),
    /// There are not so many ports.
    #[error("there are not so many ports after {0}")]
    Port(u16),
}

/// Does it; what it prints. `runs` are the words by which this program runs a node, before its folder.
///
/// # Errors
/// It could not be done.
pub async fn execute(command: Command, runs: &[&str]) -> Result<String, CommandError> {
    match command {
        Command::Init(init) => init.execute(),
        Command::Run(run) => {
            #[cfg(feature = "byzantine")]
            let conduct = Conduct { lie: run.lie };
            #[cfg(not(feature = "byzantine"))]
            let conduct = Conduct::default();
            tokio::select! {
                ended = crate::run(&run.folder, conduct) => ended?,
                () = told_to_stop() => {}
            }
            Ok(String::new())
        }
        Command::Submit(submit) => submit.execute().await,
        Command::Ask(ask) => {
            let mut client = client(&ask.folder).await?;
            client.text(&ask.words.join(" ")).await?.ok_or(CommandError::None)
        }
        Command::Bench(measure) => measure.execute(runs).await,
        Command::Verify(verify) => verify.execute(),
        Command::Card { folder } => {
            let card = Setup::read(&folder)?.card();
            Ok(format!("member {}\naddress {}\n", card.member, card.address))
        }
    }
}

/// Returns when the system asks the process to end.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

async fn client(folder: &std::path::Path) -> Result<Client, CommandError> {
    Ok(Client::connect(Setup::read(folder)?.places.local).await?)
}

impl Init {
    fn execute(self) -> Result<String, CommandError> {
        let mut seats = Vec::new();
        for (name, place) in self.members.iter().zip(0..) {
            let port = |offset: u16| {
                let port = u16::checked_mul(place, 2).and_then(|skip| self.port.checked_add(skip)?.checked_add(offset));
                port.ok_or(CommandError::Port(self.port))
            };
            let local = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port(1)?);
            let log = self.logs.iter().find(|(member, _)| member == name);
            let log = log.map_or_else(|| Ok(Vec::new()), |(_, policy)| log_keys(policy))?;
            seats.push(Seat { name: name.clone(), log, listen: SocketAddr::new(self.host, port(0)?), local });
        }
        if let Some((name, _)) = self.logs.iter().find(|(name, _)| !self.members.contains(name)) {
            return Err(CommandError::NoMember(name.clone()));
        }
        if let (Some(genesis), [seat]) = (&self.join, seats.as_slice()) {
            let source = |source| CommandError::File { path: genesis.clone(), source };
            let genesis = std::fs::read_to_string(genesis).map_err(source)?;
            let card = setup::join(&self.folder, &genesis, seat, self.peers, self.idle_ms)?;
            return Ok(format!("member {}\naddress {}\n", card.member, card.address));
        }
        let folders = setup::found(&self.folder, &self.name, &seats, self.idle_ms)?;
        Ok(folders.iter().map(|folder| format!("{}\n", folder.display())).collect())
    }
}

fn log(text: &str) -> Result<(String, PathBuf), String> {
    let (member, file) = text.split_once('=').ok_or("write MEMBER=FILE")?;
    Ok((member.to_owned(), file.into()))
}

/// The keys that sign a log now, by its policy.
fn log_keys(path: &Path) -> Result<Vec<VerifierKey>, CommandError> {
    let text = std::fs::read_to_string(path).map_err(|source| CommandError::File { path: path.to_owned(), source })?;
    setup::log_keys(&text).map_err(|reason| CommandError::Policy { path: path.to_owned(), reason })
}

impl Verify {
    fn execute(self) -> Result<String, CommandError> {
        let read = |path: PathBuf| std::fs::read_to_string(&path).map_err(|source| CommandError::File { path, source });
        let genesis = Genesis::read(&read(self.genesis)?)?;
        let agreed = Agreement::check(&read(self.file)?, &genesis).map_err(CommandError::NotProven)?;
        let clock = |seconds: u64| {
            let time = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
            time.map_or_else(|| seconds.to_string(), |time| time.to_string())
        };
        let mut lines = agreed.text(Language::English, clock);
        lines.extend(agreed.text(Language::Chinese, clock));
        // A name in a forged file must not steer the terminal.
        let plain = |line: &String| line.replace(char::is_control, "\u{fffd}") + "\n";
        Ok(lines.iter().map(plain).collect())
    }
}

impl Measure {
    async fn execute(self, runs: &[&str]) -> Result<String, CommandError> {
        let program = std::env::current_exe().map_err(BenchError::Start)?;
        let Self { json, checkpoints, operations, blocks } = self;
        let words = runs.iter().map(|word| (*word).to_owned()).collect();
        let folder = tempfile::tempdir().map_err(BenchError::Start)?;
        let figures = bench::measure(&Bench { program, words, checkpoints, operations, blocks }, folder.path()).await?;
        if json {
            return Ok(format!("{}\n", serde_json::json!(figures)));
        }
        let Figures { members, operation_bytes, operation_blocks, .. } = figures;
        let (median, p99) = (figures.checkpoint_finality_ms_median, figures.checkpoint_finality_ms_p99);
        let (all, missing) = (figures.blocks_per_second, figures.blocks_per_second_one_missing);
        let operations = figures.operations_per_second;
        Ok(format!(
            "{members} processes on this machine\nfinality of a checkpoint   {median} ms (median), {p99} ms (99 of 100)\n\
             title operations           {operations} a second, of {operation_bytes} bytes, in {operation_blocks} blocks\n\
             blocks                     {all} a second\nblocks, one missing        {missing} a second\n"
        ))
    }
}

impl Submit {
    async fn execute(self) -> Result<String, CommandError> {
        let source = |source| CommandError::File { path: self.operation.clone(), source };
        let operation = std::fs::read_to_string(&self.operation).map_err(source)?;
        let mut client = client(&self.folder).await?;
        let id = client.submit(&operation).await?;
        let mut said = format!("{}\n", encode(&id));
        if self.wait {
            let found = client.wait(&id).await?;
            said += &format!("block {} operation {}\n", found.height, found.index);
        }
        Ok(said)
    }
}
