//! This module decides whether a consortium agreed on the checkpoint under which a receipt is proven: then nobody was shown
//! another log than the members were.

use verifier::note::Note;
use verifier::receipt::Receipt;

use crate::agreement::{Agreed, Agreement, Flaw};
use crate::genesis::Genesis;
use crate::operation::Operation;

impl Agreed {
    /// What the agreement that a receipt carries proves to somebody who has the genesis. What the receipt itself proves is
    /// for [`verifier::verify`] to say.
    ///
    /// # Errors
    /// The receipt carries none, where it breaks, or it is about another checkpoint than the receipt's.
    pub fn of_receipt(receipt: &str, genesis: &Genesis) -> Result<Self, Flaw> {
        let receipt = Receipt::read(receipt).ok_or(Flaw::NoAgreement)?;
        let agreed = Agreement::check(&receipt.agreement.ok_or(Flaw::NoAgreement)?, genesis)?;
        let Operation::Checkpoint { note, .. } = &agreed.operation else { return Err(Flaw::AnotherCheckpoint) };
        let texts = (Note::read(note), Note::read(&receipt.checkpoint));
        let (Some(decided), Some(shown)) = texts else { return Err(Flaw::AnotherCheckpoint) };
        if decided.text == shown.text { Ok(agreed) } else { Err(Flaw::AnotherCheckpoint) }
    }
}
