//! This module decides how the log of the house, the one by C2SP, is shared with a consortium: which growth it is asked to agree on, and
//! what is kept of its agreement.

use evidence::tree;
use ledger::Operation;
use store::{AgreedHead, Log, LogHead};

use super::EvidenceError;
use crate::Office;

/// The log as it grew since a consortium last agreed on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// What is put to the consortium: the signed checkpoint, with the proof that it continues the one that is known.
    pub operation: String,
    head: LogHead,
}

impl Growth {
    /// Leaves after it.
    pub fn size(&self) -> u64 {
        self.head.size
    }
}

impl Office {
    /// How the log grew since it had so many leaves; none when it did not.
    ///
    /// # Errors
    /// The store failed, or the log is damaged.
    pub async fn growth(&self, known: u64) -> Result<Option<Growth>, EvidenceError> {
        let head = self.store.log_head(self.administration, Log::C2sp).await?;
        let Some(head) = head.filter(|head| head.size > known) else { return Ok(None) };
        let tiles = self.tiles(Log::C2sp, &tree::tiles_of_consistency(known, head.size)).await?;
        let proof = tree::consistency(super::algorithm(Log::C2sp), known, head.size, &tiles)?;
        let operation = Operation::Checkpoint { old: known, proof, note: head.checkpoint.clone() }.write();
        Ok(Some(Growth { operation, head }))
    }

    /// The newest proof that a consortium agreed on the log; none when nothing was agreed yet.
    ///
    /// # Errors
    /// The store failed.
    pub async fn log_agreement(&self) -> Result<Option<String>, EvidenceError> {
        Ok(self.store.agreed_head(self.administration).await?.map(|agreed| agreed.agreement))
    }

    /// Keeps what a consortium agreed on. From then on receipts of what happened before carry the agreement.
    ///
    /// # Errors
    /// The store failed.
    pub async fn keep_agreement(&self, growth: Growth, agreement: String) -> Result<(), EvidenceError> {
        let head = LogHead { at: self.environment.now().as_microsecond(), ..growth.head };
        Ok(self.store.keep_agreed_head(self.administration, &AgreedHead { head, agreement }).await?)
    }
}
