//! This module decides how a value of a case is proven to lie in a band: over the commitment that the sealed event of the
//! decision in force carries, opened by the secret in its record.

use bands::{Band, BandLog, Committed, NotProven, Secret, prove, read_amount};
use clearance::Record;
use serde_json::Value;
use store::Actor;
use uuid::Uuid;

use super::{EvidenceError, committed};
use crate::environment::random;
use crate::{Office, OfficeError};

/// Characters of an audience.
const CHARACTERS_MAX: usize = 512;

/// A band that a value is to be proven to lie in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandWish {
    /// Which value: `customs_value` or `invoice`.
    pub of: String,
    /// The lower bound, a decimal with two places.
    pub from: String,
    /// The upper bound, a decimal with two places.
    pub to: String,
    /// Who alone the proof is for.
    pub audience: Option<String>,
}

/// Why nothing is proven.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoBand {
    /// There is no such case for this reader.
    #[error("there is no such case")]
    NoCase,
    /// The decision is not in the signed log yet.
    #[error("the decision is not sealed yet; ask again in a second")]
    NotSealed,
    /// The event commits to no such value.
    #[error("the event of the decision commits to no {0}: it is older than commitments, or the case has no such value")]
    NotCommitted(String),
    /// The value is outside, or the bounds are the wrong way round.
    #[error(transparent)]
    NotProven(#[from] NotProven),
    /// A part of the wish cannot be taken.
    #[error("{name} cannot be taken")]
    Wish {
        /// Which.
        name: &'static str,
    },
}

impl Office {
    /// Proves that a value of a case lies in a band.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. A case that proves nothing is no error.
    pub async fn prove_band(&self, actor: &Actor, case: Uuid, wish: &BandWish) -> Result<Result<Band, NoBand>, EvidenceError> {
        let Some(dossier) = self.dossier(actor, case).await? else { return Ok(Err(NoBand::NoCase)) };
        let (Some(from), Some(to)) = (read_amount(&wish.from), read_amount(&wish.to)) else {
            let name = if read_amount(&wish.from).is_none() { "from" } else { "to" };
            return Ok(Err(NoBand::Wish { name }));
        };
        if wish.audience.as_ref().is_some_and(|text| text.is_empty() || text.chars().count() > CHARACTERS_MAX) {
            return Ok(Err(NoBand::Wish { name: "audience" }));
        }
        let Some((place, event)) = self.decided(actor, case).await? else { return Ok(Err(NoBand::NotSealed)) };
        let not_committed = || NoBand::NotCommitted(wish.of.chars().take(CHARACTERS_MAX).collect());
        let event: Value = serde_json::from_slice(&event).map_err(OfficeError::Kept)?;
        let sealed = event.get("committed").and_then(|committed| committed.get(&wish.of));
        let Some(sealed) = sealed else { return Ok(Err(not_committed())) };
        let sealed: Committed = serde_json::from_value(sealed.clone()).map_err(OfficeError::Kept)?;
        let Record { decision, secret, .. } = &dossier.record;
        let value = committed::value(&wish.of, &dossier.declaration, decision);
        let secret = secret.as_deref().and_then(Secret::read);
        let (Some((value, currency)), Some(secret)) = (value, secret) else { return Ok(Err(not_committed())) };
        let log = BandLog { origin: place.origin, index: place.index };
        let (of, audience, fresh) = (wish.of.clone(), wish.audience.clone(), random(self.environment.as_ref()));
        // Tens of milliseconds of arithmetic: nobody else waits for them.
        let proven = tokio::task::spawn_blocking(move || {
            let wish = bands::Wish { of: &of, currency: &currency, from, to, log, audience };
            prove(value, &secret, &sealed, &wish, &fresh).map_err(NoBand::from)
        });
        proven.await.map_err(|_| EvidenceError::Kept("a band"))
    }
}
