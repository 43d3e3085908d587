//! This module decides how a message becomes a case: read, looked up, decided, committed with its events,
//! notices and answer in one transaction — and decided again when something it rested on has changed.

use bytes::Bytes;
use clearance::case::timer::Life;
use clearance::case::{Case, Event, Status};
use clearance::notice::Announcement;
use clearance::{
    Cover, Decision, Draw, DrawProof, Facts, Lane, Outcome, Register, Seen, course, decide, draft, draw_input, needs, render,
};
use declaration::{CountryCode, CurrencyCode, Declaration, Mrn};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use messages::response;
use reference::Hash;
use rust_decimal::Decimal;
use serde::Serialize;
use store::{
    CaseRow, Commit, CommitError, NewDecision, NewEvent, NewIdempotency, NewMessage, NewOriginal, NewUnique, NumberRequest,
};
use uuid::Uuid;

use crate::cockpit::taxes;
use crate::environment::{fraction, id, random};
use crate::evidence::committed::{Commitments, commitments};
use crate::quota::uses;
use crate::{Office, OfficeError};

/// A message that came in.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The client who sent it, and whose case it becomes.
    pub client: Uuid,
    /// The key under which a repetition gets the same answer.
    pub key: Option<String>,
    /// Media type as received.
    pub content_type: String,
    /// The message, byte for byte.
    pub body: Bytes,
}

/// The answer to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether the same message had been answered before.
    pub is_repeated: bool,
    /// The answer as JSON.
    pub body: Vec<u8>,
}

/// A decision that lost a race is made again this often.
pub(crate) const ATTEMPTS_MAX: usize = 5;

/// A local reference may be used again after 48 hours (CDS12003), a consignment reference after a year
/// (CDS12062).
fn window(kind: &str) -> SignedDuration {
    SignedDuration::from_hours(if kind == "lrn" { 48 } else { 24 * 365 })
}

/// Characters of a movement reference number that are drawn, counting the check digit.
const MRN_DRAWN: &str = "@@@@@@@@@@@@@@";

impl Office {
    /// Takes a message in and decides it.
    ///
    /// # Errors
    /// The message cannot be read, its key was used for another one, or the store failed.
    pub async fn submit(&self, submission: Submission) -> Result<Answer, OfficeError> {
        let message = messages::read(&submission.body).map_err(|error| OfficeError::Unreadable(error.problems))?;
        let declaration = message.declaration;
        if declaration.is_additional_message() {
            return self.additional(&submission, &declaration).await;
        }
        // Nothing is looked up at first: the commit itself finds what was used before, and then the
        // declaration is decided again knowing it. Only what is rejected anyway must be looked up, so that
        // the declarant learns everything at once.
        let mut seen = Vec::new();
        for _ in 0..ATTEMPTS_MAX {
            let now = self.environment.now();
            // One edition for all of it: that of the day on which it is accepted.
            let office = self.under(now).await?;
            let law = office.law();
            let register = office.register(&declaration, now.to_zoned(law.time_zone()).date()).await?;
            let mut facts = office.facts(&declaration, seen.clone(), now, register);
            facts.quota = office.balances(&declaration, facts.legal_date, &[]).await?;
            let drafted = draft(&declaration, &law, &facts, None);
            let scored = office.score(&declaration, &drafted, &mut facts);
            facts.cover = office.cover(submission.client, &drafted.assessment).await?;
            let mut decision = drafted.conclude(&declaration, &law, &facts);
            if decision.outcome == Outcome::Rejected {
                let seen = office.look_up(&declaration, submission.client, now).await?;
                if seen != facts.seen {
                    facts.seen = seen;
                    decision = decide(&declaration, &law, &facts, None);
                }
            }
            let commit = office.commit(&submission, &declaration, facts, decision, now)?;
            let case = commit.case_id;
            match self.store.commit(commit).await {
                Ok(committed) => {
                    self.met(case, scored);
                    let body = committed.answer.map(|answer| answer.bytes).unwrap_or_default();
                    return Ok(Answer { is_repeated: false, body });
                }
                Err(CommitError::Repeated(answer)) => return Ok(Answer { is_repeated: true, body: answer.bytes }),
                Err(CommitError::KeyReused) => return Err(OfficeError::KeyReused),
                Err(CommitError::NotUnique { .. }) => seen = office.look_up(&declaration, submission.client, now).await?,
                Err(CommitError::Conflict { .. } | CommitError::QuotaMoved { .. }) => {}
                Err(error) => return Err(OfficeError::Commit(error)),
            }
        }
        Err(OfficeError::Contended)
    }

    /// Which of the declaration's references were used before.
    async fn look_up(&self, declaration: &Declaration, client: Uuid, now: Timestamp) -> Result<Vec<Seen>, OfficeError> {
        let mut seen = Vec::new();
        for (kind, value) in needs(declaration, &self.law()).unique {
            let scoped = scoped(kind, &value, client);
            let used = self
                .store
                .unique_seen(self.administration, kind, &scoped, not_before(now, kind))
                .await
                .map_err(OfficeError::Read)?;
            if used.is_some() {
                seen.push(Seen { kind: kind.to_owned(), value });
            }
        }
        Ok(seen)
    }

    pub(crate) fn facts(&self, declaration: &Declaration, seen: Vec<Seen>, now: Timestamp, authorisations: Register) -> Facts {
        let zone = self.law().time_zone();
        let legal_date = now.to_zoned(zone).date();
        let mut facts = Facts {
            arrival: None,
            authorisations,
            certificates: self.recognised.certified(declaration),
            cover: Cover::Assumed,
            draw: Some(self.draw_lane(declaration, legal_date)),
            founded: self.firms.founded(declaration),
            hashes: Default::default(),
            profiles: Vec::new(),
            quota: Default::default(),
            recognised: self.recognised.named(declaration),
            risk: None,
            screening: self.watchlists.hits(declaration),
            legal_date,
            now,
            seen,
        };
        facts.profiles = self.profiles.hits(declaration, &self.law(), &facts);
        facts
    }

    /// The number that may choose a lane: provable where there is a key.
    fn draw_lane(&self, declaration: &Declaration, legal_date: Date) -> Draw {
        let drawn = self.lottery.as_ref().and_then(|key| {
            let drawn = key.draw(draw_input(declaration, legal_date).as_bytes()).ok()?;
            let proof = DrawProof { key: draws::hex(&key.public()), proof: draws::hex(&drawn.proof) };
            Some(Draw { origin: draws::SUITE.to_owned(), proof: Some(proof), value: drawn.value })
        });
        drawn.unwrap_or_else(|| Draw {
            origin: "operating system".to_owned(),
            proof: None,
            value: fraction(self.environment.as_ref()),
        })
    }

    fn commit(
        &self,
        submission: &Submission,
        declaration: &Declaration,
        facts: Facts,
        decision: Decision,
        now: Timestamp,
    ) -> Result<Commit, OfficeError> {
        let environment = self.environment.as_ref();
        let case_id = id(environment, now);
        let is_export = declaration.movement().0 == "EX";
        let course = course::follow(&decision, is_export).map_err(OfficeError::Course)?;
        let uniques = needs(declaration, &self.law())
            .unique
            .into_iter()
            // A rejected declaration uses nothing up, and a value that was used before stays with its case.
            .filter(|_| decision.outcome != Outcome::Rejected)
            .map(|(kind, value)| NewUnique {
                kind: kind.to_owned(),
                value: scoped(kind, &value, submission.client),
                not_before: not_before(now, kind),
            })
            .collect();
        let draws = self.draws(&facts, &[], uses(&decision));
        let record = self.record_of(declaration, facts, decision)?;
        let (record_bytes, record_hash) = record.seal().map_err(OfficeError::Record)?;
        let decision = &record.decision;
        let law = self.law();
        let country = &law.edition().tables().manifest.country;
        let year = now.to_zoned(jiff::tz::TimeZone::UTC).year().rem_euclid(100);
        let mrn = format!("{year:02}{country}{MRN_DRAWN}");
        let announcement = Announcement {
            decision,
            at: now,
            lrn: declaration.functional_reference_id.as_deref(),
            mrn: &mrn,
            version: course.case.version,
        };
        let original = NewOriginal::of(&submission.content_type, submission.body.clone());
        let mut events = Vec::with_capacity(course.events.len());
        let mut outbox = Vec::new();
        for (index, event) in course.events.iter().enumerate() {
            let named = (index == 0).then(|| Named {
                public: clearance::Record::public(&record_bytes).map(|bytes| Hash::of(&bytes).to_string()),
                committed: commitments(declaration, &record),
                decision: record_hash.to_string(),
                original: Hash(original.hash).to_string(),
            });
            let bytes = event_bytes(case_id, index as u32 + 1, now, event, &mrn, named.as_ref())?;
            events.push(NewEvent { kind: event.name().to_owned(), bytes, salt: random(environment) });
            let message_id = id(environment, now);
            if let Some((code, response)) = announcement.of(event, message_id.simple().to_string()) {
                outbox.push(NewMessage {
                    id: message_id,
                    owner: submission.client,
                    kind: code,
                    bytes: response::write(&response).into_bytes(),
                });
            }
        }
        let row = self.row(submission, declaration, decision, &course.case, now);
        let answer = Decided {
            case: case_id,
            mrn: &mrn,
            lrn: declaration.functional_reference_id.as_deref(),
            status: course.case.status,
            outcome: decision.outcome,
            lane: decision.lane(),
            payable: decision.assessment.payable(),
            currency: decision.assessment.currency,
            findings: decision.findings.iter().map(|finding| render::finding(&self.law(), finding)).collect(),
            record: record_hash.to_string(),
        };
        let idempotency = NewIdempotency {
            // Without a key of the client's, the case's own id keeps the answer and can never be repeated.
            key: submission.key.clone().unwrap_or_else(|| case_id.to_string()),
            body_hash: original.hash,
            status: 201,
            answer: serde_json::to_vec(&answer).map_err(OfficeError::Kept)?,
        };
        Ok(Commit {
            administration: self.administration,
            case_id,
            actor: submission.client.to_string(),
            expected_version: 0,
            at: now.as_microsecond(),
            events,
            row,
            original: Some(original),
            decision: Some(NewDecision { hash: record_hash.0, bytes: record_bytes.into() }),
            outbox,
            uniques,
            draws,
            idempotency: Some(idempotency),
            number: Some(NumberRequest { sequence: format!("mrn/{year:02}{country}"), context: mrn, write: write_mrn }),
            case_key: None,
        })
    }

    fn row(
        &self,
        submission: &Submission,
        declaration: &Declaration,
        decision: &Decision,
        case: &Case,
        now: Timestamp,
    ) -> CaseRow {
        let party = declaration.declarant.as_deref();
        let mut codes: Vec<String> =
            declaration.items().iter().filter_map(|item| item.goods_code()).map(|code| code.to_string()).collect();
        codes.sort();
        codes.dedup();
        let shipment = declaration.goods_shipment.as_deref();
        let documents = shipment.iter().flat_map(|shipment| &shipment.previous_document);
        let ducr =
            documents.filter(|document| document.type_code.as_deref() == Some("DCR")).find_map(|document| document.id.as_deref());
        CaseRow {
            owner: submission.client,
            lrn: declaration.functional_reference_id.as_deref().unwrap_or_default().to_owned(),
            mrn: None,
            ducr: ducr.map(str::to_owned),
            declaration_type: declaration.type_code.as_deref().unwrap_or_default().to_owned(),
            status: case.status.as_str().to_owned(),
            outcome: Some(decision.outcome.as_str().to_owned()),
            lane: decision.lane().map(|lane| lane.as_str().to_owned()),
            legal_date: None,
            received_at: now.as_microsecond(),
            item_count: declaration.items().len() as u32,
            payable: Some(decision.assessment.payable().to_string()),
            currency: Some(decision.assessment.currency.to_string()),
            taxes: Some(taxes(&decision.assessment)),
            goods_codes: codes.join(" "),
            declarant: party.and_then(|party| party.id.as_deref().or(party.name.as_deref())).unwrap_or_default().to_owned(),
            due_at: self.due_at(&Life::begin(case.clone(), now)),
            next_step: Some(course::next_step(case).to_owned()),
            assignee: None,
        }
    }
}

/// The answer to a declaration, as it is sent and kept.
#[derive(Serialize)]
struct Decided<'a> {
    case: Uuid,
    mrn: &'a str,
    lrn: Option<&'a str>,
    status: Status,
    outcome: Outcome,
    lane: Option<Lane>,
    payable: Decimal,
    currency: CurrencyCode,
    findings: Vec<render::Shown<'a>>,
    record: String,
}

/// References are a trader's own: two traders may use the same one.
pub(crate) fn scoped(kind: &str, value: &str, client: Uuid) -> String {
    if kind == "lrn" { format!("{client}/{value}") } else { value.to_owned() }
}

pub(crate) fn not_before(now: Timestamp, kind: &str) -> i64 {
    now.as_microsecond() - i64::try_from(window(kind).as_micros()).unwrap_or(i64::MAX)
}

/// What the first event of a case names of its decision and its message.
struct Named {
    committed: Commitments,
    decision: String,
    original: String,
    public: Option<String>,
}

/// The canonical bytes of an event: they name case, place, instant and what they rest on.
fn event_bytes(
    case_id: Uuid,
    sequence: u32,
    at: Timestamp,
    event: &Event,
    mrn: &str,
    named: Option<&Named>,
) -> Result<Vec<u8>, OfficeError> {
    #[derive(Serialize)]
    struct Envelope<'a> {
        at: Timestamp,
        case: Uuid,
        #[serde(skip_serializing_if = "Option::is_none")]
        committed: Option<&'a Commitments>,
        #[serde(skip_serializing_if = "Option::is_none")]
        decision: Option<&'a str>,
        event: &'a Event,
        kind: &'a str,
        mrn: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        public: Option<&'a str>,
        sequence: u32,
    }
    let envelope = Envelope {
        at,
        case: case_id,
        committed: named.map(|named| &named.committed).filter(|committed| !committed.is_empty()),
        decision: named.map(|named| named.decision.as_str()),
        event,
        kind: event.name(),
        mrn,
        original: named.map(|named| named.original.as_str()),
        public: named.and_then(|named| named.public.as_deref()),
        sequence,
    };
    clearance::canonical(&envelope).map_err(OfficeError::Record)
}

/// Writes the drawn serial as a movement reference number wherever its place was kept.
fn write_mrn(commit: &mut Commit, serial: u64, place: &str) -> Result<(), String> {
    let country: CountryCode = place.get(2..4).unwrap_or_default().parse().map_err(|error| format!("{error}"))?;
    let year: u8 = place.get(..2).and_then(|year| year.parse().ok()).ok_or("no year")?;
    let mrn = Mrn::issue(year, country, &serial.to_string()).map_err(|error| error.to_string())?;
    let (place, drawn) = (place.as_bytes(), mrn.as_str().as_bytes());
    let kept = commit.idempotency.as_mut().map(|kept| &mut kept.answer);
    let buffers = commit
        .events
        .iter_mut()
        .map(|event| &mut event.bytes)
        .chain(commit.outbox.iter_mut().map(|message| &mut message.bytes))
        .chain(kept);
    let finder = memchr::memmem::Finder::new(place);
    for bytes in buffers {
        let found: Vec<usize> = finder.find_iter(bytes).collect();
        for start in found {
            bytes[start..start + drawn.len()].copy_from_slice(drawn);
        }
    }
    commit.row.mrn = Some(mrn.as_str().to_owned());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_number_is_as_long_as_the_number() {
        assert_eq!("26GB".len() + MRN_DRAWN.len(), 18);
    }
}
