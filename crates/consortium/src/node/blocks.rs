//! This module decides what becomes of blocks: made, found good or not, decided and kept.

use std::collections::HashSet;
use std::sync::Arc;

use arc_malachitebft_app_channel::app::consensus::ProposedValue;
use arc_malachitebft_app_channel::app::types::codec::Codec as _;
use arc_malachitebft_app_channel::app::types::core::{CommitCertificate, Round};
use arc_malachitebft_app_channel::app::types::{MisbehaviorEvidence, PeerId};
use bytes::Bytes;
use ledger::{BLOCK_BYTES_MAX, Block, Certificate, Fault, Members, OPERATIONS_MAX, Operation, Outcome, line};
use verifier::Hash;

use super::{Node, NodeError};
use crate::clock::now_us;
use crate::desk::Found;
use crate::engine::{BlockId, Codec, Height, Name, Part, Terms, decode_block, encode_block};
use crate::pool::title;
use crate::store::{Kept, StoreError};

/// How far the clock of a proposer may be ahead of ours.
const AHEAD_US_MAX: u64 = 10_000_000;
/// Heights beyond the next one for which blocks are kept until it is their turn.
const EARLY_HEIGHTS_MAX: u64 = 4;
/// Heights beyond the next one of which others' history is kept until it is its turn: more than are ever asked for.
const SYNCED_HEIGHTS_MAX: u64 = 128;
/// Blocks of one member that are kept before they are decided. An honest one puts one forward a round.
const PUT_BY_ONE_MAX: usize = 8;
/// Bytes of a block as it travels: beside its operations, their lengths and a header.
const PARCEL_BYTES_MAX: usize = BLOCK_BYTES_MAX + 4 * OPERATIONS_MAX + 4096;

/// A block that was put forward.
pub struct Put {
    pub height: u64,
    pub round: u32,
    pub lock: Option<u32>,
    pub proposer: Name,
    pub bytes: Bytes,
    pub block: Block,
    /// What follows from it, when it was found good.
    pub outcome: Option<Outcome>,
    /// Whether it came from others' history, decided already.
    pub is_history: bool,
    /// Who sent it, as the network knows them; nobody for our own and for history.
    pub publisher: Option<PeerId>,
}

impl Node {
    /// The block to put forward in a round: the same again, if it was done before.
    pub(super) fn put_forward(&mut self, height: u64, round: Round) -> Result<(BlockId, Part), NodeError> {
        let number = round.as_u32().unwrap_or_default();
        let is_ours = |put: &Put| put.height == height && put.round == number && put.proposer.0.as_ref() == self.name;
        if let Some((id, put)) = self.put.iter().find(|(_, put)| is_ours(put)) {
            return Ok((*id, put.part()));
        }
        let waiting = self.pool.waiting().map(|(text, operation)| (text, Ok(operation)));
        let (block, outcome, _) = Block::make_of(&self.state, self.last.as_ref(), now_us(), waiting, &*self.signatures);
        #[cfg(feature = "byzantine")]
        let block = self.damage(block);
        let id = BlockId(block.header.id());
        let bytes = encode_block(&block).map_err(|_| StoreError::Damaged { height })?;
        let (proposer, outcome) = (Name(self.name.as_str().into()), Some(outcome));
        let put = Put { height, round: number, lock: None, proposer, bytes, block, outcome, is_history: false, publisher: None };
        let part = put.part();
        self.keep(id, put)?;
        Ok((id, part))
    }

    /// A liar's block: its header names a state that does not follow.
    #[cfg(feature = "byzantine")]
    fn damage(&self, mut block: Block) -> Block {
        if self.damages_blocks {
            block.header.state = [0xff; 32];
        }
        block
    }

    /// Keeps a block before anybody votes on it.
    fn keep(&mut self, id: BlockId, put: Put) -> Result<(), NodeError> {
        if let Ok(part) = Codec.encode(&put.part()) {
            self.store.propose(&id.0, put.height, &part)?;
        }
        self.put.insert(id, put);
        Ok(())
    }

    /// Takes in a block that was put forward; what the engine should know of it now.
    pub(super) fn received(&mut self, id: BlockId, mut put: Put) -> Result<Option<ProposedValue<Terms>>, NodeError> {
        let next = self.next();
        let of_same = self.put.values().filter(|known| known.publisher == put.publisher).count();
        if put.height < next || put.height > next.saturating_add(EARLY_HEIGHTS_MAX) || of_same >= PUT_BY_ONE_MAX {
            return Ok(None);
        }
        if put.height > next {
            self.put.entry(id).or_insert(put);
            return Ok(None);
        }
        match self.put.get(&id).and_then(|known| known.outcome.clone()) {
            Some(outcome) => put.outcome = Some(outcome),
            None => put.outcome = self.judge(&put),
        }
        let value = Self::value(&put, id, put.round.into());
        if put.outcome.is_some() {
            if !put.block.operations.is_empty() {
                self.go_on();
            }
            self.keep(id, put)?;
        }
        Ok(Some(value))
    }

    /// Whether a good block with operations waits for us to begin its height. An empty one is no reason: with those, one
    /// who lies could drive the others through heights as fast as they can.
    pub(super) fn is_awaited(&self) -> bool {
        let next = self.next();
        self.put.values().any(|put| put.height == next && !put.block.operations.is_empty() && self.judge(put).is_some())
    }

    /// Whether a block is good, and what follows from it.
    fn judge(&self, put: &Put) -> Option<Outcome> {
        let until = now_us().saturating_add(AHEAD_US_MAX);
        let check = || put.block.check(&self.state, self.last.as_ref(), until, &*self.signatures);
        // Thousands of signatures take a while; the network must not wait for them.
        match tokio::task::block_in_place(check) {
            Ok(outcome) => Some(outcome),
            Err(fault) => {
                tracing::warn!(height = put.height, proposer = %put.proposer, %fault, "a block is not good");
                None
            }
        }
    }

    /// The blocks that were put forward for a round before it began here.
    pub(super) fn seen(&mut self, height: Height, round: Round) -> Result<Vec<ProposedValue<Terms>>, NodeError> {
        if height.0 != self.next() {
            return Ok(Vec::new());
        }
        let is_of = |put: &Put| put.height == height.0 && Round::new(put.round) == round && !put.is_history;
        let ids: Vec<BlockId> = self.put.iter().filter(|(_, put)| is_of(put)).map(|(id, _)| *id).collect();
        let mut values = Vec::new();
        for id in ids {
            let Some(mut put) = self.put.remove(&id) else { continue };
            if put.outcome.is_none() {
                put.outcome = self.judge(&put);
            }
            values.push(Self::value(&put, id, round));
            if put.outcome.is_some() {
                self.keep(id, put)?;
            }
        }
        Ok(values)
    }

    /// Takes in a block that others decided; whether it follows is seen when it is its turn.
    pub(super) fn synced(&mut self, height: u64, proposer: &Name, round: Round, bytes: &Bytes) -> Option<ProposedValue<Terms>> {
        let block = decode_block(bytes).ok().filter(|block| block.header.height == height)?;
        let id = BlockId(block.header.id());
        let (proposer, bytes, number) = (proposer.clone(), bytes.clone(), round.as_u32().unwrap_or_default());
        let put =
            Put { height, round: number, lock: None, proposer, bytes, block, outcome: None, is_history: true, publisher: None };
        let mut value = Self::value(&put, id, round);
        value.validity = arc_malachitebft_app_channel::app::types::core::Validity::Valid;
        if (self.next()..self.next().saturating_add(SYNCED_HEIGHTS_MAX)).contains(&height) {
            self.put.entry(id).or_insert(put);
        }
        Some(value)
    }

    /// Keeps what was decided and goes on from it; false when the block is not here.
    pub(super) fn decided(&mut self, certificate: &CommitCertificate<Terms>) -> Result<bool, NodeError> {
        let height = certificate.height.0;
        let Some(put) = self.put.remove(&certificate.value_id) else {
            self.missing = true;
            return Ok(false);
        };
        let outcome = match put.outcome {
            Some(outcome) => outcome,
            None => tokio::task::block_in_place(|| put.block.check(&self.state, self.last.as_ref(), u64::MAX, &*self.signatures))
                .map_err(|fault| NodeError::Contradiction { height, fault })?,
        };
        let signatures = certificate.commit_signatures.iter();
        let signatures = signatures.map(|line| (line.address.to_string(), line.signature.0)).collect();
        let note = Certificate { round: certificate.round.as_u32().unwrap_or_default(), signatures };
        let (consortium, members) = (&self.genesis.hash, self.state.members());
        let note = note.write(consortium, height, &certificate.value_id.0, members);
        // The engine checked it; that a stranger can, too, is the point of it.
        if Certificate::check(&note, consortium, height, &certificate.value_id.0, members).is_none() {
            return Err(NodeError::Contradiction { height, fault: Fault::Header });
        }
        let kept = Kept { block: put.bytes, certificate: note };
        let after = outcome.members().map(Members::text);
        tokio::task::block_in_place(|| self.store.decide(height, &kept, after.as_deref()))?;
        if let Some(members) = outcome.members() {
            let names: Vec<&str> = members.iter().map(ledger::Member::name).collect();
            tracing::info!(height, change = members.change(), members = names.join(", "), "the members have changed");
        }
        self.is_behind = put.is_history;
        self.advance(put.block, outcome);
        Ok(true)
    }

    /// The state after a block that is kept.
    pub(super) fn advance(&mut self, block: Block, outcome: Outcome) {
        let height = block.header.height;
        self.pool.release();
        Arc::make_mut(&mut self.state).decide(outcome);
        let (mut decided, mut touched) = (HashSet::new(), HashSet::new());
        for (index, text) in (0..).zip(&block.operations) {
            let (id, found) = (Operation::id(text), Found { height, index });
            if !self.pool.is_empty() && !self.pool.has(&id) {
                touched.extend(Operation::read(text).ok().and_then(|operation| title(&operation)));
            }
            decided.insert(id);
            self.places.insert(id, found);
            for waiting in self.waiting.remove(&id).unwrap_or_default() {
                let _ = waiting.send(found);
            }
        }
        self.last_bytes = block.operations.iter().map(String::len).sum();
        self.last = Some(block.header);
        self.put.retain(|_, put| put.height > height);
        let next = self.next();
        self.pool.renew(&self.state, next, &decided, &touched);
    }
}

impl Put {
    /// A block that somebody sent; none when it cannot be one of its height.
    pub fn read(
        height: u64,
        (round, lock): (u32, Option<u32>),
        proposer: &str,
        bytes: Bytes,
        publisher: PeerId,
    ) -> Option<(BlockId, Self)> {
        if bytes.len() > PARCEL_BYTES_MAX {
            return None;
        }
        let block = decode_block(&bytes).ok().filter(|block| block.header.height == height)?;
        let (id, proposer, publisher) = (BlockId(block.header.id()), Name(proposer.into()), Some(publisher));
        Some((id, Self { height, round, lock, proposer, bytes, block, outcome: None, is_history: false, publisher }))
    }

    pub fn part(&self) -> Part {
        let (proposer, block) = (self.proposer.to_string(), self.bytes.clone());
        Part::Block { height: self.height, round: self.round, lock: self.lock, proposer, block }
    }
}

/// The contradictions that the engine saw, each as two signed notes.
pub fn lies(evidence: &MisbehaviorEvidence<Terms>, consortium: &Hash, members: &Members) -> Vec<(u64, String, String)> {
    let mut lies = Vec::new();
    let mut add = |height: u64, name: &Name, pair: [(Option<String>, [u8; 64]); 2]| {
        let Some(member) = members.get(&name.0) else { return };
        let note = |(text, signature): (Option<String>, [u8; 64])| Some(text? + "\n" + &line(&member.key, &signature));
        if let [Some(one), Some(other)] = pair.map(note) {
            lies.push((height, name.to_string(), format!("{one}\n{other}")));
        }
    };
    for (name, pairs) in &evidence.votes {
        for (one, other) in pairs {
            let pair = [one, other].map(|signed| (signed.message.text(consortium), signed.signature.0));
            add(one.message.height.0, name, pair);
        }
    }
    for (name, pairs) in evidence.proposals.iter() {
        for (one, other) in pairs {
            let pair = [one, other].map(|signed| (signed.message.text(consortium), signed.signature.0));
            add(one.message.height.0, name, pair);
        }
    }
    lies
}
