//! This module decides what a commit carries: the events of one case and everything that is written with
//! them in one transaction.
//!
//! The store draws no id, salt or random number and reads no clock; all of them are fields here.

use std::fmt;

use bytes::Bytes;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::CommitError;
use crate::quota::{DRAWS_MAX, NewDraw};

/// Events in one commit. A command of the case state machine emits a handful; more is a defect of the caller.
pub const EVENTS_MAX: usize = 64;
/// Messages in one commit: each event may concern a few parties.
pub const MESSAGES_MAX: usize = 256;
/// Unique values in one commit.
pub const UNIQUES_MAX: usize = 64;
/// Bytes of an idempotency key: a UUID or a client's own reference, not a document.
pub const KEY_BYTES_MAX: usize = 255;
/// Bytes of all parts of a commit together: a declaration with 999 items and its scan, not a film. It also
/// bounds what the queue of waiting commands can hold in memory.
pub const COMMIT_BYTES_MAX: usize = 32 << 20;

/// What one command changes, all or nothing.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Whose case it is.
    pub administration: Uuid,
    /// The case, a UUID v7 that the caller drew.
    pub case_id: Uuid,
    /// Who did it; kept with each event, and the scope of the idempotency key.
    pub actor: String,
    /// The version the caller decided on, 0 for a new case. A case's version is the sequence of its last event.
    pub expected_version: u32,
    /// When, UTC microseconds.
    pub at: i64,
    /// What happened, at least one event.
    pub events: Vec<NewEvent>,
    /// The case as people search it from now on.
    pub row: CaseRow,
    /// What the declarant sent, byte for byte.
    pub original: Option<NewOriginal>,
    /// The decision record.
    pub decision: Option<NewDecision>,
    /// Messages to subscribers.
    pub outbox: Vec<NewMessage>,
    /// Values that no other case may use within a window.
    pub uniques: Vec<NewUnique>,
    /// What is drawn from quotas, one for each.
    pub draws: Vec<NewDraw>,
    /// The key under which a repetition gets the same answer.
    pub idempotency: Option<NewIdempotency>,
    /// A serial number without gaps to draw and write into this command.
    pub number: Option<NumberRequest>,
    /// The key of a new case, wrapped: drawn by the store itself, none from its callers.
    pub case_key: Option<Vec<u8>>,
}

/// An event to append.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Kind and schema version, such as `case.accepted.v1`.
    pub kind: String,
    /// Canonical bytes. They are what the leaf commits to, so they name their case and sequence themselves.
    pub bytes: Vec<u8>,
    /// Salt of the leaf hash, so that whoever sees the hash cannot guess the bytes.
    pub salt: [u8; 16],
}

/// The values of a case that people search and lists show. Money is decimal text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseRow {
    /// The client the case belongs to; a reader who sees only its own cases sees these.
    pub owner: Uuid,
    /// Local reference number.
    pub lrn: String,
    /// Movement reference number, unique in an administration.
    pub mrn: Option<String>,
    /// Declaration unique consignment reference.
    pub ducr: Option<String>,
    /// Declaration type, such as `IMA`.
    pub declaration_type: String,
    /// State of the case.
    pub status: String,
    /// Outcome of the last decision.
    pub outcome: Option<String>,
    /// Lane of the last decision.
    pub lane: Option<String>,
    /// The legal date, ISO 8601.
    pub legal_date: Option<String>,
    /// When the case was received, UTC microseconds; lists are ordered by it.
    pub received_at: i64,
    /// Number of goods items.
    pub item_count: u32,
    /// Total payable, decimal text.
    pub payable: Option<String>,
    /// Its currency, ISO 4217.
    pub currency: Option<String>,
    /// The total by type of tax, as `TYPE=AMOUNT` with spaces between; none of a case from before this was kept.
    pub taxes: Option<String>,
    /// Goods codes, separated by spaces.
    pub goods_codes: String,
    /// The declarant's name or identifier.
    pub declarant: String,
    /// When the next step is due, UTC microseconds.
    pub due_at: Option<i64>,
    /// The next step.
    pub next_step: Option<String>,
    /// Who has to take it.
    pub assignee: Option<String>,
}

/// A document as received.
#[derive(Debug, Clone)]
pub struct NewOriginal {
    /// Media type.
    pub content_type: String,
    /// The bytes, shared with whoever received them.
    pub bytes: Bytes,
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
}

impl NewOriginal {
    /// A document with its hash.
    pub fn of(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self { content_type: content_type.into(), hash: Sha256::digest(&bytes).into(), bytes }
    }
}

/// A decision record to keep.
#[derive(Debug, Clone)]
pub struct NewDecision {
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
    /// Canonical bytes of the record.
    pub bytes: Bytes,
}

/// A message to subscribers; its numbers are drawn in the transaction.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// The message's id, by which a receiver drops what it has seen.
    pub id: Uuid,
    /// The client it is for.
    pub owner: Uuid,
    /// Kind and schema version, such as `case.released.v1`.
    pub kind: String,
    /// The message.
    pub bytes: Vec<u8>,
}

/// A value that one case may use within a window of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnique {
    /// What it is, such as `lrn` or `ducr`.
    pub kind: String,
    /// The value, with its scope, such as `declarant/reference`.
    pub value: String,
    /// A use by another case at or after this instant, UTC microseconds, is a conflict.
    pub not_before: i64,
}

/// A key under which the same request is done once. Keys are scoped to administration and actor.
#[derive(Debug, Clone)]
pub struct NewIdempotency {
    /// The client's key.
    pub key: String,
    /// SHA-256 of the request's body; the same key with another body is refused.
    pub body_hash: [u8; 32],
    /// Status of the answer.
    pub status: u16,
    /// The answer.
    pub answer: Vec<u8>,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A request for the next number of a sequence without gaps, such as the serial of an MRN.
///
/// A number that is reserved before the transaction is lost when the transaction fails, which leaves a gap.
/// Here the number is drawn *inside* the transaction that uses it, by an update of the sequence's row that
/// the transaction's end makes final or undoes. The value must reach the events' bytes, the row and the
/// answer before they are written and hashed, so the command carries `write`: a plain function that captures
/// nothing and is called by the writer with the command and the drawn number. What it needs to know (the
/// year, the country, a placeholder to replace) it finds in the command and in `context`.
///
/// The function may be called more than once, each time on a fresh copy of the command and perhaps with
/// another number, because a transaction can be redone. It must depend on its arguments alone.
///
/// ```
/// use store::{Commit, NumberRequest};
///
/// fn write_mrn(commit: &mut Commit, serial: u64, context: &str) -> Result<(), String> {
///     if serial > 99_999_999 {
///         return Err("the serials of this year are used up".to_owned());
///     }
///     let mrn = format!("{context}{serial:08}");
///     for event in &mut commit.events {
///         event.bytes = String::from_utf8_lossy(&event.bytes).replace("{mrn}", &mrn).into_bytes();
///     }
///     commit.row.mrn = Some(mrn);
///     Ok(())
/// }
///
/// let request = NumberRequest { sequence: "mrn/26GB".to_owned(), context: "26GB".to_owned(), write: write_mrn };
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct NumberRequest {
    /// The sequence; its first number is 1.
    pub sequence: String,
    /// What `write` needs to know beside the command.
    pub context: String,
    /// Writes the number into the command. An error refuses the command, and the number is not used.
    pub write: fn(&mut Commit, u64, &str) -> Result<(), String>,
}

impl fmt::Debug for NumberRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NumberRequest").field("sequence", &self.sequence).field("context", &self.context).finish_non_exhaustive()
    }
}

/// What a commit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The case's version now: the sequence of its last event.
    pub version: u32,
    /// The sequence of the first event of this commit.
    pub first_sequence: u32,
    /// The number that was drawn.
    pub serial: Option<u64>,
    /// The answer as kept under the idempotency key.
    pub answer: Option<Answer>,
}

impl Commit {
    /// The bytes of all parts together.
    pub(crate) fn size(&self) -> usize {
        self.events.iter().map(|event| event.bytes.len() + event.kind.len()).sum::<usize>()
            + self.original.as_ref().map_or(0, |original| original.bytes.len())
            + self.decision.as_ref().map_or(0, |decision| decision.bytes.len())
            + self.outbox.iter().map(|message| message.bytes.len() + message.kind.len()).sum::<usize>()
            + self.idempotency.as_ref().map_or(0, |kept| kept.answer.len())
            + self.texts().map(str::len).sum::<usize>()
    }

    /// Every text of the command.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let row = &self.row;
        let required = [&self.actor, &row.lrn, &row.declaration_type, &row.status, &row.goods_codes, &row.declarant];
        let optional = [
            &row.mrn,
            &row.ducr,
            &row.outcome,
            &row.lane,
            &row.legal_date,
            &row.payable,
            &row.currency,
            &row.taxes,
            &row.next_step,
            &row.assignee,
        ];
        required
            .into_iter()
            .chain(optional.into_iter().flatten())
            .chain(self.events.iter().map(|event| &event.kind))
            .chain(self.outbox.iter().map(|message| &message.kind))
            .chain(self.original.iter().map(|original| &original.content_type))
            .chain(self.uniques.iter().flat_map(|unique| [&unique.kind, &unique.value]))
            .chain(self.draws.iter().flat_map(|draw| [&draw.code, &draw.period]))
            .chain(self.idempotency.iter().map(|kept| &kept.key))
            .chain(self.number.iter().map(|number| &number.sequence))
            .map(String::as_str)
    }

    /// Refuses what no engine should be asked to store.
    pub(crate) fn check(&self) -> Result<(), CommitError> {
        let refuse = |reason| Err(CommitError::Invalid { reason });
        if self.events.is_empty() {
            return refuse("a commit needs at least one event");
        }
        if self.events.len() > EVENTS_MAX || self.outbox.len() > MESSAGES_MAX || self.uniques.len() > UNIQUES_MAX {
            return refuse("too many events, messages or unique values");
        }
        if self.draws.len() > DRAWS_MAX {
            return refuse("too many draws from quotas");
        }
        let mut quotas: Vec<_> = self.draws.iter().map(|draw| (&draw.code, &draw.period)).collect();
        quotas.sort_unstable();
        quotas.dedup();
        if quotas.len() != self.draws.len() {
            return refuse("two draws from one quota");
        }
        if self.expected_version.checked_add(EVENTS_MAX as u32).is_none() {
            return refuse("the version is out of range");
        }
        if self.idempotency.as_ref().is_some_and(|kept| kept.key.len() > KEY_BYTES_MAX) {
            return refuse("the idempotency key is too long");
        }
        if self.size() > COMMIT_BYTES_MAX {
            return refuse("the commit is too large");
        }
        // PostgreSQL cannot hold U+0000 in a text; refused on both engines, so that they accept the same.
        if self.texts().any(|text| text.contains('\0')) {
            return refuse("a text holds U+0000");
        }
        Ok(())
    }
}
