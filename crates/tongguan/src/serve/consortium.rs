//! This module decides how a house belongs to a consortium: its node runs beside the server, and each growth of the
//! evidence log is put to it. What it agreed on is kept, so that receipts carry it.
//!
//! The house never waits for the consortium: without it receipts are proven by the log alone, as before.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ::consortium::desk::{AskError, Client};
use ::consortium::setup::{self, GENESIS, IDLE_MS, Seat, Setup};
use ::consortium::{Conduct, run};
use ledger::{Agreement, Flaw, Genesis};
use office::Office;
use office::evidence::{EvidenceError, Growth};
use verifier::encoding::encode;

use super::Failure;

/// How often the growth of the log is put to the consortium. Each costs every member about 6 kB on its disk for ever.
const EVERY: Duration = Duration::from_secs(2);
/// How long a decision is waited for before the log, grown meanwhile, is put to the consortium again.
const DECISION: Duration = Duration::from_secs(30);
/// How long a node that was started is given before it is asked.
const START: Duration = Duration::from_secs(1);
/// What the only member of a consortium of one is called.
const ALONE: &str = "customs";

/// A place in a consortium.
pub struct Membership {
    folder: PathBuf,
    genesis_file: Arc<str>,
    genesis: Genesis,
    local: SocketAddr,
}

/// Why the consortium did not agree this time.
#[derive(Debug, thiserror::Error)]
enum NotAgreed {
    #[error(transparent)]
    Ask(#[from] AskError),
    #[error(transparent)]
    Log(#[from] EvidenceError),
    #[error("the consortium decided nothing for {} s; are more than two thirds of its members there? 联盟未作出决定，是否有三分之二以上成员在线？", DECISION.as_secs())]
    Undecided,
    #[error("the node gives no agreement that holds: {}", .0.text(verifier::Language::English))]
    Flaw(Flaw),
}

/// The house's place in the consortium of a folder. Without such a folder, a consortium of one is made there: the code is
/// the same, and others may join it by votes.
pub async fn join(office: &Office, folder: &Path) -> Result<Membership, Failure> {
    let folder = if folder.join(GENESIS).exists() { folder.to_owned() } else { alone(office, folder).await? };
    let setup = Setup::read(&folder)?;
    let genesis_file = std::fs::read_to_string(folder.join(GENESIS))?.into();
    Ok(Membership { local: setup.places.local, genesis: setup.genesis, genesis_file, folder })
}

async fn alone(office: &Office, folder: &Path) -> Result<PathBuf, Failure> {
    let made = folder.join(ALONE);
    if !made.join(GENESIS).exists() {
        let log = setup::log_keys(&office.policy(store::Log::C2sp).await?)?;
        let addresses = setup::free_addresses(2)?;
        let (listen, local) = (addresses[0], addresses[1]);
        setup::found(folder, "a consortium of one", &[Seat { name: ALONE.to_owned(), log, listen, local }], IDLE_MS)?;
    }
    Ok(made)
}

impl Membership {
    /// What the consortium began with: the file by which its agreements are checked.
    pub fn genesis(&self) -> Arc<str> {
        Arc::clone(&self.genesis_file)
    }

    /// Puts the log to the consortium again and again, until it is dropped.
    pub async fn share_forever(self, office: Office) {
        loop {
            if Client::connect(self.local).await.is_err() {
                self.start();
                tokio::time::sleep(START).await;
            }
            if let Err(error) = self.share(&office).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "the log is not shared with the consortium");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Puts what the log grew by to the consortium, and keeps what it agrees on.
    async fn share(&self, office: &Office) -> Result<(), NotAgreed> {
        let Some(head) = office.checkpoint(store::Log::C2sp).await? else { return Ok(()) };
        let origin = head.checkpoint.lines().next().unwrap_or_default();
        let mut node = Client::connect(self.local).await?;
        let known = node.log_size(origin).await?.unwrap_or(0);
        let Some(growth) = office.growth(known).await? else { return Ok(()) };
        let agreement = tokio::time::timeout(DECISION, agree(&mut node, &growth)).await.map_err(|_| NotAgreed::Undecided)??;
        Agreement::check(&agreement, &self.genesis).map_err(NotAgreed::Flaw)?;
        let size = growth.size();
        office.keep_agreement(growth, agreement).await?;
        tracing::debug!(size, "the consortium agreed on the log");
        Ok(())
    }

    /// Runs the node on a thread of its own, so that it does not wait for the house, nor the house for it.
    fn start(&self) {
        let folder = self.folder.clone();
        let runs = move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let ended = runtime.map(|runtime| runtime.block_on(run(&folder, Conduct::default())));
            match ended {
                Ok(Ok(())) => tracing::info!("the node of the consortium ended"),
                Ok(Err(error)) => tracing::error!(error = &error as &dyn std::error::Error, "the node of the consortium ended"),
                Err(error) => tracing::error!(%error, "the node of the consortium does not start"),
            }
        };
        if let Err(error) = std::thread::Builder::new().name("consortium".to_owned()).spawn(runs) {
            tracing::error!(%error, "the node of the consortium does not start");
        }
    }
}

async fn agree(node: &mut Client, growth: &Growth) -> Result<String, NotAgreed> {
    let id = node.submit(&growth.operation).await?;
    node.wait(&id).await?;
    let agreement = node.text(&format!("agreement {}", encode(&id))).await?;
    agreement.ok_or(NotAgreed::Flaw(Flaw::NoAgreement))
}
