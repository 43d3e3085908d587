//! This module decides what is done with what was kept: replayed at the start, and handed to others who lag.

use std::ops::RangeInclusive;

use arc_malachitebft_app_channel::app::types::codec::Codec as _;
use arc_malachitebft_app_channel::app::types::core::{ExtendedCommitCertificate, ExtendedCommitSignature};
use arc_malachitebft_app_channel::app::types::sync::RawDecidedValue;
use ledger::{Certificate, Signatures};
use verifier::key::VerifierKey;

use super::blocks::Put;
use super::{Node, NodeError};
use crate::engine::{BlockId, Codec, Height, Name, Part, Signature, Terms, decode_block};
use crate::store::{Kept, StoreError};

/// Blocks that are handed over at once.
const HANDED_MAX: u64 = 16;
/// Bytes that are handed over at once; the engine takes ten million.
const HANDED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Signatures of what more than two thirds found good are not checked again.
struct Trusted;

impl Signatures for Trusted {
    fn holds(&self, _: &VerifierKey, _: &str, _: &[u8]) -> bool {
        true
    }
}

impl Node {
    /// Goes through all kept blocks: each must follow from the one before, and the state from all of them.
    pub(super) fn replay(&mut self) -> Result<(), NodeError> {
        while let Some(kept) = self.store.block(self.next())? {
            let height = self.next();
            let block = decode_block(&kept.block).map_err(|_| StoreError::Damaged { height })?;
            let outcome = block.check(&self.state, self.last.as_ref(), u64::MAX, &Trusted);
            let outcome = outcome.map_err(|fault| NodeError::Contradiction { height, fault })?;
            self.advance(block, outcome);
        }
        for bytes in self.store.proposed()? {
            let Ok(Part::Block { height, round, lock, proposer, block: bytes }) = Codec.decode(bytes) else { continue };
            let Ok(block) = decode_block(&bytes) else { continue };
            if height == self.next() {
                let id = BlockId(block.header.id());
                let proposer = Name(proposer.into());
                let put = Put { height, round, lock, proposer, bytes, block, outcome: None, is_history: false, publisher: None };
                self.put.insert(id, put);
            }
        }
        Ok(())
    }

    /// Decided blocks for somebody who lags.
    pub(super) fn history(&self, range: RangeInclusive<Height>) -> Result<Vec<RawDecidedValue<Terms>>, NodeError> {
        let (start, end) = (range.start().0, range.end().0);
        let (mut values, mut bytes) = (Vec::new(), 0);
        for height in start..=end.min(start.saturating_add(HANDED_MAX)) {
            let Some(kept) = self.store.block(height)? else { break };
            bytes += kept.block.len();
            if bytes > HANDED_BYTES_MAX && !values.is_empty() {
                break;
            }
            values.push(handed(height, kept).ok_or(StoreError::Damaged { height })?);
        }
        Ok(values)
    }
}

fn handed(height: u64, kept: Kept) -> Option<RawDecidedValue<Terms>> {
    let Certificate { round, signatures } = Certificate::read(&kept.certificate)?;
    let block = decode_block(&kept.block).ok()?;
    let line = |(name, bytes): (String, [u8; 64])| ExtendedCommitSignature::new(Name(name.into()), Signature(bytes), None);
    let certificate = ExtendedCommitCertificate {
        height: Height(height),
        round: round.into(),
        value_id: BlockId(block.header.id()),
        commit_signatures: signatures.into_iter().map(line).collect(),
    };
    Some(RawDecidedValue::new(kept.block, certificate))
}
