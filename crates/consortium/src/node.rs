//! This module decides what a member does when the engine asks: what it puts forward, what it finds good, what it keeps,
//! and when it goes on to the next block. Questions are answered one after the other; the state has one owner.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use arc_malachitebft_app_channel::app::consensus::ProposedValue;
use arc_malachitebft_app_channel::app::engine::host::{Next, SyncedValueOutcome};
use arc_malachitebft_app_channel::app::streaming::{StreamContent, StreamId, StreamMessage};
use arc_malachitebft_app_channel::app::types::core::{HeightParams, Round, Validity};
use arc_malachitebft_app_channel::app::types::{LocallyProposedValue, MisbehaviorEvidence, PeerId};
use arc_malachitebft_app_channel::{AppMsg, Channels, NetworkMsg, Reply};
use ledger::{Fault, Genesis, Header, State};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;
use verifier::Hash;

use crate::desk::{Asked, Found};
use crate::engine::{BlockId, Height, Part, Terms, Validators, timeouts};
use crate::pool::{Pool, Remembered};
use crate::store::{Store, StoreError};

mod answers;
mod blocks;
mod history;

use blocks::Put;

/// Bytes of operations that a member sends to the others at each height, so that whoever is next can take them. What is
/// beyond waits until the member is next itself: a block needs to travel once only.
const SHARED_BYTES_MAX: usize = 32 * 1024;

/// Why a node stops.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// The store failed.
    #[error("stopping: what is decided cannot be kept. 停止：无法保存已作出的决定。")]
    Store(#[from] StoreError),
    /// The others decided what cannot follow from what is kept here.
    #[error("stopping: block {height} was decided and cannot be: {fault}. 停止：区块 {height} 已决定，但与本地状态矛盾。")]
    Contradiction {
        /// The block.
        height: u64,
        /// Why it cannot be.
        fault: Fault,
    },
    /// The engine ended.
    #[error("stopping: the consensus engine ended. 停止：共识引擎已终止。")]
    Engine,
}

/// The next height, held back until there is something to decide.
struct Held {
    reply: Reply<Next<Terms>>,
    until: Instant,
}

/// A member at work.
pub struct Node {
    name: String,
    genesis: Genesis,
    store: Store,
    state: Arc<State>,
    last: Option<Header>,
    /// Bytes of the operations of the last block.
    last_bytes: usize,
    pool: Pool,
    signatures: Arc<Remembered>,
    /// Blocks that were put forward, by name.
    put: BTreeMap<BlockId, Put>,
    /// Where each operation was decided.
    places: HashMap<Hash, Found>,
    /// Who waits for an operation to be decided.
    waiting: HashMap<Hash, Vec<oneshot::Sender<Found>>>,
    held: Option<Held>,
    idle: Duration,
    /// Whether a block was decided that is not here.
    missing: bool,
    /// Whether the last block came from others' history: then there is no reason to wait.
    is_behind: bool,
    /// Operations to be shared, and how much may be shared at this height.
    to_share: Vec<String>,
    room: usize,
    /// Bytes of operations that each of the others sent at this height.
    heard: HashMap<PeerId, usize>,
    streams: u64,
    #[cfg(feature = "byzantine")]
    pub(crate) damages_blocks: bool,
}

/// Where a node stands when it starts.
pub struct Start {
    /// Its name.
    pub name: String,
    /// What the consortium began with.
    pub genesis: Genesis,
    /// What it kept.
    pub store: Store,
    /// How long it waits for operations before it decides an empty block.
    pub idle: Duration,
}

impl Node {
    /// A node that has replayed what it kept: every block again, and compared.
    ///
    /// # Errors
    /// The store cannot be read, or what it holds does not follow from the genesis.
    pub fn new(start: Start) -> Result<Self, NodeError> {
        let Start { name, genesis, store, idle } = start;
        let signatures = Arc::new(Remembered::default());
        let mut node = Self {
            name,
            state: Arc::new(State::new(&genesis)),
            genesis,
            store,
            last: None,
            last_bytes: 0,
            pool: Pool::new(Arc::clone(&signatures)),
            signatures,
            put: BTreeMap::new(),
            places: HashMap::new(),
            waiting: HashMap::new(),
            held: None,
            idle,
            missing: false,
            is_behind: false,
            to_share: Vec::new(),
            room: SHARED_BYTES_MAX,
            heard: HashMap::new(),
            streams: crate::clock::now_us(),
            #[cfg(feature = "byzantine")]
            damages_blocks: false,
        };
        node.replay()?;
        Ok(node)
    }

    /// The last block that is kept; 0 when there is none.
    pub fn height(&self) -> u64 {
        self.last.as_ref().map_or(0, |header| header.height)
    }

    /// The block that is next.
    fn next(&self) -> u64 {
        self.last.as_ref().map_or(1, |header| header.height.saturating_add(1))
    }

    fn params(&self) -> HeightParams<Terms> {
        // What waits here, waits elsewhere too; and who put much forward last has more of it.
        let expected = self.pool.size().1.max(self.last_bytes);
        HeightParams::new(Validators::of(self.state.members()), timeouts(expected), None)
    }

    /// Answers the engine and those who ask locally, until one of them ends.
    ///
    /// # Errors
    /// The store failed, the engine ended, or the chain contradicts the state.
    pub async fn work(&mut self, mut channels: Channels<Terms>, mut asked: mpsc::Receiver<Asked>) -> Result<(), NodeError> {
        loop {
            self.share(&channels).await?;
            let until = self.held.as_ref().map_or_else(|| Instant::now() + Duration::from_secs(60), |held| held.until);
            tokio::select! {
                biased;
                message = channels.consensus.recv() => {
                    let message = message.ok_or(NodeError::Engine)?;
                    self.answer(message, &channels).await?;
                }
                request = asked.recv() => match request {
                    Some(Asked::Stop) | None => return Ok(()),
                    Some(request) => {
                        self.asked(request, &channels).await;
                        // Whoever asks much is answered in one go; the engine waits no longer than for a block.
                        for _ in 0..256 {
                            let Ok(request) = asked.try_recv() else { break };
                            self.asked(request, &channels).await;
                        }
                    }
                },
                () = tokio::time::sleep_until(until) => self.go_on(),
            }
            if !self.pool.is_empty() {
                self.go_on();
            }
        }
    }

    /// Begins the next height, if it was held back.
    fn go_on(&mut self) {
        if let Some(held) = self.held.take() {
            // If the engine is gone, the next question finds out.
            let _ = held.reply.send(Next::Start(Height(self.next()), self.params()));
        }
    }

    /// Sends operations to the others, which tells them, too, that there is something to decide.
    async fn share(&mut self, channels: &Channels<Terms>) -> Result<(), NodeError> {
        if self.to_share.is_empty() {
            return Ok(());
        }
        let operations = std::mem::take(&mut self.to_share);
        let mut room = self.room;
        let shared: Vec<String> = operations
            .into_iter()
            .take_while(|text| {
                let left = room.checked_sub(text.len());
                room = left.unwrap_or(0);
                left.is_some()
            })
            .collect();
        self.room = room;
        if shared.is_empty() {
            return Ok(());
        }
        self.publish(Part::Operations(shared), channels).await
    }

    async fn publish(&mut self, part: Part, channels: &Channels<Terms>) -> Result<(), NodeError> {
        self.streams = self.streams.wrapping_add(1);
        let stream = StreamId::new(self.streams.to_be_bytes().to_vec().into());
        let message = StreamMessage::new(stream, 0, StreamContent::Data(part));
        channels.network.send(NetworkMsg::PublishProposalPart(message)).await.map_err(|_| NodeError::Engine)
    }

    /// Answers one question of the engine. Where a reply cannot be sent, the engine has given the question up.
    async fn answer(&mut self, message: AppMsg<Terms>, channels: &Channels<Terms>) -> Result<(), NodeError> {
        match message {
            AppMsg::ConsensusReady { reply } => {
                let _ = reply.send((Height(self.next()), self.params()));
            }
            AppMsg::StartedRound { height, round, reply_value, .. } => {
                let _ = reply_value.send(self.seen(height, round)?);
            }
            AppMsg::GetValue { height, round, reply, .. } => {
                let (id, part) = self.put_forward(height.0, round)?;
                let _ = reply.send(LocallyProposedValue::new(height, round, id));
                self.publish(part, channels).await?;
            }
            AppMsg::RestreamProposal { height, round, valid_round, address, value_id } => {
                if let (Some(put), Some(round)) = (self.put.get(&value_id), round.as_u32()) {
                    let (lock, proposer) = (valid_round.as_u32(), address.to_string());
                    let part = Part::Block { height: height.0, round, lock, proposer, block: put.bytes.clone() };
                    self.publish(part, channels).await?;
                }
            }
            AppMsg::GetHistoryMinHeight { reply } => {
                let _ = reply.send(Height(1));
            }
            AppMsg::ReceivedProposalPart { from, published_by, part, reply } => {
                let publisher = published_by.unwrap_or(from);
                let value = match part.content {
                    StreamContent::Data(Part::Block { height, round, lock, proposer, block }) => {
                        let put = Put::read(height, (round, lock), &proposer, block, publisher);
                        put.map_or(Ok(None), |(id, put)| self.received(id, put))?
                    }
                    StreamContent::Data(Part::Operations(operations)) => {
                        self.shared(&operations, publisher);
                        None
                    }
                    StreamContent::Fin => None,
                };
                let _ = reply.send(value);
            }
            AppMsg::Decided { certificate, reply, .. } => {
                if self.decided(&certificate)? {
                    let _ = reply.send(());
                }
            }
            AppMsg::Finalized { evidence, reply, .. } => {
                self.remember_lies(&evidence)?;
                self.finalized(reply);
            }
            AppMsg::GetDecidedValues { range, reply } => {
                let _ = reply.send(self.history(range)?);
            }
            AppMsg::ProcessSyncedValue { height, round, proposer, value_bytes, reply } => {
                let value = self.synced(height.0, &proposer, round, &value_bytes);
                let _ = reply.send(value.map_or(SyncedValueOutcome::PeerFault, SyncedValueOutcome::Verdict));
            }
            AppMsg::ExtendVote { reply, .. } => {
                let _ = reply.send(None);
            }
            // Votes are not extended here, so the engine never asks; without a reply it drops the vote.
            AppMsg::VerifyVoteExtensions { .. } => {}
        }
        Ok(())
    }

    /// Goes on at once when there is work, or when others are ahead; otherwise waits for operations.
    fn finalized(&mut self, reply: Reply<Next<Terms>>) {
        if std::mem::take(&mut self.missing) {
            tracing::warn!(height = self.next(), "a block was decided that is not here; it will be fetched");
            let _ = reply.send(Next::Restart(Height(self.next()), self.params()));
            return;
        }
        self.room = SHARED_BYTES_MAX;
        self.heard.clear();
        self.held = Some(Held { reply, until: Instant::now() + self.idle });
        if self.is_behind || self.is_awaited() || !self.pool.is_empty() {
            self.to_share = self.pool.first(SHARED_BYTES_MAX);
            self.go_on();
        }
    }

    fn value(put: &Put, id: BlockId, round: Round) -> ProposedValue<Terms> {
        ProposedValue {
            height: Height(put.height),
            round,
            valid_round: put.lock.into(),
            proposer: put.proposer.clone(),
            value: id,
            validity: Validity::from_bool(put.outcome.is_some()),
        }
    }

    fn remember_lies(&self, evidence: &MisbehaviorEvidence<Terms>) -> Result<(), NodeError> {
        for (height, name, notes) in blocks::lies(evidence, &self.genesis.hash, self.state.members()) {
            tracing::warn!(height, name, "a member signed two statements that contradict each other");
            self.store.lie(height, &name, &notes)?;
        }
        Ok(())
    }
}
