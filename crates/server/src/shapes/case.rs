//! This module decides how a case is described: its versions and events, its dossier, and the answers to messages.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use office::StayView;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Decision, EditionId, Finding, Lane, Outcome, Step};
use crate::api::CaseSummary;

/// A change of a declaration; values have the JSON form.
#[derive(Serialize, ToSchema)]
pub struct AmendmentChange {
    pub pointer: String,
    pub path: String,
    pub tag: String,
    /// `added`, `changed` or `removed`.
    pub kind: ChangeKind,
    pub before: Option<Value>,
    pub after: Option<Value>,
    /// Its code.
    pub reason: Option<String>,
    /// The code in words, by language.
    pub reason_text: Option<BTreeMap<String, String>>,
}

/// What happened to a field.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    Added,
    Changed,
    Removed,
}

/// One tax on one item, before and after.
#[derive(Serialize, ToSchema)]
pub struct LineDifference {
    #[schema(rename = "type")]
    pub tax_type: String,
    /// Its place in the new version, from 1; none when it is gone.
    pub item: Option<u32>,
    /// Its place in the old version; none when it is new.
    pub item_before: Option<u32>,
    pub before: Option<Decimal>,
    pub after: Option<Decimal>,
    pub delta: Decimal,
    /// Rates before and after, where the rate itself changed.
    pub rates: Option<Vec<String>>,
}

/// What the pack charges on a debt that a correction raised.
#[derive(Serialize, ToSchema)]
pub struct Interest {
    /// None: the pack charges it and has no rate for these days.
    pub amount: Option<Decimal>,
    pub currency: String,
    pub days: Option<u32>,
    /// The day after which it runs.
    pub after: Date,
    pub until: Date,
    pub steps: Vec<Step>,
}

/// What a change does to what is owed.
#[derive(Serialize, ToSchema)]
pub struct Difference {
    pub currency: String,
    pub before: Decimal,
    pub after: Decimal,
    /// More to pay above zero, to be returned below.
    pub delta: Decimal,
    pub lines: Vec<LineDifference>,
    /// How many lines are the same to the last digit.
    pub unchanged: u32,
    pub interest: Option<Interest>,
}

/// A version of a case: one decision.
#[derive(Serialize, ToSchema)]
pub struct Version {
    /// From 1.
    pub number: u32,
    pub at: Option<Timestamp>,
    pub outcome: Outcome,
    pub legal_date: Date,
    /// When the goods of a pre-lodged declaration came.
    pub arrival: Option<Date>,
    pub payable: Decimal,
    pub currency: String,
    pub record: String,
    pub changes: Vec<AmendmentChange>,
    /// Against the version before.
    pub difference: Option<Difference>,
}

/// A request that was refused.
#[derive(Serialize, ToSchema)]
pub struct Refused {
    pub at: Timestamp,
    pub findings: Vec<Finding>,
}

/// An event as it is kept, with its leaf in the evidence log.
#[derive(Serialize, ToSchema)]
pub struct CaseEvent {
    pub case: Uuid,
    /// From 1.
    pub sequence: u32,
    pub at: Timestamp,
    pub kind: String,
    pub mrn: Option<String>,
    /// The command, who gave it, and what it needs (`lane`).
    pub event: EventDetail,
    /// RFC 6962 leaf hash.
    pub leaf: String,
    /// Hash of the record, on the first event of a commit with a decision.
    pub decision: Option<String>,
    /// What the same event commits to of the decision's values, by name (`customs_value`, `invoice`).
    pub committed: Option<BTreeMap<String, CommittedValue>>,
    /// Hash of the message, on the first event of a commit with one.
    pub original: Option<String>,
    /// The hash of the record as everybody may read it, where that is another one.
    pub public: Option<String>,
    /// What a granted amendment changed.
    pub changes: Option<Vec<Value>>,
    /// Why a request was refused.
    pub refusal: Option<Vec<Value>>,
    /// What a person said with it: a question, an answer, which documents, a remark, a reason.
    pub said: Option<BTreeMap<String, Value>>,
}

/// A commitment to a value, which hides it.
#[derive(Serialize, ToSchema)]
pub struct CommittedValue {
    /// A Pedersen commitment over ristretto255 to hundredths of the currency: 32 bytes in base64.
    pub commitment: String,
    pub currency: String,
}

/// The command of an event.
#[derive(Serialize, ToSchema)]
pub struct EventDetail {
    pub command: String,
    /// The role that gave it.
    pub by: String,
    /// Of `route` and `reroute`.
    pub lane: Option<Lane>,
    /// Of `assess`: whether something is owed.
    pub owes: Option<bool>,
    /// Of `ask`: for what.
    pub request: Option<String>,
}

/// A case.
#[derive(Serialize, ToSchema)]
pub struct CaseDetail {
    pub summary: CaseSummary,
    pub decision: Option<Decision>,
    pub versions: Vec<Version>,
    pub refusals: Vec<Refused>,
    pub events: Vec<CaseEvent>,
    /// How long it stood at each step, in order of time; it stands at the last.
    pub stays: Vec<StayView>,
}

/// The answer to a message.
#[derive(Serialize, ToSchema)]
pub struct Answer {
    pub case: Uuid,
    pub mrn: Option<String>,
    pub lrn: Option<String>,
    pub status: String,
    pub outcome: Outcome,
    pub lane: Option<Lane>,
    pub payable: Decimal,
    pub currency: String,
    pub findings: Vec<Finding>,
    pub record: Option<String>,
    /// Of a correction or a cancellation: the version of the case.
    pub version: Option<u32>,
    /// Of the same: `pending`, `granted`, `denied` or `refused`.
    pub request: Option<String>,
    pub changes: Option<Vec<AmendmentChange>>,
    pub difference: Option<Difference>,
}

/// The answers to a table of declarations.
#[derive(Serialize, ToSchema)]
pub struct Answers {
    pub answers: Vec<TableAnswer>,
}

/// The answer to one declaration of a table.
#[derive(Serialize, ToSchema)]
pub struct TableAnswer {
    pub lrn: String,
    /// The status that it would have had alone.
    pub status: u16,
    /// An `Answer`, or a `Problem`.
    pub answer: Value,
}

/// What a correction would come to.
#[derive(Serialize, ToSchema)]
pub struct AmendmentTried {
    /// `possible` or `denied`.
    pub request: String,
    pub changes: Option<Vec<AmendmentChange>>,
    pub difference: Option<Difference>,
    pub lane: Option<Lane>,
    pub outcome: Option<Outcome>,
    pub findings: Vec<Finding>,
    /// The correction to hand in, when the body was a whole declaration.
    pub message: Option<Value>,
}

/// A code of a list.
#[derive(Serialize, ToSchema)]
pub struct CodeName {
    pub code: String,
    /// By language.
    pub names: BTreeMap<String, String>,
}

/// Messages to a trader, in order.
#[derive(Serialize, ToSchema)]
pub struct MessagePage {
    pub messages: Vec<office::Notice>,
}

/// How far a subscriber has read.
#[derive(Serialize, ToSchema)]
pub struct ReadTo {
    pub number: u64,
}

/// How many cases.
#[derive(Serialize, ToSchema)]
pub struct Count {
    pub outcome: Option<Outcome>,
    pub lane: Option<Lane>,
    pub cases: u64,
}

/// Cases by outcome and lane.
#[derive(Serialize, ToSchema)]
pub struct Counts {
    pub counts: Vec<Count>,
    pub waiting: Vec<office::cockpit::Stage>,
}

/// An event of the live stream.
#[derive(Serialize, ToSchema)]
pub struct Snapshot {
    /// The newest first, at most 30.
    pub cases: Vec<CaseSummary>,
    pub counts: Vec<Count>,
}

/// That the server and its database answer.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    pub status: String,
    pub edition: EditionId,
}

/// A refusal of a token, as RFC 6749 §5.2 has it.
#[derive(Serialize, ToSchema)]
pub struct TokenRefused {
    pub error: String,
}

/// Who has a case.
#[derive(Serialize, ToSchema)]
pub struct Assignment {
    pub user: Uuid,
    pub given_by: Uuid,
    /// UTC microseconds.
    pub at: i64,
}

/// An act that waits for a second person.
#[derive(Serialize, ToSchema)]
pub struct Proposal {
    pub act: String,
    pub by: Uuid,
    pub detail: String,
    /// UTC microseconds.
    pub at: i64,
}

/// Where a case waits.
#[derive(Serialize, ToSchema)]
pub struct Standing {
    pub stage: String,
    /// UTC microseconds.
    pub stage_since: i64,
    pub place: String,
    pub parties: String,
    /// `officer`, `trader` or `agency`.
    pub waits_for: Option<String>,
    /// Until when the step should be done: by the service standard, or by the deadline of the law if that is earlier. UTC
    /// microseconds.
    pub due_at: Option<i64>,
}

/// The matter for which a case waits for an officer, and why.
#[derive(Serialize, ToSchema)]
pub struct Matter {
    /// Its code (`origin`).
    pub code: String,
    pub names: BTreeMap<String, String>,
    /// The code of the finding, why the lane was chosen (`screening`, `profile`), or `referred` where a person sent it there.
    pub because: String,
    /// Where the finding points.
    pub pointer: Option<String>,
}

/// A matter that a department is competent for.
#[derive(Serialize, ToSchema)]
pub struct NamedMatter {
    pub code: String,
    pub names: BTreeMap<String, String>,
}

/// A message that went out.
#[derive(Serialize, ToSchema)]
pub struct SentMessage {
    pub sequence: u32,
    /// UTC microseconds.
    pub at: i64,
    /// Function code and status (`13/67`).
    pub code: String,
}

/// All that an officer needs of a case, in one answer.
#[derive(Serialize, ToSchema)]
pub struct DossierView {
    pub case: Uuid,
    pub version: u32,
    pub status: String,
    /// What holds the goods beside the status.
    pub holds: Vec<String>,
    pub lane: Option<Lane>,
    pub next_step: String,
    /// Whether a second officer must confirm its release.
    pub is_red: bool,
    /// UTC microseconds.
    pub due_at: Option<i64>,
    /// In the JSON form of the declaration.
    pub declaration: BTreeMap<String, Value>,
    pub decision: Option<Decision>,
    pub versions: Vec<Version>,
    pub refusals: Vec<Refused>,
    pub timeline: Vec<CaseEvent>,
    /// Who did what, by the event's sequence.
    pub timeline_actors: BTreeMap<String, String>,
    pub messages: Vec<SentMessage>,
    pub notes: Vec<crate::desk::NoteView>,
    pub documents: Vec<office::desk::documents::DocumentView>,
    pub assignment: Option<Assignment>,
    pub proposals: Vec<Proposal>,
    pub desk: Option<Standing>,
    /// The matter for which it waits for an officer; none of its own, or for somebody else.
    pub subject: Option<Matter>,
    /// Matters that a department is competent for.
    pub matters: Vec<NamedMatter>,
    /// Names by id.
    pub people: BTreeMap<String, String>,
}

/// A place in a message that cannot be read.
#[derive(Serialize, ToSchema)]
pub struct Place {
    pub line: u64,
    pub column: u64,
    pub path: String,
    pub code: String,
    /// By language.
    pub text: BTreeMap<String, String>,
}

/// Problem details (RFC 9457), with a stable code and titles by language.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDetails {
    /// `urn:tongguan:problem:` and the code.
    #[schema(rename = "type")]
    pub kind: String,
    pub status: u16,
    pub code: String,
    pub title: BTreeMap<String, String>,
    /// What is the matter, by code: `problems` names the places of a message that cannot be read.
    pub details: Option<BTreeMap<String, Value>>,
}
