//! This module decides what a proof of a band and a receipt prove together, and why a wrong one is refused.

use serde::Serialize;
use serde_json::Value;
use verifier::checkpoint::Checkpoint;
use verifier::note::Note;
use verifier::{Policy, Receipt};

use crate::band::{Band, BandLog};
use crate::commitment::Committed;

/// What the reader asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expectation<'a> {
    /// The reader's name: a proof for somebody else is refused.
    pub audience: Option<&'a str>,
    /// The reader's clock, in seconds since 1970.
    pub now: Option<u64>,
}

/// What is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Which value.
    pub of: String,
    /// Its currency.
    pub currency: String,
    /// The lower bound.
    pub from: String,
    /// The upper bound.
    pub to: String,
    /// Who alone it is for.
    pub audience: Option<String>,
    /// Where the commitment stands.
    pub log: BandLog,
    /// What the receipt proves.
    pub receipt: verifier::Verdict,
    /// What a reader might think is proven, and is not.
    pub unproven: Vec<Unproven>,
}

/// Something that is not proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unproven {
    /// That the declared value is the true one.
    TrueValue,
    /// Whether anything happened to the case afterwards.
    Later,
    /// That it withstands quantum computers.
    Quantum,
    /// The value itself is hidden: the receipt opens the record, in which it stands.
    Hidden,
}

/// Why a proof is not believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what the sentence about each says")]
pub enum Refusal {
    /// The file is no proof of a band.
    NotABand,
    /// The receipt is not proven.
    Receipt { verdict: Box<verifier::Verdict> },
    /// The receipt is of another log.
    OtherLog { wanted: String, found: String },
    /// The receipt does not open the event that the proof is about.
    OtherEvent { wanted: u64, found: u64 },
    /// The event commits to no such value: it was sealed before values were committed to, or has none.
    NotCommitted { of: String },
    /// The event commits to another value, or in another currency.
    OtherCommitment,
    /// It is for somebody else.
    OtherAudience { wanted: String, found: Option<String> },
    /// The proof does not hold for this band.
    NotProven,
}

/// Checks a proof of a band with the receipt of the release.
///
/// ```
/// let policy = verifier::Policy::read("quorum none\n").unwrap();
/// let refused = bands::verify("anything", "", &policy, &bands::Expectation::default());
/// assert_eq!(refused, Err(bands::Refusal::NotABand));
/// ```
///
/// # Errors
/// The proof is not to be believed, and why.
pub fn verify(file: &str, receipt: &str, policy: &Policy, expected: &Expectation<'_>) -> Result<Verdict, Refusal> {
    let band = Band::read(file).ok_or(Refusal::NotABand)?;
    let verdict = verifier::verify(receipt, policy, expected.now);
    let opened = Receipt::read(receipt).filter(|_| verdict.is_proven());
    let Some(opened) = opened else { return Err(Refusal::Receipt { verdict: Box::new(verdict) }) };

    let note = Note::read(&opened.checkpoint);
    let origin = note.and_then(|note| Checkpoint::read(note.text).map(|checkpoint| checkpoint.origin.to_owned()));
    let origin = origin.unwrap_or_default();
    if origin != band.log.origin {
        return Err(Refusal::OtherLog { wanted: band.log.origin, found: origin });
    }
    // A receipt begins with the decision in force, so a proof about an earlier one finds no place in it.
    let first = opened.events.first().ok_or(Refusal::NotABand)?;
    if first.index != band.log.index {
        return Err(Refusal::OtherEvent { wanted: band.log.index, found: first.index });
    }
    let event: Option<Value> = serde_json::from_str(&first.bytes).ok();
    let sealed = event.as_ref().and_then(|event| event.get("committed")?.get(&band.of));
    let sealed = sealed.and_then(|sealed| serde_json::from_value::<Committed>(sealed.clone()).ok());
    let Some(sealed) = sealed else { return Err(Refusal::NotCommitted { of: band.of }) };
    if sealed.commitment != band.commitment || sealed.currency != band.currency {
        return Err(Refusal::OtherCommitment);
    }
    if let Some(wanted) = expected.audience
        && band.audience.as_deref() != Some(wanted)
    {
        return Err(Refusal::OtherAudience { wanted: wanted.to_owned(), found: band.audience });
    }
    if !band.holds() {
        return Err(Refusal::NotProven);
    }
    let mut unproven = vec![Unproven::TrueValue, Unproven::Later, Unproven::Quantum];
    unproven.extend(opened.record.is_some().then_some(Unproven::Hidden));
    let Band { of, currency, from, to, audience, log, .. } = band;
    Ok(Verdict { of, currency, from, to, audience, log, receipt: verdict, unproven })
}
