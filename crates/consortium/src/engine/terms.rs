//! This module decides what the engine's notions are here: an address is a member's name, a value the name of a block, a
//! vote the text that a member signs.

use std::fmt;
use std::sync::Arc;

use arc_malachitebft_app_channel::app::types::core as malachite;
use bytes::Bytes;
use ledger::{Members, Subject};
use malachite::{NilOrVal, Round, SignedExtension, VoteType};
use verifier::key::VerifierKey;
use verifier::{Hash, hash};

use super::signing::Notes;

/// The engine's notions, ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

/// The number of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Height(pub u64);

impl fmt::Display for Height {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl malachite::Height for Height {
    const ZERO: Self = Self(0);
    const INITIAL: Self = Self(1);

    fn increment_by(&self, n: u64) -> Self {
        Self(self.0.saturating_add(n))
    }

    fn decrement_by(&self, n: u64) -> Option<Self> {
        self.0.checked_sub(n).map(Self)
    }

    fn as_u64(&self) -> u64 {
        self.0
    }
}

/// A member's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(pub Arc<str>);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl malachite::Address for Name {}

/// The name of a block: what is voted on. Blocks themselves travel in [`Part`]s.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub Hash);

impl fmt::Debug for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hash::hex(&self.0[..8]))
    }
}

impl malachite::Value for BlockId {
    type Id = Self;

    fn id(&self) -> Self {
        *self
    }
}

/// What travels between members beside votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A block that is put forward.
    Block {
        /// Its number.
        height: u64,
        /// The round it is put forward in.
        round: u32,
        /// The round in which it was accepted before, if it was.
        lock: Option<u32>,
        /// Who puts it forward.
        proposer: String,
        /// The block.
        block: Bytes,
    },
    /// Operations that wait, so that whoever is next can take them.
    Operations(Vec<String>),
}

impl malachite::ProposalPart<Terms> for Part {
    fn is_first(&self) -> bool {
        true
    }

    fn is_last(&self) -> bool {
        true
    }
}

/// A block put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub height: Height,
    pub round: Round,
    pub value: BlockId,
    pub lock: Round,
    pub address: Name,
}

impl malachite::Proposal<Terms> for Proposal {
    fn height(&self) -> Height {
        self.height
    }

    fn round(&self) -> Round {
        self.round
    }

    fn value(&self) -> &BlockId {
        &self.value
    }

    fn take_value(self) -> BlockId {
        self.value
    }

    fn pol_round(&self) -> Round {
        self.lock
    }

    fn validator_address(&self) -> &Name {
        &self.address
    }
}

impl Proposal {
    /// What its proposer signs.
    pub fn text(&self, consortium: &Hash) -> Option<String> {
        let round = self.round.as_u32()?;
        Some(Subject::Proposal.text(consortium, self.height.0, round, Some(&self.value.0), self.lock.as_u32()))
    }
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    pub height: Height,
    pub round: Round,
    pub value: NilOrVal<BlockId>,
    pub kind: VoteType,
    pub address: Name,
}

impl malachite::Vote<Terms> for Vote {
    fn height(&self) -> Height {
        self.height
    }

    fn round(&self) -> Round {
        self.round
    }

    fn value(&self) -> &NilOrVal<BlockId> {
        &self.value
    }

    fn take_value(self) -> NilOrVal<BlockId> {
        self.value
    }

    fn vote_type(&self) -> VoteType {
        self.kind
    }

    fn validator_address(&self) -> &Name {
        &self.address
    }

    fn extension(&self) -> Option<&SignedExtension<Terms>> {
        None
    }

    fn take_extension(&mut self) -> Option<SignedExtension<Terms>> {
        None
    }

    fn extend(self, _: SignedExtension<Terms>) -> Self {
        self
    }
}

impl Vote {
    /// What the voter signs.
    pub fn text(&self, consortium: &Hash) -> Option<String> {
        let subject = match self.kind {
            VoteType::Prevote => Subject::Prevote,
            VoteType::Precommit => Subject::Precommit,
        };
        let block = match &self.value {
            NilOrVal::Val(block) => Some(&block.0),
            NilOrVal::Nil => None,
        };
        Some(subject.text(consortium, self.height.0, self.round.as_u32()?, block, None))
    }
}

/// A member with a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validator {
    address: Name,
    key: VerifierKey,
}

impl malachite::Validator<Terms> for Validator {
    fn address(&self) -> &Name {
        &self.address
    }

    fn public_key(&self) -> &VerifierKey {
        &self.key
    }

    fn voting_power(&self) -> u64 {
        1
    }
}

/// Those who vote on a height, in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validators(Arc<Vec<Validator>>);

impl Validators {
    pub fn of(members: &Members) -> Self {
        let validator = |key: &VerifierKey| Validator { address: Name(key.name().into()), key: key.clone() };
        Self(Arc::new(members.iter().map(|member| validator(&member.key)).collect()))
    }
}

impl malachite::ValidatorSet<Terms> for Validators {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn total_voting_power(&self) -> u64 {
        self.0.len() as u64
    }

    fn get_by_address(&self, address: &Name) -> Option<&Validator> {
        self.0.iter().find(|validator| validator.address == *address)
    }

    fn get_by_index(&self, index: usize) -> Option<&Validator> {
        self.0.get(index)
    }
}

impl malachite::Context for Terms {
    type Address = Name;
    type Height = Height;
    type ProposalPart = Part;
    type Proposal = Proposal;
    type Validator = Validator;
    type ValidatorSet = Validators;
    type Timeouts = malachite::LinearTimeouts;
    type Value = BlockId;
    type Vote = Vote;
    type Extension = ();
    type SigningScheme = Notes;

    fn select_proposer<'a>(&self, validators: &'a Validators, height: Height, round: Round) -> &'a Validator {
        // In turn. A set of members is never empty (`Members::new`).
        let turn = height.0.wrapping_add(round.as_u32().unwrap_or_default().into());
        let place = turn % validators.0.len().max(1) as u64;
        &validators.0[place as usize]
    }

    fn new_proposal(&self, height: Height, round: Round, value: BlockId, lock: Round, address: Name) -> Proposal {
        Proposal { height, round, value, lock, address }
    }

    fn new_prevote(&self, height: Height, round: Round, value: NilOrVal<BlockId>, address: Name) -> Vote {
        Vote { height, round, value, kind: VoteType::Prevote, address }
    }

    fn new_precommit(&self, height: Height, round: Round, value: NilOrVal<BlockId>, address: Name) -> Vote {
        Vote { height, round, value, kind: VoteType::Precommit, address }
    }
}
