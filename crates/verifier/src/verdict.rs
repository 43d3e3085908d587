//! This module decides what a receipt proves, what it does not, and where a forged one breaks.

use serde::Serialize;

use crate::checkpoint::Checkpoint;
use crate::hash::{self, Algorithm};
use crate::key::Suite;
use crate::note::Note;
use crate::policy::{Policy, Signer};
use crate::proof;
use crate::receipt::Receipt;

mod sealed;

pub use sealed::GoodsItem;
use sealed::{Event, Record};

/// What a receipt proves to a reader with a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// What is proven; nothing when the receipt breaks.
    pub proven: Vec<Proven>,
    /// What a reader might think is proven, and is not.
    pub unproven: Vec<Unproven>,
    /// Where it breaks.
    pub broken: Option<Break>,
}

impl Verdict {
    /// Whether the release is proven.
    pub fn is_proven(&self) -> bool {
        self.broken.is_none() && !self.proven.is_empty()
    }
}

/// Something that is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Proven {
    /// Goods were let go.
    Release {
        /// Whether something of the debt was left open then.
        is_provisional: bool,
        /// Movement reference number.
        mrn: String,
        /// The case's id.
        case: String,
        /// When, UTC, as the administration says.
        at: String,
    },
    /// The decision rests on this law.
    Law {
        /// Whose law.
        pack: String,
        /// The edition's name.
        version: String,
        /// The edition's hash.
        hash: String,
        /// The date whose law it is.
        legal_date: String,
    },
    /// What was assessed.
    Debt {
        /// Amount to pay, in decimals.
        payable: String,
        /// Currency.
        currency: String,
        /// Whether every line could be calculated.
        is_complete: bool,
    },
    /// The goods, item by item.
    Goods {
        /// The items of the declaration.
        items: Vec<GoodsItem>,
    },
    /// It stands in the log.
    Logged {
        /// The log's name.
        origin: String,
        /// Place of the release, from 0.
        index: u64,
        /// Leaves of the log then.
        size: u64,
        /// Root of the log then, in hexadecimal digits.
        root: String,
    },
    /// These keys of the policy signed the log.
    Signed {
        /// Who.
        by: Vec<Signer>,
        /// The time by which all of them had seen it, in seconds since 1970.
        at: Option<u64>,
    },
}

/// Something that is not proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unproven {
    /// Whether anything happened to the case afterwards.
    Later,
    /// Which goods: the receipt does not open the declaration.
    Goods,
    /// Under which law: the receipt does not open the decision's record.
    Law,
    /// Whether everybody is shown the same log: nobody but its operator signed.
    SameLogForAll,
    /// When it was sealed: no signature says a time.
    Time,
}

/// Where a receipt breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what the sentence about each says")]
pub enum Break {
    /// The file is no receipt.
    NotAReceipt,
    /// The checkpoint in it cannot be read.
    NotACheckpoint,
    /// The file does not hand a log's keys over, or there is nobody to take over from.
    NotAHandOver,
    /// The policy knows no log of this name.
    UnknownLog { origin: String },
    /// The log did not sign the checkpoint with a key of the policy.
    NotSignedByLog { origin: String },
    /// A known key's signature does not hold.
    BadSignature { name: String, suite: Suite },
    /// A key signed twice.
    SignedTwice { name: String },
    /// A signature says a time to come.
    FromTheFuture { name: String, at: u64, now: u64 },
    /// A key was used before or after it was good.
    KeyNotValid { name: String, at: u64, from: Option<u64>, until: Option<u64> },
    /// A key is good for a time only, and no signature says the time.
    TimeUnknown { name: String },
    /// Too few witnesses signed.
    QuorumMissed { missing: Vec<String> },
    /// An event is not in the log at the place it says.
    NotInLog { event: usize, index: u64 },
    /// An event is not of the form that is sealed.
    NotAnEvent { event: usize },
    /// An event does not follow the one before it in the same case.
    NotInOrder { event: usize },
    /// The first event does not carry the decision.
    NoDecision,
    /// A later event carries another decision, which the receipt leaves out.
    AnotherDecision { event: usize },
    /// The last event does not let goods go.
    NotARelease { kind: String },
    /// The decision's record is another one than was sealed.
    OtherRecord { sealed: String, found: String },
    /// The record is not of the form that is kept.
    NotARecord,
    /// The declaration is another one than was decided.
    OtherDeclaration { sealed: String, found: String },
    /// The declaration is not of the form that is kept.
    NotADeclaration,
}

/// Checks a receipt by a policy. `now` is the reader's clock in seconds since 1970; with it, signatures that say a
/// time to come are refused.
///
/// ```
/// let policy = verifier::Policy::read("quorum none\n").unwrap();
/// let verdict = verifier::verify("anything", &policy, None);
/// assert_eq!(verdict.broken, Some(verifier::verdict::Break::NotAReceipt));
/// ```
pub fn verify(receipt: &str, policy: &Policy, now: Option<u64>) -> Verdict {
    match check(receipt, policy, now) {
        Ok((proven, unproven)) => Verdict { proven, unproven, broken: None },
        Err(broken) => Verdict { proven: Vec::new(), unproven: Vec::new(), broken: Some(broken) },
    }
}

fn check(text: &str, policy: &Policy, now: Option<u64>) -> Result<(Vec<Proven>, Vec<Unproven>), Break> {
    let receipt = Receipt::read(text).ok_or(Break::NotAReceipt)?;
    let note = Note::read(&receipt.checkpoint).ok_or(Break::NotACheckpoint)?;
    let checkpoint = Checkpoint::read(note.text).ok_or(Break::NotACheckpoint)?;
    let signers = policy.check(&note, &checkpoint, checkpoint.origin, now)?;
    in_log(&receipt, &checkpoint, policy.algorithm(checkpoint.origin))?;
    let events = in_order(&receipt)?;
    let (first, last) = (events.first().ok_or(Break::NotAReceipt)?, events.last().ok_or(Break::NotAReceipt)?);

    let index = receipt.events.last().map_or(0, |event| event.index);
    let root = hash::hex(&checkpoint.root);
    let mut proven = vec![last.release()?];
    let mut unproven = vec![Unproven::Later];
    match record(&receipt, first)? {
        Some(record) => {
            proven.extend([record.law(), record.debt()]);
            match goods(&receipt, &record)? {
                Some(items) => proven.push(Proven::Goods { items }),
                None => unproven.push(Unproven::Goods),
            }
        }
        None => unproven.extend([Unproven::Law, Unproven::Goods]),
    }
    let at = signers.iter().filter_map(|signer| signer.at).max();
    if at.is_none() {
        unproven.push(Unproven::Time);
    }
    if signers.iter().all(|signer| signer.is_operator) {
        unproven.push(Unproven::SameLogForAll);
    }
    proven.push(Proven::Logged { origin: checkpoint.origin.to_owned(), index, size: checkpoint.size, root });
    proven.push(Proven::Signed { by: signers, at });
    Ok((proven, unproven))
}

/// Each event's leaf leads to the signed root.
fn in_log(receipt: &Receipt, checkpoint: &Checkpoint<'_>, by: Algorithm) -> Result<(), Break> {
    for (number, event) in (1..).zip(&receipt.events) {
        proof::inclusion(by, &event.leaf(by), event.index, checkpoint.size, &event.path, &checkpoint.root)
            .map_err(|_| Break::NotInLog { event: number, index: event.index })?;
    }
    Ok(())
}

/// The events are of one case and follow each other without a gap, and only the first carries a decision: otherwise
/// a decision that was replaced could be shown beside a later release.
fn in_order(receipt: &Receipt) -> Result<Vec<Event>, Break> {
    let mut events: Vec<Event> = Vec::with_capacity(receipt.events.len());
    for (number, opened) in (1..).zip(&receipt.events) {
        let event = Event::read(&opened.bytes).ok_or(Break::NotAnEvent { event: number })?;
        if let (Some(before), Some(place)) = (events.last(), number.checked_sub(2)) {
            let follows = before.sequence.checked_add(1) == Some(event.sequence);
            let is_later = receipt.events.get(place).is_some_and(|before| before.index < opened.index);
            if event.case != before.case || !follows || !is_later {
                return Err(Break::NotInOrder { event: number });
            }
            if event.decision.is_some() {
                return Err(Break::AnotherDecision { event: number });
            }
        }
        events.push(event);
    }
    Ok(events)
}

fn record(receipt: &Receipt, first: &Event) -> Result<Option<Record>, Break> {
    let Some(record) = &receipt.record else { return Ok(None) };
    let sealed = first.decision.clone().ok_or(Break::NoDecision)?;
    let found = hash::hex(&hash::of(record.as_bytes()));
    if sealed != found && first.public.as_ref() != Some(&found) {
        return Err(Break::OtherRecord { sealed, found });
    }
    Record::read(record).map(Some).ok_or(Break::NotARecord)
}

fn goods(receipt: &Receipt, record: &Record) -> Result<Option<Vec<GoodsItem>>, Break> {
    let Some(declaration) = &receipt.declaration else { return Ok(None) };
    let (sealed, found) = (record.declaration.clone(), hash::hex(&hash::of(declaration.as_bytes())));
    if sealed != found {
        return Err(Break::OtherDeclaration { sealed, found });
    }
    sealed::goods(declaration).map(Some).ok_or(Break::NotADeclaration)
}
